//! The organisation gets its name and its first admin, who is signed in with it. Uses the link up.

use super::open::opened;
use crate::{
    App, audit,
    members::{self, NewMember},
    organisations::{self, Change},
    passwords,
    problem::Problem,
    secrets::{password, token},
};
use model::{Entropy, Instant, field::FieldProblem};
use serde_json::json;
use std::sync::Arc;
use store::{DbError, Permissions, accounts, setups};

#[derive(Clone, Default)]
pub struct Beginning {
    pub organisation: Change,
    /// Of the first admin.
    pub name: String,
    pub email: String,
    pub password: String,
}

/// The address the new admin signs in with.
///
/// # Errors
/// `NotFound` for a link that does not open, also where somebody was faster; `Invalid` with everything that does not
/// fit, the admin's name at `person`.
pub async fn begin(
    app: &Arc<App>,
    token: &str,
    given: Beginning,
    now: Instant,
    entropy: Entropy,
) -> Result<String, Problem> {
    let ctx = opened(app, token, now, entropy).await?;
    let new = NewMember { email: given.email.clone(), name: given.name.clone(), ..NewMember::default() };
    let everything = Permissions { admin: true, builder: true, staff: true, auditor: false };
    let mut problems = Vec::new();
    let changes = kept(organisations::statements(&ctx, &given.organisation).await, "", &mut problems)?;
    let joined = kept(members::joining(&ctx, new, everything).await, "person", &mut problems)?;
    kept(passwords::check(&given.password), "", &mut problems)?;
    let (Some(changes), Some(joined), true) = (changes, joined, problems.is_empty()) else {
        return Err(Problem::Invalid(problems));
    };
    let hashed = password::hash(given.password, &mut ctx.entropy()).await?;
    let mut statements = vec![setups::use_token(&token::hash(token))];
    statements.extend(changes);
    statements.extend(joined.statements);
    statements.push(accounts::set_password(&joined.account, &hashed));
    let details = json!({"admin": joined.member.id});
    let act = audit::Act::new("organisation.set_up", ctx.organisation(), details);
    match audit::write(&ctx, act, statements).await {
        // The link was used at this moment, or the address got a sign-in.
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => return Err(Problem::NotFound),
        written => written?,
    }
    organisations::forget(app, ctx.organisation());
    Ok(joined.member.email)
}

/// Collects what does not fit, so that the page can show everything at once. `name` becomes `path`, where given.
fn kept<T>(
    read: Result<T, Problem>,
    path: &str,
    problems: &mut Vec<FieldProblem>,
) -> Result<Option<T>, Problem> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(Problem::Invalid(wrong)) => {
            problems.extend(wrong.into_iter().map(|mut one| {
                if one.path == "name" && !path.is_empty() {
                    path.clone_into(&mut one.path);
                }
                one
            }));
            Ok(None)
        }
        Err(Problem::Conflict(said)) => {
            problems.push(FieldProblem::new("email", said));
            Ok(None)
        }
        Err(problem) => Err(problem),
    }
}
