//! A client lets somebody else do one thing for a time, and takes it back.

use super::Work;
use crate::kit::{Answer, Answers, OpenLink, Texts, failure, page, see_other};
use app::{
    Problem,
    steps::{self, LEND_DAYS_MAX, LendRequest, TakeBackRequest},
};
use axum::{http::StatusCode, response::Response};
use model::Instant;
use texts::Sentence;
use views::pages::action::{LendErrors, LendPage, LendTyped, Lending, lend};

/// Offered first; anybody may choose another day.
const DAYS: i64 = 7;

/// What the act's own page says of it.
pub(super) fn of(link: &OpenLink, work: &Work) -> Option<Lending> {
    let state = &work.loaded.state;
    let now = state.lent(&work.assignment).filter(|lending| lending.until > link.ctx.now);
    let name = |person| app::flows::view::person_name(state, person);
    if link.is_lent() {
        return now.and_then(|lending| {
            let note = lending.note.as_deref().map(model::Value::display);
            Some(Lending::For { whose: name(&lending.from)?, note, until: lending.until })
        });
    }
    match now {
        Some(lending) => Some(Lending::With {
            who: name(&lending.to).filter(|_| link.opened.proved),
            until: lending.until,
            end: format!("{}/lending/end", link.base()),
        }),
        None => Some(Lending::Offered { href: format!("{}/lending", link.base()) }),
    }
}

/// Asks to whom. Where it is lent already, or it is not theirs to lend, the act's own page says so.
pub async fn show(link: OpenLink) -> Answer {
    let Some(work) = lendable(&link).await? else { return Ok(see_other(&link.base())) };
    let until = link.shell.local.day_begins(DAYS);
    let typed = LendTyped { until: day(&link, until), ..LendTyped::default() };
    Ok(render(&link, &work, StatusCode::OK, (typed, None))?)
}

async fn lendable(link: &OpenLink) -> Result<Option<Work>, Problem> {
    let work = Work::of(link).await?;
    Ok(work.filter(|work| matches!(of(link, work), Some(Lending::Offered { .. }))))
}

pub async fn lend_it(link: OpenLink, Texts(answers): Texts) -> Answer {
    let Some(work) = Work::of(&link).await?.filter(|_| !link.is_lent()) else {
        return Ok(see_other(&link.base()));
    };
    match try_to(&link, &work, &answers).await {
        Ok(()) => {
            link.remember_language().await;
            Ok(see_other(&link.base()))
        }
        Err(problem) if failure::is_of_form(&problem) => {
            let text = |name: &str| answers.text(name).to_owned();
            let typed = LendTyped {
                name: text("to.name"),
                email: text("to.email"),
                until: text("until"),
                note: text("note"),
            };
            let response = render(&link, &work, failure::status(&problem), (typed, Some(&problem)))?;
            Ok(failure::come_back(&problem, response))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn try_to(link: &OpenLink, work: &Work, answers: &Answers) -> Result<(), Problem> {
    let command = work.command(link, answers)?;
    let until = end_of_day(link, answers.text("until"));
    let until = until.ok_or_else(|| Problem::invalid("until", Sentence::problem_lend_day()))?;
    let request = LendRequest {
        attempt: work.loaded.state.assignments.get(&work.assignment).map(|open| open.attempt),
        name: answers.text("to.name").to_owned(),
        email: answers.text("to.email").to_owned(),
        until: Some(until),
        note: answers.given("note"),
        language: Some(link.shell.local.language),
        on_behalf_of: None,
        command_id: Some(command),
        key: None,
    };
    steps::lend(&link.ctx, &work.flow, &work.step()?.key, request).await.map(drop)
}

/// When the day ends that a browser's own input has written.
fn end_of_day(link: &OpenLink, day: &str) -> Option<Instant> {
    let begins = link.shell.local.read_moment(&format!("{}T00:00", day.trim()))?;
    let days = link.shell.local.days_from_today(begins);
    Some(link.shell.local.day_begins(days + 1))
}

fn day(link: &OpenLink, at: Instant) -> String {
    let written = link.shell.local.write_moment(at);
    written.split('T').next().unwrap_or_default().to_owned()
}

pub async fn end(link: OpenLink, Texts(answers): Texts) -> Answer {
    let Some(work) = Work::of(&link).await?.filter(|_| !link.is_lent()) else {
        return Ok(see_other(&link.base()));
    };
    let request = TakeBackRequest {
        assignment: Some(work.assignment.clone()),
        command_id: Some(work.command(&link, &answers)?),
        ..TakeBackRequest::default()
    };
    match steps::take_back(&link.ctx, &work.flow, &work.step()?.key, request).await {
        // Given back, or over, at this moment: the page says who has it.
        Ok(_) | Err(Problem::Refused(_)) => Ok(see_other(&link.base())),
        Err(problem) => Err(problem.into()),
    }
}

fn render(
    link: &OpenLink,
    work: &Work,
    status: StatusCode,
    (typed, problem): (LendTyped, Option<&Problem>),
) -> Result<Response, Problem> {
    let language = link.shell.local.language;
    let of = |path: &str| match problem {
        Some(Problem::Invalid(all)) => {
            all.iter().find(|one| one.path == path).map(|one| one.message.to(language))
        }
        _ => None,
    };
    let refusal = match problem {
        Some(Problem::Invalid(_)) => of(""),
        problem => problem.map(|problem| problem.said(language)),
    };
    let last = link.shell.local.day_begins(LEND_DAYS_MAX);
    let view = LendPage {
        action: format!("{}/lending", link.base()),
        back: link.base(),
        nonce: work.nonce(link),
        what: work.title(link)?,
        typed,
        errors: LendErrors {
            name: of("to.name"),
            email: of("to.email"),
            until: of("until"),
            note: of("note"),
        },
        refusal,
        last_day: link.shell.local.date(last),
    };
    Ok(page(status, lend(&link.shell, &view)))
}
