//! Downloads one file the member may read.

use crate::{
    Server,
    kit::{Answer, Signed, download::download},
};
use app::files;
use axum::extract::{Path, State};
use model::Id;
use std::sync::Arc;

pub async fn show(State(server): State<Arc<Server>>, signed: Signed, Path(id): Path<String>) -> Answer {
    let row = files::open(&signed.ctx, &Id::given(&id)).await?;
    download(&server, &row.id, &row.name).await
}
