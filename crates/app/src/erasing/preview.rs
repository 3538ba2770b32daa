//! What erasing would take along, and what stands in its way.

use crate::{
    Ctx,
    flows::load,
    policy::{Intention, require},
    problem::Problem,
    records::firm,
};
use engine::flow::{Holder, State};
use model::Id;
use std::collections::BTreeSet;
use store::{
    Viewer,
    erasing::{
        Erasure, SubjectKind,
        survey::{self, ALONG_MAX, Counts},
    },
    people, records,
};
use texts::Sentence;

pub use store::erasing::survey::{Along, OpenFlow};

/// Whom, or what, it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Person(Id),
    Record(Id),
}

impl Subject {
    pub fn id(&self) -> &Id {
        match self {
            Self::Person(id) | Self::Record(id) => id,
        }
    }

    pub fn kind(&self) -> SubjectKind {
        match self {
            Self::Person(_) => SubjectKind::Person,
            Self::Record(_) => SubjectKind::Record,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Preview {
    pub subject: Subject,
    /// To be typed before anything goes; empty where it was erased before.
    pub name: String,
    pub email: Option<String>,
    /// Everybody who goes along, the subject itself too.
    pub persons: Vec<Along>,
    pub records: Vec<Along>,
    /// Records that stay, without the person among their contacts.
    pub staying: Vec<Along>,
    /// Flows that wait for them or are about them, at most 51.
    pub open: Vec<OpenFlow>,
    pub counts: Counts,
    /// The newest erasure of the same subject.
    pub before: Option<Erasure>,
}

/// Whom an address names.
///
/// # Errors
/// `NotAllowed` for whoever may not erase, whatever the address says; `NotFound` for another kind.
pub fn subject(ctx: &Ctx, kind: &str, id: &str) -> Result<Subject, Problem> {
    require(&ctx.caller, Intention::Erase)?;
    match kind {
        "person" => Ok(Subject::Person(Id::given(id))),
        "record" => Ok(Subject::Record(Id::given(id))),
        _ => Err(Problem::NotFound),
    }
}

/// # Errors
/// `NotAllowed` for anybody but admins, `NotFound`, `Conflict` for members and the firm itself.
pub async fn preview(ctx: &Ctx, subject: &Subject) -> Result<Preview, Problem> {
    require(&ctx.caller, Intention::Erase)?;
    let mut found = match subject {
        Subject::Person(id) => of_person(ctx, id).await?,
        Subject::Record(id) => of_record(ctx, id).await?,
    };
    along(ctx, &mut found).await?;
    found.before = store::erasing::newest_of(&ctx.app.db, ctx.caller.viewer(), subject.id()).await?;
    count(ctx, &mut found).await?;
    open(ctx, &mut found).await?;
    Ok(found)
}

fn empty(subject: Subject, of: &Along) -> Preview {
    Preview {
        subject,
        name: of.name.clone(),
        email: of.email.clone(),
        persons: Vec::new(),
        records: Vec::new(),
        staying: Vec::new(),
        open: Vec::new(),
        counts: Counts::default(),
        before: None,
    }
}

async fn of_person(ctx: &Ctx, id: &Id) -> Result<Preview, Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let person = people::get(db, viewer, id).await?.ok_or(Problem::NotFound)?;
    if survey::is_member(db, viewer, id).await? {
        return Err(Problem::Conflict(Sentence::erasing_member()));
    }
    let own = Along { id: person.id, kind: String::new(), name: person.name, email: person.email };
    let mut found = empty(Subject::Person(id.clone()), &own);
    // A record about the person goes with them; of a record about something else, only that they belong to it.
    for record in survey::records_of(db, viewer, id).await? {
        let same_address = record.email.is_some() && record.email == own.email;
        let same_name = !own.name.is_empty() && record.name.to_lowercase() == own.name.to_lowercase();
        match record.kind != firm::KIND && (same_address || same_name) {
            true => found.records.push(record),
            false => found.staying.push(record),
        }
    }
    found.persons.push(own);
    Ok(found)
}

async fn of_record(ctx: &Ctx, id: &Id) -> Result<Preview, Problem> {
    let record = records::get(&ctx.app.db, ctx.caller.viewer(), id).await?.ok_or(Problem::NotFound)?;
    if record.kind == firm::KIND {
        return Err(Problem::Conflict(Sentence::erasing_firm()));
    }
    let own = Along { id: record.id, kind: record.kind, name: record.name, email: record.email };
    let mut found = empty(Subject::Record(id.clone()), &own);
    found.records.push(own);
    Ok(found)
}

/// Records that were merged into those that go, and people who are known for them alone.
async fn along(ctx: &Ctx, found: &mut Preview) -> Result<(), Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let mut looked_at = 0;
    while let Some(record) = found.records.get(looked_at).map(|record| record.id.clone()) {
        for merged in survey::merged_into(db, viewer, &record).await? {
            if !found.records.contains(&merged) {
                found.records.push(merged);
            }
        }
        for person in survey::people_of(db, viewer, &record).await? {
            if !found.persons.contains(&person) {
                found.persons.push(person);
            }
        }
        looked_at += 1;
        if found.records.len() > ALONG_MAX || found.persons.len() > ALONG_MAX {
            return Err(Problem::Conflict(Sentence::erasing_too_many(ALONG_MAX)));
        }
    }
    let records = &found.records;
    found.staying.retain(|staying| records.iter().all(|record| record.id != staying.id));
    Ok(())
}

async fn count(ctx: &Ctx, found: &mut Preview) -> Result<(), Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let records: Vec<Id> = found.records.iter().map(|record| record.id.clone()).collect();
    for record in &records {
        found.counts += survey::of_record(db, viewer, record).await?;
    }
    for person in &found.persons {
        found.counts += survey::of_person(db, viewer, &person.id, &records).await?;
    }
    Ok(())
}

/// Flows about the records, and flows that wait, or will, for the persons.
async fn open(ctx: &Ctx, found: &mut Preview) -> Result<(), Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    for record in &found.records {
        found.open.extend(survey::open_of_record(db, viewer, &record.id).await?);
    }
    let persons: BTreeSet<Id> = found.persons.iter().map(|person| person.id.clone()).collect();
    for person in &persons {
        for flow in survey::open_of_person(db, viewer, person).await? {
            let is_new = found.open.iter().all(|known| known.id != flow.id);
            if is_new && waits_for(&load::load(&system(ctx), &flow.id).await?.state, &persons) {
                found.open.push(flow);
            }
        }
    }
    Ok(())
}

/// An admin erases what they see and what they do not: the flows are read by nobody's right but the system's.
pub(super) fn system(ctx: &Ctx) -> Ctx {
    let caller = crate::Caller::System(Viewer::system(ctx.organisation().clone()));
    Ctx::new(std::sync::Arc::clone(&ctx.app), caller, ctx.now, ctx.entropy())
}

/// Whether one of them has something to do, or plays a role for which something may come.
pub(super) fn waits_for(state: &State, persons: &BTreeSet<Id>) -> bool {
    let plays = state.roles.values().flat_map(|role| &role.persons).any(|person| persons.contains(person));
    let holds = state.assignments.values().any(|open| match &open.holder {
        Holder::Person(holder) => persons.contains(holder),
        Holder::Pool { members, .. } => members.iter().any(|member| persons.contains(member)),
    });
    plays || holds
}
