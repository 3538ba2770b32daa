//! The owner says who plays a role; steps that wait for it go on.

use super::{Once, by_owner::reason};
use crate::{
    app::Ctx,
    flows::{Order, Ran, RolePerson, load, run, sight},
    people::Cast,
    policy::{self, Intention},
    problem::Problem,
};
use engine::flow::{Act, AssignRole};
use model::Id;

/// # Errors
/// `NotAllowed` for anybody but the owner and admins, `Invalid` when nobody is named.
pub async fn assign_role(
    ctx: &Ctx,
    flow: &Id,
    role: &str,
    persons: Vec<RolePerson>,
    command_id: Option<String>,
) -> Result<Ran, Problem> {
    let once = Once { command_id, key: None };
    rebind(ctx, flow, role, (persons, once, "")).await
}

/// The same with a reason; open steps of the role go to those named.
///
/// # Errors
/// As [`assign_role`].
pub async fn rebind(
    ctx: &Ctx,
    flow: &Id,
    role: &str,
    (persons, once, why): (Vec<RolePerson>, Once, &str),
) -> Result<Ran, Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    let loaded = load::load(ctx, flow).await?;
    sight::require_runs(ctx, &loaded)?;
    let mut cast = Cast::default();
    let mut found = Vec::with_capacity(persons.len());
    for (place, person) in persons.into_iter().enumerate() {
        let path = format!("persons.{place}");
        found.push(match person {
            RolePerson::Known(id) => cast.known(ctx, &id, &path).await?,
            RolePerson::Named { name, email } => cast.find(ctx, &name, &email, &path).await?,
        });
    }
    let reason = Some(reason(why)?).filter(|reason| !reason.is_empty());
    let act = AssignRole { role: role.to_owned(), persons: found, reason };
    let mut order = Order::new(flow.clone(), Act::AssignRole(act));
    order.command_id = once.command_id;
    order.key = once.key;
    order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    order.extra.people = cast.people;
    run(ctx, order).await
}
