//! What a start page shows to anyone who has its address.

use super::{enabled, known, origins};
use crate::{
    App,
    flows::house::house,
    problem::Problem,
    secrets::nonce::{self, Binding},
    templates::{self, Published},
};
use model::{Entropy, Id, Instant};
use std::sync::Arc;
use store::templates::settings;

#[derive(Clone)]
pub struct StartPage {
    pub organisation_id: Id,
    /// Name of the firm.
    pub organisation: String,
    pub template: Arc<Published>,
    pub slug: String,
    /// Goes back with the form; good for seven days, for one start.
    pub nonce: String,
    /// Origins of pages that may show the form in a frame.
    pub origins: Vec<String>,
}

/// # Errors
/// `NotFound` for an address that does not exist or is switched off.
pub async fn open(app: &App, slug: &str, now: Instant, entropy: Entropy) -> Result<StartPage, Problem> {
    page(app, enabled(app, slug).await?, now, entropy).await
}

/// The same for somebody who had the page already, as a nonce of theirs has shown: what they typed is shown again even
/// if the link was switched off meanwhile. It starts nothing then.
///
/// # Errors
/// `NotFound` for an address that does not exist.
pub async fn open_again(app: &App, slug: &str, now: Instant, entropy: Entropy) -> Result<StartPage, Problem> {
    let link = known(app, slug).await?.ok_or(Problem::NotFound)?;
    page(app, link, now, entropy).await
}

async fn page(
    app: &App,
    link: settings::StartLink,
    now: Instant,
    mut entropy: Entropy,
) -> Result<StartPage, Problem> {
    let slug = link.token.clone();
    let template = templates::published(app, &link.organisation, &link.template_key).await?;
    let organisation = house(app, &link.organisation).await?.name.clone();
    let command = Id::new(now, &mut entropy);
    let nonce = nonce::write(&app.key, &Binding(&binding(&slug)), command.as_str(), now);
    let origins = origins::of(&link.origins);
    Ok(StartPage { organisation_id: link.organisation, organisation, template, slug, nonce, origins })
}

/// What the nonce of a start page is bound to.
pub(super) fn binding(slug: &str) -> [&str; 2] {
    ["start", slug]
}
