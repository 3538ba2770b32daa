//! A target, as its template has it, counted on one calendar: as a deadline, or as the instant from which something
//! may begin.

use super::{Calendar, Due, DueError, Goal, Moment, due};
use model::{DataPath, Instant, target::Target};

/// The deadline of `target` for a clock that starts at `start`; nothing while the datum it hangs on is not given.
///
/// # Errors
/// As [`due`].
pub fn due_of_target(
    calendar: &Calendar,
    start: Instant,
    target: &Target,
    moment_of: impl FnOnce(&DataPath) -> Option<Moment>,
) -> Result<Option<Due>, DueError> {
    let (from, goal) = match target {
        Target::In(span) => (Moment::At(start), Goal::After(*span)),
        Target::BusinessDay { number, time } => {
            (Moment::At(start), Goal::BusinessDay { number: *number, time: *time })
        }
        Target::At(data) => match moment_of(data) {
            Some(moment) => (Moment::At(start), Goal::At(moment)),
            None => return Ok(None),
        },
        Target::Before { span, data } => match moment_of(data) {
            Some(moment) => (moment, Goal::Before(*span)),
            None => return Ok(None),
        },
    };
    due(calendar, from, &goal).map(Some)
}

/// When a wait for `target` that begins at `start` is over; nothing while the datum it hangs on is not given. A date
/// means its first instant, also where something is counted back from it.
///
/// # Errors
/// As [`due`].
pub fn start_of_target(
    calendar: &Calendar,
    start: Instant,
    target: &Target,
    moment_of: impl FnOnce(&DataPath) -> Option<Moment>,
) -> Result<Option<Due>, DueError> {
    let mut beyond = None;
    let first_instant = |path: &DataPath| match moment_of(path)? {
        Moment::Day(date) => match calendar.start_of(date) {
            Ok(at) => Some(Moment::At(at)),
            Err(error) => {
                beyond = Some(error);
                None
            }
        },
        at @ Moment::At(_) => Some(at),
    };
    let found = due_of_target(calendar, start, target, first_instant)?;
    beyond.map_or(Ok(found), Err)
}
