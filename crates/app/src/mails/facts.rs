//! What a mail says, gathered at delivery from the flow as it is then. `None` when it is not needed any more.

use super::{about, reference::Reference};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{house, load},
    passwords,
    problem::Problem,
    secrets::{code, token},
};
use model::{Color, Entropy, Id, Instant, definition::Kind};
use std::sync::Arc;
use store::{System, Viewer, accounts, links, people};
use texts::Language;

#[derive(Clone, Debug)]
pub struct MailFacts {
    pub to_name: String,
    pub to_address: String,
    pub organisation: String,
    /// Of its button; none is ours.
    pub color: Option<Color>,
    /// IANA zone in which times are written.
    pub zone: String,
    /// What its reader reads.
    pub language: Language,
    pub about: About,
}

/// "Not for me", in the owner's mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedBack {
    pub name: String,
    pub note: Option<String>,
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
    /// A new link for somebody who has nothing to do at the moment.
    Renewed {
        flow: String,
        url: String,
        until: Option<Instant>,
    },
    OwnerNeeded {
        title: String,
        role: String,
        /// Who had it and said that it is not for them.
        handed_back: Option<HandedBack>,
        flow: String,
        url: String,
    },
    /// An answer was written down for this person.
    Recorded {
        title: String,
        flow: String,
        /// Labels of the documents that came with it.
        documents: Vec<String>,
        at: Instant,
        url: String,
    },
    Code {
        code: String,
    },
    Password {
        url: String,
        until: Instant,
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
        color: house.color,
        zone: person.zone.unwrap_or_else(|| house.zone.clone()),
        language: person.language.as_deref().and_then(Language::parse).unwrap_or(house.language),
        about,
    }))
}

async fn what_about(ctx: &Ctx, reference: &Reference) -> Result<Option<About>, Problem> {
    match (reference, reference.flow()) {
        (Reference::Code { code: row, .. }, _) => of_code(ctx, row).await,
        (Reference::Password { link, .. }, _) => of_password(ctx, link).await,
        (_, Some(flow)) => match load::load(ctx, flow).await {
            Ok(loaded) => about::about(ctx, &loaded, reference).await,
            Err(Problem::NotFound) => Ok(None),
            Err(problem) => Err(problem),
        },
        (_, None) => Ok(None),
    }
}

/// A code that nobody can use any more is not sent.
async fn of_code(ctx: &Ctx, row: &Id) -> Result<Option<About>, Problem> {
    let usable = links::code_is_usable(&ctx.app.db, ctx.caller.viewer(), row, ctx.now).await?;
    Ok(usable.then(|| About::Code { code: code::of(&ctx.app.key, row) }))
}

async fn of_password(ctx: &Ctx, link: &Id) -> Result<Option<About>, Problem> {
    let token = token::of(&ctx.app.key, link);
    let row = accounts::password_link(&ctx.app.db, &System, &token::hash(&token)).await?;
    let usable = row.filter(|row| row.used_at.is_none() && row.expires_at > ctx.now);
    Ok(usable.map(|row| About::Password {
        url: passwords::address(&ctx.app.settings.public_address, &token),
        until: row.expires_at,
    }))
}
