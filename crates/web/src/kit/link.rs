//! Whoever comes by a magic link, or to the same page of the portal after signing in. A handler that takes [`OpenLink`]
//! is reached only while the link opens; every dead link gets the same page, whatever it died of. In the portal the id
//! of the flow or assignment stands in place of the token, and opens for whom it is.

use super::{
    Answers, Failure, Spoken,
    cookie::Cookie,
    guest::{SignedGuest, id_of},
    nonce, page,
    visit::Visit,
};
use crate::{Server, paths};
use app::{
    Ctx, Problem, links,
    links::{LinkKind, LinkOpened},
    people, portal,
};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use model::Id;
use std::sync::Arc;
use views::{
    PortalPlace, Public,
    pages::link::{Dead, LendingOver, dead, lending_over},
};

pub struct OpenLink {
    /// As it stands in the address.
    pub token: String,
    pub opened: LinkOpened,
    pub ctx: Ctx,
    pub shell: Public,
    spoken: Spoken,
    /// Before its addresses.
    root: &'static str,
}

const IN_PORTAL: &str = "/portal";

impl OpenLink {
    /// The first part of its addresses.
    pub fn prefix(&self) -> &'static str {
        prefix_of(self.opened.kind)
    }

    /// Whose work it is: of something that was lent, not whoever reads it.
    pub fn whose(&self) -> &Id {
        self.opened.caller.person().unwrap_or(&self.opened.person)
    }

    /// Something that was lent to whoever reads it.
    pub fn is_lent(&self) -> bool {
        self.opened.kind == LinkKind::Lent
    }

    /// Where the link itself leads.
    pub fn base(&self) -> String {
        format!("{}/{}/{}", self.root, self.prefix(), self.token)
    }

    /// Reached by signing in, not by a link.
    pub fn is_in_portal(&self) -> bool {
        self.root == IN_PORTAL
    }

    /// Where a code is asked for; in the portal nobody is.
    pub fn code(&self) -> String {
        paths::code(self.prefix(), &self.token)
    }

    /// The same person's page of the whole flow, where they may see it from here.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn to_flow(&self) -> Result<Option<String>, Problem> {
        if self.root == IN_PORTAL {
            return Ok(Some(views::paths::portal_flow(self.opened.flow.as_str())));
        }
        Ok(links::to_flow(&self.ctx).await?.map(|token| paths::progress(&token)))
    }

    /// The same person's page of something to do.
    ///
    /// # Errors
    /// `NotFound` for what is not theirs.
    pub async fn to_assignment(&self, assignment: &Id) -> Result<String, Problem> {
        if self.root == IN_PORTAL {
            return Ok(views::paths::portal_action(assignment.as_str()));
        }
        Ok(paths::action(&links::to_assignment(&self.ctx, assignment).await?))
    }

    /// For a form of this link; `about` says which, and what must not have changed meanwhile.
    pub fn nonce(&self, about: &[&str]) -> String {
        let id = Id::new(self.ctx.now, &mut self.ctx.entropy());
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

    /// After an act: mails to come are written in the language it was done in.
    pub async fn remember_language(&self) {
        let opened = &self.opened;
        people::remember(&self.ctx, &opened.person, opened.language, self.spoken.browser()).await;
    }

    /// What is typed for the link's assignment is called this in the browser.
    pub fn draft_key(&self) -> String {
        self.opened.assignment.as_ref().map(|assignment| format!("act.{assignment}")).unwrap_or_default()
    }

    /// Shows what was typed for an assignment at `place` again on the device that has it, which is where it was typed.
    pub fn ticket(&self, assignment: &Id, place: &str) -> String {
        nonce::write(&self.ctx.app, &self.bound_to(&["draft", assignment.as_str()]), place, self.ctx.now)
    }

    /// The place of a ticket that is ours and not a week old.
    pub fn place(&self, assignment: &Id, ticket: &str) -> Option<String> {
        nonce::read(&self.ctx.app, &self.bound_to(&["draft", assignment.as_str()]), ticket, self.ctx.now).ok()
    }

    fn bound_to<'a>(&'a self, about: &[&'a str]) -> Vec<&'a str> {
        [&["link", self.opened.link.as_str()], about].concat()
    }
}

fn prefix_of(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Assignment | LinkKind::Lent => "a",
        LinkKind::Flow => "f",
    }
}

