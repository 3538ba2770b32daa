//! Merging two records, with a look before and a way back.

use super::form::meanwhile;
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, failure, page, see_other},
    pages::home::show::number,
    shape::record::{called, kind_words},
};
use app::{
    PageRequest, Problem,
    policy::{Intention, require},
    records::{self, ListQuery, MergePreview, Order, RecordView, Versions, status},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{Id, Instant, Value};
use std::collections::BTreeSet;
use texts::{Sentence, Texts};
use views::{
    pages::record::{
        MergeAsk, MergeChoice, MergePage, MergeRow, comes_along, merge as merge_page, merge_ask,
    },
    paths, words,
};

/// Records offered at once.
const OFFERED_MAX: u8 = 8;

pub async fn show(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    require(&signed.ctx.caller, Intention::WriteRecords)?;
    let record = records::show(&signed.ctx, &Id::given(&id)).await?;
    match query.given("with") {
        Some(other) => {
            let preview =
                records::preview(&signed.ctx, &record.id, &Id::given(&other), &BTreeSet::new()).await?;
            Ok(render(&signed, preview, StatusCode::OK, Refused::default()).await?)
        }
        None => Ok(ask(&signed, record, query.text("search")).await?),
    }
}

pub async fn merge(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    let (answers, kept) = (&posted.answers, Id::given(&id));
    let gone = Id::given(answers.text("with"));
    let take: BTreeSet<String> = answers.all("take").map(str::to_owned).collect();
    let version = |name: &str| answers.text(name).parse().ok().map(Instant);
    let seen = version("version").zip(version("other_version"));
    let seen = seen.map(|(kept, gone)| Versions { kept, gone });
    let done = match (signed.command(answers), seen) {
        (Ok(_), None) => Err(Problem::Stale(Sentence::record_changed_meanwhile())),
        (Ok(_), seen) => records::merge(&signed.ctx, (&kept, &gone), &take, seen).await,
        (Err(problem), _) => Err(problem),
    };
    match done {
        Ok(_) => Ok(see_other(&Said::RecordsMerged.at(&paths::record(kept.as_str())))),
        Err(Problem::Stale(_)) => {
            let preview = records::preview(&signed.ctx, &kept, &gone, &take).await?;
            let meanwhile = changed(&signed, &preview, seen).await?;
            let refused = Refused { meanwhile, ..Refused::default() };
            Ok(render(&signed, preview, StatusCode::UNPROCESSABLE_ENTITY, refused).await?)
        }
        Err(problem @ Problem::Invalid(_)) => {
            let said = Some(problem.said(signed.local().language));
            let preview = records::preview(&signed.ctx, &kept, &gone, &take).await?;
            let refused = Refused { said, ..Refused::default() };
            Ok(render(&signed, preview, failure::status(&problem), refused).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

pub async fn undo(signed: Signed, Path((id, merge)): Path<(String, String)>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let (kept, merge) = (Id::given(&id), Id::given(&merge));
    match records::unmerge(&signed.ctx, &kept, &merge).await {
        Ok(_) => Ok(see_other(&Said::RecordsUnmerged.at(&paths::record(&id)))),
        // Somebody else was faster: the record shows how it is now.
        Err(Problem::NotFound) if records::was_undone(&signed.ctx, &kept, &merge).await? => {
            Ok(see_other(&paths::record(&id)))
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Why it was not done.
#[derive(Default)]
struct Refused {
    said: Option<String>,
    /// What others changed since the page was made.
    meanwhile: Vec<String>,
}

/// Of either record, in words.
async fn changed(
    signed: &Signed,
    preview: &MergePreview,
    seen: Option<Versions>,
) -> Result<Vec<String>, Problem> {
    let now = preview.versions();
    let seen = seen.unwrap_or(now);
    let mut lines = Vec::new();
    for (record, seen, now) in [(&preview.kept, seen.kept, now.kept), (&preview.gone, seen.gone, now.gone)] {
        if seen != now {
            lines.extend(meanwhile(signed, record, seen).await?);
        }
    }
    if lines.is_empty() {
        lines.push(signed.local().texts().record_changed_meanwhile().to_owned());
    }
    Ok(lines)
}

async fn ask(signed: &Signed, record: RecordView, search: &str) -> Result<Response, Problem> {
    let texts = signed.local().texts();
    let found = match search {
        "" => {
            let alike = records::alike(&signed.ctx, &record.id).await?;
            alike.into_iter().map(|one| choice(&one.id, one.name, String::new())).collect()
        }
        search => {
            let found = records::page(&signed.ctx, &asked(&record, search)).await?.items;
            let others = found.into_iter().filter(|one| one.id != record.id).take(usize::from(OFFERED_MAX));
            others.map(|one| choice(&one.id, one.name, one.email.unwrap_or_default())).collect()
        }
    };
    let words = kind_words(&record.kind, texts);
    let view = MergeAsk { id: record.id.to_string(), name: record.name, search: search.to_owned(), found };
    Ok(page(StatusCode::OK, merge_ask(&signed.shell().await?, &words, &view)))
}

/// Of its kind, found by the same words as in their list; itself may be among them.
fn asked(record: &RecordView, search: &str) -> ListQuery {
    ListQuery {
        kind: record.kind.key.clone(),
        status: status::ACTIVE.to_owned(),
        owner: None,
        tag: None,
        text: Some(search.to_owned()),
        order: Order::default(),
        page: PageRequest::first(u32::from(OFFERED_MAX) + 1),
    }
}

fn choice(id: &Id, name: String, detail: String) -> MergeChoice {
    MergeChoice { id: id.to_string(), name, detail }
}

async fn render(
    signed: &Signed,
    preview: MergePreview,
    status: StatusCode,
    refused: Refused,
) -> Result<Response, Problem> {
    let texts = signed.local().texts();
    let said = |value: &Option<Value>, texts: Texts| {
        value.as_ref().map(|value| words::value(value, texts)).unwrap_or_default()
    };
    let row = |line: &records::MergeLine| MergeRow {
        key: line.key.clone(),
        label: called(&preview.kept.kind, &line.key, texts),
        kept: said(&line.kept, texts),
        gone: said(&line.gone, texts),
        takes_other: line.takes_other,
    };
    let view = MergePage {
        id: preview.kept.id.to_string(),
        name: preview.kept.name.clone(),
        other: preview.gone.id.to_string(),
        other_name: preview.gone.name.clone(),
        rows: preview.lines.iter().map(row).collect(),
        comes_along: comes_along(number(preview.flows), preview.contacts.len(), preview.belonging, texts),
        versions: [preview.kept.version.0, preview.gone.version.0],
        meanwhile: refused.meanwhile,
        refusal: refused.said,
    };
    let words = kind_words(&preview.kept.kind, texts);
    Ok(page(status, merge_page(&signed.shell().await?, &words, &view)))
}
