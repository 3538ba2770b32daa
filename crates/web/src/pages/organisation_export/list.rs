//! Asking for everything, and what was asked for.

use crate::kit::{Answer, Posted, Signed, failure, page, see_other};
use app::{
    Problem, members,
    organisation_exports::{self, DAYS_KEPT, ExportStatus, OrganisationExport},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use views::{
    pages::organisation_export::{ExportRow, ExportState, OrganisationExports, list as list_page},
    paths,
};

/// Seconds until the browser looks again while one is being written.
const AGAIN: HeaderValue = HeaderValue::from_static("3");

pub async fn show(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, None).await?)
}

pub async fn ask(signed: Signed, posted: Posted) -> Answer {
    let done = match signed.command(&posted.answers) {
        Ok(_) => organisation_exports::ask(&signed.ctx).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => Ok(see_other(paths::ORGANISATION_EXPORTS)),
        Err(problem @ (Problem::Conflict(_) | Problem::Invalid(_))) => {
            let (status, said) = (failure::status(&problem), problem.said(signed.local().language));
            Ok(render(&signed, status, Some(said)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn render(signed: &Signed, status: StatusCode, error: Option<String>) -> Result<Response, Problem> {
    let all = organisation_exports::list(&signed.ctx).await?;
    let members = members::list(&signed.ctx).await?;
    let name = |export: &OrganisationExport| {
        let by = members.iter().find(|member| Some(&member.id) == export.person.as_ref());
        by.map(|member| member.name.clone()).unwrap_or_default()
    };
    let rows: Vec<ExportRow> = all.iter().map(|export| row(export, name(export))).collect();
    let is_running = all.iter().any(|export| export.status == ExportStatus::Running);
    let view = OrganisationExports { rows, days_kept: DAYS_KEPT, error };
    let mut answer = page(status, list_page(&signed.shell().await?, &view));
    if is_running {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

fn row(export: &OrganisationExport, by: String) -> ExportRow {
    let count = |count: i64| u64::try_from(count).unwrap_or_default();
    ExportRow {
        id: export.id.to_string(),
        at: export.created_at,
        by,
        state: match export.status {
            ExportStatus::Running => ExportState::Running,
            ExportStatus::Done => ExportState::Done(export.created_at.plus_days(DAYS_KEPT)),
            ExportStatus::Gone => ExportState::Gone,
        },
        rows: count(export.rows_written),
        files: count(export.files),
        bytes: count(export.size_bytes),
    }
}
