//! Asks for a new link in place of a dead one. The answer is the same for every token.

use crate::{
    Server,
    kit::{Answer, Client, see_other},
    limits::Counted,
};
use app::links;
use axum::extract::{OriginalUri, Path, State};
use std::sync::Arc;

pub async fn renew(
    State(server): State<Arc<Server>>,
    Client(visitor): Client,
    Path(token): Path<String>,
    uri: OriginalUri,
) -> Answer {
    server.count(Counted::Renewals, &visitor)?;
    links::renew(&server.app, &token, server.now(), server.entropy()).await?;
    let base = uri.path().strip_suffix("/renewal").unwrap_or("/");
    Ok(see_other(&format!("{base}?asked=1")))
}
