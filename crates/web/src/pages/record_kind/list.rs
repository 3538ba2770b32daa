//! Every kind.

use crate::{
    kit::{Answer, Signed, page},
    shape::record::{kind_words, label},
};
use app::{
    policy::{Intention, require},
    record_kinds::{self, Kind},
};
use axum::http::StatusCode;
use views::pages::record_kind::{KindLine, list as kinds_page};

pub async fn show(signed: Signed) -> Answer {
    require(&signed.ctx.caller, Intention::ManageRecordKinds)?;
    let texts = signed.local().texts();
    let all = record_kinds::all(&signed.ctx).await?;
    let name =
        |key: &String| all.iter().find(|kind| kind.key == *key).map(|kind| kind_words(kind, texts).singular);
    let line = |kind: &Kind| KindLine {
        key: kind.key.clone(),
        plural: kind_words(kind, texts).plural,
        fields: kind.fields.iter().map(|field| label(kind, field, texts)).collect(),
        belongs_to: kind.belongs_to.as_ref().and_then(name),
        launches: kind.launches,
        is_built_in: kind.is_built_in,
    };
    let rows: Vec<KindLine> = all.iter().map(line).collect();
    Ok(page(StatusCode::OK, kinds_page(&signed.shell().await?, &rows)))
}
