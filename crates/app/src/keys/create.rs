//! Making a key. What comes back is shown once; nobody can show it again.

use crate::{
    Ctx, audit,
    caller::Scope,
    names,
    policy::{Intention, require},
    problem::Problem,
    secrets::token,
};
use serde_json::json;
use store::keys;
use texts::Sentence;

/// # Errors
/// `NotAllowed` without the right to manage keys, `Invalid` for a name or a list of scopes that is empty.
pub async fn create(ctx: &Ctx, name: &str, scopes: &[Scope]) -> Result<String, Problem> {
    require(&ctx.caller, Intention::ManageKeys)?;
    let name = names::read(name, "name")?;
    if scopes.is_empty() {
        return Err(Problem::invalid("scopes", Sentence::problem_scopes()));
    }
    let words: Vec<&str> =
        Scope::ALL.iter().filter(|scope| scopes.contains(scope)).map(|scope| scope.word()).collect();
    let key = token::draw_api_key(&mut ctx.entropy());
    let row = keys::ApiKey {
        id: ctx.id(),
        organisation: ctx.organisation().clone(),
        name: name.clone(),
        token_hash: token::hash(&key),
        scopes: json!(words).to_string(),
        created_at: ctx.now,
        revoked_at: None,
    };
    let act = audit::Act::new("key.created", &row.id, json!({"name": name, "scopes": words}));
    audit::write(ctx, act, vec![keys::insert(row)]).await?;
    Ok(key)
}
