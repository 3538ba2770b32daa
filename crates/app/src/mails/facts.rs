//! What a mail says, gathered at delivery from the flow as it is then. `None` when it is not needed any more.

use super::{about, reference::Reference};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{house, load},
    problem::Problem,
    secrets::code,
};
use model::{Entropy, Id, Instant, definition::Kind};
use std::sync::Arc;
use store::{Viewer, people};

#[derive(Clone, Debug)]
pub struct MailFacts {
    pub to_name: String,
    pub to_address: String,
    pub organisation: String,
    /// IANA zone in which times are written.
    pub zone: String,
    pub about: About,
}

#[derive(Clone, Debug)]
pub enum About {
    Assignment(AssignmentFacts),
    Returned {
        flow: String,
        /// Label and reason.
        documents: Vec<(String, String)>,
        due: Option<Instant>,
        url: String,
        until: Instant,
    },
    Overdue {
        title: String,
        flow: String,
        kind: Kind,
        due: Instant,
        url: String,
        until: Option<Instant>,
    },
    Message {
        from: String,
        flow: String,
        text: String,
        url: String,
    },
    OwnerNeeded {
        title: String,
        role: String,
        flow: String,
        url: String,
    },
    Code {
        code: String,
    },
}

#[derive(Clone, Debug)]
pub struct AssignmentFacts {
    pub title: String,
    pub text: Option<String>,
    pub flow: String,
    pub kind: Kind,
    /// Labels of the documents asked for.
    pub documents: Vec<String>,
    pub due: Option<Instant>,
    pub url: String,
    /// Until when the link works; `None` for members, who sign in.
    pub until: Option<Instant>,
    pub pool: Option<String>,
    pub again: bool,
}

/// When, and with which randomness, a mail is written.
pub struct Writing {
    pub now: Instant,
    pub entropy: Entropy,
}

/// `reference` is an outbox row's text.
///
/// # Errors
/// Storage that cannot be reached; `Broken` for a reference nobody wrote.
pub async fn facts(
    app: &Arc<App>,
    organisation: &Id,
    reference: &str,
    writing: Writing,
) -> Result<Option<MailFacts>, Problem> {
    let reference: Reference = serde_json::from_str(reference).map_err(Problem::broken)?;
    let viewer = Viewer::system(organisation.clone());
    let ctx = Ctx::new(Arc::clone(app), Caller::System(viewer), writing.now, writing.entropy);
    // First what it is about: most mails that are over by now are known to be so without a query.
    let Some(about) = what_about(&ctx, &reference).await? else { return Ok(None) };
    let person = people::get(&app.db, ctx.caller.viewer(), reference.person()).await?;
    let Some(person) = person else { return Ok(None) };
    let Some(to_address) = person.email else { return Ok(None) };
    let house = house::house(app, organisation).await?;
    Ok(Some(MailFacts {
        to_name: person.name,
        to_address,
        organisation: house.name.clone(),
        zone: house.zone.clone(),
        about,
    }))
}

async fn what_about(ctx: &Ctx, reference: &Reference) -> Result<Option<About>, Problem> {
    match (reference, reference.flow()) {
        (Reference::Code { code: row, .. }, _) => Ok(Some(About::Code { code: code::of(&ctx.app.key, row) })),
        (_, Some(flow)) => match load::load(ctx, flow).await {
            Ok(loaded) => about::about(ctx, &loaded, reference).await,
            Err(Problem::NotFound) => Ok(None),
            Err(problem) => Err(problem),
        },
        (_, None) => Ok(None),
    }
}
