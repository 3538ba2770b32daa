//! Keeps what is typed so far: by the script as it is typed, without it by a button.

use super::{Work, complete::failed};
use crate::kit::{Answer, OpenLink, Posted, Texts, see_other};
use axum::{
    Json,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use serde_json::json;

/// The script wants to know what it goes by from here on, everybody else the page.
pub async fn save(link: OpenLink, headers: HeaderMap, Texts(answers): Texts) -> Answer {
    let by_script = headers.get(header::ACCEPT).is_some_and(|of| of == "application/json");
    let Some(work) = Work::of(&link).await? else {
        return Ok(if by_script { StatusCode::GONE.into_response() } else { see_other(&link.base()) });
    };
    let place = work.place(&link, &answers);
    let kept = match work.command(&link, &answers) {
        Ok(_) => work.keep(&link, &place, &answers).await,
        Err(problem) => Err(problem),
    };
    match kept {
        Ok(()) if by_script => {
            let ticket = link.ticket(&work.assignment, &place);
            Ok(Json(json!({"draft": ticket, "at": link.ctx.now.0})).into_response())
        }
        Ok(()) => Ok(see_other(&format!("{}&kept=1", work.address(&link, &place)))),
        Err(problem) if by_script => Err(problem.into()),
        Err(problem) => failed(&link, &work, &Posted { answers, ..Posted::default() }, problem).await,
    }
}
