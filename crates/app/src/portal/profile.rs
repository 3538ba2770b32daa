//! How somebody outside reads: language and zone, and which mails come to them.

use super::Guest;
use crate::{Ctx, attention::Wish, problem::Problem};
use engine::calendar::Zone;
use store::{attention, people};
use texts::{Language, Sentence};

/// As chosen; none is as the browser says, else as the organisation does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub language: Option<Language>,
    pub zone: Option<String>,
    pub mails: Wish,
}

/// # Errors
/// `Invalid` at `zone` for one that is not known.
pub async fn save(ctx: &Ctx, guest: &Guest, reading: Reading) -> Result<(), Problem> {
    if reading.zone.as_deref().is_some_and(|zone| Zone::named(zone).is_err()) {
        return Err(Problem::invalid("zone", Sentence::problem_zone()));
    }
    let language = reading.language.map(Language::code);
    let set = people::set_reading(&guest.viewer(), &guest.person, language, reading.zone.as_deref());
    let word = Some(reading.mails.word()).filter(|word| !word.is_empty());
    let mails = attention::set_mails(&guest.viewer(), &guest.person, word);
    Ok(ctx.app.db.transact(vec![set, mails]).await?)
}
