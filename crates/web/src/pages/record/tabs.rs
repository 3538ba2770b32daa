//! Files, messages and history of a record.

use super::head::head;
use crate::{
    kit::{Answer, Answers, Signed, page},
    shape::record::happened,
};
use app::records;
use axum::{extract::Path, http::StatusCode};
use model::{Id, Instant};
use views::pages::record::{self, MessagePlace, RecordFile, RecordMessage};

pub async fn files(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    let id = Id::given(&id);
    let record = records::show(&signed.ctx, &id).await?;
    let before = query.given("before").map(|id| Id::given(&id));
    let (lines, next) = records::files(&signed.ctx, &id, before.as_ref()).await?;
    let file = |line: records::FileLine| RecordFile {
        id: line.id.to_string(),
        name: line.name,
        bytes: u64::try_from(line.size_bytes).unwrap_or(0),
        is_erased: line.is_erased,
        giver: line.giver,
        at: line.at,
        flow: line.flow.to_string(),
        template: line.template,
    };
    let all: Vec<RecordFile> = lines.into_iter().map(file).collect();
    let head = head(&signed, &record).await?;
    let next = next.map(|id| id.to_string());
    Ok(page(StatusCode::OK, record::files(&signed.shell().await?, &head, &all, next.as_deref())))
}

pub async fn messages(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    let id = Id::given(&id);
    let record = records::show(&signed.ctx, &id).await?;
    let before = query.given("before").map(|id| Id::given(&id));
    let (lines, next) = records::messages(&signed.ctx, &id, before.as_ref()).await?;
    let somebody = signed.local().texts().record_who_key();
    let message = |line: records::MessageLine| RecordMessage {
        who: if line.author.is_empty() { somebody.to_owned() } else { line.author },
        at: line.at,
        text: line.body,
        internal: matches!(&line.place, records::MessagePlace::Flow { thread, .. } if thread == INTERNAL),
        place: match line.place {
            records::MessagePlace::Flow { flow, template, .. } => {
                MessagePlace::Flow { flow: flow.to_string(), template }
            }
            records::MessagePlace::Record { subject, people } => {
                MessagePlace::Record { subject, people: u64::try_from(people).unwrap_or_default() }
            }
        },
    };
    let all: Vec<RecordMessage> = lines.into_iter().map(message).collect();
    let head = head(&signed, &record).await?;
    let next = next.map(|id| id.to_string());
    Ok(page(StatusCode::OK, record::messages(&signed.shell().await?, &head, &all, next.as_deref())))
}

/// The thread that nobody outside reads.
const INTERNAL: &str = "internal";

pub async fn history(signed: Signed, Path(id): Path<String>, query: Answers) -> Answer {
    let id = Id::given(&id);
    let texts = signed.local().texts();
    let record = records::show(&signed.ctx, &id).await?;
    let (lines, next) = records::history(&signed.ctx, &id, place(query.text("after"))).await?;
    let all: Vec<_> = lines.iter().map(|line| happened(line, (id.as_str(), &record.kind), texts)).collect();
    let head = head(&signed, &record).await?;
    let next = next.map(|(at, id)| format!("{}.{id}", at.0));
    Ok(page(StatusCode::OK, record::history(&signed.shell().await?, &head, &all, next.as_deref())))
}

/// What `history` wrote; anything else is the first page.
fn place(text: &str) -> Option<records::HistoryPlace> {
    let (at, id) = text.split_once('.')?;
    Some((Instant(at.parse().ok()?), id.to_owned()))
}
