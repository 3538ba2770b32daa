//! Whom to erase, and what was erased so far.

use super::ground_words;
use crate::kit::{Answer, Answers, Signed, page};
use app::{
    Cursor, PageRequest, Problem,
    erasing::{self, Erasure, ErasureStatus, SubjectKind},
    members,
};
use axum::http::StatusCode;
use std::collections::BTreeMap;
use texts::Texts;
use views::{
    pages::erasing::{Erasing, ErasureRow, Found, FoundRow, State, list as list_page},
    paths,
};

/// Erasures of one page.
const SHOWN: u32 = 50;

pub async fn show(signed: Signed, query: Answers) -> Answer {
    let before = query.one("before").and_then(Cursor::parse);
    let done = erasing::list(&signed.ctx, &PageRequest { after: before, before: None, limit: SHOWN }).await?;
    let shell = signed.shell().await?;
    let texts = shell.local.texts();
    let asked = query.text("q").trim().to_owned();
    let found = if asked.is_empty() { Found::default() } else { found(&signed, &asked, texts).await? };
    let names = members::list(&signed.ctx).await?;
    let names: BTreeMap<String, String> =
        names.into_iter().map(|member| (member.id.to_string(), member.name)).collect();
    let view = Erasing {
        query: asked,
        found,
        rows: done.items.into_iter().map(|job| row(job, &names, texts)).collect(),
        older: done.next.map(|next| format!("{}?before={}", paths::ERASING, next.encode())),
        refusal: None,
    };
    Ok(page(StatusCode::OK, list_page(&shell, &view)))
}

async fn found(signed: &Signed, asked: &str, texts: Texts) -> Result<Found, Problem> {
    let found = erasing::find(&signed.ctx, asked).await?;
    let rows = found.into_iter().map(|(kind, one)| FoundRow {
        kind: match kind {
            SubjectKind::Person => texts.erasing_found_person().to_owned(),
            SubjectKind::Record => texts.erasing_kind_record().to_owned(),
        },
        address: paths::erasing_of(kind.as_str(), one.id.as_str()),
        name: one.name,
        email: one.email,
    });
    Ok(Found { rows: rows.collect() })
}

fn row(job: Erasure, names: &BTreeMap<String, String>, texts: Texts) -> ErasureRow {
    let by = match &job.person {
        Some(person) => names.get(person.as_str()).cloned().unwrap_or_else(|| person.to_string()),
        None => texts.erasing_by_key().to_owned(),
    };
    ErasureRow {
        what: match job.subject_kind {
            SubjectKind::Person => texts.erasing_kind_person(),
            SubjectKind::Record => texts.erasing_kind_record(),
        }
        .to_owned(),
        ground: ground_words(job.ground, texts).to_owned(),
        by,
        gone: texts.erasing_amounts(job.files, job.flows, job.values),
        damaged: usize::try_from(job.damaged).unwrap_or_default(),
        state: match (job.status, job.finished_at) {
            (ErasureStatus::Done, Some(at)) => State::Done(at),
            _ => State::Running,
        },
    }
}
