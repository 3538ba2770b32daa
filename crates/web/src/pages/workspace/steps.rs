//! The steps, with what is to do right there.

use super::{Workspace, message};
use crate::{
    kit::{Answer, Signed, page, typed},
    pages::action::show::draft,
    shape::{OfStep, Tried},
};
use app::{Problem, steps};
use axum::{extract::Path, http::StatusCode, response::Response};
use engine::flow::Purpose;
use model::Id;
use std::collections::BTreeMap;
use store::files::File;
use views::{
    pages::workspace::{Steps, steps as steps_page},
    part::{GivenFile, Message},
};

/// Messages shown beside the steps.
const TALK: usize = 4;

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    let workspace = Workspace::open(&signed, &id).await?;
    Ok(render(&signed, &workspace, StatusCode::OK, None).await?)
}

/// The page; `tried` is a post to one of its steps that was not taken.
pub async fn render(
    signed: &Signed,
    workspace: &Workspace,
    status: StatusCode,
    tried: Option<(&str, Tried)>,
) -> Result<Response, Problem> {
    let drafts = Drafts::of(signed, workspace).await?;
    let case = workspace.case();
    let of_step = OfStep {
        tried: &|step| match &tried {
            Some((of, tried)) if *of == step => tried.clone(),
            _ => Tried { typed: drafts.typed.get(step).cloned(), ..Tried::default() },
        },
        uploaded: &|step, field| drafts.uploaded(step, field),
    };
    let view = Steps { stages: case.stage_steps(&of_step), talk: talk(workspace) };
    Ok(page(status, steps_page(&signed.shell().await?, &workspace.head(), &view)))
}

fn talk(workspace: &Workspace) -> Vec<Message> {
    let threads = workspace.threads.iter();
    let mut all: Vec<Message> =
        threads.flat_map(|thread| thread.messages.iter().map(|one| message(one, &thread.thread))).collect();
    all.sort_by_key(|message| message.at);
    all.split_off(all.len().saturating_sub(TALK))
}

/// What this member typed and uploaded for steps that are theirs, and has not sent.
#[derive(Default)]
struct Drafts {
    typed: BTreeMap<String, Vec<(String, String)>>,
    files: BTreeMap<String, Vec<File>>,
}

impl Drafts {
    async fn of(signed: &Signed, workspace: &Workspace) -> Result<Self, Problem> {
        let mut drafts = Self::default();
        let (ctx, state) = (&signed.ctx, &workspace.loaded.state);
        let me: &Id = &signed.session.person;
        let mine = state.assignments.values().filter(|open| open.purpose == Purpose::Act && open.may_act(me));
        for open in mine {
            if let Some(typed) = typed::kept(ctx, &state.flow, &open.id).await? {
                drafts.typed.insert(open.step.clone(), typed);
            }
            let files = steps::uploaded(ctx, &state.flow, &open.step).await?;
            drafts.files.insert(open.step.clone(), files);
        }
        Ok(drafts)
    }

    fn uploaded(&self, step: &str, field: &str) -> Vec<GivenFile> {
        let own = self.files.get(step).into_iter().flatten().filter(|file| file.field == field);
        own.map(|file| draft(file.id.as_str(), &file.name, file.size_bytes)).collect()
    }
}
