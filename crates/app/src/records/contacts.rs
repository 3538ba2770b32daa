//! The people of a record, and what each may start and see in its name.

use super::{
    change::{event, in_use},
    show,
};
use crate::{
    Ctx, idempotency, names,
    people::Cast,
    policy::{Intention, require},
    problem::Problem,
    templates,
};
use model::Id;
use serde_json::json;
use std::collections::BTreeSet;
use store::{
    DbError, Statement, Viewer, people,
    records::{
        self,
        contacts::{self, ContactChange},
        events,
    },
};
use texts::Sentence;

pub use store::records::contacts::MaySee;

/// Most contacts of one record.
pub const CONTACTS_MAX: usize = 200;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MayStart {
    /// Whatever is offered to clients.
    #[default]
    Offered,
    Nothing,
    /// Of what is offered, only these templates.
    Named(BTreeSet<String>),
}

impl MayStart {
    /// Whether a contact with it may start a template that is offered.
    pub fn allows(&self, template: &str) -> bool {
        match self {
            Self::Offered => true,
            Self::Nothing => false,
            Self::Named(keys) => keys.contains(template),
        }
    }

    fn read(word: contacts::MayStart, templates: &str) -> Result<Self, Problem> {
        Ok(match word {
            contacts::MayStart::Offered => Self::Offered,
            contacts::MayStart::Nothing => Self::Nothing,
            contacts::MayStart::Named => {
                Self::Named(serde_json::from_str(templates).map_err(Problem::unreadable)?)
            }
        })
    }

    fn written(&self) -> (contacts::MayStart, String) {
        match self {
            Self::Offered => (contacts::MayStart::Offered, "[]".to_owned()),
            Self::Nothing => (contacts::MayStart::Nothing, "[]".to_owned()),
            Self::Named(keys) => (contacts::MayStart::Named, json!(keys).to_string()),
        }
    }
}

#[derive(Clone, Debug)]
pub struct ContactView {
    pub id: Id,
    pub person: Id,
    pub name: String,
    pub email: Option<String>,
    pub role: Option<String>,
    pub is_primary: bool,
    pub may_start: MayStart,
    pub may_see: MaySee,
}

/// A record somebody acts for.
#[derive(Clone, Debug)]
pub struct ActsFor {
    pub record: Id,
    pub kind: String,
    pub name: String,
    pub role: Option<String>,
    pub may_start: MayStart,
    pub may_see: MaySee,
}

/// What is said of a contact; who they are can only be said of a new one.
#[derive(Clone, Debug)]
pub struct ContactGiven {
    pub role: Option<String>,
    pub is_primary: bool,
    pub may_start: MayStart,
    pub may_see: MaySee,
}

/// The primary contact first, then as they came.
///
/// # Errors
/// `NotFound` for a hidden record.
pub async fn list(ctx: &Ctx, record: &Id) -> Result<Vec<ContactView>, Problem> {
    show::sheet(ctx, record).await?;
    let rows = records::contacts(&ctx.app.db, ctx.caller.viewer(), record).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.push(ContactView {
            may_start: MayStart::read(row.may_start, &row.may_start_templates)?,
            id: row.id,
            person: row.person,
            name: row.name,
            email: row.email,
            role: row.role,
            is_primary: row.is_primary,
            may_see: row.may_see,
        });
    }
    views.sort_by_key(|view| !view.is_primary);
    Ok(views)
}

/// Active records a person of this organisation is a contact of, by name, and what they may start and see for each. Whoever
/// is a contact twice has the rights of the first.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn acts_for(ctx: &Ctx, person: &Id) -> Result<Vec<ActsFor>, Problem> {
    let viewer = Viewer::system(ctx.organisation().clone());
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for row in contacts::of_person(&ctx.app.db, &viewer, person).await? {
        if !seen.insert(row.record.clone()) {
            continue;
        }
        found.push(ActsFor {
            may_start: MayStart::read(row.may_start, &row.may_start_templates)?,
            record: row.record,
            kind: row.kind,
            name: row.name,
            role: row.role,
            may_see: row.may_see,
        });
    }
    Ok(found)
}

