//! Gives back a file the holder of the link gave, on a device that was proved.

use crate::{
    Server,
    kit::{Answer, OpenLink, download::download},
};
use app::{Problem, files};
use axum::extract::{Path, State};
use model::Id;
use std::sync::Arc;

pub async fn given(
    State(server): State<Arc<Server>>,
    link: OpenLink,
    Path((_, file)): Path<(String, String)>,
) -> Answer {
    let row = files::open(&link.ctx, &Id::given(&file)).await?;
    if row.flow != link.opened.flow {
        return Err(Problem::NotFound.into());
    }
    download(&server, &row.id, &row.name).await
}
