//! "+ Start": what somebody may start, and starting it. The one who starts chooses nothing but their answers and the
//! record; roles and members are the template's.

use super::{Guest, admin::unfit_of};
use crate::{
    Caller, Ctx,
    flows::{self, RecordChoice, StartRequest, answers::Inputs, record::snapshot_of},
    idempotency::Key,
    problem::Problem,
    record_kinds,
    records::contacts::{self, ActsFor},
    secrets::nonce::{self, Binding},
    templates::{self, Published},
};
use model::{DataPath, Field, Id, Value, field::Answers};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{
    Access, Permissions, Viewer, members,
    portal::entries::{self, Audience, Placed},
};
use texts::Sentence;

pub use crate::start_links::StartForm;

/// Starts are kept apart from other things done twice with one key.
const ROUTE: &str = "portal start";

/// Something somebody may start now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Startable {
    /// Of the entry.
    pub id: Id,
    pub title: String,
    pub description: String,
    /// Those it may be started for: id and name.
    pub records: Vec<(Id, String)>,
    template: String,
    owner: Option<Id>,
}

/// What was chosen, with its form.
pub struct Choice {
    pub entry: Startable,
    pub template: Arc<Published>,
    /// Goes back with the form; good for seven days, for one start.
    pub nonce: String,
}

#[derive(Clone, Debug, Default)]
pub struct StartSubmission {
    /// As the page carried it.
    pub nonce: String,
    /// Needed where there is more than one.
    pub record: Option<Id>,
    pub data: Inputs,
}

/// In the order of the portal: published by an admin, for the groups of one of their records, its Start Link on, shared
/// and in no folder; for those of their records whose kind starts flows, as far as they may start it there. Which kinds
/// the template is started from is not asked here (definition.md).
///
/// # Errors
/// Storage that cannot be reached.
pub async fn startable(ctx: &Ctx, guest: &Guest) -> Result<Vec<Startable>, Problem> {
    let (db, viewer) = (&ctx.app.db, guest.viewer());
    let parts = parts(ctx, guest).await?;
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let all = entries::list(db, &viewer).await?;
    let audiences = entries::groups(db, &viewer).await?;
    let own = entries::groups_of_person(db, &viewer, &guest.person).await?;
    let is_for = |entry: &Placed, record: &Id| match entry.audience {
        Audience::All => true,
        Audience::Groups => own.iter().filter(|group| group.record == *record).any(|group| {
            audiences.iter().any(|audience| audience.entry == entry.id && audience.group == group.group)
        }),
    };
    let of = |part: &ActsFor| (part.record.clone(), part.name.clone());
    let may = |entry: &Placed, part: &ActsFor| {
        part.may_start.allows(&entry.template_key) && is_for(entry, &part.record)
    };
    let fit = all.into_iter().filter(|entry| unfit_of(entry).is_none()).map(|entry| Startable {
        records: parts.iter().filter(|part| may(&entry, part)).map(of).collect(),
        id: entry.id,
        title: entry.title,
        description: entry.description,
        template: entry.template_key,
        owner: entry.start_owner,
    });
    Ok(fit.filter(|entry| !entry.records.is_empty()).collect())
}

/// For which of their records flows can start, by name.
async fn parts(ctx: &Ctx, guest: &Guest) -> Result<Vec<ActsFor>, Problem> {
    let mut parts = contacts::acts_for(ctx, &guest.person).await?;
    if let Some((chosen, _)) = &guest.record {
        parts.retain(|part| part.record == *chosen);
    }
    let kinds: BTreeSet<String> = parts.iter().map(|part| part.kind.clone()).collect();
    let starting = record_kinds::of_which_start(ctx, kinds).await?;
    parts.retain(|part| starting.contains(&part.kind));
    Ok(parts)
}

/// # Errors
/// `NotFound` for what they may not start, or not any more.
pub async fn open(ctx: &Ctx, guest: &Guest, entry: &Id) -> Result<Choice, Problem> {
    let entry = find(ctx, guest, entry).await?;
    let template = templates::published(&ctx.app, &guest.organisation, &entry.template).await?;
    let nonce = nonce::write(&ctx.app.key, &Binding(&bound_to(guest, &entry.id)), ctx.id().as_str(), ctx.now);
    Ok(Choice { entry, template, nonce })
}

