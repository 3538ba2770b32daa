//! What is found while somebody types, for the dialog: no page around it.

use super::question;
use crate::{
    kit::{Answer, Answers, Signed, page},
    shape::search::groups,
};
use app::search;
use axum::http::StatusCode;
use store::PageRequest;
use views::pages::search::palette;

/// Of each sort.
const OF_EACH: u32 = 5;

pub async fn show(signed: Signed, query: Answers) -> Answer {
    let asked = question(query.text("q"), None, PageRequest::first(OF_EACH));
    let groups = match search::find(&signed.ctx, &asked).await? {
        Some(found) => {
            let mut groups = groups(&signed, &asked.text, found).await?;
            groups.retain(|group| !group.hits.is_empty());
            Some(groups)
        }
        None => None,
    };
    Ok(page(StatusCode::OK, palette(&signed.local(), &asked.text, groups.as_deref())))
}
