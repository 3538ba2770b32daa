//! One act for many records: what is asked, and how far it has come.

pub mod message;
mod selection;
pub mod show;
pub mod start;

use crate::kit::{Answers, Posted, Signed};
use app::{
    Problem,
    bulk::{self, Selection, What},
    idempotency::{Key, once},
};
use model::Id;

/// Kept apart from other things done twice with one key.
const ROUTE: &str = "bulk-page";

/// The same form sent twice asks once.
async fn begin(
    signed: &mut Signed,
    posted: &Posted,
    kind: &str,
    (selection, what): (Selection, What),
) -> Result<Id, Problem> {
    let command = signed.command(&posted.answers)?;
    let key = Key::new(&command, ROUTE, sent(&posted.answers).as_bytes());
    let language = signed.local().language;
    signed.ctx.once = Some(key);
    let begun = once(&signed.ctx, bulk::begin(&signed.ctx, kind, selection, what, language)).await;
    signed.ctx.once = None;
    begun
}

fn sent(answers: &Answers) -> String {
    let pairs = answers.pairs().filter(|(name, _)| *name != "csrf");
    pairs.map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join("\n")
}
