//! Files and messages of all flows of a record.

use super::{history::template, show};
use crate::{Ctx, problem::Problem};
use model::{Id, Instant};
use store::records::{messages as letters, within};

/// Lines of a page.
const LINES: u32 = 30;

#[derive(Clone, Debug)]
pub struct FileLine {
    pub id: Id,
    pub name: String,
    pub size_bytes: i64,
    pub media_type: String,
    pub is_erased: bool,
    pub giver: Option<String>,
    pub at: Instant,
    pub flow: Id,
    /// Name of its template.
    pub template: String,
}

#[derive(Clone, Debug)]
pub struct MessageLine {
    pub id: Id,
    /// Empty where a key wrote it.
    pub author: String,
    pub body: String,
    pub at: Instant,
    pub place: MessagePlace,
}

/// Where a message stands.
#[derive(Clone, Debug)]
pub enum MessagePlace {
    /// In a flow: its thread (key of the outside role, `internal`, or one person’s), and the name of the template.
    Flow { flow: Id, thread: String, template: String },
    /// To the people of the record: its subject, and how many they were.
    Record { subject: String, people: i64 },
}

/// Given in flows the caller sees, newest first, and what to ask for as `before` to go on.
///
/// # Errors
/// `NotFound` for a hidden record.
pub async fn files(
    ctx: &Ctx,
    record: &Id,
    before: Option<&Id>,
) -> Result<(Vec<FileLine>, Option<Id>), Problem> {
    show::sheet(ctx, record).await?;
    let mut rows = within::files(&ctx.app.db, ctx.caller.viewer(), record, before, LINES + 1).await?;
    let next = cut(&mut rows, |row| row.id.clone());
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        lines.push(FileLine {
            template: template(ctx, &row.template_key, row.template_version).await?,
            id: row.id,
            name: row.name,
            size_bytes: row.size_bytes,
            media_type: row.media_type,
            is_erased: row.is_erased,
            giver: row.giver,
            at: row.created_at,
            flow: row.flow,
        });
    }
    Ok((lines, next))
}

/// Written in flows the caller sees and to the people of the record, newest first, and what to ask for as `before` to go on.
///
/// # Errors
/// `NotFound` for a hidden record.
pub async fn messages(
    ctx: &Ctx,
    record: &Id,
    before: Option<&Id>,
) -> Result<(Vec<MessageLine>, Option<Id>), Problem> {
    show::sheet(ctx, record).await?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let mut lines = Vec::new();
    for row in within::messages(db, viewer, record, before, LINES + 1).await? {
        let template = template(ctx, &row.template_key, row.template_version).await?;
        lines.push(MessageLine {
            id: row.id,
            author: row.author_name,
            body: row.body,
            at: row.created_at,
            place: MessagePlace::Flow { flow: row.flow, thread: row.thread, template },
        });
    }
    for row in letters::of_record(db, viewer, record, before, LINES + 1).await? {
        lines.push(MessageLine {
            id: row.id,
            author: row.author_name,
            body: row.body,
            at: row.created_at,
            place: MessagePlace::Record { subject: row.subject, people: row.people },
        });
    }
    lines.sort_by(|one, other| other.id.cmp(&one.id));
    let next = cut(&mut lines, |line| line.id.clone());
    Ok((lines, next))
}

fn cut<T>(rows: &mut Vec<T>, id: impl Fn(&T) -> Id) -> Option<Id> {
    let size = usize::try_from(LINES).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    rows.last().filter(|_| more).map(id)
}
