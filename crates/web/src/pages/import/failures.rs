//! Rows that did not fit, to be mended and uploaded again.

use crate::kit::{Answer, Signed, table};
use app::imports;
use axum::{body::Body, extract::Path};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use model::Id;
use std::io;

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    let (texts, id) = (signed.local().texts(), Id::given(&id));
    let first = imports::failures(&signed.ctx, &id, 0).await?;
    let words = [texts.import_line(), texts.import_reason()];
    let (head, last) = (first.file(true, words)?, first.rows.last().map(|row| row.0));
    let name = texts.import_failures_name();
    let rest = stream::try_unfold((signed.ctx, last), move |(ctx, last)| {
        let id = id.clone();
        async move {
            let failed = |problem| io::Error::other(format!("{problem:?}"));
            let Some(after) = last else { return Ok::<_, io::Error>(None) };
            let next = imports::failures(&ctx, &id, after).await.map_err(failed)?;
            let last = next.rows.last().map(|row| row.0);
            let bytes = next.file(false, words).map_err(failed)?;
            Ok(Some((bytes, (ctx, last))))
        }
    });
    let bytes = stream::once(std::future::ready(Ok(head))).chain(rest.into_stream());
    Ok(table::saved(name, Body::from_stream(bytes)))
}
