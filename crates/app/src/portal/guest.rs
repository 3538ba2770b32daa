//! Somebody outside who is signed in, asked with every request of theirs.

use super::{IDLE_HOURS, REMEMBERED_DAYS};
use crate::{App, caller::Caller, problem::Problem, secrets::token};
use model::{Id, Instant};
use store::{
    System, Viewer,
    portal::{flows::Of, sessions, sessions::Entered},
};
use texts::Language;

/// The end of a session is moved at most this often.
const EXTEND_AFTER_MINUTES: i64 = 10;
const HOUR_MICROS: i64 = 3_600_000_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    pub account: Id,
    pub organisation: Id,
    pub person: Id,
    pub name: String,
    pub email: String,
    /// What they chose.
    pub language: Option<Language>,
    /// IANA zone they chose; none is the organisation's.
    pub zone: Option<String>,
    /// The record they act for, with its name; none is all of theirs.
    pub record: Option<(Id, String)>,
    pub is_remembered: bool,
    /// Names the session without opening it: forms are bound to it.
    pub session_id: String,
}

impl Guest {
    /// As whoever holds a proved link to this flow.
    pub fn caller(&self, flow: &Id) -> Caller {
        Caller::Outside {
            viewer: Viewer::outside(self.organisation.clone(), self.person.clone()),
            person: self.person.clone(),
            flow: flow.clone(),
            proved: true,
            lent: None,
        }
    }

    /// In no flow: sees nothing but what the portal itself shows.
    pub fn caller_nowhere(&self) -> Caller {
        self.caller(&Id::given(""))
    }

    pub(super) fn viewer(&self) -> Viewer {
        Viewer::system(self.organisation.clone())
    }

    pub(super) fn of(&self) -> Of<'_> {
        Of { person: &self.person, record: self.record.as_ref().map(|(id, _)| id) }
    }
}

/// Whoever is behind the token; `None` when the session has ended, or the address is not theirs any more.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn resume(app: &App, token: &str, now: Instant) -> Result<Option<Guest>, Problem> {
    let token_hash = token::hash(token);
    let Some(entered) = sessions::entered(&app.db, &System, &token_hash, now).await? else { return Ok(None) };
    extend(app, &token_hash, &entered, now).await;
    Ok(Some(Guest {
        account: entered.account,
        organisation: entered.organisation,
        person: entered.person,
        name: entered.name,
        email: entered.email,
        language: entered.language.as_deref().and_then(Language::parse),
        zone: entered.zone,
        record: entered.record.zip(entered.record_name),
        is_remembered: entered.is_remembered,
        session_id: token_hash,
    }))
}

/// When a session used `now` ends, if it is not used again.
pub(super) fn expiry(is_remembered: bool, now: Instant) -> Instant {
    if is_remembered { now.plus_days(REMEMBERED_DAYS) } else { now.plus_seconds(IDLE_HOURS * 3_600) }
}

pub(super) fn hour(of: Instant) -> Instant {
    of.plus_micros(-of.0.rem_euclid(HOUR_MICROS))
}

/// That this could not be written is no reason to refuse the request.
async fn extend(app: &App, token_hash: &str, session: &Entered, now: Instant) {
    let (expires_at, seen_at) = (expiry(session.is_remembered, now), hour(now));
    let moves = expires_at >= session.expires_at.plus_seconds(EXTEND_AFTER_MINUTES * 60);
    if !moves && seen_at <= session.seen_at {
        return;
    }
    let extended = sessions::extend(token_hash, expires_at, seen_at);
    if let Err(error) = app.db.transact(vec![extended]).await {
        tracing::warn!(%error, "the end of a session could not be moved");
    }
}
