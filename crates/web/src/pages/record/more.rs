//! Kinds without an entry of their own in the menu.

use crate::{
    kit::{Answer, Signed, page},
    pages::home::show::number,
    shape::record::kind_words,
};
use app::{
    record_kinds::{self, IN_MENU},
    records::{self, ListQuery, Order, status},
};
use axum::http::StatusCode;
use store::PageRequest;
use views::pages::record::{KindRow, more as more_page};

pub async fn show(signed: Signed) -> Answer {
    let (ctx, texts) = (&signed.ctx, signed.local().texts());
    let mut rows = Vec::new();
    for kind in record_kinds::all(ctx).await? {
        if IN_MENU.contains(&kind.key.as_str()) {
            continue;
        }
        let count = number(records::count(ctx, &kind.key, status::ACTIVE).await?);
        let only = if kind.is_firm() { the_only(&signed, &kind.key).await? } else { None };
        rows.push(KindRow { words: kind_words(&kind, texts), count, only });
    }
    Ok(page(StatusCode::OK, more_page(&signed.shell().await?, &rows)))
}

async fn the_only(signed: &Signed, kind: &str) -> Result<Option<String>, app::Problem> {
    let query = ListQuery {
        kind: kind.to_owned(),
        status: status::ACTIVE.to_owned(),
        owner: None,
        tag: None,
        text: None,
        order: Order::default(),
        page: PageRequest::first(1),
    };
    let found = records::list(&signed.ctx, &query).await?;
    Ok(found.page.items.into_iter().next().map(|line| line.id.to_string()))
}
