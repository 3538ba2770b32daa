//! One mail for what was put off: what is over by now is left out, what stands twice stands once.

use super::{
    facts::{About, one},
    reference::Reference,
};
use crate::{app::Ctx, problem::Problem};
use model::{Id, Instant};
use store::{System, attention};

/// Most things one mail says; how many more there are is a number.
const ITEMS_MAX: usize = 40;

/// One line of a mail that says several things.
#[derive(Clone, Debug)]
pub struct Item {
    /// As the mail of its own would have said it.
    pub about: About,
    pub due: Option<Instant>,
}

pub(super) struct Collected {
    pub about: About,
    /// Notices this mail settles.
    pub said: Vec<Id>,
}

/// What was put off until the outbox row `row`. One thing that is left is said as if it had never been put off.
pub(super) async fn collected(ctx: &Ctx, row: &Id, person: &Id) -> Result<Option<Collected>, Problem> {
    let notices = attention::collected(&ctx.app.db, &System, row).await?;
    let said: Vec<Id> = notices.iter().map(|notice| notice.id.clone()).collect();
    let mut known: Vec<Reference> = Vec::new();
    let mut items = Vec::new();
    // Newest first: an older word on the same matter is not needed.
    for notice in notices.into_iter().rev() {
        let reference: Reference = serde_json::from_str(&notice.reference).map_err(Problem::unreadable)?;
        if known.iter().any(|other| is_same(other, &reference)) {
            continue;
        }
        if let Some(about) = Box::pin(one(ctx, &reference)).await? {
            items.push(Item { due: crate::attention::due(&about), about });
            known.push(reference);
        }
    }
    items.sort_by_key(|item| item.due.unwrap_or(Instant(i64::MAX)));
    let more = items.len().saturating_sub(ITEMS_MAX);
    items.truncate(ITEMS_MAX);
    let is_member = store::members::get(&ctx.app.db, ctx.caller.viewer(), person).await?.is_some();
    let url = is_member.then(|| format!("{}/todo", ctx.app.settings.public_address));
    Ok(match items.len() {
        0 => None,
        1 => items.pop().map(|item| Collected { about: item.about, said }),
        _ => Some(Collected { about: About::Collected { items, more, url }, said }),
    })
}

/// Both are about the same work of the same person, or are the same altogether.
fn is_same(one: &Reference, other: &Reference) -> bool {
    match (work(one), work(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

fn work(reference: &Reference) -> Option<&Id> {
    match reference {
        Reference::Assigned { assignment, .. } | Reference::Returned { assignment, .. } => Some(assignment),
        other => other.reminds().map(|(assignment, _)| assignment),
    }
}
