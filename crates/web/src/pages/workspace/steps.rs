//! The steps, with what is to do right there.

use super::{Workspace, message};
use crate::{
    kit::{Answer, Signed, page},
    pages::action::show::draft,
    shape::{OfStep, Tried, times},
};
use app::{Problem, drafts, files, flows, messages, messages::Thread, policy, policy::Intention, steps};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::Id;
use std::collections::BTreeMap;
use store::files::File;
use views::{
    pages::workspace::{Steps, TooLate, WriteTo, steps as steps_page},
    part::GivenFile,
};

/// Messages shown beside the steps.
const TALK: u32 = 4;

/// A post to one of the steps that was not taken.
pub enum NotTaken<'a> {
    Tried(&'a str, Tried),
    TooLate(TooLate),
}

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    let workspace = Workspace::open(&signed, &id).await?;
    Ok(render(&signed, workspace, StatusCode::OK, None).await?)
}

/// The page, with what came of a post.
pub async fn render(
    signed: &Signed,
    mut workspace: Workspace,
    status: StatusCode,
    not_taken: Option<NotTaken<'_>>,
) -> Result<Response, Problem> {
    let ctx = &signed.ctx;
    let given = files::list(ctx, &workspace.loaded.state.flow).await?;
    workspace.sizes = given.into_iter().map(|file| (file.id, file.size_bytes)).collect();
    let drafts = Drafts::of(signed, &workspace).await?;
    let talk = messages::latest(ctx, &workspace.loaded, TALK).await?;
    let held = flows::held(ctx, &workspace.loaded).await?;
    let case = workspace.case();
    let of_step = OfStep {
        tried: &|step| match &not_taken {
            Some(NotTaken::Tried(of, tried)) if *of == step => tried.clone(),
            _ => Tried { typed: drafts.typed.get(step).cloned(), ..Tried::default() },
        },
        uploaded: &|step, field| drafts.uploaded(step, field),
        local: &workspace.local,
        records: workspace.records,
    };
    let stages = case.stage_steps(&of_step);
    let view = Steps {
        stages,
        talk: talk.iter().map(|(thread, one)| message(one, thread)).collect(),
        clocks: case.clocks(ctx.now),
        time_went: times::went(&held, workspace.loaded.state.started_at),
        write_to: write_to(signed, &workspace, &talk),
        too_late: match not_taken {
            Some(NotTaken::TooLate(late)) => Some(late),
            _ => None,
        },
    };
    Ok(page(status, steps_page(&signed.shell().await?, &workspace.head(), &view)))
}

/// Whoever wrote last from outside, if it was for the firm alone; else the first outside role somebody plays. And the team.
fn write_to(signed: &Signed, workspace: &Workspace, talk: &[(Thread, messages::Message)]) -> Option<WriteTo> {
    policy::require(&signed.ctx.caller, Intention::WriteMessages).ok()?;
    let case = workspace.case();
    let newest = talk.iter().rev().map(|(thread, _)| thread).find(|thread| **thread != Thread::Internal);
    if let Some(thread @ Thread::Person(person)) = newest
        && messages::is_open(&signed.ctx, &workspace.loaded, thread)
    {
        return Some(WriteTo { outside: Some((thread.key().into_owned(), case.name(person))) });
    }
    let mut outside = case.definition.roles.iter().filter(|role| role.party.is_outside());
    let first = outside.find_map(|role| {
        let players = case.state.players(&role.key);
        (!players.is_empty()).then(|| (role.key.clone(), case.names(players)))
    });
    Some(WriteTo { outside: first })
}

/// What this member typed and uploaded for steps that are theirs, and has not sent.
#[derive(Default)]
struct Drafts {
    typed: BTreeMap<String, Vec<(String, String)>>,
    files: BTreeMap<String, Vec<File>>,
}

impl Drafts {
    async fn of(signed: &Signed, workspace: &Workspace) -> Result<Self, Problem> {
        let (ctx, loaded) = (&signed.ctx, &workspace.loaded);
        let step_of =
            |assignment: &Id| loaded.state.assignments.get(assignment).map(|open| open.step.clone());
        let mut found = Self::default();
        for (assignment, entries) in drafts::mine(ctx, loaded).await? {
            if let (Some(step), Ok(typed)) = (step_of(&assignment), serde_json::from_value(entries)) {
                found.typed.insert(step, typed);
            }
        }
        for file in steps::uploaded_for_all(ctx, loaded).await? {
            if let Some(step) = file.draft_of.as_ref().and_then(step_of) {
                found.files.entry(step).or_default().push(file);
            }
        }
        Ok(found)
    }

    fn uploaded(&self, step: &str, field: &str) -> Vec<GivenFile> {
        let own = self.files.get(step).into_iter().flatten().filter(|file| file.field == field);
        own.map(|file| draft(file.id.as_str(), &file.name, file.size_bytes)).collect()
    }
}
