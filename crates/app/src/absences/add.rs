//! Somebody says when they are away and who does their work; for others an admin may.

use super::{Absence, Roster, roster};
use crate::{
    app::Ctx,
    audit, idempotency, organisations,
    policy::{Intention, require},
    problem::Problem,
};
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use model::{Id, Instant, field::FieldProblem};
use serde_json::json;
use store::{absences, members, people};
use texts::Sentence;

/// Days from the first to the last.
const DAYS_MAX: i32 = 731;
/// Substitutes of substitutes that are followed.
const LINKS_MAX: u32 = 50;

/// As typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAbsence {
    /// `2026-08-03`
    pub first_day: String,
    /// Still away.
    pub last_day: String,
    /// Id of a member.
    pub substitute: String,
}

/// # Errors
/// `NotAllowed` for others without the right; `Invalid` at `first_day`, `last_day` and `substitute`, a circle of
/// substitutes with the names in it included.
pub async fn add(ctx: &Ctx, person: &Id, new: &NewAbsence) -> Result<Id, Problem> {
    may(ctx, person)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let present: Vec<Id> = members::list(db, viewer)
        .await?
        .into_iter()
        .filter(|member| member.disabled_at.is_none())
        .map(|member| member.person)
        .collect();
    let who = people::get(db, viewer, person).await?.filter(|_| present.contains(person));
    let who = who.ok_or(Problem::NotFound)?;
    let zone = match who.zone {
        Some(zone) => zone,
        None => organisations::default(&ctx.app).await?.zone,
    };
    let (days, mut problems) = days(new, &zone, ctx.now);
    let substitute = Id::given(new.substitute.trim());
    if substitute == *person {
        problems.push(FieldProblem::new("substitute", Sentence::absence_oneself()));
    } else if !present.contains(&substitute) {
        problems.push(FieldProblem::new("substitute", Sentence::absence_substitute_wrong()));
    }
    let Some(days) = days.filter(|_| problems.is_empty()) else { return Err(Problem::Invalid(problems)) };
    let known = roster(&ctx.app, ctx.organisation()).await?;
    if let Some(other) = known.of(person).find(|other| other.overlaps(days.from, days.until)) {
        let said = Sentence::absence_overlap(other.first_day.clone(), other.last_day.clone());
        return Err(Problem::invalid("first_day", said));
    }
    let named = people::get(db, viewer, &substitute).await?.ok_or(Problem::NotFound)?;
    if let Some(mut names) = circle(&known, person, &substitute, (days.from, days.until), LINKS_MAX) {
        names.insert(0, named.name);
        names.insert(0, who.name.clone());
        names.push(who.name);
        return Err(Problem::invalid("substitute", Sentence::absence_circle(names.join(" → "))));
    }
    write(ctx, person, substitute, days).await
}

/// One's own, or with the right.
pub(super) fn may(ctx: &Ctx, person: &Id) -> Result<(), Problem> {
    if ctx.caller.person() == Some(person) && matches!(ctx.caller, crate::Caller::Member(_)) {
        return Ok(());
    }
    require(&ctx.caller, Intention::ManageAbsences)
}

async fn write(ctx: &Ctx, person: &Id, substitute: Id, days: Days) -> Result<Id, Problem> {
    let row = absences::Absence {
        id: ctx.id(),
        organisation: ctx.organisation().clone(),
        person: person.clone(),
        substitute,
        first_day: days.first.to_string(),
        last_day: days.last.to_string(),
        from_at: days.from,
        until_at: days.until,
        tell_at: Some(days.from),
        is_ended: false,
    };
    let id = row.id.clone();
    let details = json!({"first_day": row.first_day, "last_day": row.last_day, "substitute": row.substitute});
    let mut statements = vec![absences::insert(row)];
    statements.extend(idempotency::remember(ctx, &id)?);
    audit::write(ctx, audit::Act::new("absence.added", person, details), statements).await?;
    organisations::forget(&ctx.app, ctx.organisation());
    Ok(id)
}

struct Days {
    first: Date,
    last: Date,
    from: Instant,
    until: Instant,
}

fn days(new: &NewAbsence, zone: &str, now: Instant) -> (Option<Days>, Vec<FieldProblem>) {
    let mut problems = Vec::new();
    let mut read = |path: &str, text: &str| {
        let date = text.trim().parse::<Date>().ok().filter(|date| (2000..=2200).contains(&date.year()));
        if date.is_none() {
            problems.push(FieldProblem::new(path, Sentence::absence_date_wrong()));
        }
        date
    };
    let (first, last) = (read("first_day", &new.first_day), read("last_day", &new.last_day));
    let (Some(first), Some(last)) = (first, last) else { return (None, problems) };
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let begins = |day: Date| zone.to_zoned(day.to_datetime(jiff::civil::Time::midnight())).ok();
    let after = last.checked_add(1.day()).ok();
    let (Some(from), Some(until)) = (begins(first), after.and_then(begins)) else { return (None, problems) };
    let (from, until) = (Instant::from(from.timestamp()), Instant::from(until.timestamp()));
    if last < first {
        problems.push(FieldProblem::new("last_day", Sentence::absence_backwards()));
    } else if until <= now {
        problems.push(FieldProblem::new("last_day", Sentence::absence_past()));
    } else if (last - first).get_days() > DAYS_MAX {
        problems.push(FieldProblem::new("last_day", Sentence::absence_long()));
    }
    (Some(Days { first, last, from, until }), problems)
}

/// Names of those between the substitute and the person, where everybody's work would come round to the person.
fn circle(
    known: &Roster,
    person: &Id,
    at: &Id,
    (from, until): (Instant, Instant),
    links: u32,
) -> Option<Vec<String>> {
    let links = links.checked_sub(1)?;
    for absence in known.of(at).filter(|absence| absence.overlaps(from, until)) {
        let Absence { substitute, .. } = absence;
        if substitute.id == *person {
            return Some(Vec::new());
        }
        let within = (from.max(absence.from), until.min(absence.until));
        if let Some(mut names) = circle(known, person, &substitute.id, within, links) {
            names.insert(0, substitute.name.clone());
            return Some(names);
        }
    }
    None
}
