//! Files and messages of all flows of a record.

use super::{history::template, show};
use crate::{Ctx, problem::Problem};
use model::{Id, Instant};
use store::records::within;

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
    /// Key of the outside role, or `internal`.
    pub thread: String,
    pub author: String,
    pub body: String,
    pub at: Instant,
    pub flow: Id,
    /// Name of its template.
    pub template: String,
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

/// Written in flows the caller sees, newest first, and what to ask for as `before` to go on.
///
/// # Errors
/// `NotFound` for a hidden record.
pub async fn messages(
    ctx: &Ctx,
    record: &Id,
    before: Option<&Id>,
) -> Result<(Vec<MessageLine>, Option<Id>), Problem> {
    show::sheet(ctx, record).await?;
    let mut rows = within::messages(&ctx.app.db, ctx.caller.viewer(), record, before, LINES + 1).await?;
    let next = cut(&mut rows, |row| row.id.clone());
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        lines.push(MessageLine {
            template: template(ctx, &row.template_key, row.template_version).await?,
            id: row.id,
            thread: row.thread,
            author: row.author_name,
            body: row.body,
            at: row.created_at,
            flow: row.flow,
        });
    }
    Ok((lines, next))
}

fn cut<T>(rows: &mut Vec<T>, id: impl Fn(&T) -> Id) -> Option<Id> {
    let size = usize::try_from(LINES).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    rows.last().filter(|_| more).map(id)
}