impl FromRequestParts<Arc<Server>> for OpenLink {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Response> {
        if parts.uri.path().starts_with(IN_PORTAL) {
            return in_portal(parts, server).await;
        }
        let Ok(mut visit) = Visit::from_request_parts(parts, server).await;
        let token = token_of(parts, server).await;
        let prefix = parts.uri.path().split('/').nth(1).unwrap_or_default().to_owned();
        let device = Cookie::Device.read(server, &parts.headers);
        let opened = links::open(&server.app, &token, device, server.now()).await;
        let opened = opened.map_err(|problem| Failure(problem).into_response())?;
        let query = Answers::from_urlencoded(parts.uri.query().unwrap_or_default().as_bytes());
        if let (Some(opened), None) = (&opened, visit.spoken.browser())
            && let Some(language) = opened.language
        {
            visit.spoken.choose(language);
        }
        let here = |opened: &LinkOpened| {
            prefix_of(opened.kind) == prefix && visit.opened(opened.caller.organisation()).is_ok()
        };
        match opened.filter(here) {
            Some(opened) => {
                let shell = visit.shell().await.map_err(|problem| Failure(problem).into_response())?;
                Ok(Self {
                    token,
                    ctx: server.ctx(opened.caller.clone()),
                    spoken: visit.spoken,
                    opened,
                    shell,
                    root: "",
                })
            }
            None => Err(dead_link(server, &visit, (&prefix, &token), query.ticked("asked")).await),
        }
    }
}

/// `/portal/f/FLOW…` and `/portal/a/ASSIGNMENT…`, for whoever is signed in there.
async fn in_portal(parts: &mut Parts, server: &Arc<Server>) -> Result<OpenLink, Response> {
    let signed = SignedGuest::from_request_parts(parts, server).await?;
    let failed = |problem: Problem| Failure(problem).into_response();
    let (kind, id) = (parts.uri.path().split('/').nth(2).unwrap_or_default(), id_of(parts.uri.path(), 3));
    let (kind, flow, assignment) = if kind == prefix_of(LinkKind::Flow) {
        (LinkKind::Flow, id.clone(), None)
    } else {
        let flow = portal::flow_of_assignment(&signed.ctx, &signed.guest, &id).await.map_err(failed)?;
        (LinkKind::Assignment, flow, Some(id.clone()))
    };
    let caller = signed.guest.caller(&flow);
    // Seen by nobody who plays no part in it.
    let ctx = server.ctx(caller.clone());
    app::flows::load::load(&ctx, &flow).await.map_err(failed)?;
    let shell = signed.shell(PortalPlace::Elsewhere).await.map_err(failed)?;
    let guest = signed.guest;
    let opened = LinkOpened {
        caller,
        link: Id::given(&guest.session_id),
        kind,
        flow,
        assignment,
        person: guest.person,
        person_name: guest.name,
        language: guest.language,
        address_masked: None,
        proved: true,
    };
    let spoken = signed.visit.spoken;
    Ok(OpenLink { token: id.to_string(), opened, ctx, shell, spoken, root: IN_PORTAL })
}

async fn token_of(parts: &mut Parts, server: &Arc<Server>) -> String {
    let params = RawPathParams::from_request_parts(parts, server).await;
    let token = params.ok().and_then(|params| {
        params.iter().find(|(name, _)| *name == "token").map(|(_, value)| value.to_owned())
    });
    token.unwrap_or_default()
}

async fn dead_link(server: &Server, visit: &Visit, (prefix, token): (&str, &str), asked: bool) -> Response {
    let shell = visit.shell_or_plain().await;
    if let Ok(Some(over)) = links::lending_over(&server.app, token, server.now()).await {
        let view = LendingOver { of: over.of, taken_back: over.taken_back };
        return page(StatusCode::NOT_FOUND, lending_over(&shell, &view));
    }
    let view = Dead { renewal: paths::renewal(prefix, token), asked };
    page(StatusCode::NOT_FOUND, dead(&shell, &view))
}
