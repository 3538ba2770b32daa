//! Who a session belongs to, asked with every request of a signed-in member.

use crate::{App, caller::Caller, names, problem::Problem, secrets::token};
use model::{Id, Instant};
use store::{
    Access, Permissions, System, Viewer,
    sessions::{self, SignedIn},
};
use texts::Language;

/// The end of a session is moved at most this often: a write per request would be a waste.
const EXTEND_AFTER_MINUTES: i64 = 10;

/// Who is signed in, for the head of every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    pub person: Id,
    pub name: String,
    pub initials: String,
    pub email: String,
    pub permissions: Permissions,
    /// What they chose; none is as the browser says, else the organisation.
    pub language: Option<Language>,
    /// IANA zone they chose; none is the organisation's.
    pub zone: Option<String>,
    /// Names the session without opening it: forms are bound to it.
    pub session_id: String,
    /// What they sign in with.
    pub account: Id,
    /// Their organisation asks for a second factor, and they have none.
    pub lacks_second_factor: bool,
}

/// The member behind the token; `None` when the session has ended or the member may no longer act.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn resume(app: &App, token: &str, now: Instant) -> Result<Option<(Caller, SessionInfo)>, Problem> {
    let token_hash = token::hash(token);
    let found = sessions::signed_in(&app.db, &System, &token_hash, now).await?;
    let Some(member) = found else { return Ok(None) };
    extend(app, &token_hash, &member, now).await;
    let viewer = Viewer {
        organisation: member.organisation,
        person: Some(member.person.clone()),
        permissions: member.permissions,
        access: Access::Groups(member.access),
    };
    let info = SessionInfo {
        person: member.person,
        initials: names::initials(&member.name),
        name: member.name,
        email: member.email.unwrap_or_default(),
        language: member.language.as_deref().and_then(Language::parse),
        zone: member.zone,
        permissions: member.permissions,
        session_id: token_hash,
        account: member.account,
        lacks_second_factor: member.lacks_second_factor,
    };
    Ok(Some((Caller::Member(viewer), info)))
}

/// Who is signed in stays so; that this could not be written is no reason to refuse the request.
async fn extend(app: &App, token_hash: &str, session: &SignedIn, now: Instant) {
    let (expires_at, seen_at) = (super::expiry(session.created_at, now), super::hour(now));
    let moves = expires_at >= session.expires_at.plus_seconds(EXTEND_AFTER_MINUTES * 60);
    if !moves && seen_at <= session.seen_at {
        return;
    }
    let extended = sessions::extend(token_hash, expires_at, seen_at);
    if let Err(error) = app.db.transact(vec![extended]).await {
        tracing::warn!(%error, "the end of a session could not be moved");
    }
}
