//! What each act asks, with what was typed and what does not fit.

use super::{At, Of};
use crate::{
    kit::{Answers, Signed},
    pages::{flow::name, step::send_back::reopened},
    shape::{Case, Tried},
};
use app::{Problem, members, steps};
use engine::flow::{Assignment, SendBackPreview, StepStatus};
use model::{FieldType, Id, field::PersonFrom};
use views::{
    form::{Choice, FieldView, typed_in},
    pages::flow::{Asked, Intervene, Intervention, Members, People, Question, Who},
};

/// The names of the fields for somebody outside.
const PERSON: &str = "person";

pub async fn ask(
    signed: &Signed,
    case: &Case<'_>,
    (at, act): (&At, Intervention),
    (answers, tried): (&Answers, &Tried),
) -> Result<Intervene, Problem> {
    let texts = case.texts;
    let questions = questions(signed, case, (at, act))?;
    let question = |(of, otherwise): (Asked, String)| Question {
        value: answers.one(of.name()).map_or(otherwise, str::to_owned),
        error: tried.problem(of.name(), texts),
        of,
    };
    let preview = match act {
        Intervention::Reopen if tried.refusal.is_none() => {
            steps::preview_reopen(&signed.ctx, &at.flow, at.step_key()).await?
        }
        _ => SendBackPreview::default(),
    };
    // What is still to come has no number yet, though it may have been there before.
    let begun = case.live(at.step_key()).filter(|live| live.status != StepStatus::Pending);
    let live = begun.and_then(|live| live.current());
    Ok(Intervene {
        flow: name(case),
        act,
        address: at.address(act),
        about: about(case, at)?,
        attempt: live.map(|attempt| attempt.number).filter(|_| act != Intervention::Add),
        questions: questions.into_iter().map(question).collect(),
        people: people(signed, case, (at, act), (answers, tried)).await?,
        reopened: reopened(case, &preview),
        withdrawn: preview.interrupted.iter().map(|step| case.title_of(step)).collect(),
        reason: answers.text("reason").to_owned(),
        reason_error: tried.problem("reason", texts),
        refusal: tried.refusal.as_deref().map(|said| case.plainly(said)),
    })
}

/// Step, or clock, as people call it.
fn about(case: &Case<'_>, at: &At) -> Result<String, Problem> {
    match &at.of {
        Of::Flow => Ok(String::new()),
        Of::Step(step) => case.definition.step(step).map(|step| case.title(step)).ok_or(Problem::NotFound),
        Of::Clock(clock) => {
            let key = clock.split('@').next().unwrap_or(clock);
            let known = case.definition.clocks.iter().find(|one| one.key == key);
            let runs = case.state.clocks.contains_key(clock);
            known.filter(|_| runs).map(|clock| clock.name.clone()).ok_or(Problem::NotFound)
        }
    }
}

/// Each with what stands there before anything is typed.
fn questions(
    signed: &Signed,
    case: &Case<'_>,
    (at, act): (&At, Intervention),
) -> Result<Vec<(Asked, String)>, Problem> {
    let local = signed.local();
    Ok(match act {
        Intervention::Add => {
            let step = case.definition.step(at.step_key()).ok_or(Problem::NotFound)?;
            let role = |role: &model::definition::Role| choice(&role.key, &role.name);
            let roles = case.definition.roles.iter().map(role).collect();
            vec![
                (Asked::Kind, "task".to_owned()),
                (Asked::Role(roles), step.role.clone()),
                (Asked::Title, String::new()),
                (Asked::Text, String::new()),
                (Asked::DueSpan, String::new()),
                (Asked::Denied, "continue".to_owned()),
            ]
        }
        Intervention::Due => {
            let due = match &at.of {
                Of::Clock(clock) => case.state.clocks.get(clock).and_then(|clock| clock.due_at),
                _ => case.due(at.step_key()).map(|due| due.at),
            };
            let now = due.map(|due| local.write_moment(due)).unwrap_or_default();
            vec![(Asked::At { zone: local.zone_name() }, now)]
        }
        Intervention::Reassign => whose(case, parts(case, at)),
        Intervention::Recall => whose(case, case.lent(at.step_key(), local.now)),
        Intervention::Priority => vec![(Asked::Priority, priority(case))],
        Intervention::Skip
        | Intervention::Reopen
        | Intervention::Delegate
        | Intervention::Pause
        | Intervention::Resume
        | Intervention::Receive => Vec::new(),
    })
}

fn parts<'c>(case: &'c Case<'_>, at: &At) -> Vec<&'c Assignment> {
    case.assignments(at.step_key()).collect()
}

/// Asked where there are several.
fn whose(case: &Case<'_>, parts: Vec<&Assignment>) -> Vec<(Asked, String)> {
    let part = |open: &&Assignment| choice(open.id.as_str(), &case.holder(open));
    match parts.as_slice() {
        [] | [_] => Vec::new(),
        several @ [first, ..] => {
            vec![(Asked::Part(several.iter().map(part).collect()), first.id.to_string())]
        }
    }
}

fn priority(case: &Case<'_>) -> String {
    let word = serde_json::to_value(case.state.priority.is).ok();
    word.as_ref().and_then(serde_json::Value::as_str).unwrap_or("normal").to_owned()
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned() }
}

async fn people(
    signed: &Signed,
    case: &Case<'_>,
    (at, act): (&At, Intervention),
    (answers, tried): (&Answers, &Tried),
) -> Result<Option<People>, Problem> {
    if !matches!(act, Intervention::Reassign | Intervention::Delegate) {
        return Ok(None);
    }
    let part = answers.one("assignment").map(str::to_owned);
    let parts = parts(case, at);
    let named = parts.iter().find(|open| Some(open.id.as_str()) == part.as_deref());
    let role = named.or(parts.first()).and_then(|open| case.definition.role(&open.role));
    let error = tried.problems.iter().find(|problem| problem.path == "to" || problem.path.starts_with("to."));
    let error = error.map(|problem| problem.message.to(case.texts.0));
    let outside = role.filter(|role| act == Intervention::Reassign && role.party.is_outside());
    let of = match outside {
        Some(role) => Who::Outside(Box::new(somebody(&role.name, answers, error.clone()))),
        None => Who::Members(colleagues(signed, answers).await?),
    };
    Ok(Some(People { of, part, error }))
}

fn somebody(role: &str, typed: &Answers, error: Option<String>) -> FieldView {
    let posted: Vec<(String, String)> =
        typed.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let of = FieldType::Person { from: PersonFrom::Outside, contact_role: None, several: false };
    FieldView { typed: typed_in(&posted, PERSON), error, ..FieldView::ask(PERSON, role, of) }
}

/// Found by name; whoever was chosen stays.
async fn colleagues(signed: &Signed, typed: &Answers) -> Result<Members, Problem> {
    let search = typed.text("q").to_owned();
    let (found, more) = members::search(&signed.ctx, &search).await?;
    let me = &signed.session.person;
    let chosen: Vec<Id> = typed.one("to").into_iter().filter(|id| !id.is_empty()).map(Id::given).collect();
    let names = members::names(&signed.ctx, &chosen).await?;
    let others = found.into_iter().filter(|one| one.id != *me);
    Ok(Members {
        search,
        found: others.map(|one| choice(one.id.as_str(), &one.name)).collect(),
        chosen: names.into_iter().map(|(id, name)| choice(id.as_str(), &name)).collect(),
        more,
    })
}
