//! A new one-time link for a member who has forgotten the password, or never set one.

use super::list::{Beside, render};
use crate::kit::{Answer, Posted, Signed};
use app::{Problem, members};
use axum::{extract::Path, http::StatusCode};
use model::Id;

pub async fn renew(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let id = Id::given(&id);
    let link = members::renew_password_link(&signed.ctx, &id).await?;
    let all = members::list(&signed.ctx).await?;
    let member = all.into_iter().find(|member| member.id == id).ok_or(Problem::NotFound)?;
    let beside = Beside { one_time: Some((member.name, link)), ..Beside::default() };
    Ok(render(&signed, StatusCode::OK, beside).await?)
}
