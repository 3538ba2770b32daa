//! After the act: thanks and a receipt; later, that nothing is left to do here.

use crate::{
    kit::{Answer, OpenLink, page},
    shape::{Case, Reader, Sizes},
};
use app::{Problem, files, flows, flows::AssignmentLine};
use axum::http::StatusCode;
use engine::flow::{Status, StepStatus};
use model::definition::{Outcome, Step};
use views::{
    pages::action::{Closed, ClosedBecause, Done, closed, done},
    part::{Next, Seen, SeenRow},
};

/// `just_now`: they come from the form.
pub async fn show(link: &OpenLink, just_now: bool) -> Answer {
    let (ctx, flow) = (&link.ctx, &link.opened.flow);
    let assignment = link.opened.assignment.as_ref().ok_or(Problem::NotFound)?;
    let line = flows::assignment(ctx, flow, assignment).await?;
    let loaded = flows::load::load(ctx, flow).await?;
    let sizes: Sizes =
        files::list(ctx, flow).await?.into_iter().map(|file| (file.id, file.size_bytes)).collect();
    let base = link.base();
    let reader = Reader::Outside { person: link.whose(), proved: link.opened.proved, base: &base };
    let case = Case::new(&loaded, reader, &sizes, link.shell.local.texts());
    let step = case.definition.step(&line.step).ok_or(Problem::NotFound)?;
    let because = because(link, &case, &line).await;
    let progress = link.to_flow().await?;
    let markup = match because {
        ClosedBecause::Done { at } if just_now => {
            let more = more(link, &case).await?;
            done(&link.shell, &Done { progress, ..thanks(link, &case, step, at, more) })
        }
        because => closed(&link.shell, &Closed { progress, ..over(link, &case, step, because) }),
    };
    Ok(page(StatusCode::OK, markup))
}

async fn because(link: &OpenLink, case: &Case<'_>, line: &AssignmentLine) -> ClosedBecause {
    let open = link.opened.assignment.as_ref().and_then(|id| case.state.assignments.get(id));
    if open.is_some() && case.is_paused() {
        return ClosedBecause::Paused;
    }
    let live = case.live(&line.step);
    let attempts = live.into_iter().flat_map(|live| &live.attempts);
    let mut own = attempts.filter(|attempt| i64::from(attempt.number) == line.attempt);
    if let Some(borrower) = link.opened.caller.borrower() {
        let mut decisions = own.flat_map(|attempt| &attempt.decisions);
        let theirs = decisions.find(|decision| decision.lent_to.as_ref() == Some(&borrower.person));
        return match theirs {
            Some(decision) => ClosedBecause::Done { at: decision.at },
            None if line.outcome.is_some() => ClosedBecause::DoneByOther,
            None => ClosedBecause::Withdrawn,
        };
    }
    let handed_back =
        own.find_map(|attempt| attempt.handed_back.iter().find(|one| one.by == link.opened.person));
    match (line.outcome, line.closed_at) {
        (Some(_), Some(at)) => ClosedBecause::Done { at },
        _ if matches!(case.state.status, Status::Completed | Status::Cancelled) => ClosedBecause::FlowEnded,
        _ if let Some(handed_back) = handed_back => {
            // Who does not play a role any more is not told who answers for the flow.
            let owner = flows::outside(&link.ctx, &link.opened.flow).await.ok().and_then(|view| view.owner);
            ClosedBecause::HandedBack { at: handed_back.at, to: owner }
        }
        _ if live.is_some_and(|live| live.status == StepStatus::Done) => ClosedBecause::DoneByOther,
        _ => ClosedBecause::Withdrawn,
    }
}

/// What else waits for this person: by name and address on a proved device, else only how much.
struct More {
    open: Vec<(String, String)>,
    in_mail: usize,
}

async fn more(link: &OpenLink, case: &Case<'_>) -> Result<More, Problem> {
    let person = link.whose();
    let open = case.state.assignments.values().filter(|open| open.is_act() && open.may_act(person));
    let mut more = More { open: Vec::new(), in_mail: 0 };
    if link.is_lent() {
        return Ok(more);
    }
    for open in open {
        if !link.opened.proved {
            more.in_mail += 1;
        } else if let Some(step) = case.definition.step(&open.step)
            && let Ok(address) = link.to_assignment(&open.id).await
        {
            more.open.push((case.title(step), address));
        }
    }
    Ok(more)
}

fn thanks(link: &OpenLink, case: &Case<'_>, step: &Step, received: model::Instant, more: More) -> Done {
    let texts = link.shell.local.texts();
    let given = given(case, step);
    let next = Next {
        holder: views::part::Holder::Us,
        who: texts.action_we().to_owned(),
        what: texts.action_next_received().to_owned(),
    };
    let ended = case.state.status == Status::Completed;
    let goes_on = !ended && more.open.is_empty() && more.in_mail == 0;
    Done {
        name: Some(link.opened.person_name.clone()),
        said: said(case, step, given.len()),
        next: if goes_on { vec![next] } else { Vec::new() },
        more: more.open,
        more_in_mail: more.in_mail,
        now_with: if ended { views::part::Holder::Us } else { case.custody().holder },
        received,
        what: case.title(step),
        given_at: has_more(step, &given).then(|| match link.opened.proved {
            true => link.base(),
            false => link.code(),
        }),
        documents: given,
        progress: None,
        draft_key: link.draft_key(),
    }
}

fn said(case: &Case<'_>, step: &Step, documents: usize) -> String {
    match (documents, case.state.outcome(&step.key)) {
        (0, Some(Outcome::Denied)) => case.texts.action_decision_arrived().to_owned(),
        (0, Some(Outcome::SentBack)) => case.texts.action_sent_back().to_owned(),
        (documents, _) => case.texts.action_arrived(documents),
    }
}

fn over(link: &OpenLink, case: &Case<'_>, step: &Step, because: ClosedBecause) -> Closed {
    let own = matches!(because, ClosedBecause::Done { .. });
    let gave = case.gave(step);
    let given = if own { given(case, step) } else { Vec::new() };
    let proved = link.opened.proved;
    Closed {
        what: case.title(step),
        because,
        code: (own && !proved && has_more(step, &given)).then(|| link.code()),
        given,
        seen: if own && proved { opened(gave) } else { Vec::new() },
        progress: None,
        draft_key: link.draft_key(),
    }
}

/// There are answers or documents to look at again.
fn has_more(step: &Step, documents: &[String]) -> bool {
    !step.form.is_empty() || !documents.is_empty()
}

fn opened(gave: Seen) -> Vec<Seen> {
    if gave.rows.is_empty() { Vec::new() } else { vec![gave] }
}

/// Names of the documents of this step, whatever became of them.
fn given(case: &Case<'_>, step: &Step) -> Vec<String> {
    let live = case.live(&step.key);
    let under_way = live.into_iter().flat_map(|live| live.documents.values());
    let now: Vec<String> = under_way
        .filter_map(|document| document.files.as_ref()?.value.as_deref())
        .flat_map(|files| case.given_files(files))
        .map(|file| file.name)
        .collect();
    if !now.is_empty() {
        return now;
    }
    let rows = case.gave(step).rows.into_iter();
    rows.flat_map(|row| match row {
        SeenRow::Files { files, .. } => files.into_iter().map(|file| file.name).collect(),
        _ => Vec::new(),
    })
    .collect()
}
