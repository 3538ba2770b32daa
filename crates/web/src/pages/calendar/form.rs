//! The form of a calendar: what was posted, and how it is shown again.

use super::file;
use crate::{
    Server,
    kit::{Answers, Posted, Signed},
    shape::calendar::{meaning, place_groups},
};
use app::{
    Problem,
    calendars::{self, Typed, preview, typed::WEEKDAYS},
};
use model::field::FieldProblem;
use texts::Language;
use views::pages::calendar::{CalendarForm, FileRead, Meaning};

/// What the button that was pressed asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Save,
    /// Show what it means.
    Check,
    /// Take holidays out of the file.
    Read,
}

/// A form as it came.
pub struct Tried {
    pub act: Act,
    pub typed: Typed,
    pub version: Option<i64>,
    pub problems: Vec<FieldProblem>,
    pub refusal: Option<String>,
    pub file: Option<FileRead>,
}

impl Tried {
    pub fn read(posted: &Posted) -> Self {
        let answers = &posted.answers;
        let act = match answers.text("act") {
            "check" => Act::Check,
            "read" => Act::Read,
            _ => Act::Save,
        };
        Self {
            act,
            typed: typed(answers),
            version: answers.text("version").parse().ok(),
            problems: Vec::new(),
            refusal: None,
            file: None,
        }
    }

    /// Holidays out of the file come among those that are typed.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn take_file(
        &mut self,
        server: &Server,
        signed: &Signed,
        posted: &Posted,
    ) -> Result<(), Problem> {
        match file::take(server, signed, posted, &mut self.typed.holidays).await {
            Ok(read) => self.file = Some(read),
            Err(Problem::Invalid(problems)) => self.problems = problems,
            Err(problem) => return Err(problem),
        }
        Ok(())
    }

    /// What does not fit goes beside its field; everything else is refused as a whole.
    ///
    /// # Errors
    /// What is no matter of the form.
    pub fn refuse(&mut self, problem: Problem, language: Language) -> Result<(), Problem> {
        match problem {
            Problem::Invalid(problems) => self.problems = problems,
            problem @ (Problem::Conflict(_) | Problem::Stale(_)) => {
                self.refusal = Some(problem.said(language))
            }
            problem => return Err(problem),
        }
        Ok(())
    }

    /// What it means, where it means something.
    ///
    /// # Errors
    /// What is no matter of the form.
    pub fn meaning(&mut self, signed: &Signed) -> Result<Option<Meaning>, Problem> {
        match preview::preview(&signed.ctx, &self.typed) {
            Ok(preview) => Ok(Some(meaning(&preview, &signed.local(), true))),
            Err(problem) => {
                if self.act == Act::Check {
                    self.refuse(problem, signed.local().language)?;
                }
                Ok(None)
            }
        }
    }
}

fn typed(answers: &Answers) -> Typed {
    Typed {
        name: answers.text("name").to_owned(),
        zone: answers.text("zone").to_owned(),
        hours: WEEKDAYS.map(|day| answers.text(&format!("hours.{day}")).to_owned()),
        holidays: answers.text("holidays").replace("\r\n", "\n"),
        exceptions: answers.text("exceptions").replace("\r\n", "\n"),
        place: answers.text("place").to_owned(),
        is_default: answers.ticked("default"),
    }
}

/// The form with everything that was typed, and what is wrong beside its field.
pub fn view(tried: Tried, language: Language) -> CalendarForm {
    let Tried { typed, version, problems, file, .. } = tried;
    let of = |path: &str| problems.iter().find(|one| one.path == path).map(|one| one.message.to(language));
    CalendarForm {
        name_error: of("name"),
        zone_error: of("zone"),
        hours_errors: WEEKDAYS.map(|day| of(&format!("hours.{day}"))),
        week_error: of("hours"),
        place_error: of("place"),
        holidays_error: of("holidays"),
        exceptions_error: of("exceptions"),
        default_error: of("default"),
        file_error: of("file"),
        name: typed.name,
        zone: typed.zone,
        hours: typed.hours,
        place: typed.place,
        places: place_groups(texts::Texts(language)),
        holidays: typed.holidays,
        exceptions: typed.exceptions,
        is_default: typed.is_default,
        file,
        version,
    }
}

/// As it is stored.
pub fn stored(view: &calendars::CalendarView, language: Language) -> Tried {
    Tried {
        act: Act::Save,
        typed: view.typed(language),
        version: Some(view.version),
        problems: Vec::new(),
        refusal: None,
        file: None,
    }
}
