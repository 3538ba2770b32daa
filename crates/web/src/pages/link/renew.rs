//! Asks for a new link in place of a dead one. The answer is the same for every token.

use crate::{
    Server,
    kit::{Answer, see_other},
};
use app::links;
use axum::extract::{OriginalUri, Path, State};
use std::sync::Arc;

pub async fn renew(State(server): State<Arc<Server>>, Path(token): Path<String>, uri: OriginalUri) -> Answer {
    links::renew(&server.app, &token, server.now(), server.entropy()).await?;
    let base = uri.path().strip_suffix("/renewal").unwrap_or("/");
    Ok(see_other(&format!("{base}?asked=1")))
}