/// What its record answers of a form, where there is one record and as far as the template says: what else stands in a
/// record is the firm's.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn known(ctx: &Ctx, choice: &Choice) -> Result<Answers, Problem> {
    let [(record, _)] = choice.entry.records.as_slice() else { return Ok(Answers::default()) };
    let snapshot = snapshot_of(ctx, record).await?;
    let datum = |name: &str| match name {
        "name" => Some(Value::Text(snapshot.name.clone())),
        name => snapshot.fields.get(name).cloned(),
    };
    let answer = |field: &Field| {
        let value = match &field.prefill {
            Some(DataPath::Record(name)) => datum(name),
            None if field.names_record => datum("name"),
            _ => None,
        };
        value.map(|value| (field.key.clone(), value))
    };
    Ok(choice.template.definition.start.form.iter().filter_map(answer).collect())
}

async fn find(ctx: &Ctx, guest: &Guest, entry: &Id) -> Result<Startable, Problem> {
    startable(ctx, guest).await?.into_iter().find(|known| known.id == *entry).ok_or(Problem::NotFound)
}

fn bound_to<'a>(guest: &'a Guest, entry: &'a Id) -> [&'a str; 3] {
    ["portal start", &guest.session_id, entry.as_str()]
}

/// The form that carries this nonce, with what was uploaded and typed for it.
///
/// # Errors
/// `NotFound` for what they may not start, `Invalid` for a nonce that is too old or not theirs.
pub async fn form(ctx: &Ctx, guest: &Guest, entry: &Id, given: &str) -> Result<StartForm, Problem> {
    let entry = find(ctx, guest, entry).await?;
    Ok(StartForm::new(
        guest.organisation.clone(),
        entry.template.clone(),
        Id::given(&command(ctx, guest, &entry, given)?),
    ))
}

fn command(ctx: &Ctx, guest: &Guest, entry: &Startable, given: &str) -> Result<String, Problem> {
    nonce::read(&ctx.app.key, &Binding(&bound_to(guest, &entry.id)), given, ctx.now)
        .map_err(|_| Problem::invalid("", Sentence::problem_page_old()))
}

/// Starts it, once per form. Answers with the flow.
///
/// # Errors
/// `NotFound` for what they may not start, or not any more; `Invalid` for answers that do not fit and a form that is too
/// old; `KeyReused` for one that was sent before with other answers.
pub async fn submit(ctx: &Ctx, guest: &Guest, entry: &Id, given: StartSubmission) -> Result<Id, Problem> {
    let entry = find(ctx, guest, entry).await?;
    let command = command(ctx, guest, &entry, &given.nonce)?;
    let record = chosen(&entry, given.record.as_ref())?;
    let form = StartForm::new(guest.organisation.clone(), entry.template.clone(), Id::given(&command));
    let key = Key::new(&command, ROUTE, format!("{}\n{record}\n{:?}", entry.id, given.data).as_bytes());
    // The record is theirs, which an outside viewer alone does not show.
    let viewer = Viewer {
        organisation: guest.organisation.clone(),
        person: Some(guest.person.clone()),
        permissions: Permissions::default(),
        access: Access::All,
    };
    let caller = Caller::Outside {
        viewer,
        person: guest.person.clone(),
        flow: Id::given(""),
        proved: true,
        lent: None,
    };
    let starting = Ctx::new(Arc::clone(&ctx.app), caller, ctx.now, ctx.entropy());
    let request = StartRequest {
        template: entry.template.clone(),
        record: RecordChoice::Existing(record),
        data: given.data,
        uploaded: form.uploaded(&ctx.app).await?,
        roles: BTreeMap::new(),
        owner: owner(ctx, guest, &entry).await?,
        initializer: None,
        names_record: false,
        key: Some(key),
    };
    Ok(flows::start_outside(&starting, request).await?.flow)
}

fn chosen(entry: &Startable, given: Option<&Id>) -> Result<Id, Problem> {
    match (entry.records.as_slice(), given) {
        ([(only, _)], None) => Ok(only.clone()),
        (records, Some(given)) if records.iter().any(|(id, _)| id == given) => Ok(given.clone()),
        _ => Err(Problem::invalid("record", Sentence::portal_record_choose())),
    }
}

/// Of the Start Link, while they work here; else the record's own.
async fn owner(ctx: &Ctx, guest: &Guest, entry: &Startable) -> Result<Option<Id>, Problem> {
    let Some(owner) = &entry.owner else { return Ok(None) };
    let member = members::get(&ctx.app.db, &guest.viewer(), owner).await?;
    Ok(member.filter(|member| member.disabled_at.is_none()).map(|_| owner.clone()))
}
