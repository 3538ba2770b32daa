//! From the whole flow to one thing to do: the person's own link to it.

use crate::kit::{Answer, OpenLink, see_other};
use axum::extract::Path;
use model::Id;

pub async fn step(link: OpenLink, Path((_, assignment)): Path<(String, String)>) -> Answer {
    let address = link.to_assignment(&Id::given(&assignment)).await?;
    Ok(see_other(&address))
}
