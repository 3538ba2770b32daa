//! What a calendar means: when five business days that begin now end, and why.

use super::{Typed, typed};
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use engine::calendar::{Calendar, Due, Goal, Moment, due};
use model::target::{Span, Unit};
use std::sync::Arc;

/// Business days of the example.
pub const DAYS: u32 = 5;

#[derive(Clone, Debug)]
pub struct Preview {
    pub calendar: Arc<Calendar>,
    /// `None` where there is no such day within a hundred years.
    pub due: Option<Due>,
}

/// As the calendar is typed; nothing is saved.
///
/// # Errors
/// As for saving it.
pub fn preview(ctx: &Ctx, given: &Typed) -> Result<Preview, Problem> {
    require(&ctx.caller, Intention::ManageCalendars)?;
    Ok(of(ctx, Arc::new(typed::read(given)?.with_holidays(ctx.now))))
}

/// Of a calendar that is there.
pub fn of(ctx: &Ctx, calendar: Arc<Calendar>) -> Preview {
    let goal = Goal::After(Span { count: DAYS, unit: Unit::BusinessDays });
    let due = due(&calendar, Moment::At(ctx.now), &goal).ok();
    Preview { calendar, due }
}
