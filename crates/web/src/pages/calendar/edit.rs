//! One calendar: the page, as stored or as somebody tried to change it.

use super::{
    form::{Act, Tried, stored, view},
    new::whole,
};
use crate::{
    Server,
    kit::{Answer, Posted, Said, Signed, failure, page, see_other},
    shape::calendar,
};
use app::{
    Problem,
    calendars::{self, preview},
    policy::{Intention, require},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use model::Id;
use std::sync::Arc;
use views::{
    pages::calendar::{CalendarPage, edit as calendar_page},
    paths,
};

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    Ok(render(&signed, &Id::given(&id), StatusCode::OK, None).await?)
}

pub async fn save(
    State(server): State<Arc<Server>>,
    signed: Signed,
    Path(id): Path<String>,
    posted: Posted,
) -> Answer {
    require(&signed.ctx.caller, Intention::ManageCalendars)?;
    let id = Id::given(&id);
    let mut tried = Tried::read(&posted);
    if tried.act == Act::Read {
        tried.take_file(&server, &signed, &posted).await?;
    }
    if tried.act != Act::Save {
        return Ok(render(&signed, &id, StatusCode::OK, Some(tried)).await?);
    }
    let done = match signed.command(&posted.answers) {
        Ok(_) => calendars::change(&signed.ctx, &id, tried.version, &tried.typed).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&Said::CalendarSaved.at(&paths::calendar(id.as_str())))),
        Err(problem) => {
            let status = failure::status(&problem);
            tried.refuse(problem, signed.local().language)?;
            Ok(render(&signed, &id, status, Some(tried)).await?)
        }
    }
}

async fn render(
    signed: &Signed,
    id: &Id,
    status: StatusCode,
    tried: Option<Tried>,
) -> Result<Response, Problem> {
    require(&signed.ctx.caller, Intention::ManageCalendars)?;
    let shell = signed.shell().await?;
    let known = calendars::show(&signed.ctx, id).await?;
    let (tried, meaning) = match tried {
        Some(mut tried) => {
            let meaning = if tried.act == Act::Save { None } else { tried.meaning(signed)? };
            (tried, meaning)
        }
        None => {
            let preview = preview::of(&signed.ctx, Arc::clone(&known.calendar));
            (stored(&known, shell.local.language), Some(calendar::meaning(&preview, &shell.local, false)))
        }
    };
    let status = if tried.problems.is_empty() { status } else { StatusCode::UNPROCESSABLE_ENTITY };
    let refusal = tried.refusal.clone().or_else(|| whole(&tried, signed));
    let view = CalendarPage {
        id: Some(id.to_string()),
        title: known.rules.name.clone(),
        is_own: known.is_default,
        fixed: known.fixed.clone().map(|place| (place, calendar::view(&known.calendar))),
        form: view(tried, shell.local.language),
        meaning,
        refusal,
    };
    Ok(page(status, calendar_page(&shell, &view)))
}
