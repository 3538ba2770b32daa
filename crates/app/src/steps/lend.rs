//! Somebody outside lets a colleague or an adviser do one thing in their place, for a time, and takes it back.

use super::{Standing, may_act};
use crate::{
    app::Ctx,
    caller::Caller,
    email,
    flows::{Order, Ran, load, run},
    idempotency::Key,
    limit::Limit,
    links,
    people::Cast,
    problem::Problem,
};
use engine::flow::{Act, Lend, TakeBack};
use model::{Id, Instant};
use store::{Viewer, members, people};
use texts::{Language, Sentence};

/// Nothing is lent for longer.
pub const LEND_DAYS_MAX: i64 = 90;
/// What one person may lend within an hour: each makes a mail to an address of their choosing.
const LENDINGS_AN_HOUR: u32 = 10;

/// What people lend, by who they are.
pub struct Lendings(Limit);

impl Default for Lendings {
    fn default() -> Self {
        Self(Limit::new(LENDINGS_AN_HOUR, 60))
    }
}

#[derive(Clone)]
pub struct LendRequest {
    /// Which attempt it is about; left out, the open one.
    pub attempt: Option<u32>,
    pub name: String,
    pub email: String,
    /// None for what could not be read.
    pub until: Option<Instant>,
    /// For whom it is lent to.
    pub note: Option<String>,
    /// In which somebody new is written to, until they say.
    pub language: Option<Language>,
    pub on_behalf_of: Option<Id>,
    pub command_id: Option<String>,
    pub key: Option<Key>,
}

/// # Errors
/// `Invalid` at `to.name`, `to.email`, `until` or `note`; `Refused` where it is not the caller's to lend, or is lent
/// already; `TooMany`; `NotFound`.
pub async fn lend(ctx: &Ctx, flow: &Id, step: &str, request: LendRequest) -> Result<Ran, Problem> {
    may_act(ctx)?;
    if ctx.caller.borrower().is_some() {
        return Err(Problem::NotFound);
    }
    let standing = Standing::of(ctx, request.on_behalf_of)?;
    // Before anything is said of what was sent.
    load::load(ctx, flow).await?;
    let until = within_bounds(ctx.now, request.until)?;
    let note = request.note.map(|note| model::field::check_long_text(&note)).transpose();
    let note = note.map_err(|message| Problem::invalid("note", message))?;
    let mut cast = Cast::default();
    let address = email::normalise(&request.email);
    cast.reads = request.language.map(|language| (address.clone(), language));
    let to = cast.find(ctx, &request.name, &request.email, "to").await?;
    let own = standing.on_behalf_of.as_ref().or(ctx.caller.person());
    somebody_else(ctx, own, &to.id, &address).await?;
    count(ctx, &address).await?;
    let act = Lend {
        step: step.to_owned(),
        attempt: request.attempt,
        to,
        until,
        note: note.filter(|note| !note.is_empty()),
    };
    let mut order = Order::new(flow.clone(), Act::Lend(act));
    order.command_id = request.command_id;
    order.key = request.key;
    order.on_behalf_of = standing.on_behalf_of;
    order.extra.people = cast.people;
    let ran = run(ctx, order).await;
    if ran.is_err() {
        links::give_back_mail(&ctx.app, &address);
    }
    ran
}

fn within_bounds(now: Instant, until: Option<Instant>) -> Result<Instant, Problem> {
    let wrong = |message| Err(Problem::invalid("until", message));
    let Some(until) = until else { return wrong(Sentence::problem_instant()) };
    if until <= now {
        return wrong(Sentence::refusal_time_past());
    }
    if until > now.plus_days(LEND_DAYS_MAX + 1) {
        return wrong(Sentence::problem_lend_long(LEND_DAYS_MAX));
    }
    Ok(until)
}

/// Neither themselves by another name, nor one of ours.
async fn somebody_else(ctx: &Ctx, own: Option<&Id>, to: &Id, address: &str) -> Result<(), Problem> {
    let viewer = Viewer::system(ctx.organisation().clone());
    let me = match own {
        Some(own) => people::get(&ctx.app.db, &viewer, own).await?,
        None => None,
    };
    if me.and_then(|me| me.email).is_some_and(|own| own == address) {
        return Err(Problem::invalid("to.email", Sentence::problem_lend_oneself()));
    }
    if members::get(&ctx.app.db, &viewer, to).await?.is_some() {
        return Err(Problem::invalid("to.email", Sentence::problem_lend_member()));
    }
    Ok(())
}

/// Strangers to us get mails because of it; a key is known and counted nowhere.
async fn count(ctx: &Ctx, address: &str) -> Result<(), Problem> {
    let Caller::Outside { person, .. } = &ctx.caller else { return Ok(()) };
    let counted = ctx.app.lendings.0.count(person.as_str(), ctx.now);
    counted.map_err(|wait_minutes| Problem::TooMany { wait_minutes })?;
    links::count_mail(&ctx.app, &Viewer::system(ctx.organisation().clone()), address, ctx.now).await
}

#[derive(Clone, Default)]
pub struct TakeBackRequest {
    /// Whose part; left out, the only one that is lent.
    pub assignment: Option<Id>,
    pub on_behalf_of: Option<Id>,
    pub command_id: Option<String>,
    pub key: Option<Key>,
}

/// By whoever lent it, or whoever has it.
///
/// # Errors
/// `Refused` where nothing is lent or it is not the caller's matter, `NotFound`.
pub async fn take_back(ctx: &Ctx, flow: &Id, step: &str, request: TakeBackRequest) -> Result<Ran, Problem> {
    may_act(ctx)?;
    let standing = Standing::of(ctx, request.on_behalf_of)?;
    let act = TakeBack { step: step.to_owned(), assignment: request.assignment, reason: None };
    let mut order = Order::new(flow.clone(), Act::TakeBack(act));
    order.command_id = request.command_id;
    order.key = request.key;
    order.on_behalf_of = standing.on_behalf_of;
    run(ctx, order).await
}
