//! One person's part goes to another: delegated by whoever has it, reassigned by the owner.

use super::{
    Once, Standing,
    by_owner::{do_it, reason},
    may_act,
};
use crate::{
    app::Ctx,
    flows::{Loaded, Order, Ran, RolePerson, load, run, sight},
    people::Cast,
    policy::{self, Intention},
    problem::Problem,
};
use engine::flow::{Act, HandOver};
use model::{Id, value::PersonRef};
use store::{Viewer, members};
use texts::Sentence;

#[derive(Clone)]
pub struct HandOverRequest {
    pub step: String,
    /// Whose part; left out, the caller's own, for the owner the only one there is.
    pub assignment: Option<Id>,
    pub to: RolePerson,
    pub reason: String,
    /// Whose part a key gives away; needs the scope `act_for_others`.
    pub on_behalf_of: Option<Id>,
}

/// Gives what is the caller's to do to a colleague who may see the flow.
///
/// # Errors
/// `Invalid` at `to` for somebody who may not have it, `Refused` where it is not the caller's to give, `NotFound`.
pub async fn delegate(ctx: &Ctx, flow: &Id, once: Once, request: HandOverRequest) -> Result<Ran, Problem> {
    may_act(ctx)?;
    let loaded = load::load(ctx, flow).await?;
    let standing = Standing::of(ctx, request.on_behalf_of)?;
    let to = match &request.to {
        RolePerson::Known(id) => colleague(ctx, &loaded, id).await?,
        RolePerson::Named { .. } => return Err(Problem::invalid("to", Sentence::problem_person_unknown())),
    };
    let why = Some(reason(&request.reason)?).filter(|reason| !reason.is_empty());
    let act = HandOver { step: request.step, assignment: request.assignment, to, reason: why };
    let mut order = Order::new(flow.clone(), Act::Delegate(act));
    order.command_id = once.command_id;
    order.key = once.key;
    order.on_behalf_of = standing.on_behalf_of;
    run(ctx, order).await
}

/// Gives somebody's part to somebody else: a member, or whoever plays the outside role.
///
/// # Errors
/// `NotAllowed` for anybody but the owner and admins, `Invalid` at `to` or `reason`, `Refused`, `NotFound`.
pub async fn reassign(ctx: &Ctx, flow: &Id, once: Once, request: HandOverRequest) -> Result<Ran, Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    let loaded = load::load(ctx, flow).await?;
    sight::require_runs(ctx, &loaded)?;
    let is_outside = is_outside(&loaded, &request);
    let mut cast = Cast::default();
    let to = match &request.to {
        RolePerson::Known(id) if is_outside => cast.known(ctx, id, "to").await?,
        RolePerson::Named { name, email } if is_outside => cast.find(ctx, name, email, "to").await?,
        RolePerson::Known(id) => member(ctx, id).await?,
        RolePerson::Named { .. } => return Err(Problem::invalid("to", Sentence::problem_person_unknown())),
    };
    let act = HandOver {
        step: request.step,
        assignment: request.assignment,
        to,
        reason: Some(reason(&request.reason)?),
    };
    if cast.people.is_empty() {
        return do_it(ctx, flow, once, Act::Reassign(act)).await;
    }
    let mut order = Order::new(flow.clone(), Act::Reassign(act));
    order.command_id = once.command_id;
    order.key = once.key;
    order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    order.extra.people = cast.people;
    run(ctx, order).await
}

fn is_outside(loaded: &Loaded, request: &HandOverRequest) -> bool {
    let of_step = loaded.state.assignments.values().filter(|open| open.step == request.step);
    let mut meant = of_step.filter(|open| request.assignment.as_ref().is_none_or(|named| *named == open.id));
    let role = meant.next().and_then(|open| loaded.published.definition.role(&open.role));
    role.is_some_and(|role| role.party.is_outside())
}

/// An active member who may see the flow.
async fn colleague(ctx: &Ctx, loaded: &Loaded, id: &Id) -> Result<PersonRef, Problem> {
    let found = member(ctx, id).await?;
    let viewer = Viewer {
        person: Some(id.clone()),
        access: members::access(&ctx.app.db, &Viewer::system(ctx.organisation().clone()), id).await?,
        ..Viewer::system(ctx.organisation().clone())
    };
    if sight::member_sees(&viewer, loaded) {
        return Ok(found);
    }
    Err(Problem::invalid("to", Sentence::problem_may_not_see(&found.name)))
}

async fn member(ctx: &Ctx, id: &Id) -> Result<PersonRef, Problem> {
    let viewer = Viewer::system(ctx.organisation().clone());
    let found = members::get(&ctx.app.db, &viewer, id).await?;
    let active = found.filter(|member| member.disabled_at.is_none());
    let found = active.ok_or_else(|| Problem::invalid("to", Sentence::problem_member_active()))?;
    Ok(PersonRef { id: found.person, name: found.name, email: found.email })
}
