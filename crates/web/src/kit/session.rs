//! A signed-in member. A handler that takes [`Signed`] is reached by members only; what they may do is `app`'s policy.

use super::{Answers, Failure, cookie::Cookie, nonce};
use crate::Server;
use app::{Ctx, Problem, sessions, sessions::SessionInfo};
use axum::{extract::FromRequestParts, http::request::Parts};
use std::sync::Arc;

pub struct Signed {
    pub ctx: Ctx,
    pub session: SessionInfo,
}

impl Signed {
    /// For a form that posts to `address`.
    pub fn nonce(&self, address: &str) -> String {
        let bound_to = [self.session.session_id.as_str(), address];
        nonce::write(&self.ctx.app, &bound_to, self.ctx.now, &mut self.ctx.entropy())
    }

    /// The command id of a form posted to `address`.
    ///
    /// # Errors
    /// As of [`nonce::read`].
    pub fn command(&self, address: &str, answers: &Answers) -> Result<String, Problem> {
        let bound_to = [self.session.session_id.as_str(), address];
        nonce::read(&self.ctx.app, &bound_to, answers, self.ctx.now)
    }
}

impl FromRequestParts<Arc<Server>> for Signed {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Failure> {
        let token = Cookie::Session.read(server, &parts.headers).ok_or(Problem::NotSignedIn)?;
        let found = sessions::resume(&server.app, token, server.now()).await?;
        let (caller, session) = found.ok_or(Problem::NotSignedIn)?;
        Ok(Self { ctx: server.ctx(caller), session })
    }
}
