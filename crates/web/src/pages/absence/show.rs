//! The absences of somebody, as a part of their page.

use crate::kit::{Answers, Signed};
use app::{Problem, absences, absences::NewAbsence};
use model::{Id, field::FieldProblem};
use views::{
    form::Choice,
    pages::profile::{AbsenceRow, Absences},
    paths,
};

/// An absence that was not taken.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    pub new: NewAbsence,
    pub problems: Vec<FieldProblem>,
}

pub fn new(answers: &Answers) -> NewAbsence {
    NewAbsence {
        first_day: answers.text("first_day").to_owned(),
        last_day: answers.text("last_day").to_owned(),
        substitute: answers.text("substitute").to_owned(),
    }
}

/// `name`: whose they are, where they are not one's own.
///
/// # Errors
/// As of `app::absences`.
pub async fn view(
    signed: &Signed,
    person: &Id,
    name: Option<String>,
    tried: Tried,
) -> Result<Absences, Problem> {
    let ctx = &signed.ctx;
    let of = |path: &str| {
        tried.problems.iter().find(|one| one.path == path).map(|one| one.message.to(signed.local().language))
    };
    let own = name.is_none();
    let row = |absence: absences::Absence| AbsenceRow {
        is_now: absence.from <= ctx.now,
        end: if own {
            paths::profile_absence_end(absence.id.as_str())
        } else {
            paths::member_absence_end(person.as_str(), absence.id.as_str())
        },
        is_void: absence.is_void,
        first_day: absence.first_day,
        last_day: absence.last_day,
        substitute: absence.substitute.name,
    };
    let all = absences::of_person(ctx, person).await?;
    let colleagues = absences::may_be_named(ctx, person).await?.into_iter();
    Ok(Absences {
        address: if own {
            paths::PROFILE_ABSENCES.to_owned()
        } else {
            paths::member_absences(person.as_str())
        },
        of: name,
        rows: all.into_iter().filter(|absence| ctx.now < absence.until).map(row).collect(),
        colleagues: colleagues.map(|one| Choice { value: one.id.to_string(), label: one.name }).collect(),
        first_day_error: of("first_day").or_else(|| of("")),
        last_day_error: of("last_day"),
        substitute_error: of("substitute"),
        first_day: tried.new.first_day,
        last_day: tried.new.last_day,
        substitute: tried.new.substitute,
    })
}
