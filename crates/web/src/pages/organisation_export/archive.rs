//! The archive itself.

use crate::{
    Server,
    kit::{Answer, Signed, archive},
};
use axum::extract::{Path, State};
use model::Id;
use std::sync::Arc;

pub async fn show(State(server): State<Arc<Server>>, signed: Signed, Path(id): Path<String>) -> Answer {
    Ok(archive::of(server, signed.ctx, &Id::given(&id)).await?)
}
