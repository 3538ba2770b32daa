//! What a start page shows to anyone who has its address.

use super::enabled;
use crate::{
    App,
    flows::house::house,
    problem::Problem,
    secrets::nonce::{self, Binding},
    templates::{self, Published},
};
use model::{Entropy, Id, Instant};
use std::sync::Arc;

#[derive(Clone)]
pub struct StartPage {
    /// Name of the firm.
    pub organisation: String,
    pub template: Arc<Published>,
    pub slug: String,
    /// Goes back with the form; good for seven days, for one start.
    pub nonce: String,
}

/// # Errors
/// `NotFound` for an address that does not exist or is switched off.
pub async fn open(app: &App, slug: &str, now: Instant, mut entropy: Entropy) -> Result<StartPage, Problem> {
    let link = enabled(app, slug).await?;
    let template = templates::published(app, &link.organisation, &link.template_key).await?;
    let organisation = house(app, &link.organisation).await?.name.clone();
    let command = Id::new(now, &mut entropy);
    let nonce = nonce::write(&app.key, &Binding(&binding(slug)), command.as_str(), now);
    Ok(StartPage { organisation, template, slug: slug.to_owned(), nonce })
}

/// What the nonce of a start page is bound to.
pub(super) fn binding(slug: &str) -> [&str; 2] {
    ["start", slug]
}
