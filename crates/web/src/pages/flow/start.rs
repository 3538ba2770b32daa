//! Starts a flow for a record.

use super::new::{FORM, name_form, render};
use crate::{
    Server,
    kit::{Answer, Answers, Posted, Said, Signed, attach::attach_to_form, failure, see_other},
    shape::input::inputs,
};
use app::{
    Problem, flows,
    flows::{NewRecord, RecordChoice, RolePerson, StartRequest},
    idempotency::Key,
    start_links::form_of_caller,
    templates,
    templates::Published,
};
use axum::extract::State;
use model::{
    Id,
    definition::{Fill, Role},
    field::FieldProblem,
};
use std::{collections::BTreeMap, sync::Arc};
use views::paths;

/// Starts are kept apart from other things done twice with one key.
const ROUTE: &str = "start-page";

pub async fn start(State(server): State<Arc<Server>>, signed: Signed, mut posted: Posted) -> Answer {
    let key = posted.answers.text("template").to_owned();
    let published = templates::published(&signed.ctx.app, signed.ctx.organisation(), &key).await?;
    let done = try_to(&server, &signed, &published, &mut posted).await;
    let answers = &posted.answers;
    match done {
        Ok(flow) => Ok(see_other(&Said::Started.at(&paths::flow(flow.as_str())))),
        Err(problem) => {
            let (status, wait) = (failure::status(&problem), failure::wait(&problem));
            let problems = in_place(problem)?;
            Ok(failure::after(wait, render(&signed, &published, status, answers, &problems).await?))
        }
    }
}

pub fn in_place(problem: Problem) -> Result<Vec<FieldProblem>, Problem> {
    match problem {
        Problem::Invalid(problems) | Problem::NotKept(problems) => Ok(problems),
        problem if failure::is_of_form(&problem) => Ok(vec![FieldProblem::new("", problem.sentence())]),
        other => Err(other),
    }
}

async fn try_to(
    server: &Server,
    signed: &Signed,
    published: &Published,
    posted: &mut Posted,
) -> Result<Id, Problem> {
    let command = signed.command(&posted.answers)?;
    let definition = &published.definition;
    name_form(&mut posted.answers, &command);
    let form = form_of_caller(&signed.ctx, &definition.key, posted.answers.text(FORM))?;
    attach_to_form(server, &form, posted).await?;
    let answers = &posted.answers;
    let body: Vec<String> = answers
        .pairs()
        .filter(|(name, _)| *name != "csrf")
        .map(|(name, text)| format!("{name}={text}"))
        .collect();
    let request = StartRequest {
        template: definition.key.clone(),
        record: match answers.given("record") {
            Some(id) => RecordChoice::Existing(Id::given(&id)),
            None => RecordChoice::Given(NewRecord {
                kind: answers.text("record_kind").to_owned(),
                name: answers.text("record_name").to_owned(),
                email: answers.given("record_email"),
                contacts: contacts(&definition.roles, answers),
            }),
        },
        data: inputs(&definition.start.form, answers, signed.local().language),
        uploaded: form.uploaded(&server.app).await?,
        roles: roles(&definition.roles, answers),
        owner: None,
        initializer: None,
        names_record: false,
        key: Some(Key::new(&command, ROUTE, body.join("\n").as_bytes())),
    };
    flows::start(&signed.ctx, request).await.map(|started| started.flow)
}

/// Name, address and role of the contacts that were named.
fn contacts(roles: &[Role], answers: &Answers) -> Vec<(String, String, Option<String>)> {
    let named = roles.iter().filter_map(|role| match &role.fill {
        Fill::RecordContact { contact_role: Some(contact) } => {
            let name = answers.given(&format!("contact.{contact}.name"));
            let email = answers.given(&format!("contact.{contact}.email"));
            (name.is_some() || email.is_some())
                .then(|| (name.unwrap_or_default(), email.unwrap_or_default(), Some(contact.clone())))
        }
        _ => None,
    });
    named.collect()
}

pub fn roles(roles: &[Role], answers: &Answers) -> BTreeMap<String, Vec<RolePerson>> {
    let asked = roles.iter().filter(|role| role.fill == Fill::Asked);
    let player = |role: &Role| {
        let name = format!("roles.{}", role.key);
        if let Some(id) = answers.given(&name) {
            return Some((role.key.clone(), vec![RolePerson::Known(Id::given(&id))]));
        }
        let (person, email) =
            (answers.given(&format!("{name}.name")), answers.given(&format!("{name}.email")));
        let named = RolePerson::Named {
            name: person.clone().unwrap_or_default(),
            email: email.clone().unwrap_or_default(),
        };
        (person.is_some() || email.is_some()).then(|| (role.key.clone(), vec![named]))
    };
    asked.filter_map(player).collect()
}
