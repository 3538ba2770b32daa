//! Makes a key; it is shown once.

use super::list::render;
use crate::kit::{Answer, Answers, Posted, Signed, failure};
use app::{Problem, Scope, keys};
use axum::http::StatusCode;
use views::pages::key::{CreatedKey, KeyForm};

pub async fn create(signed: Signed, posted: Posted) -> Answer {
    let answers = &posted.answers;
    match try_to(&signed, answers).await {
        Ok(key) => {
            let created = CreatedKey { name: answers.text("name").to_owned(), key };
            Ok(render(&signed, StatusCode::OK, KeyForm::default(), Some(created)).await?)
        }
        Err(Problem::Invalid(problems)) => {
            let of = |path: &str| {
                problems
                    .iter()
                    .find(|one| one.path == path)
                    .map(|one| one.message.to(signed.local().language))
            };
            let form = KeyForm {
                name: answers.text("name").to_owned(),
                name_error: of("name").or_else(|| of("")),
                scopes: answers.all("scope").map(str::to_owned).collect(),
                scopes_error: of("scopes"),
            };
            let status = failure::status(&Problem::Invalid(Vec::new()));
            Ok(render(&signed, status, form, None).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(signed: &Signed, answers: &Answers) -> Result<String, Problem> {
    signed.command(answers)?;
    let scopes: Vec<Scope> = answers.all("scope").filter_map(Scope::parse).collect();
    keys::create(&signed.ctx, answers.text("name"), &scopes).await
}
