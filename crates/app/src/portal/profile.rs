//! How somebody outside reads: language and zone.

use super::Guest;
use crate::{Ctx, problem::Problem};
use engine::calendar::Zone;
use store::people;
use texts::{Language, Sentence};

/// As chosen; none is as the browser says, else as the organisation does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub language: Option<Language>,
    pub zone: Option<String>,
}

/// # Errors
/// `Invalid` at `zone` for one that is not known.
pub async fn save(ctx: &Ctx, guest: &Guest, reading: Reading) -> Result<(), Problem> {
    if reading.zone.as_deref().is_some_and(|zone| Zone::named(zone).is_err()) {
        return Err(Problem::invalid("zone", Sentence::problem_zone()));
    }
    let language = reading.language.map(Language::code);
    let set = people::set_reading(&guest.viewer(), &guest.person, language, reading.zone.as_deref());
    Ok(ctx.app.db.transact(vec![set]).await?)
}
