//! A signed-in member. A handler that takes [`Signed`] is reached by members only; what they may do is `app`'s policy.

use super::{Answers, Failure, Spoken, cookie::Cookie, nonce, said::Said};
use crate::{Server, shape};
use app::{Ctx, Problem, organisations, organisations::Organisation, sessions, sessions::SessionInfo, todo};
use axum::{extract::FromRequestParts, http::request::Parts};
use std::sync::Arc;
use views::{Local, Staff, paths};

pub struct Signed {
    pub ctx: Ctx,
    pub session: SessionInfo,
    pub organisation: Organisation,
    spoken: Spoken,
    /// The word of what the last act did.
    said: Option<String>,
    /// Of before anything the page shows was read.
    mark: String,
}

/// Posted by every form of a staff page; see [`Signed::shell`].
const CSRF: &str = "csrf";
const COMMAND: &str = "command";
const COMMAND_CHARS_MAX: usize = 200;

impl Signed {
    /// What stands around this member's pages. Its forms are bound to the session: `csrf` is the nonce, and every
    /// form's `command` begins with the nonce's own id.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn shell(&self) -> Result<Staff, Problem> {
        let todo = self.todo().await?;
        Ok(self.shell_counted(todo))
    }

    /// The same where it is known already how much waits for this member.
    pub fn shell_counted(&self, todo: Option<usize>) -> Staff {
        let (id, local) = (self.ctx.id(), self.local());
        Staff {
            brand: shape::brand(&self.organisation),
            local: local.clone(),
            file_bytes_max: self.ctx.app.settings.file_bytes_max,
            me: self.session.name.clone(),
            is_admin: self.session.permissions.admin,
            reads_audit: self.session.permissions.admin || self.session.permissions.auditor,
            has_mailbox: self.ctx.app.settings.demo
                || (self.session.permissions.admin && self.organisation.mails_wait),
            todo,
            csrf: nonce::write(&self.ctx.app, &self.bound_to(), id.as_str(), self.ctx.now),
            command: id.to_string(),
            notice: self.said.as_deref().and_then(|word| Said::sentence(word, local.texts())),
            mark: self.mark.clone(),
        }
    }

    /// How much waits for this member; nothing for somebody who has no part in flows.
    async fn todo(&self) -> Result<Option<usize>, Problem> {
        match todo::open(&self.ctx).await {
            Ok(open) => Ok(Some(open)),
            Err(Problem::NotAllowed { .. } | Problem::NotFound) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// As they chose, else as their browser asks, else as the organisation says.
    pub fn local(&self) -> Local {
        let zone = self.session.zone.as_deref().unwrap_or(&self.organisation.zone);
        Local::new(self.ctx.now, zone, self.spoken.or(self.organisation.language))
    }

    /// The command id of a posted form: the same form sent twice is one act.
    ///
    /// # Errors
    /// The form is not of this session, or a week old.
    pub fn command(&self, answers: &Answers) -> Result<String, Problem> {
        let id = nonce::read(
            &self.ctx.app,
            &self.bound_to(),
            answers.one(CSRF).unwrap_or_default(),
            self.ctx.now,
        )?;
        let command = answers.one(COMMAND).unwrap_or_default();
        let ours = command.strip_prefix(&id).is_some_and(|form| form.starts_with('-'));
        if ours && command.len() <= COMMAND_CHARS_MAX {
            Ok(command.to_owned())
        } else {
            Err(nonce::not_current())
        }
    }

    fn bound_to(&self) -> [&str; 2] {
        ["session", &self.session.session_id]
    }
}

impl FromRequestParts<Arc<Server>> for Signed {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Failure> {
        let mark = server.app.live.mark();
        let token = Cookie::Session.read(server, &parts.headers).ok_or(Problem::NotSignedIn)?;
        let found = sessions::resume(&server.app, token, server.now()).await?;
        let (caller, session) = found.ok_or(Problem::NotSignedIn)?;
        let organisation = organisations::of(&server.app, caller.organisation()).await?;
        let path = parts.uri.path();
        if session.lacks_second_factor && path != paths::SECOND_FACTOR && path != paths::SIGN_OUT {
            return Err(Problem::NoSecondFactor.into());
        }
        let Ok(spoken) = Spoken::from_request_parts(parts, server).await;
        if let Some(language) = session.language {
            spoken.choose(language);
        }
        let query = Answers::from_urlencoded(parts.uri.query().unwrap_or_default().as_bytes());
        Ok(Self { ctx: server.ctx(caller), session, organisation, spoken, said: query.given("said"), mark })
    }
}
