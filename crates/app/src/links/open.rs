//! Opening a magic link: who comes, to which flow, for which assignment.

use crate::{
    App,
    caller::Caller,
    email,
    problem::Problem,
    secrets::{link_token::LinkToken, token},
};
use model::{Id, Instant};
use store::{System, Viewer, links, people};
use texts::Language;

pub use store::links::LinkKind;

#[derive(Clone, Debug)]
pub struct LinkOpened {
    /// Acts and reads as this person, in this flow only.
    pub caller: Caller,
    pub link: Id,
    pub kind: LinkKind,
    pub flow: Id,
    /// For links of one assignment.
    pub assignment: Option<Id>,
    pub person: Id,
    pub person_name: String,
    /// What they read so far.
    pub language: Option<Language>,
    /// Where a code would be sent, as much of it as may be shown.
    pub address_masked: Option<String>,
    /// A code was accepted on this device.
    pub proved: bool,
}

/// `None` for every link that is dead: expired, revoked, of an earlier generation, or not ours. They are never told
/// apart; [`renew`](super::renew) is the way on from all of them. `device` is the token of a proved device.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn open(
    app: &App,
    text: &str,
    device: Option<&str>,
    now: Instant,
) -> Result<Option<LinkOpened>, Problem> {
    let Some((link, person)) = alive(app, text, now).await? else { return Ok(None) };
    let proved = match device {
        Some(device) => {
            links::device(&app.db, &System, &token::hash(device), &link.person, now).await?.is_some()
        }
        None => false,
    };
    let viewer = Viewer::outside(link.organisation, link.person.clone());
    let caller = Caller::Outside { viewer, person: link.person.clone(), flow: link.flow.clone(), proved };
    Ok(Some(LinkOpened {
        caller,
        link: link.id,
        kind: link.kind,
        flow: link.flow,
        assignment: link.assignment,
        person: link.person,
        language: person.language.as_deref().and_then(Language::parse),
        person_name: person.name,
        address_masked: person.email.as_deref().map(email::masked),
        proved,
    }))
}

/// The link behind a token and whose it is, if it opens.
pub(super) async fn alive(
    app: &App,
    text: &str,
    now: Instant,
) -> Result<Option<(links::MagicLink, people::Person)>, Problem> {
    let Some(token) = LinkToken::read(&app.key, text) else { return Ok(None) };
    let found = links::get(&app.db, &System, &token.link).await?;
    let opens = |link: &links::MagicLink| {
        link.revoked_at.is_none() && link.expires_at > now && link.generation == token.generation
    };
    let Some(link) = found.filter(opens) else { return Ok(None) };
    let viewer = Viewer::system(link.organisation.clone());
    let person = people::get(&app.db, &viewer, &link.person).await?;
    Ok(person.map(|person| (link, person)))
}
