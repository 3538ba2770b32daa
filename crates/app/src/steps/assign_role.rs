//! The owner says who plays a role; steps that wait for it go on.

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
    let mut order =
        Order::new(flow.clone(), Act::AssignRole(AssignRole { role: role.to_owned(), persons: found }));
    order.command_id = command_id;
    order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    order.extra.people = cast.people;
    run(ctx, order).await
}
