//! What is found of each kind. Members and keys read every thread and file of a flow they see, so that whoever sees the
//! flow finds what was written and given in it.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
    templates::{Published, definition},
};
use model::{Id, Instant};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{
    Page, PageRequest,
    search::{self, Asked},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Record,
    Flow,
    Message,
    File,
}

impl Kind {
    /// As they stand on a page.
    pub const ALL: [Self; 4] = [Self::Record, Self::Flow, Self::Message, Self::File];

    /// In addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Record => "records",
            Self::Flow => "flows",
            Self::Message => "messages",
            Self::File => "files",
        }
    }

    fn stored(self) -> search::Kind {
        match self {
            Self::Record => search::Kind::Record,
            Self::Flow => search::Kind::Flow,
            Self::Message => search::Kind::Message,
            Self::File => search::Kind::File,
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

#[derive(Clone, Debug)]
pub struct Question {
    pub text: String,
    /// All of them unless named; then `page` says where to go on.
    pub kind: Option<Kind>,
    pub page: PageRequest,
}

/// A page of each kind that was asked for; the others are empty.
pub struct Found {
    pub records: Page<FoundRecord>,
    pub flows: Page<FoundFlow>,
    pub messages: Page<FoundMessage>,
    pub files: Page<FoundFile>,
    /// Of the one kind that was asked for there are a thousand or more: another word is what helps.
    pub are_many: bool,
}

pub use store::search::FoundRecord;

/// A flow, with the template version it runs on; so too for what lies in one.
pub struct FoundFlow {
    pub id: Id,
    pub name: String,
    pub record_kind: String,
    pub template: Arc<Published>,
    /// `running`, `paused`, `completed`, `cancelled`.
    pub status: String,
    pub owner: Option<String>,
    pub started_at: Instant,
}

pub struct FoundMessage {
    pub id: Id,
    pub flow: Id,
    pub flow_name: String,
    pub template: Arc<Published>,
    /// Only members read it.
    pub is_internal: bool,
    pub author_name: String,
    pub text: String,
    pub written_at: Instant,
}

pub struct FoundFile {
    pub id: Id,
    pub name: String,
    pub size_bytes: u64,
    pub media_type: String,
    pub flow: Id,
    pub flow_name: String,
    pub template: Arc<Published>,
    pub giver: Option<String>,
    pub given_at: Instant,
}

/// Nothing where too little was typed to look for anything.
///
/// # Errors
/// `NotFound` for people outside, `NotAllowed` for a key that may not read.
pub async fn find(ctx: &Ctx, question: &Question) -> Result<Option<Found>, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    require(&ctx.caller, Intention::ReadRecords)?;
    let Some(asked) = Asked::read(&question.text) else { return Ok(None) };
    let (db, viewer, page) = (&ctx.app.db, ctx.caller.viewer(), &question.page);
    let wants = |kind| question.kind.is_none_or(|only| only == kind);
    let records = async {
        if wants(Kind::Record) { search::records(db, viewer, &asked, page).await } else { Ok(none()) }
    };
    let flows =
        async { if wants(Kind::Flow) { search::flows(db, viewer, &asked, page).await } else { Ok(none()) } };
    let messages = async {
        if wants(Kind::Message) { search::messages(db, viewer, &asked, page).await } else { Ok(none()) }
    };
    let files =
        async { if wants(Kind::File) { search::files(db, viewer, &asked, page).await } else { Ok(none()) } };
    let many = async {
        match question.kind {
            Some(kind) => search::are_many(db, viewer, kind.stored(), &asked).await,
            None => Ok(false),
        }
    };
    let (records, flows, messages, files, are_many) =
        futures::try_join!(records, flows, messages, files, many)?;
    let templates = templates(ctx, &flows, &messages, &files).await?;
    Ok(Some(Found {
        records,
        flows: each(flows, |row| flow(row, &templates)),
        messages: each(messages, |row| message(row, &templates)),
        files: each(files, |row| file(row, &templates)),
        are_many,
    }))
}

fn none<T>() -> Page<T> {
    Page { items: Vec::new(), next: None, previous: None }
}

fn each<T, U>(page: Page<T>, of: impl Fn(T) -> Option<U>) -> Page<U> {
    Page { items: page.items.into_iter().filter_map(of).collect(), next: page.next, previous: page.previous }
}

type Templates = BTreeMap<(String, i64), Arc<Published>>;

/// Versions of templates do not change: each is read once and kept.
async fn templates(
    ctx: &Ctx,
    flows: &Page<search::FoundFlow>,
    messages: &Page<search::FoundMessage>,
    files: &Page<search::FoundFile>,
) -> Result<Templates, Problem> {
    let of_flows = flows.items.iter().map(|row| (&row.template_key, row.template_version));
    let of_messages = messages.items.iter().map(|row| (&row.template_key, row.template_version));
    let of_files = files.items.iter().map(|row| (&row.template_key, row.template_version));
    let wanted: BTreeSet<_> = of_flows.chain(of_messages).chain(of_files).collect();
    let mut known = Templates::new();
    for (key, version) in wanted {
        let template = definition::load(&ctx.app, ctx.organisation(), key, version).await?;
        known.insert((key.clone(), version), template);
    }
    Ok(known)
}

fn flow(row: search::FoundFlow, templates: &Templates) -> Option<FoundFlow> {
    Some(FoundFlow {
        template: Arc::clone(templates.get(&(row.template_key, row.template_version))?),
        id: row.id,
        name: row.name,
        record_kind: row.record_kind,
        status: row.status,
        owner: row.owner,
        started_at: row.started_at,
    })
}

fn message(row: search::FoundMessage, templates: &Templates) -> Option<FoundMessage> {
    Some(FoundMessage {
        template: Arc::clone(templates.get(&(row.template_key, row.template_version))?),
        is_internal: row.thread == crate::messages::INTERNAL,
        id: row.id,
        flow: row.flow,
        flow_name: row.flow_name,
        author_name: row.author_name,
        text: row.body,
        written_at: row.written_at,
    })
}

fn file(row: search::FoundFile, templates: &Templates) -> Option<FoundFile> {
    Some(FoundFile {
        template: Arc::clone(templates.get(&(row.template_key, row.template_version))?),
        id: row.id,
        name: row.name,
        size_bytes: u64::try_from(row.size_bytes).unwrap_or(0),
        media_type: row.media_type,
        flow: row.flow,
        flow_name: row.flow_name,
        giver: row.giver,
        given_at: row.given_at,
    })
}
