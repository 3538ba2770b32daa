//! The act: who asks, what, by when, why. While the flow is paused, that there is nothing to do.

use super::{Work, closed, lending};
use crate::{
    kit::{Answer, Answers, OpenLink, page, typed},
    shape::{Case, Reader, Sizes, Tried},
};
use app::{Problem, files, flows, steps};
use axum::{http::StatusCode, response::Response};
use model::{
    Instant,
    definition::{Kind, Step},
};
use texts::Texts;
use views::{
    pages::action::{ActionPage, Keeping, show as action_page},
    part::{GivenFile, Holder, Next, Stored},
};

pub async fn show(link: OpenLink, query: Answers) -> Answer {
    let Some(work) = Work::of(&link).await?.filter(|work| !work.is_paused()) else {
        return closed::show(&link, query.ticked("sent")).await;
    };
    let known = work.known_place(&link, &query);
    let draft = typed::find(&link.ctx, &work.flow, &work.assignment, known.as_deref()).await?;
    let tried = Tried { typed: draft.typed, ..Tried::default() };
    let kept = Kept {
        place: draft.place.or(known).unwrap_or_else(|| link.ctx.id().to_string()),
        at: draft.at,
        is_elsewhere: draft.is_elsewhere,
        just_now: query.ticked("kept"),
    };
    Ok(render(&link, &work, StatusCode::OK, &tried, kept).await?)
}

/// What is kept of this page, and where.
pub struct Kept {
    pub place: String,
    pub at: Option<Instant>,
    pub is_elsewhere: bool,
    pub just_now: bool,
}

impl Kept {
    /// The page comes back with what was posted, which is the newest.
    pub fn posted(place: String) -> Self {
        Self { place, at: None, is_elsewhere: false, just_now: false }
    }
}

/// The page with what was typed, and what was wrong with it.
pub async fn render(
    link: &OpenLink,
    work: &Work,
    status: StatusCode,
    tried: &Tried,
    kept: Kept,
) -> Result<Response, Problem> {
    let (ctx, step) = (&link.ctx, work.step()?);
    let sizes: Sizes =
        files::list(ctx, &work.flow).await?.into_iter().map(|file| (file.id, file.size_bytes)).collect();
    let uploaded = steps::uploaded(ctx, &work.flow, &step.key).await?;
    let base = link.base();
    let reader = Reader::Outside { person: link.whose(), proved: link.opened.proved, base: &base };
    let texts = link.shell.local.texts();
    let case = Case::new(&work.loaded, reader, &sizes, texts);
    let drafts = |field: &str| {
        let own = uploaded.iter().filter(|file| file.field == field);
        own.map(|file| draft(file.id.as_str(), &file.name, file.size_bytes)).collect()
    };
    let outside = flows::outside(ctx, &work.flow).await?;
    let act = case.act(step, tried, &drafts);
    let greeted = act.text.as_ref().is_some_and(|text| text.contains(&link.opened.person_name));
    let view = ActionPage {
        nonce: work.nonce(link),
        name: (!greeted).then(|| link.opened.person_name.clone()),
        asked_by: outside.owner,
        flow: case.definition.name.clone(),
        act,
        keeping: keeping(link, work, kept),
        next: next(step, texts),
        may_hand_back: link.is_lent() || work.may_hand_back(),
        lending: lending::of(link, work),
        progress: link.to_flow().await?,
        code: (!link.opened.proved && !step.sees.is_empty()).then(|| link.code()),
        base,
    };
    Ok(page(status, action_page(&link.shell, &view)))
}

fn keeping(link: &OpenLink, work: &Work, kept: Kept) -> Keeping {
    Keeping {
        save_at: format!("{}/draft", link.base()),
        ticket: link.ticket(&work.assignment, &kept.place),
        key: link.draft_key(),
        at: kept.at,
        elsewhere: kept.is_elsewhere.then(|| link.code()),
        just_now: kept.just_now,
    }
}

pub fn draft(id: &str, name: &str, bytes: i64) -> GivenFile {
    let bytes = u64::try_from(bytes).unwrap_or(0);
    GivenFile { id: id.to_owned(), name: name.to_owned(), bytes, href: None, stored: Stored::Draft }
}

fn next(step: &Step, texts: Texts) -> Vec<Next> {
    let reviewed = step.files.iter().any(|file| file.reviewed_by.is_some());
    let what = match (step.kind, reviewed) {
        (Kind::FileRequest, true) => texts.action_next_documents(),
        (Kind::Approval, _) => texts.action_next_decision(),
        _ => texts.action_next_any(),
    };
    vec![Next { holder: Holder::Us, who: texts.action_we().to_owned(), what: what.to_owned() }]
}
