//! Keeps a list's filter and order under a name.

use super::{refused, render};
use crate::{
    kit::{Answer, Posted, Said, Signed, see_other},
    shape::{narrowed::Narrowed, tabs::Tried},
};
use app::{
    Problem,
    saved_views::{self, List, NewView},
};
use axum::http::StatusCode;

pub async fn save(signed: Signed, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let list = List::parse(posted.answers.text("list")).ok_or(Problem::NotFound)?;
    let (narrowed, name) = (Narrowed::parse(&list, &posted.answers), posted.answers.text("name"));
    let query = narrowed.query();
    let new = NewView { list: &list, name, query: &query };
    match saved_views::save(&signed.ctx, &signed.session.person, new).await {
        Ok(_) => Ok(see_other(&Said::ViewSaved.at(&narrowed.href()))),
        Err(problem) => {
            let save = refused(name, problem)?;
            let tried = Tried { status: StatusCode::UNPROCESSABLE_ENTITY, save, rename: None };
            Ok(render(&signed, narrowed, tried).await?)
        }
    }
}
