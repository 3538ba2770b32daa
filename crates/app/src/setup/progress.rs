//! What is done and what is left until the first flow runs, for the Home of an admin.

use super::close;
use crate::{
    App, Caller, Ctx, flows, mail_server, organisations,
    policy::{Intention, require},
    problem::Problem,
    start_links,
    templates::{self, LibraryLine},
};
use model::{Entropy, Instant};
use std::sync::Arc;
use store::{Viewer, flows::FlowFilter, members};

/// Templates offered among the first steps; the library has them all.
const TEMPLATES_SHOWN: usize = 4;

#[derive(Clone, Debug)]
pub struct Progress {
    pub organisation: String,
    pub mails: Mails,
    /// The first that can be started, by link where there is such a one.
    pub template: Option<ReadyTemplate>,
    /// Templates to choose from while there is none.
    pub library: Vec<LibraryLine>,
    pub has_flow: bool,
    /// Present members, whoever asks included.
    pub members: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mails {
    /// They are kept, and shown on a page.
    Wait,
    /// They go out by this server.
    GoOut { host: String },
    /// A demo: nothing leaves this machine.
    Shown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyTemplate {
    pub key: String,
    pub name: String,
    /// Of its Start Link, where it is on.
    pub start_url: Option<String>,
}

impl Progress {
    pub fn is_done(&self) -> bool {
        self.mails != Mails::Wait && self.template.is_some() && self.has_flow && self.members > 1
    }
}

/// `None` for whoever is no admin, and once everything is done or the list was put away; then it costs no query.
/// Looking changes nothing: [`settle`] puts the list away.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn progress(ctx: &Ctx) -> Result<Option<Progress>, Problem> {
    if require(&ctx.caller, Intention::ManageOrganisation).is_err() {
        return Ok(None);
    }
    let organisation = organisations::default(&ctx.app).await?;
    if !organisation.first_steps {
        return Ok(None);
    }
    let progress = counted(ctx, organisation.name).await?;
    Ok(Some(progress).filter(|progress| !progress.is_done()))
}

/// Puts the list away once everything on it is done. Says whether it did.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn settle(app: &Arc<App>, now: Instant, entropy: Entropy) -> Result<bool, Problem> {
    let organisation = organisations::default(app).await?;
    if !organisation.first_steps {
        return Ok(false);
    }
    let caller = Caller::System(Viewer::system(organisation.id));
    let ctx = Ctx::new(Arc::clone(app), caller, now, entropy);
    let is_done = counted(&ctx, organisation.name).await?.is_done();
    if is_done {
        close(&ctx).await?;
    }
    Ok(is_done)
}

async fn counted(ctx: &Ctx, organisation: String) -> Result<Progress, Problem> {
    let template = ready_template(ctx).await?;
    let library = if template.is_none() { first_of_library(ctx).await? } else { Vec::new() };
    let present = members::list(&ctx.app.db, ctx.caller.viewer()).await?;
    Ok(Progress {
        mails: mails(ctx).await?,
        organisation,
        template,
        library,
        has_flow: flows::count(ctx, &FlowFilter::default()).await?.0 > 0,
        members: present.iter().filter(|member| member.disabled_at.is_none()).count(),
    })
}

/// Those that a client starts by a link, so that whichever is chosen runs at once, with nobody else there yet.
async fn first_of_library(ctx: &Ctx) -> Result<Vec<LibraryLine>, Problem> {
    let all = templates::library(ctx).await?.into_iter();
    Ok(all.filter(|line| line.definition.start.initializer.is_some()).take(TEMPLATES_SHOWN).collect())
}

async fn mails(ctx: &Ctx) -> Result<Mails, Problem> {
    let settings = &ctx.app.settings;
    if settings.demo {
        return Ok(Mails::Shown);
    }
    if let Some(fixed) = &settings.fixed.mail {
        return Ok(Mails::GoOut { host: fixed.server.clone() });
    }
    let server = mail_server::current(&ctx.app, ctx.organisation()).await?;
    Ok(server.map_or(Mails::Wait, |server| Mails::GoOut { host: server.host }))
}

async fn ready_template(ctx: &Ctx) -> Result<Option<ReadyTemplate>, Problem> {
    let mut first = None;
    for line in templates::list(ctx).await?.into_iter().filter(|line| line.published.is_some()) {
        let link = start_links::show(ctx, &line.key).await?;
        let start_url = link.filter(|link| link.enabled).map(|link| link.url);
        let ready = ReadyTemplate { key: line.key, name: line.name, start_url };
        if ready.start_url.is_some() {
            return Ok(Some(ready));
        }
        first.get_or_insert(ready);
    }
    Ok(first)
}
