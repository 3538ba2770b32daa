//! Deleting a calendar: who keeps it, else the question, and doing it.

use crate::kit::{Answer, Posted, Said, Signed, failure, page, see_other};
use app::{
    Problem,
    calendars::{self, Why},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use texts::Texts;
use views::{
    pages::calendar::{Deleting, UserRow, delete as delete_page},
    paths,
};

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    Ok(render(&signed, &Id::given(&id), StatusCode::OK, None).await?)
}

pub async fn delete(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = Id::given(&id);
    let done = match signed.command(&posted.answers) {
        Ok(_) => calendars::delete(&signed.ctx, &id).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::CalendarDeleted.at(paths::CALENDARS))),
        Err(problem @ (Problem::Conflict(_) | Problem::Invalid(_))) => {
            let refusal = problem.said(signed.local().language);
            Ok(render(&signed, &id, failure::status(&problem), Some(refusal)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn render(
    signed: &Signed,
    id: &Id,
    status: StatusCode,
    refusal: Option<String>,
) -> Result<Response, Problem> {
    let shell = signed.shell().await?;
    let users = calendars::used_by(&signed.ctx, id).await?;
    let known = calendars::show(&signed.ctx, id).await?;
    let row = |user: calendars::User| UserRow {
        key: user.template,
        name: user.template_name,
        why: why(user.why, shell.local.texts()).to_owned(),
    };
    let view = Deleting {
        id: id.to_string(),
        name: known.rules.name,
        users: users.into_iter().map(row).collect(),
        refusal,
    };
    Ok(page(status, delete_page(&shell, &view)))
}

fn why(why: Why, texts: Texts) -> &'static str {
    match why {
        Why::Chosen => texts.calendar_used_chosen(),
        Why::Named => texts.calendar_used_named(),
        Why::Running => texts.calendar_used_running(),
    }
}
