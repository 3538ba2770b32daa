//! Whether a one-time password link still opens, and for whom.

use crate::{App, problem::Problem, secrets::token};
use model::Instant;
use store::{System, Viewer, accounts, people};

/// Whom to greet, and what they sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    pub name: String,
    pub email: String,
}

/// # Errors
/// `NotFound` for a link that is used, expired or not ours: the three are never told apart.
pub async fn check_link(app: &App, token: &str, now: Instant) -> Result<Invited, Problem> {
    let link = open(app, token, now).await?;
    let persons = accounts::persons(&app.db, &System, &link.account).await?;
    let Some(acting) = persons.into_iter().find(|acting| acting.organisation == link.organisation) else {
        return Err(Problem::NotFound);
    };
    let viewer = Viewer::system(acting.organisation);
    let person = people::get(&app.db, &viewer, &acting.person).await?.ok_or(Problem::NotFound)?;
    Ok(Invited { name: person.name, email: person.email.unwrap_or_default() })
}

pub(super) async fn open(app: &App, token: &str, now: Instant) -> Result<accounts::PasswordLink, Problem> {
    let link = accounts::password_link(&app.db, &System, &token::hash(token)).await?;
    link.filter(|link| link.used_at.is_none() && link.expires_at > now).ok_or(Problem::NotFound)
}
