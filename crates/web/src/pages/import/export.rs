//! The records of a list as a table, streamed as they are read.

use super::{column_word, plural, table};
use crate::kit::{Answer, Answers, Signed};
use app::{
    exports::Export,
    records::{ListQuery, Order, Sort, status},
};
use axum::{body::Body, extract::Path};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use model::Id;
use std::io;
use store::PageRequest;
use views::pages::record::{ME, RecordFilter};

pub async fn show(signed: Signed, Path(kind): Path<String>, query: Answers) -> Answer {
    let texts = signed.local().texts();
    let filter = RecordFilter::parse(&kind, |name| query.text(name));
    let me = signed.session.person.clone();
    let asked = ListQuery {
        kind,
        status: if filter.archived { status::INACTIVE } else { status::ACTIVE }.to_owned(),
        owner: filter.owner.as_deref().map(|owner| if owner == ME { me } else { Id::given(owner) }),
        tag: filter.tag.clone(),
        name_starts: Some(filter.text.clone()).filter(|text| !text.is_empty()),
        order: Order {
            sort: if filter.order.is_by_name() { Sort::Name } else { Sort::Changed },
            descending: filter.order.is_down(),
        },
        page: PageRequest::default(),
    };
    let export = Export::begin(signed.ctx, asked).await?;
    let words: Vec<String> =
        export.columns.iter().map(|column| column_word(&export.kind, column, texts)).collect();
    let name = format!("{}.csv", plural(&export.kind, texts));
    let head = export.head(&words)?;
    let rest = stream::try_unfold(export, |mut export| async move {
        let piece = export.next().await.map_err(|problem| io::Error::other(format!("{problem:?}")))?;
        Ok::<_, io::Error>(piece.map(|piece| (piece, export)))
    });
    let bytes = stream::once(std::future::ready(Ok(head))).chain(rest.into_stream());
    Ok(table(&name, Body::from_stream(bytes)))
}
