//! A member changes their own password: knows the old one, stays signed in here, is signed out everywhere else.

use super::set::check;
use crate::{
    Ctx, audit,
    caller::Caller,
    mails::{SignInChange, sign_in_changed},
    problem::Problem,
    secrets::password::{self, hash},
};
use serde_json::json;
use store::{System, accounts, sessions};
use texts::Sentence;

/// As typed.
#[derive(Clone, Default)]
pub struct Change {
    pub now: String,
    pub new: String,
    /// Names the session that stays, as [`crate::sessions::SessionInfo`] does.
    pub session: String,
}

/// # Errors
/// `Invalid` at `now` for a password that is not theirs, at `password` for one that is too short or too long;
/// `TooMany` tries, counted together with those to sign in.
pub async fn change(ctx: &Ctx, change: Change) -> Result<(), Problem> {
    let Caller::Member(viewer) = &ctx.caller else { return Err(Problem::NotFound) };
    let person = viewer.person.as_ref().ok_or(Problem::NotFound)?;
    let account = accounts::of_person(&ctx.app.db, &System, person).await?.ok_or(Problem::NotFound)?;
    check(&change.new)?;
    let tries = &ctx.app.sign_in_tries.0;
    tries.count(&account.email, ctx.now).map_err(|wait_minutes| Problem::TooMany { wait_minutes })?;
    let known = account.password_hash.filter(|_| change.now.len() <= password::LENGTH_MAX);
    let right = password::verify(change.now, known).await;
    if !right.inspect_err(|_| tries.give_back(&account.email))? {
        return Err(Problem::invalid("now", Sentence::problem_password_wrong()));
    }
    let hashed = hash(change.new, &mut ctx.entropy()).await?;
    let statements = vec![
        accounts::set_password(&account.id, &hashed),
        accounts::void_password_links(&account.id, ctx.now),
        sessions::delete_others_of_account(&account.id, &change.session),
        sign_in_changed(ctx, &viewer.organisation, person, SignInChange::Password),
    ];
    audit::write(ctx, audit::Act::new("password.changed", person, json!({})), statements).await?;
    tries.forget(&account.email);
    Ok(())
}
