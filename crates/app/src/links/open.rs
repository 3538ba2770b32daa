//! Opening a magic link: who comes, to which flow, for which assignment.

use crate::{
    App,
    caller::{Borrower, Caller},
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
    /// Who reads it; whose it is stands in `caller`.
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
    let Some(caller) = caller(app, &link, proved).await? else { return Ok(None) };
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

/// `None` for something lent that is gone.
async fn caller(app: &App, link: &links::MagicLink, proved: bool) -> Result<Option<Caller>, Problem> {
    let as_whom = |person: &Id, lent| Caller::Outside {
        viewer: Viewer::outside(link.organisation.clone(), person.clone()),
        person: person.clone(),
        flow: link.flow.clone(),
        proved,
        lent,
    };
    let Some(lender) = &link.lender else { return Ok(Some(as_whom(&link.person, None))) };
    let Some(assignment) = &link.assignment else { return Ok(None) };
    let viewer = Viewer::system(link.organisation.clone());
    let row = store::assignments::get(&app.db, &viewer, assignment).await?;
    Ok(row.map(|row| {
        let (person, assignment) = (link.person.clone(), assignment.clone());
        as_whom(lender, Some(Borrower { person, assignment, step: row.step_key }))
    }))
}

/// Why a link to something that was lent opens no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LendingOver {
    /// Name of whose it is; none where it was erased.
    pub of: Option<String>,
    /// By them, or given back; else its time is over.
    pub taken_back: bool,
}

/// `None` for every other link, which is never told from one there never was.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn lending_over(app: &App, text: &str, now: Instant) -> Result<Option<LendingOver>, Problem> {
    let Some(token) = LinkToken::read(&app.key, text) else { return Ok(None) };
    let found = links::get(&app.db, &System, &token.link).await?;
    let over = |link: &links::MagicLink| link.revoked_at.is_some() || link.expires_at <= now;
    let Some(link) = found.filter(over) else { return Ok(None) };
    let Some(lender) = &link.lender else { return Ok(None) };
    let person = people::get(&app.db, &Viewer::system(link.organisation.clone()), lender).await?;
    let of = person.map(|person| person.name).filter(|name| !name.is_empty());
    Ok(Some(LendingOver { of, taken_back: link.revoked_at.is_some() }))
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
