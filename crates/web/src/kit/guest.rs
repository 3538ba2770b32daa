//! Somebody outside who is signed in to the portal. A handler that takes [`SignedGuest`] is reached by them only; it is
//! never reached by a member's session, nor does theirs reach a page for members.

use super::{Answers, Failure, cookie::Cookie, nonce, page::see_other, visit::Visit};
use crate::Server;
use app::{
    Ctx, Problem,
    organisations::Organisation,
    portal::{self, Guest, Module, ModuleLine, Part},
};
use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
    response::{IntoResponse, Response},
};
use model::Id;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::sync::Arc;
use views::{Local, PortalBar, PortalPlace, Public, paths};

pub struct SignedGuest {
    pub guest: Guest,
    /// In no flow.
    pub ctx: Ctx,
    pub organisation: Organisation,
    pub visit: Visit,
    /// Whose host name they came by.
    host: Option<Id>,
    /// Those that are on, in their order.
    pub modules: Vec<ModuleLine>,
}

impl SignedGuest {
    /// What stands around their pages.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn shell(&self, place: PortalPlace) -> Result<Public, Problem> {
        let may_start = !portal::startable(&self.ctx, &self.guest).await?.is_empty();
        let has_choice = self.parts().await?.len() > 1;
        let tab = |line: &ModuleLine| match line.module {
            Module::Messages => Some(PortalPlace::Messages),
            Module::Files => Some(PortalPlace::Files),
            Module::Announcement | Module::Links => None,
        };
        let bar = PortalBar {
            me: self.guest.name.clone(),
            place,
            may_start,
            tabs: self.modules.iter().filter_map(tab).collect(),
            has_choice,
            nonce: self.nonce(&["sign_out"]),
        };
        let zone = self.guest.zone.as_deref().unwrap_or(&self.organisation.zone);
        let shell = self.visit.shell().await?;
        let local = Local::new(self.ctx.now, zone, shell.local.language);
        Ok(Public { local, portal: Some(bar), ..shell })
    }

    /// Everybody they may act as here: at the host name of one organisation, in no other.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn parts(&self) -> Result<Vec<Part>, Problem> {
        let mut parts = portal::parts(&self.ctx, &self.guest).await?;
        parts.retain(|part| self.host.as_ref().is_none_or(|host| *host == part.organisation));
        Ok(parts)
    }

    pub fn module(&self, module: Module) -> Option<&ModuleLine> {
        self.modules.iter().find(|line| line.module == module)
    }

    /// For a form of this session; `about` says which.
    pub fn nonce(&self, about: &[&str]) -> String {
        let id = self.ctx.id();
        nonce::write(&self.ctx.app, &self.bound_to(about), id.as_str(), self.ctx.now)
    }

    /// The command id of a posted form.
    ///
    /// # Errors
    /// As of [`nonce::read`].
    pub fn command(&self, about: &[&str], answers: &Answers) -> Result<String, Problem> {
        let given = answers.one(nonce::FIELD).unwrap_or_default();
        nonce::read(&self.ctx.app, &self.bound_to(about), given, self.ctx.now)
    }

    fn bound_to<'a>(&'a self, about: &[&'a str]) -> Vec<&'a str> {
        [&["portal", self.guest.session_id.as_str()], about].concat()
    }
}

impl FromRequestParts<Arc<Server>> for SignedGuest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Response> {
        let Ok(mut visit) = Visit::from_request_parts(parts, server).await;
        let host = visit.of.clone();
        let failed = |problem: Problem| Failure(problem).into_response();
        let found = match Cookie::Portal.read(server, &parts.headers) {
            Some(token) => portal::resume(&server.app, token, server.now()).await.map_err(failed)?,
            None => None,
        };
        let found = found.filter(|guest| visit.opened(&guest.organisation).is_ok());
        let Some(guest) = found else { return Err(to_the_door(parts)) };
        if let Some(language) = guest.language {
            visit.spoken.choose(language);
        }
        let modules = portal::modules(&server.app, &guest.organisation).await.map_err(failed)?;
        Ok(Self {
            ctx: server.ctx(guest.caller_nowhere()),
            organisation: visit.organisation().await.map_err(failed)?,
            modules: modules.into_iter().filter(|line| line.is_on).collect(),
            guest,
            visit,
            host,
        })
    }
}

/// Whoever reads comes back after signing in; whoever posts begins anew.
fn to_the_door(parts: &Parts) -> Response {
    let wanted = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let reads = matches!(parts.method, Method::GET | Method::HEAD);
    if !reads || wanted == paths::PORTAL {
        return see_other(paths::PORTAL_SIGN_IN);
    }
    let next = utf8_percent_encode(&wanted, NON_ALPHANUMERIC);
    see_other(&format!("{}?next={next}", paths::PORTAL_SIGN_IN))
}

/// The id in an address of the portal.
pub fn id_of(path: &str, at: usize) -> Id {
    Id::given(path.split('/').nth(at).unwrap_or_default())
}
