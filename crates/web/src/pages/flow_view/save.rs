//! Keeps the filter under a name.

use super::{filter, refused};
use crate::{
    kit::{Answer, Posted, Said, Signed, see_other},
    pages::flow::list::{Tried, render},
};
use app::flow_views;
use axum::http::StatusCode;
use store::PageRequest;

pub async fn save(signed: Signed, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let (filter, name) = (filter(&posted), posted.answers.text("name"));
    match flow_views::save(&signed.ctx, name, &filter.query()).await {
        Ok(_) => Ok(see_other(&Said::ViewSaved.at(&filter.href()))),
        Err(problem) => {
            let save = refused(name, problem)?;
            let tried = Tried { status: StatusCode::UNPROCESSABLE_ENTITY, save, rename: None };
            Ok(render(&signed, filter, PageRequest::default(), tried).await?)
        }
    }
}
