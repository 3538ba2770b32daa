//! Keeps a list's filter and order under a name.

use super::{Listed, refused};
use crate::{
    kit::{Answer, Posted, Said, Signed, see_other},
    shape::tabs::Tried,
};
use app::{
    Problem,
    saved_views::{self, List, NewView},
};
use axum::http::StatusCode;

pub async fn save(signed: Signed, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    // Pages opened before there were others had views of flows.
    let list = match posted.answers.text("list") {
        "" => List::Flows,
        word => List::parse(word).ok_or(Problem::NotFound)?,
    };
    let (listed, name) = (Listed::parse(&list, &posted.answers), posted.answers.text("name"));
    let query = listed.query();
    let new = NewView { list: &list, name, query: &query };
    match saved_views::save(&signed.ctx, &signed.session.person, new).await {
        Ok(_) => Ok(see_other(&Said::ViewSaved.at(&listed.href()))),
        Err(problem) => {
            let save = refused(name, problem)?;
            let tried = Tried { status: StatusCode::UNPROCESSABLE_ENTITY, save, rename: None };
            Ok(listed.render(&signed, tried).await?)
        }
    }
}
