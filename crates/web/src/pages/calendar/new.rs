//! A new calendar: its form, and making it.

use super::form::{Act, Tried, view};
use crate::{
    Server,
    kit::{Answer, Posted, Said, Signed, failure, page, see_other},
};
use app::{
    Problem,
    calendars::{self, Typed},
    policy::{Intention, require},
};
use axum::{extract::State, http::StatusCode, response::Response};
use std::sync::Arc;
use views::{
    pages::calendar::{CalendarPage, edit as calendar_page},
    paths,
};

const OFFICE: &str = "09:00-17:00";

/// Office hours in the organisation's zone: what most begin with.
pub async fn show(signed: Signed) -> Answer {
    require(&signed.ctx.caller, Intention::ManageCalendars)?;
    let mut typed = Typed { zone: signed.organisation.zone.clone(), ..Typed::default() };
    typed.hours[..5].fill(OFFICE.to_owned());
    let tried =
        Tried { act: Act::Save, typed, version: None, problems: Vec::new(), refusal: None, file: None };
    Ok(render(&signed, StatusCode::OK, tried).await?)
}

pub async fn create(State(server): State<Arc<Server>>, signed: Signed, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::ManageCalendars)?;
    let mut tried = Tried::read(&posted);
    if tried.act == Act::Read {
        tried.take_file(&server, &signed, &posted).await?;
    }
    if tried.act != Act::Save {
        return Ok(render(&signed, StatusCode::OK, tried).await?);
    }
    let done = match signed.command(&posted.answers) {
        Ok(_) => calendars::create(&signed.ctx, &tried.typed).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(id) => Ok(see_other(&Said::CalendarSaved.at(&paths::calendar(id.as_str())))),
        Err(problem) => {
            let status = failure::status(&problem);
            tried.refuse(problem, signed.local().language)?;
            Ok(render(&signed, status, tried).await?)
        }
    }
}

async fn render(signed: &Signed, status: StatusCode, mut tried: Tried) -> Result<Response, Problem> {
    let shell = signed.shell().await?;
    let meaning = if tried.act == Act::Save { None } else { tried.meaning(signed)? };
    let status = if tried.problems.is_empty() { status } else { StatusCode::UNPROCESSABLE_ENTITY };
    let refusal = tried.refusal.clone().or_else(|| whole(&tried, signed));
    let view = CalendarPage {
        id: None,
        title: shell.local.texts().calendar_new_title().to_owned(),
        is_own: false,
        form: view(tried, shell.local.language),
        fixed: None,
        meaning,
        refusal,
    };
    Ok(page(status, calendar_page(&shell, &view)))
}

/// What is wrong with no field of its own: a form that is no longer current.
pub(super) fn whole(tried: &Tried, signed: &Signed) -> Option<String> {
    let wrong = tried.problems.iter().find(|one| one.path.is_empty())?;
    Some(wrong.message.to(signed.local().language))
}
