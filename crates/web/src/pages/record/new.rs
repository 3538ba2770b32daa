//! A new record.

use super::form::{around, change, owners, questions, typed};
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other},
    shape::record::kind_words,
};
use app::{
    Problem, idempotency,
    idempotency::Key,
    policy::{Intention, require},
    record_kinds::{Kind, find},
    records,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use views::{
    pages::record::{EditPage, edit as edit_page},
    paths,
};

/// Kept apart from other things done twice with one key.
const ROUTE: &str = "record-page";

/// `belongs_to` may be named by a page that leads here.
pub async fn show(signed: Signed, Path(kind): Path<String>, query: Answers) -> Answer {
    let kind = kind_of(&signed, &kind).await?;
    let owner = query.text("belongs_to").to_owned();
    let view = EditPage {
        fields: questions(&signed, &kind).await?,
        owner: signed.session.person.to_string(),
        belongs_to: owners(&signed, &kind, &owner).await?,
        belongs_to_chosen: owner,
        ..EditPage::default()
    };
    let view = around(&signed, &kind, view).await?;
    Ok(render(&signed, &kind, StatusCode::OK, view).await?)
}

pub async fn create(mut signed: Signed, Path(kind): Path<String>, posted: Posted) -> Answer {
    let kind = kind_of(&signed, &kind).await?;
    let answers = &posted.answers;
    let done = match signed.command(answers) {
        Ok(command) => {
            let body: Vec<String> = answers
                .pairs()
                .filter(|(name, _)| *name != "csrf")
                .map(|(name, text)| format!("{name}={text}"))
                .collect();
            let key = Key::new(&command, ROUTE, body.join("\n").as_bytes());
            signed.ctx = signed.ctx.once(Some(key));
            let change = change(&kind, answers, &signed);
            idempotency::once(&signed.ctx, records::create(&signed.ctx, &kind.key, change)).await
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(id) => Ok(see_other(&Said::RecordAdded.at(&paths::record(id.as_str())))),
        Err(problem) => {
            let status = failure::status(&problem);
            let problems = crate::pages::flow::start::in_place(problem)?;
            let view = typed(&signed, &kind, answers, &problems).await?;
            Ok(render(&signed, &kind, status, view).await?)
        }
    }
}

async fn kind_of(signed: &Signed, key: &str) -> Result<Kind, Problem> {
    let kind = find(&signed.ctx, key).await?;
    require(&signed.ctx.caller, Intention::WriteRecords)?;
    if kind.is_firm() { Err(Problem::NotFound) } else { Ok(kind) }
}

async fn render(
    signed: &Signed,
    kind: &Kind,
    status: StatusCode,
    view: EditPage,
) -> Result<Response, Problem> {
    let texts = signed.local().texts();
    let words = kind_words(kind, texts);
    let view = EditPage { title: texts.record_new_title(&words.singular), ..view };
    Ok(page(status, edit_page(&signed.shell().await?, &words, &view)))
}
