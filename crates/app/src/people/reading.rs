//! How somebody reads: in which language, and in which zone they live.

use crate::{Ctx, caller::Caller, problem::Problem};
use engine::calendar::Zone;
use model::Id;
use store::people;
use texts::{Language, Sentence};

/// As chosen on the profile page; what is not chosen is as the browser says, else as the organisation does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub language: Option<Language>,
    /// IANA zone.
    pub zone: Option<String>,
}

/// The caller's own.
///
/// # Errors
/// `Invalid` for a zone there is not, `NotFound` for anybody but a member.
pub async fn choose(ctx: &Ctx, reading: &Reading) -> Result<(), Problem> {
    let Caller::Member(viewer) = &ctx.caller else { return Err(Problem::NotFound) };
    let person = viewer.person.as_ref().ok_or(Problem::NotFound)?;
    if let Some(zone) = &reading.zone {
        Zone::named(zone).map_err(|_| Problem::invalid("zone", Sentence::problem_zone()))?;
    }
    let language = reading.language.map(Language::code);
    let chosen = people::set_reading(viewer, person, language, reading.zone.as_deref());
    Ok(ctx.app.db.transact(vec![chosen]).await?)
}

/// Somebody outside acts in this language: mails to come are written in it. Nothing happens where it is known.
pub async fn remember(ctx: &Ctx, person: &Id, known: Option<Language>, spoken: Option<Language>) {
    let Some(spoken) = spoken.filter(|spoken| known != Some(*spoken)) else { return };
    let chosen = people::set_language(ctx.caller.viewer(), person, spoken.code());
    if let Err(error) = ctx.app.db.transact(vec![chosen]).await {
        // Their act is done; the next one says it again.
        tracing::warn!(%error, "the language of a person could not be kept");
    }
}
