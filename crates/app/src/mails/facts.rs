//! What a mail says, gathered at delivery from the flow as it is then. `None` when it is not needed any more.

use super::{
    about,
    collected::{self, Collected, Item},
    reference::{NotStarted, Reference, SignInChange},
};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{house, load},
    passwords,
    problem::Problem,
    secrets::{code, token},
};
use model::{Color, Entropy, Id, Instant, PublicLinks, definition::Kind};
use std::sync::Arc;
use store::{System, Viewer, accounts, attention, links, outbox::OutboxRow};
use texts::Language;

#[derive(Clone, Debug)]
pub struct MailFacts {
    pub person: Id,
    /// Of the organisation; else somebody outside.
    pub is_member: bool,
    /// Wants what can wait in one mail each morning.
    pub wants_digest: bool,
    /// Wants what they have to do, and nothing that only informs.
    pub wants_needed: bool,
    pub reference: Reference,
    /// What was put off and is said by this mail, by the ids of its notices.
    pub said: Vec<Id>,
    pub to_name: String,
    pub to_address: String,
    pub organisation: String,
    /// Of its button; none is ours.
    pub color: Option<Color>,
    /// Below it.
    pub links: PublicLinks,
    /// The same, in the organisation's own words.
    pub footer: Option<String>,
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
    /// To complete the details before whoever plays the role sees it.
    ToPrepare {
        title: String,
        /// Name of that role.
        whose: String,
        flow: String,
        pool: Option<String>,
        url: String,
    },
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
    Reminder {
        title: String,
        flow: String,
        kind: Kind,
        due: Option<Instant>,
        url: String,
        until: Option<Instant>,
    },
    Escalated {
        /// Of the step or the clock, as its reader may know it.
        title: String,
        flow: String,
        due: Option<Instant>,
        /// Who has it, where its reader may know.
        holder: Option<String>,
        /// Name of the role that should have heard of it; nobody plays it, so its reader is the owner.
        nobody: Option<String>,
        url: String,
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
    /// The owner has to say how it goes on.
    Stalled {
        title: String,
        why: Stalled,
        flow: String,
        url: String,
    },
    NotStarted {
        /// Name of the template, or its key where there is none.
        template: String,
        why: NotStarted,
        flow: String,
        url: String,
    },
    Milestone {
        name: String,
        flow: String,
        url: String,
        until: Option<Instant>,
    },
    /// What was put off, most pressing first, and how many more there are.
    Collected {
        items: Vec<Item>,
        more: usize,
        url: Option<String>,
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
    /// Outside any flow.
    RecordMessage {
        from: String,
        subject: String,
        text: String,
        /// Of the portal.
        url: String,
    },
    /// Something is asked in another's place.
    Lent(Box<LentFacts>),
    /// How its reader signs in is not as it was.
    SignInChanged {
        what: SignInChange,
        at: Instant,
        url: String,
    },
    /// What was lent is theirs alone again.
    GivenBack {
        /// It was taken from them by the firm.
        is_recalled: bool,
        /// Name of whoever had it.
        who: Option<String>,
        title: String,
        flow: String,
        url: String,
        until: Option<Instant>,
    },
    /// What was lent is done.
    DoneForYou {
        who: Option<String>,
        title: String,
        flow: String,
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
    /// To begin a flow by a form; whose reader may be a stranger.
    StartLink {
        /// Of the template.
        name: String,
        /// Who sends it, and what they write; nothing of a key and of somebody who writes nothing.
        from: Option<(String, String)>,
        url: String,
    },
}

/// Why a step does not go on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stalled {
    /// The date it waits for is not given.
    NoDate,
    /// The flow it waits for was cancelled.
    Cancelled,
    NotStarted(NotStarted),
}

#[derive(Clone, Debug)]
pub struct LentFacts {
    /// Name of whose it is.
    pub from: String,
    pub title: String,
    pub flow: String,
    /// In their words.
    pub note: Option<String>,
    pub due: Option<Instant>,
    pub url: String,
    /// From then on the link is dead.
    pub until: Instant,
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

/// `reference` is an outbox row's text; what says several things says nothing without its row.
///
/// # Errors
/// Storage that cannot be reached; `Broken` for a reference nobody wrote.
pub async fn facts(
    app: &Arc<App>,
    organisation: &Id,
    reference: &str,
    writing: Writing,
) -> Result<Option<MailFacts>, Problem> {
    written(app, (organisation, None), reference, writing).await
}

/// Of one row, which may be a mail that says several things.
///
/// # Errors
/// As [`facts`].
pub async fn facts_of(
    app: &Arc<App>,
    row: &OutboxRow,
    writing: Writing,
) -> Result<Option<MailFacts>, Problem> {
    written(app, (&row.organisation, Some(&row.id)), &row.reference, writing).await
}

async fn written(
    app: &Arc<App>,
    (organisation, row): (&Id, Option<&Id>),
    reference: &str,
    writing: Writing,
) -> Result<Option<MailFacts>, Problem> {
    let reference: Reference = serde_json::from_str(reference).map_err(Problem::unreadable)?;
    let viewer = Viewer::system(organisation.clone());
    let ctx = Ctx::new(Arc::clone(app), Caller::System(viewer), writing.now, writing.entropy);
    // First what it is about: most mails that are over by now are known to be so without a query.
    let Some(found) = what_about(&ctx, row, &reference).await? else { return Ok(None) };
    let Collected { about, said } = found;
    let reader = match &reference {
        Reference::StartLink { sending } => super::start_link::reader(&ctx, sending).await?,
        _ => attention::reader(&app.db, ctx.caller.viewer(), reference.person()).await?,
    };
    let Some(reader) = reader else { return Ok(None) };
    let Some(to_address) = reader.email else { return Ok(None) };
    let house = house::house(app, organisation).await?;
    Ok(Some(MailFacts {
        person: reader.person,
        is_member: reader.is_member,
        wants_digest: reader.wants_digest,
        wants_needed: reader.wants_needed && !reader.is_member,
        reference,
        said,
        to_name: reader.name,
        to_address,
        organisation: house.name.clone(),
        color: house.color,
        links: house.links.clone(),
        footer: house.footer.clone(),
        zone: reader.zone.unwrap_or_else(|| house.zone.clone()),
        language: reader.language.as_deref().and_then(Language::parse).unwrap_or(house.language),
        about,
    }))
}

async fn what_about(
    ctx: &Ctx,
    row: Option<&Id>,
    reference: &Reference,
) -> Result<Option<Collected>, Problem> {
    if let Reference::Collected { person, .. } = reference {
        return match row {
            Some(row) => collected::collected(ctx, row, person).await,
            None => Ok(None),
        };
    }
    Ok(one(ctx, reference).await?.map(|about| Collected { about, said: Vec::new() }))
}

/// What one thing is about; `None` when it is over.
pub(super) async fn one(ctx: &Ctx, reference: &Reference) -> Result<Option<About>, Problem> {
    match (reference, reference.flow()) {
        (Reference::RecordMessage { message, .. }, _) => of_message(ctx, message).await,
        (Reference::Code { code: row, .. }, _) => of_code(ctx, row).await,
        (Reference::Password { link, .. }, _) => of_password(ctx, link).await,
        (Reference::SignInChanged { person, what, at }, _) => of_sign_in(ctx, person, *what, *at).await,
        (Reference::StartLink { sending }, _) => super::start_link::about(ctx, sending).await,
        (_, Some(flow)) if is_over(ctx, flow, reference).await? => Ok(None),
        (_, Some(flow)) => match load::load(ctx, flow).await {
            Ok(loaded) => about::about(ctx, &loaded, reference).await,
            Err(Problem::NotFound) => Ok(None),
            Err(problem) => Err(problem),
        },
        (_, None) => Ok(None),
    }
}

/// Whether what it asks for is done, told by one row: most flows that are not in memory any more have ended.
async fn is_over(ctx: &Ctx, flow: &Id, reference: &Reference) -> Result<bool, Problem> {
    let (Reference::Assigned { assignment, .. }
    | Reference::Returned { assignment, .. }
    | Reference::Overdue { assignment, .. }
    | Reference::Reminder { assignment, .. }) = reference
    else {
        return Ok(false);
    };
    if ctx.app.flows.get(flow).is_some() {
        return Ok(false);
    }
    let row = store::assignments::get(&ctx.app.db, ctx.caller.viewer(), assignment).await?;
    Ok(row.is_none_or(|row| !row.is_open))
}

/// A code that nobody can use any more is not sent.
async fn of_code(ctx: &Ctx, row: &Id) -> Result<Option<About>, Problem> {
    let usable = links::code_is_usable(&ctx.app.db, ctx.caller.viewer(), row, ctx.now).await?;
    Ok(usable.then(|| About::Code { code: code::of(&ctx.app.key, row) }))
}

/// One that was erased meanwhile is not sent.
async fn of_message(ctx: &Ctx, message: &Id) -> Result<Option<About>, Problem> {
    let row = store::records::messages::get(&ctx.app.db, ctx.caller.viewer(), message).await?;
    let Some(row) = row.filter(|row| !row.body.is_empty()) else { return Ok(None) };
    let from = match row.author_name.is_empty() {
        true => house::house(&ctx.app, ctx.organisation()).await?.name.clone(),
        false => row.author_name,
    };
    let url = format!("{}/portal", house::house(&ctx.app, ctx.organisation()).await?.address);
    Ok(Some(About::RecordMessage { from, subject: row.subject, text: row.body, url }))
}

/// Members read it in their profile, people outside in theirs.
async fn of_sign_in(
    ctx: &Ctx,
    person: &Id,
    what: SignInChange,
    at: Instant,
) -> Result<Option<About>, Problem> {
    let is_member = store::members::get(&ctx.app.db, ctx.caller.viewer(), person).await?.is_some();
    let url = if is_member {
        format!("{}/profile", ctx.app.settings.public_address)
    } else {
        format!("{}/portal/profile", house::house(&ctx.app, ctx.organisation()).await?.address)
    };
    Ok(Some(About::SignInChanged { what, at, url }))
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
