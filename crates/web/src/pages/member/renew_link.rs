//! A new one-time password link, shown once.

use super::edit::{Tried, render};
use crate::kit::{Answer, Posted, Signed, failure};
use app::{Problem, members};
use axum::{extract::Path, http::StatusCode};
use model::Id;

pub async fn renew(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let id = Id::given(&id);
    match members::renew_password_link(&signed.ctx, &id).await {
        Ok(link) => {
            let tried = Tried { one_time: Some(link), ..Tried::default() };
            Ok(render(&signed, &id, StatusCode::OK, tried).await?)
        }
        Err(problem @ Problem::Conflict(_)) => {
            let refusal = Some(problem.said(signed.local().language));
            let tried = Tried { refusal, ..Tried::default() };
            Ok(render(&signed, &id, failure::status(&problem), tried).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
