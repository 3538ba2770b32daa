//! How far a move has come; and taking it back.

use super::{Typed, number};
use crate::kit::{Answer, Posted, Signed, page, see_other};
use app::{
    Problem,
    moves::{self, Move, MoveStatus},
    policy::{Intention, require},
    templates,
};
use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use model::Id;
use views::{
    pages::moves::{Progress, progress as progress_page},
    paths,
};

/// Seconds until the browser looks again while flows are on their way.
const AGAIN: HeaderValue = HeaderValue::from_static("2");

pub async fn show(signed: Signed, Path((key, id)): Path<(String, String)>) -> Answer {
    Ok(render(&signed, (&key, &id), StatusCode::OK, Typed::default()).await?)
}

pub async fn undo(signed: Signed, Path((key, id)): Path<(String, String)>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    let reason = posted.answers.one("reason").unwrap_or_default();
    let begun = match signed.command(&posted.answers) {
        Ok(_) => moves::undo_all(&signed.ctx, &Id::given(&id), reason).await,
        Err(problem) => Err(problem),
    };
    match begun {
        Ok(back) => Ok(see_other(&paths::template_moved(&key, back.as_str()))),
        Err(problem) => {
            let (status, typed) = Typed::refused(reason, problem, signed.local().language)?;
            Ok(render(&signed, (&key, &id), status, typed).await?)
        }
    }
}

async fn render(
    signed: &Signed,
    (key, id): (&str, &str),
    status: StatusCode,
    typed: Typed,
) -> Result<Response, Problem> {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    let moved = moves::show(&signed.ctx, &Id::given(id)).await?;
    if moved.template_key != key {
        return Err(Problem::NotFound);
    }
    let template = templates::show(&signed.ctx, key).await?.name;
    let done = moved.status == MoveStatus::Done;
    let view = view(&moved, template, typed);
    let mut answer = page(status, progress_page(&signed.shell().await?, &view));
    if !done {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

fn view(moved: &Move, template: String, typed: Typed) -> Progress {
    let count = |count: i64| u64::try_from(count).unwrap_or(0);
    let done = moved.status == MoveStatus::Done;
    Progress {
        key: moved.template_key.clone(),
        template,
        id: moved.id.to_string(),
        from: number(moved.from_version),
        to: number(moved.to_version),
        is_undo: moved.is_undo,
        done,
        total: count(moved.total),
        moved: count(moved.moved),
        stayed: count(moved.stayed),
        can_undo: done && !moved.is_undo && moved.moved > 0,
        reason: typed.reason,
        error: typed.error,
    }
}
