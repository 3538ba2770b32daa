//! Somebody forgot their password. One answer and one way through the store for every address, so that nobody learns
//! which of them sign in here.

use super::{RESET_HOURS, issue_link, issue_link::NewLink};
use crate::{App, Caller, Ctx, email, links::count_mail, organisations, problem::Problem};
use model::{Entropy, Instant};
use std::sync::Arc;
use store::{System, Viewer, accounts};

/// Mails a link, if the address is a member's and was not sent many already.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn forgot(app: &Arc<App>, address: &str, now: Instant, entropy: Entropy) -> Result<(), Problem> {
    let address = email::normalise(address);
    let organisation = organisations::default(app).await?.id;
    let viewer = Viewer::system(organisation);
    let may = match count_mail(app, &viewer, &address, now).await {
        Ok(()) => true,
        Err(Problem::TooMany { .. }) => false,
        Err(problem) => return Err(problem),
    };
    let ctx = Ctx::new(Arc::clone(app), Caller::System(viewer), now, entropy);
    let account = accounts::by_email(&app.db, &System, &address).await?;
    let (known, account) = account.map_or_else(|| (false, ctx.id()), |account| (true, account.id));
    let persons = accounts::persons(&app.db, &System, &account).await?;
    let person = persons.into_iter().find(|acting| &acting.organisation == ctx.organisation());
    match person.filter(|_| known && may) {
        Some(acting) => {
            let new = NewLink { account: &account, person: &acting.person, hours: RESET_HOURS, mailed: true };
            let (_, statements) = issue_link(&ctx, &new);
            Ok(app.db.transact(statements).await?)
        }
        // Nobody's: a transaction that takes as long and changes nothing.
        None => Ok(app.db.transact(vec![accounts::void_password_links(&ctx.id(), now)]).await?),
    }
}
