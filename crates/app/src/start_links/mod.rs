//! Start Links: public addresses that start a flow from one template. Off until somebody configures them; sent by mail
//! to whoever is asked to begin.

mod configure;
mod embed;
mod form;
mod open;
mod origins;
mod send;
mod sent;
mod show;
mod submit;

pub use configure::{StartLinkSettings, configure};
pub use form::{StartForm, form, form_of_caller};
pub use open::{StartPage, open, open_again};
pub use origins::set_origins;
pub use send::{ADDRESSES_MAX, MESSAGE_CHARS_MAX, NewSending, send};
pub use sent::{SentLine, SentState, sent};
pub use show::{StartLink, enabled_of, show};
pub use submit::{StartSubmission, Started, submit};

use crate::{App, problem::Problem};
use store::{System, templates::settings};

/// The settings behind a public address, if it is switched on.
async fn enabled(app: &App, slug: &str) -> Result<settings::StartLink, Problem> {
    known(app, slug).await?.filter(|link| link.enabled).ok_or(Problem::NotFound)
}

/// The same, on or off.
async fn known(app: &App, slug: &str) -> Result<Option<settings::StartLink>, Problem> {
    Ok(settings::start_link_by_token(&app.db, &System, slug).await?)
}