/// Whoever has this name and address, or somebody new. The first of a record is its primary contact.
///
/// # Errors
/// `Invalid` for a name or address nobody can have, and for somebody who is a contact in this role already.
pub async fn add(
    ctx: &Ctx,
    record: &Id,
    (name, email): (&str, &str),
    given: ContactGiven,
) -> Result<Id, Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    in_use(&show::sheet(ctx, record).await?)?;
    let known = list(ctx, record).await?;
    let given = read(ctx, given).await?;
    let mut cast = Cast::default();
    let person = cast.find(ctx, name, email, "contact").await?;
    if known.iter().any(|other| other.person == person.id && other.role == given.role) {
        return Err(Problem::invalid("contact.email", Sentence::record_contact_there()));
    }
    if known.len() >= CONTACTS_MAX {
        return Err(Problem::Conflict(Sentence::record_contacts_max(CONTACTS_MAX)));
    }
    let is_primary = given.is_primary || known.is_empty();
    let id = ctx.id();
    let mut statements: Vec<Statement> = cast.people.into_iter().map(people::insert).collect();
    statements.push(records::insert_contact(records::Contact {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        record: record.clone(),
        person: person.id.clone(),
        role: given.role.clone(),
        is_primary,
        created_at: ctx.now,
    }));
    statements.extend(set(ctx, record, &id, ContactGiven { is_primary, ..given }));
    statements.push(events::insert(event(ctx, record, "contact_added", json!({"person": person.id}))?));
    statements.extend(idempotency::remember(ctx, &id)?);
    ctx.app.db.transact(statements).await?;
    Ok(id)
}

/// # Errors
/// `NotFound` for somebody who is no contact of the record.
pub async fn change(ctx: &Ctx, record: &Id, contact: &Id, given: ContactGiven) -> Result<(), Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    in_use(&show::sheet(ctx, record).await?)?;
    let given = read(ctx, given).await?;
    let known = list(ctx, record).await?;
    let before = known.iter().find(|known| known.id == *contact).ok_or(Problem::NotFound)?;
    let mut statements = set(ctx, record, contact, given);
    statements.push(events::insert(event(ctx, record, "contact_changed", json!({"person": before.person}))?));
    written(ctx.app.db.transact(statements).await)
}

/// Flows they have a part in stay as they are. Where the primary contact goes, the next one is.
///
/// # Errors
/// `NotFound` for somebody who is no contact of the record.
pub async fn remove(ctx: &Ctx, record: &Id, contact: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    in_use(&show::sheet(ctx, record).await?)?;
    let known = list(ctx, record).await?;
    let gone = known.iter().find(|known| known.id == *contact).ok_or(Problem::NotFound)?;
    let mut statements = vec![records::delete_contact(ctx.caller.viewer(), contact)];
    if gone.is_primary
        && let Some(next) = known.iter().find(|known| known.id != *contact)
    {
        let given = ContactGiven {
            role: next.role.clone(),
            is_primary: true,
            may_start: next.may_start.clone(),
            may_see: next.may_see,
        };
        statements.extend(set(ctx, record, &next.id, given));
    }
    statements.push(events::insert(event(ctx, record, "contact_removed", json!({"person": gone.person}))?));
    written(ctx.app.db.transact(statements).await)
}

fn written(done: Result<(), DbError>) -> Result<(), Problem> {
    match done {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        done => Ok(done?),
    }
}

pub(super) fn set(ctx: &Ctx, record: &Id, contact: &Id, given: ContactGiven) -> Vec<Statement> {
    let viewer = ctx.caller.viewer();
    let (may_start, may_start_templates) = given.may_start.written();
    let ContactGiven { role, is_primary, may_see, .. } = given;
    let to = ContactChange { role, is_primary, may_start, may_start_templates, may_see };
    let mut statements = vec![contacts::change(viewer, record, contact, to)];
    if is_primary {
        statements.push(contacts::only_primary(viewer, record, contact));
    }
    statements
}

async fn read(ctx: &Ctx, given: ContactGiven) -> Result<ContactGiven, Problem> {
    let role = given.role.filter(|role| !role.trim().is_empty());
    let role = role.map(|role| names::read(&role, "contact.role")).transpose()?;
    if let MayStart::Named(keys) = &given.may_start {
        let known: BTreeSet<String> = templates::list(ctx).await?.into_iter().map(|line| line.key).collect();
        if keys.is_empty() || !keys.is_subset(&known) {
            return Err(Problem::invalid("contact.templates", Sentence::record_contact_templates()));
        }
    }
    Ok(ContactGiven { role, ..given })
}
