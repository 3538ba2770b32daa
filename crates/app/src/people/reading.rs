//! How somebody is called and how they read: in which language, and in which zone they live.

use crate::{Ctx, audit, caller::Caller, names, problem::Problem};
use engine::calendar::Zone;
use model::{Id, field::FieldProblem};
use serde_json::json;
use store::{attention, people};
use texts::{Language, Sentence};

/// As chosen on the profile page; what is not chosen is as the browser says, else as the organisation does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    pub name: String,
    pub language: Option<Language>,
    /// IANA zone.
    pub zone: Option<String>,
    /// Mails that can wait come in one each morning.
    pub digest: bool,
}

/// The caller's own.
///
/// # Errors
/// `Invalid` for everything that does not fit, `NotFound` for anybody but a member.
pub async fn change_profile(ctx: &Ctx, profile: &Profile) -> Result<(), Problem> {
    let Caller::Member(viewer) = &ctx.caller else { return Err(Problem::NotFound) };
    let person = viewer.person.as_ref().ok_or(Problem::NotFound)?;
    let name = checked(profile)?;
    let language = profile.language.map(Language::code);
    let zone = profile.zone.as_deref();
    let changes = vec![
        people::rename(viewer, person, &name),
        people::set_reading(viewer, person, language, zone),
        attention::set_digest(viewer, person, profile.digest),
    ];
    let details = json!({"name": name, "language": language, "zone": zone, "digest": profile.digest});
    Ok(audit::write(ctx, audit::Act::new("member.profile_changed", person, details), changes).await?)
}

/// The name, as it is kept.
fn checked(profile: &Profile) -> Result<String, Problem> {
    let zone = profile.zone.as_deref().map_or(Ok(()), |zone| Zone::named(zone).map(drop));
    let wrong = zone.err().map(|_| FieldProblem::new("zone", Sentence::problem_zone()));
    match (names::read(&profile.name, "name"), wrong) {
        (name, None) => name,
        (Err(Problem::Invalid(mut all)), Some(wrong)) => {
            all.push(wrong);
            Err(Problem::Invalid(all))
        }
        (_, Some(wrong)) => Err(Problem::Invalid(vec![wrong])),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_said_at_once() {
        let cases = [
            ("Ada", None, Vec::new()),
            ("Ada", Some("Europe/Berlin"), Vec::new()),
            ("Ada", Some("Mars/Olympus"), vec!["zone"]),
            (" ", Some("Europe/Berlin"), vec!["name"]),
            ("", Some("x"), vec!["name", "zone"]),
        ];
        for (name, zone, wrong) in cases {
            let profile =
                Profile { name: name.to_owned(), zone: zone.map(ToOwned::to_owned), ..Profile::default() };
            let paths: Vec<String> = match checked(&profile) {
                Err(Problem::Invalid(all)) => all.into_iter().map(|one| one.path).collect(),
                _ => Vec::new(),
            };
            assert_eq!(paths, wrong, "{name:?} {zone:?}");
        }
    }
}
