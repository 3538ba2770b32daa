//! What was lent: to whoever does it for another, and to whose it is.

use super::{
    about::{name, wording},
    facts::{About, LentFacts},
    links::{Link, link},
};
use crate::{
    app::Ctx,
    flows::{Loaded, house::house, view},
    problem::Problem,
    secrets::link_token::LinkToken,
};
use engine::flow::{Lending, LendingEnd};
use model::{Id, Value};

/// `None` once it was taken back, is done, or its time is over.
pub(super) async fn lent(ctx: &Ctx, loaded: &Loaded, id: &Id) -> Result<Option<About>, Problem> {
    let address = house(&ctx.app, &loaded.organisation).await?.address.clone();
    Ok(asked(ctx, loaded, id, &address))
}

fn asked(ctx: &Ctx, loaded: &Loaded, id: &Id, address: &str) -> Option<About> {
    let (step, lending) = find(loaded, id)?;
    let open = loaded.state.assignments.get(&lending.assignment)?;
    loaded.state.lent(&open.id).filter(|now| now.id == *id && now.until > ctx.now)?;
    let step = loaded.published.definition.step(step)?;
    let token = LinkToken { link: id.clone(), generation: 1 }.write(&ctx.app.key);
    Some(About::Lent(Box::new(LentFacts {
        from: view::person_name(&loaded.state, &lending.from)?,
        title: wording(loaded, step, Some(&step.role)).0,
        flow: name(loaded, true),
        note: lending.note.as_deref().map(Value::display),
        due: open.due_at,
        url: format!("{address}/a/{token}"),
        until: lending.until,
    })))
}

/// `None` once somebody has done it.
pub(super) async fn given_back(ctx: &Ctx, loaded: &Loaded, id: &Id) -> Result<Option<About>, Problem> {
    let Some((key, lending)) = find(loaded, id) else { return Ok(None) };
    let Some(step) = loaded.published.definition.step(key) else { return Ok(None) };
    let Some(open) = loaded.state.assignments.get(&lending.assignment) else { return Ok(None) };
    let found = link(ctx, loaded, Some(&open.id), &lending.from, true).await?;
    Ok(found.map(|Link { url, until }| About::GivenBack {
        is_recalled: lending.ended.is_some_and(|over| over.why == LendingEnd::TakenBack),
        who: view::person_name(&loaded.state, &lending.to),
        title: wording(loaded, step, Some(&step.role)).0,
        flow: name(loaded, true),
        url,
        until,
    }))
}

pub(super) async fn done_for_you(
    ctx: &Ctx,
    loaded: &Loaded,
    (key, number): (&str, u32),
    person: &Id,
) -> Result<Option<About>, Problem> {
    let Some(step) = loaded.published.definition.step(key) else { return Ok(None) };
    let attempts = loaded.state.steps.get(key).into_iter().flat_map(|live| &live.attempts);
    let mut decisions =
        attempts.filter(|attempt| attempt.number == number).flat_map(|attempt| &attempt.decisions);
    let Some(decision) = decisions.find(|one| one.by == *person && one.lent_to.is_some()) else {
        return Ok(None);
    };
    let who = decision.lent_to.as_ref().and_then(|to| view::person_name(&loaded.state, to));
    let found = link(ctx, loaded, None, person, true).await?;
    Ok(found.map(|Link { url, .. }| About::DoneForYou {
        who,
        title: wording(loaded, step, Some(&step.role)).0,
        flow: name(loaded, true),
        at: decision.at,
        url,
    }))
}

fn find<'l>(loaded: &'l Loaded, id: &Id) -> Option<(&'l str, &'l Lending)> {
    loaded.state.steps.iter().find_map(|(key, live)| {
        let mut lendings = live.attempts.iter().flat_map(|attempt| &attempt.lendings);
        lendings.find(|lending| lending.id == *id).map(|lending| (key.as_str(), lending))
    })
}
