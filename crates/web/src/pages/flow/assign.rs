//! The owner says who plays a role.

use super::name;
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other},
    pages::workspace::Workspace,
    shape::Case,
};
use app::{
    Problem, flows,
    flows::RolePerson,
    members::{self, FoundMember},
    steps,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{FieldType, Id, definition::Role, field::PersonFrom};
use views::{
    form::{Choice, FieldView, typed_in},
    pages::flow::{ChoosePeople, Members, Who, people as people_page},
    paths,
};

/// The name of the field.
const PERSON: &str = "person";

/// `?q=` searches; `?person=` are chosen already.
pub async fn show(signed: Signed, Path((id, role)): Path<(String, String)>, query: Answers) -> Answer {
    Ok(render(&signed, (&Id::given(&id), &role), StatusCode::OK, (&query, None)).await?)
}

pub async fn assign(signed: Signed, Path((id, role)): Path<(String, String)>, posted: Posted) -> Answer {
    let flow = Id::given(&id);
    match try_to(&signed, &flow, &role, &posted.answers).await {
        Ok(()) => Ok(see_other(&Said::Assigned.at(&paths::flow(&id)))),
        Err(problem @ (Problem::Invalid(_) | Problem::Refused(_) | Problem::ChangedMeanwhile)) => {
            let status = failure::status(&problem);
            let said = problem.said(signed.local().language);
            Ok(render(&signed, (&flow, &role), status, (&posted.answers, Some(said))).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, flow: &Id, role: &str, answers: &Answers) -> Result<(), Problem> {
    let command = signed.command(answers)?;
    let mut persons: Vec<RolePerson> =
        answers.all(PERSON).filter(|id| !id.is_empty()).map(|id| RolePerson::Known(Id::given(id))).collect();
    let (names, emails) = (format!("{PERSON}.name"), format!("{PERSON}.email"));
    let named = answers.all(&names).zip(answers.all(&emails));
    persons.extend(
        named
            .filter(|(name, email)| !name.is_empty() || !email.is_empty())
            .map(|(name, email)| RolePerson::Named { name: name.to_owned(), email: email.to_owned() }),
    );
    steps::assign_role(&signed.ctx, flow, role, persons, Some(command)).await.map(drop)
}

async fn render(
    signed: &Signed,
    (flow, role): (&Id, &str),
    status: StatusCode,
    (typed, error): (&Answers, Option<String>),
) -> Result<Response, Problem> {
    let loaded = flows::workspace(&signed.ctx, flow).await?;
    flows::sight::require_runs(&signed.ctx, &loaded)?;
    let workspace = Workspace::of(signed, loaded).await?;
    let case = workspace.case();
    let known = case.definition.role(role).ok_or(Problem::NotFound)?;
    let who = if known.party.is_outside() {
        Who::Outside(Box::new(outside(known, typed, error.clone())))
    } else {
        Who::Members(members(signed, typed).await?)
    };
    let view = ChoosePeople {
        flow: name(&case),
        role: role.to_owned(),
        role_name: known.name.clone(),
        why: why(&case, role),
        who,
        error,
    };
    Ok(page(status, people_page(&signed.shell().await?, &view)))
}

fn outside(role: &Role, typed: &Answers, error: Option<String>) -> FieldView {
    let posted: Vec<(String, String)> =
        typed.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let of = FieldType::Person { from: PersonFrom::Outside, contact_role: None, several: false };
    FieldView { typed: typed_in(&posted, PERSON), error, ..FieldView::ask(PERSON, &role.name, of) }
}

async fn members(signed: &Signed, typed: &Answers) -> Result<Members, Problem> {
    let search = typed.text("q").to_owned();
    let (found, more) = members::search(&signed.ctx, &search).await?;
    let ids: Vec<Id> = typed.all(PERSON).map(Id::given).collect();
    let names = members::names(&signed.ctx, &ids).await?;
    let choice = |id: Id, name: String| Choice { value: id.to_string(), label: name };
    Ok(Members {
        search,
        found: found.into_iter().map(|FoundMember { id, name }| choice(id, name)).collect(),
        chosen: names.into_iter().map(|(id, name)| choice(id, name)).collect(),
        more,
    })
}

fn why(case: &Case<'_>, role: &str) -> String {
    let waits = case.state.steps.iter().find(|(_, live)| live.waits.iter().any(|wait| wait.role() == role));
    match waits {
        Some((step, _)) => case.texts.flow_people_waits(case.title_of(step)),
        None => case.texts.flow_people_from_now().to_owned(),
    }
}
