//! The same request twice: a key of the caller's choosing, bound to what was asked.

use crate::{app::Ctx, caller::Caller, problem::Problem};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use store::{Statement, idempotency::Answer};

/// Answers are kept this long (engine.md, "Idempotency").
const KEPT_DAYS: i64 = 8;

/// An `Idempotency-Key` with what it was sent for.
#[derive(Clone, Debug)]
pub struct Key {
    pub key: String,
    pub route: String,
    /// SHA-256 of the body, hex.
    pub body_hash: String,
}

impl Key {
    pub fn new(key: &str, route: &str, body: &[u8]) -> Self {
        let body_hash = hex::encode(Sha256::digest(body));
        Self { key: key.to_owned(), route: route.to_owned(), body_hash }
    }

    /// What was answered to this key before, if anything.
    ///
    /// # Errors
    /// `KeyReused` when it was sent with another body or to another route.
    pub async fn earlier(&self, ctx: &Ctx) -> Result<Option<Answer>, Problem> {
        let found = store::idempotency::get(&ctx.app.db, ctx.caller.viewer(), &actor(ctx), &self.key).await?;
        match found {
            Some(answer) if answer.route != self.route || answer.body_hash != self.body_hash => {
                Err(Problem::KeyReused)
            }
            found => Ok(found),
        }
    }

    /// The command id this key stands for in a flow's log, once it is sure it is not reused for something else.
    ///
    /// # Errors
    /// As [`Key::earlier`].
    pub async fn claim(&self, ctx: &Ctx) -> Result<String, Problem> {
        self.earlier(ctx).await?;
        Ok(self.command_id(ctx))
    }

    pub fn command_id(&self, ctx: &Ctx) -> String {
        let text = format!("{}\n{}", actor(ctx), self.key);
        hex::encode(&Sha256::digest(text.as_bytes())[..16])
    }

    /// The row that remembers it, for an answer that is re-made from the log.
    pub fn answer(&self, ctx: &Ctx) -> Answer {
        self.answered(ctx, 200, String::new())
    }

    /// The row that remembers it together with its answer.
    pub fn answered(&self, ctx: &Ctx, status: i64, answer: String) -> Answer {
        Answer {
            organisation: ctx.organisation().clone(),
            actor: actor(ctx),
            key: self.key.clone(),
            route: self.route.clone(),
            body_hash: self.body_hash.clone(),
            status,
            answer,
            expires_at: ctx.now.plus_days(KEPT_DAYS),
        }
    }
}

/// Does an act that remembers its answer under the key of `ctx`, or gives the answer it had before.
///
/// # Errors
/// As the act's own, and `KeyReused`.
pub async fn once<T: DeserializeOwned>(
    ctx: &Ctx,
    act: impl Future<Output = Result<T, Problem>>,
) -> Result<T, Problem> {
    let Some(key) = &ctx.once else { return act.await };
    if let Some(earlier) = key.earlier(ctx).await? {
        return serde_json::from_str(&earlier.answer).map_err(Problem::unreadable);
    }
    match act.await {
        // Perhaps beaten by the same request, sent twice at once.
        Err(beaten @ (Problem::ChangedMeanwhile | Problem::Conflict(_) | Problem::Stale(_))) => {
            let earlier = key.earlier(ctx).await?.ok_or(beaten)?;
            serde_json::from_str(&earlier.answer).map_err(Problem::unreadable)
        }
        done => done,
    }
}

/// What remembers an answer under the key of `ctx`, to be written with the act; nothing without a key.
///
/// # Errors
/// `Broken` for an answer that is no JSON.
pub(crate) fn remember(ctx: &Ctx, answer: &impl Serialize) -> Result<Option<Statement>, Problem> {
    let Some(key) = &ctx.once else { return Ok(None) };
    let answer = serde_json::to_string(answer).map_err(Problem::broken)?;
    Ok(Some(store::idempotency::insert(key.answered(ctx, 201, answer))))
}

fn actor(ctx: &Ctx) -> String {
    match (&ctx.caller, ctx.caller.person()) {
        (Caller::Key { id, .. }, _) => format!("key {id}"),
        (_, Some(person)) => format!("person {person}"),
        (_, None) => "system".to_owned(),
    }
}
