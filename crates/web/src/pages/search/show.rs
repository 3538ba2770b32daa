//! The page of a search: a little of each sort, or one of them page by page.

use super::question;
use crate::{
    kit::{Answer, Answers, Signed, page},
    shape::search::groups,
};
use app::{
    policy::{Intention, require},
    search::{self, Kind},
};
use axum::http::StatusCode;
use store::{Cursor, PageRequest};
use views::pages::search::{Results, show as search_page};

/// Of each sort, where all are shown.
const OF_EACH: u32 = 6;
/// Of one.
const LINES: u32 = 25;

pub async fn show(signed: Signed, query: Answers) -> Answer {
    require(&signed.ctx.caller, Intention::ReadRecords)?;
    let (text, kind) = (query.text("q"), Kind::parse(query.text("kind")));
    let after = kind.and_then(|_| Cursor::parse(query.text("after")));
    let is_later = after.is_some();
    let limit = if kind.is_some() { LINES } else { OF_EACH };
    let asked = question(text, kind, PageRequest { after, before: None, limit });
    let found = search::find(&signed.ctx, &asked).await?;
    let are_many = found.as_ref().is_some_and(|found| found.are_many);
    let groups = match found {
        Some(found) => Some(groups(&signed, &asked.text, found).await?),
        None => None,
    };
    let sort = kind.map(crate::shape::search::sort);
    let results = Results { sort, text: asked.text, groups, are_many, is_later };
    Ok(page(StatusCode::OK, search_page(&signed.shell().await?, &results)))
}
