//! What there is to take into use, and what is in use already.

use crate::{
    kit::{Answer, Signed, page},
    shape::card,
};
use app::templates;
use axum::http::StatusCode;
use views::pages::template::{Library, library};

pub async fn show(signed: Signed) -> Answer {
    let (used, fresh): (Vec<_>, Vec<_>) =
        templates::library(&signed.ctx).await?.into_iter().partition(|line| line.in_use);
    let name =
        |line: app::templates::LibraryLine| (line.definition.key.clone(), line.definition.name.clone());
    let view =
        Library { fresh: fresh.iter().map(card).collect(), used: used.into_iter().map(name).collect() };
    Ok(page(StatusCode::OK, library(&signed.shell().await?, &view)))
}
