//! Whose key a request carries. Asked with every API request, so answered from memory where that is fresh.

use crate::{
    App,
    caller::{Caller, Scope},
    problem::Problem,
    secrets::token,
};
use model::{Id, Instant};
use std::sync::Arc;
use store::{System, Viewer, keys};

/// How long a revoked key may go on working on a node that did not revoke it.
const STALE_MICROS_MAX: i64 = 2_000_000;

/// What memory keeps of a key.
#[derive(Clone)]
pub(crate) struct Known {
    caller: Arc<Caller>,
    read_at: Instant,
}

/// The caller a bearer key stands for; `None` when it is not ours or was revoked.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn authenticate(app: &App, bearer: &str, now: Instant) -> Result<Option<Caller>, Problem> {
    let token_hash = token::hash(bearer);
    if let Some(known) = app.keys.get(&token_hash)
        && (0..STALE_MICROS_MAX).contains(&(now.0 - known.read_at.0))
    {
        return Ok(Some(known.caller.as_ref().clone()));
    }
    let Some(key) = keys::by_hash(&app.db, &System, &token_hash).await? else {
        app.keys.forget(&token_hash);
        return Ok(None);
    };
    let caller =
        Caller::Key { id: key.id, viewer: Viewer::system(key.organisation), scopes: read(&key.scopes) };
    app.keys.put(token_hash, Known { caller: Arc::new(caller.clone()), read_at: now });
    Ok(Some(caller))
}

/// A key that acts while nobody carries it; `None` where it was revoked.
pub(crate) async fn by_id(app: &App, organisation: &Id, id: &Id) -> Result<Option<Caller>, Problem> {
    let viewer = Viewer::system(organisation.clone());
    let known = keys::list(&app.db, &viewer).await?;
    let key = known.into_iter().find(|key| key.id == *id && key.revoked_at.is_none());
    Ok(key.map(|key| Caller::Key { id: key.id, viewer, scopes: read(&key.scopes) }))
}

/// Scopes as they are kept; one this version does not know gives nothing.
pub(super) fn read(scopes: &str) -> Vec<Scope> {
    let words: Vec<String> = serde_json::from_str(scopes).unwrap_or_default();
    words.iter().filter_map(|word| Scope::parse(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_it_does_not_know_give_nothing() {
        assert_eq!(read(r#"["read","act_for_others","everything"]"#), [Scope::Read, Scope::ActForOthers]);
        assert_eq!(read("damaged"), []);
    }
}
