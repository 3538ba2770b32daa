//! A new flow: record, people, roles and first steps in one commit.

use super::{
    answers::{self, Form, Inputs},
    commit::{self, Extra},
    house::{House, house},
    load::{self, Loaded},
    record::{self, Chosen, RecordChoice},
    refusal,
    run::actor,
    view,
};
use crate::{
    absences,
    app::Ctx,
    caller::Caller,
    idempotency::Key,
    people::Cast,
    policy::{self, Intention},
    problem::Problem,
    record_kinds, starts,
    templates::{Published, published},
};
use engine::flow::{Act, Cause, Command, Facts, StartFlow, State, TemplateRef, decide, decided};
use model::{Id, value::PersonRef};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use store::{CommitError, files::File};
use texts::{Language, Sentence};

/// Whoever starts a flow by a Start Link.
#[derive(Clone, Debug)]
pub struct Initializer {
    pub name: String,
    pub email: String,
    /// What their browser asks for.
    pub language: Option<Language>,
}

#[derive(Clone)]
pub struct StartRequest {
    pub template: String,
    pub record: RecordChoice,
    /// Answers to the start form.
    pub data: Inputs,
    pub uploaded: Vec<File>,
    pub roles: BTreeMap<String, Vec<RolePerson>>,
    /// The workspace owner; else the starting member, else the record's owner.
    pub owner: Option<Id>,
    /// Plays the initializer role: for a Start Link the person it asked for name and address.
    pub initializer: Option<Initializer>,
    /// The name of the record comes from the field marked so.
    pub names_record: bool,
    pub key: Option<Key>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RolePerson {
    Known(Id),
    Named { name: String, email: String },
}

/// A flow that was started now, or before by the same request.
pub struct Started {
    pub flow: Id,
    /// The first answer's body, as JSON.
    pub body: String,
    pub repeated: bool,
}

/// Somebody else may make the same record at the same moment; then it is found at the next try.
const TRIES: u32 = 3;

/// Starts a flow, once per key.
///
/// # Errors
/// `NotFound` for a template nobody published, `Invalid` for answers that do not fit, `KeyReused`.
pub async fn start(ctx: &Ctx, request: StartRequest) -> Result<Started, Problem> {
    policy::require(&ctx.caller, Intention::StartFlows)?;
    tried(ctx, request, None).await
}

/// As [`start`], on account of something in another flow: whatever starts the template otherwise.
///
/// # Errors
/// As [`start`]; `ChangedMeanwhile` where the same cause has started a flow already.
pub(crate) async fn start_because(
    ctx: &Ctx,
    request: StartRequest,
    cause: Cause,
) -> Result<Started, Problem> {
    tried(ctx, request, Some(cause)).await
}

/// As [`start`], by somebody outside who was let into the portal and may start this template there; the caller looked.
///
/// # Errors
/// As [`start`].
pub(crate) async fn start_outside(ctx: &Ctx, request: StartRequest) -> Result<Started, Problem> {
    tried(ctx, request, None).await
}

/// What [`start`] would say, with nothing written.
///
/// # Errors
/// As [`start`].
pub(crate) async fn rehearse(ctx: &Ctx, request: StartRequest) -> Result<(), Problem> {
    policy::require(&ctx.caller, Intention::StartFlows)?;
    let seed = seed(ctx, request, None).await?;
    let unborn = State::unborn(ctx.id());
    let command = command(ctx, &seed.key, seed.act);
    decide(&seed.published.definition, &unborn, &command, ctx.now).map(|_| ()).map_err(refusal::problem)
}

async fn tried(ctx: &Ctx, request: StartRequest, cause: Option<Cause>) -> Result<Started, Problem> {
    for _ in 1..TRIES {
        match attempt(ctx, request.clone(), cause.clone()).await {
            Err(Problem::ChangedMeanwhile) => {}
            settled => return settled,
        }
    }
    attempt(ctx, request, cause).await
}

async fn attempt(ctx: &Ctx, request: StartRequest, cause: Option<Cause>) -> Result<Started, Problem> {
    if let Some(key) = &request.key
        && let Some(answer) = key.earlier(ctx).await?
    {
        return again(&answer.answer);
    }
    let seed = seed(ctx, request, cause).await?;
    write(ctx, seed).await
}

async fn seed(ctx: &Ctx, request: StartRequest, cause: Option<Cause>) -> Result<Seed, Problem> {
    let house = house(&ctx.app, ctx.organisation()).await?;
    let published = published(&ctx.app, ctx.organisation(), &request.template).await?;
    let reads =
        request.initializer.as_ref().and_then(|person| Some((person.email.clone(), person.language?)));
    let mut cast = Cast { reads, ..Cast::default() };
    let mut chosen = record::choose(ctx, &house, request.record.clone(), &mut cast).await?;
    if cause.is_none() && !matches!(ctx.caller, Caller::Outside { .. }) {
        fits(&published, &request, &chosen)?;
    }
    if cause.is_none() {
        launches(ctx, &chosen).await?;
    }
    let key = request.key.clone();
    let form = request.uploaded.iter().find_map(|file| file.draft_of.clone());
    let mut act = prepare(ctx, request, &published, &house, &mut chosen, &mut cast).await?;
    act.cause = cause;
    let extra = Extra {
        records: chosen.row.into_iter().collect(),
        people: cast.people,
        contacts: cast.contacts,
        answer: None,
        form,
        follower: ctx.caller.person().filter(|_| matches!(ctx.caller, Caller::Outside { .. })).cloned(),
    };
    Ok(Seed { published, access_group: chosen.access_group, act, extra, key })
}

/// `started_from` rules record menus and the API (definition.md); Start Links and the portal ignore it.
fn fits(published: &Published, request: &StartRequest, chosen: &Chosen) -> Result<(), Problem> {
    let kinds = &published.definition.started_from;
    let ruled = !matches!(request.record, RecordChoice::Unproved(_)) && !kinds.is_empty();
    if ruled && !kinds.contains(&chosen.snapshot.kind) {
        let message = Sentence::problem_record_kind(&chosen.snapshot.kind, kinds.join(", "));
        return Err(Problem::invalid("record.kind", message));
    }
    Ok(())
}

/// Records of some kinds take part in flows of others and have none of their own.
async fn launches(ctx: &Ctx, chosen: &Chosen) -> Result<(), Problem> {
    if record_kinds::launches(ctx, &chosen.snapshot.kind).await? {
        return Ok(());
    }
    Err(Problem::invalid("record.kind", Sentence::record_kind_no_launch()))
}

async fn prepare(
    ctx: &Ctx,
    request: StartRequest,
    published: &Published,
    house: &House,
    chosen: &mut Chosen,
    cast: &mut Cast,
) -> Result<StartFlow, Problem> {
    let definition = &published.definition;
    let roles = roles(ctx, request.roles, cast).await?;
    let nothing = State::unborn(Id::given(""));
    let form = Form {
        fields: &definition.start.form,
        name: "start",
        facts: Facts::new(definition, &nothing),
        uploaded: &request.uploaded,
        record: &chosen.snapshot.id,
    };
    let data = answers::read(ctx, form, &request.data, cast).await?;
    if request.names_record {
        name_record(definition, &data, chosen);
    }
    let groups: Vec<String> = definition.groups().into_iter().map(ToOwned::to_owned).collect();
    let starter = match &request.initializer {
        Some(person) => Some(cast.find(ctx, &person.name, &person.email, "initializer").await?),
        None => match ctx.caller.person() {
            Some(person) => Some(cast.known(ctx, person, "starter").await?),
            None => None,
        },
    };
    let is_outside = matches!(ctx.caller, Caller::Outside { .. });
    // A member who starts something for a client does not become the client.
    let role = definition.start.initializer.as_deref().and_then(|key| definition.role(key));
    let is_ours = role.is_some_and(|role| !role.party.is_outside());
    let by_link = request.initializer.is_some() || is_outside;
    let initializer = starter.clone().filter(|_| by_link || is_ours);
    let owner = match (&request.owner, &starter) {
        (Some(owner), _) => Some(cast.known(ctx, owner, "owner").await?),
        (None, Some(member)) if request.initializer.is_none() && !is_outside => Some(member.clone()),
        _ => chosen.snapshot.owner.clone(),
    };
    let version = u32::try_from(published.version).map_err(Problem::broken)?;
    let groups = crate::groups::members_by_name(ctx, &groups).await?;
    let away = house.absences.away(ctx.now);
    let cast = owner.iter().chain(&starter).chain(&chosen.snapshot.owner);
    let cast = cast.chain(roles.values().flatten()).chain(groups.values().flatten());
    let absent = absences::among(&away, cast.map(|person| &person.id));
    Ok(StartFlow {
        template: TemplateRef { key: definition.key.clone(), version },
        record: chosen.snapshot.clone(),
        owner,
        starter,
        initializer,
        data,
        roles,
        groups,
        calendar: Arc::clone(&house.calendars.of_template(&definition.key).calendar),
        calendars: house.calendars.all_named(&published.calendars),
        absent,
        cause: None,
    })
}

/// The record is named by the field marked `names_record`, else by the person (definition.md).
fn name_record(definition: &model::Definition, data: &model::field::Answers, chosen: &mut Chosen) {
    let field = definition.start.form.iter().find(|field| field.names_record);
    let Some(name) = field.and_then(|field| data.get(&field.key)).map(model::Value::display) else { return };
    if let Some(row) = &mut chosen.row {
        row.name.clone_from(&name);
    }
    chosen.snapshot.name = name;
}

async fn roles(
    ctx: &Ctx,
    given: BTreeMap<String, Vec<RolePerson>>,
    cast: &mut Cast,
) -> Result<BTreeMap<String, Vec<PersonRef>>, Problem> {
    let mut found = BTreeMap::new();
    for (role, persons) in given {
        let mut players = Vec::with_capacity(persons.len());
        for (place, person) in persons.into_iter().enumerate() {
            let path = format!("roles.{role}.{place}");
            players.push(match person {
                RolePerson::Known(id) => cast.known(ctx, &id, &path).await?,
                RolePerson::Named { name, email } => cast.find(ctx, &name, &email, &path).await?,
            });
        }
        found.insert(role, players);
    }
    Ok(found)
}

struct Seed {
    published: Arc<Published>,
    access_group: Id,
    act: StartFlow,
    extra: Extra,
    key: Option<Key>,
}

fn command(ctx: &Ctx, key: &Option<Key>, act: StartFlow) -> Command {
    Command {
        id: key.as_ref().map_or_else(|| ctx.id().to_string(), |key| key.command_id(ctx)),
        actor: actor(ctx),
        on_behalf_of: None,
        entropy: ctx.entropy(),
        act: Act::Start(Box::new(act)),
    }
}

async fn write(ctx: &Ctx, seed: Seed) -> Result<Started, Problem> {
    let (organisation, access_group) = (ctx.organisation().clone(), seed.access_group);
    let published = Arc::clone(&seed.published);
    let unborn = Loaded::new(State::unborn(ctx.id()), organisation.clone(), access_group.clone(), published);
    let cause = seed.act.cause.clone();
    let command = command(ctx, &seed.key, seed.act);
    let decided = decided(&seed.published.definition, &unborn.state, &command, ctx.now);
    let (entry, texts, state) = decided.map_err(refusal::problem)?.enter(&unborn.state, &command, ctx.now);
    let flow = state.flow.clone();
    let after = Arc::new(Loaded::new(state, organisation, access_group, seed.published));
    let body = serde_json::to_string(&view::view(&after)).map_err(Problem::broken)?;
    let answer = seed.key.as_ref().map(|key| key.answered(ctx, 201, body.clone()));
    let extra = Extra { answer, ..seed.extra };
    let mut commit = commit::of(ctx, &unborn, &after, (entry, texts), extra).await?;
    commit.cause = cause.map(|cause| starts::row(ctx, &flow, &cause));
    match ctx.app.writer.commit(commit).await {
        Ok(_) => {
            ctx.app.live.tell(&after);
            load::keep(&ctx.app, &after);
            Ok(Started { flow, body, repeated: false })
        }
        Err(CommitError::Lost) => beaten(ctx, seed.key).await,
        Err(CommitError::Db(store::DbError::Unique { .. })) => beaten(ctx, seed.key).await,
        Err(CommitError::Db(error)) => Err(error.into()),
    }
}

/// The same request, or another that made the same record, was a moment faster.
async fn beaten(ctx: &Ctx, key: Option<Key>) -> Result<Started, Problem> {
    if let Some(key) = key
        && let Some(answer) = key.earlier(ctx).await?
    {
        return again(&answer.answer);
    }
    Err(Problem::ChangedMeanwhile)
}

fn again(body: &str) -> Result<Started, Problem> {
    #[derive(serde::Deserialize)]
    struct Answered {
        id: Id,
    }
    let answered: Answered = serde_json::from_str(body).map_err(Problem::unreadable)?;
    Ok(Started { flow: answered.id, body: body.to_owned(), repeated: true })
}
