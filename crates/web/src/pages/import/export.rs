//! The records of a list as a table, streamed as they are read.

use super::{column_word, plural};
use crate::{
    kit::{Answer, Answers, Signed, table},
    pages::record::list::asked,
};
use app::exports::Export;
use axum::extract::Path;
use store::PageRequest;
use views::pages::record::RecordFilter;

pub async fn show(signed: Signed, Path(kind): Path<String>, query: Answers) -> Answer {
    let texts = signed.local().texts();
    let filter = RecordFilter::parse(&kind, |name| query.text(name));
    let asked = asked(&signed, &filter, PageRequest::default());
    let export = Export::begin(signed.ctx, asked).await?;
    let words: Vec<String> =
        export.columns.iter().map(|column| column_word(&export.kind, column, texts)).collect();
    let name = format!("{}.csv", plural(&export.kind, texts));
    Ok(table::of(&name, &words, export)?)
}
