//! The owner says who plays a role.

use super::{name, new::member_choices};
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other},
    shape::{Case, Reader, Sizes},
};
use app::{Problem, flows, flows::RolePerson, steps};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{FieldType, Id, definition::Role, field::PersonFrom};
use views::{
    form::{FieldView, typed_in},
    pages::flow::{ChoosePeople, people as people_page},
    paths,
};

/// The name of the field.
const PERSON: &str = "person";

pub async fn show(signed: Signed, Path((id, role)): Path<(String, String)>) -> Answer {
    Ok(render(&signed, (&Id::given(&id), &role), StatusCode::OK, (&Answers::default(), None)).await?)
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
    let sizes = Sizes::new();
    let case = Case::new(&loaded, Reader::Member { person: &signed.session.person, runs: true }, &sizes, signed.local().texts());
    let known = case.definition.role(role).ok_or(Problem::NotFound)?;
    let posted: Vec<(String, String)> =
        typed.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let mut field = field(known);
    field.typed = typed_in(&posted, PERSON);
    field.error = error;
    if !known.party.is_outside() {
        field.choices = member_choices(&signed.ctx).await?;
    }
    let view = ChoosePeople {
        flow: name(&case),
        role: role.to_owned(),
        role_name: known.name.clone(),
        why: why(&case, role),
        field,
    };
    Ok(page(status, people_page(&signed.shell().await?, &view)))
}

fn field(role: &Role) -> FieldView {
    let from = if role.party.is_outside() { PersonFrom::Outside } else { PersonFrom::Group(String::new()) };
    FieldView::ask(PERSON, &role.name, FieldType::Person { from, contact_role: None, several: false })
}

fn why(case: &Case<'_>, role: &str) -> String {
    let waits = case.state.steps.iter().find(|(_, live)| live.waits.iter().any(|wait| wait.role() == role));
    match waits {
        Some((step, _)) => format!("“{}” waits for somebody.", case.title_of(step)),
        None => "Whoever you choose takes the role from here on.".to_owned(),
    }
}
