//! A look at one file the member may read: as a picture, or as a document in a frame.

use crate::{
    Server,
    kit::{Answer, Signed, preview},
};
use app::files;
use axum::extract::{Path, State};
use model::Id;
use std::sync::Arc;

pub async fn picture(State(server): State<Arc<Server>>, signed: Signed, Path(id): Path<String>) -> Answer {
    let file = files::open(&signed.ctx, &Id::given(&id)).await?;
    preview::picture(&server, &file).await
}

pub async fn inline(State(server): State<Arc<Server>>, signed: Signed, Path(id): Path<String>) -> Answer {
    let file = files::open(&signed.ctx, &Id::given(&id)).await?;
    preview::document(&server, &file).await
}
