//! Start Links: public addresses that start a flow from one template. Off until somebody configures them.

mod configure;
mod form;
mod open;
mod show;
mod submit;

pub use configure::{StartLinkSettings, configure};
pub use form::{StartForm, form, form_of_caller};
pub use open::{StartPage, open};
pub use show::{StartLink, enabled_of, show};
pub use submit::{StartSubmission, Started, submit};

use crate::{App, problem::Problem};
use store::{System, templates::settings};

/// The settings behind a public address, if it is switched on.
async fn enabled(app: &App, slug: &str) -> Result<settings::StartLink, Problem> {
    let found = settings::start_link_by_token(&app.db, &System, slug).await?;
    found.filter(|link| link.enabled).ok_or(Problem::NotFound)
}
