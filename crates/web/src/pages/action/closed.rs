//! After the act: thanks and a receipt; later, that nothing is left to do here.

use crate::{
    kit::{Answer, OpenLink, page},
    paths,
    shape::{Case, Reader, Sizes},
};
use app::{Problem, files, flows, flows::AssignmentLine, links};
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
    let reader = Reader::Outside { person: &link.opened.person, proved: link.opened.proved, base: &base };
    let case = Case::new(&loaded, reader, &sizes, link.shell.local.texts());
    let step = case.definition.step(&line.step).ok_or(Problem::NotFound)?;
    let because = because(&case, &line);
    let progress = links::to_flow(ctx).await?.map(|token| paths::progress(&token));
    let markup = match because {
        ClosedBecause::Done { at } if just_now => {
            done(&link.shell, &Done { progress, ..thanks(link, &case, step, at) })
        }
        because => closed(&link.shell, &Closed { progress, ..over(link, &case, step, because) }),
    };
    Ok(page(StatusCode::OK, markup))
}

fn because(case: &Case<'_>, line: &AssignmentLine) -> ClosedBecause {
    let live = case.live(&line.step);
    match (line.outcome, line.closed_at) {
        (Some(_), Some(at)) => ClosedBecause::Done { at },
        _ if matches!(case.state.status, Status::Completed | Status::Cancelled) => ClosedBecause::FlowEnded,
        _ if live.is_some_and(|live| live.status == StepStatus::Done) => ClosedBecause::DoneByOther,
        _ => ClosedBecause::Withdrawn,
    }
}

fn thanks(link: &OpenLink, case: &Case<'_>, step: &Step, received: model::Instant) -> Done {
    let given = given(case, step);
    let custody = case.custody();
    Done {
        name: Some(link.opened.person_name.clone()),
        said: said(case, step, given.len()),
        more: None,
        next: vec![Next {
            holder: views::part::Holder::Us,
            who: "We".to_owned(),
            what: "look at it, and write to you when it is your turn again.".to_owned(),
        }],
        now_with: custody.holder,
        received,
        receipt: if given.is_empty() { Vec::new() } else { vec![("Documents".to_owned(), given)] },
        receipt_to: None,
        progress: None,
    }
}

fn said(case: &Case<'_>, step: &Step, documents: usize) -> String {
    let decided = case.state.outcome(&step.key);
    match (documents, decided) {
        (0, Some(Outcome::Denied)) => "We have your decision.".to_owned(),
        (0, Some(Outcome::SentBack)) => "We have sent it back, with your words.".to_owned(),
        (0, _) => "We have received it.".to_owned(),
        (1, _) => "Your document has arrived.".to_owned(),
        (2, _) => "Both documents have arrived.".to_owned(),
        (many, _) => format!("Your {many} documents have arrived."),
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
        code: (own && !proved && !given.is_empty()).then(|| paths::code(link.prefix(), &link.token)),
        given,
        seen: if own && proved { opened(gave) } else { Vec::new() },
        progress: None,
    }
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
        SeenRow::Answer { .. } | SeenRow::Said(_) => Vec::new(),
    })
    .collect()
}
