//! At risk: red, amber, or due within one business day of the firm's calendar.

use super::house;
use crate::{app::Ctx, problem::Problem};
use engine::calendar::{Goal, Moment, due};
use model::{
    Instant,
    target::{Span, Unit},
};

/// Running flows whose next deadline lies no later are at risk, and those that are amber or red. A firm whose calendar never works counts a day.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn until(ctx: &Ctx) -> Result<Instant, Problem> {
    let house = house::house(&ctx.app, ctx.organisation()).await?;
    let one_day = Goal::After(Span { count: 1, unit: Unit::BusinessDays });
    Ok(due(&house.calendar, Moment::At(ctx.now), &one_day).map_or(ctx.now.plus_days(1), |due| due.at))
}
