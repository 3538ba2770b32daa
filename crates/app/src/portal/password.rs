//! A password of one's own, for whoever would rather type one than wait for a code.

use super::Guest;
use crate::{
    Ctx, audit,
    mails::{SignInChange, sign_in_changed},
    passwords::check,
    problem::Problem,
    secrets::password::{self, hash},
};
use serde_json::json;
use store::{System, accounts, portal::sessions};
use texts::Sentence;

/// As typed.
#[derive(Clone, Default)]
pub struct PasswordChange {
    /// Asked for where there is one already.
    pub now: String,
    pub new: String,
}

/// # Errors
/// Storage that cannot be reached.
pub async fn has_password(ctx: &Ctx, guest: &Guest) -> Result<bool, Problem> {
    let account = accounts::get(&ctx.app.db, &System, &guest.account).await?;
    Ok(account.is_some_and(|account| account.password_hash.is_some()))
}

/// Sets or changes it; signed out everywhere else.
///
/// # Errors
/// `Invalid` at `now` for a password that is not theirs, at `password` for one that is too short or too long;
/// `TooMany` tries, counted together with those to sign in.
pub async fn set_password(ctx: &Ctx, guest: &Guest, change: PasswordChange) -> Result<(), Problem> {
    check(&change.new)?;
    let account = accounts::get(&ctx.app.db, &System, &guest.account).await?.ok_or(Problem::NotFound)?;
    if let Some(known) = account.password_hash {
        let tries = &ctx.app.sign_in_tries.0;
        tries.count(&account.email, ctx.now).map_err(|wait_minutes| Problem::TooMany { wait_minutes })?;
        let known = Some(known).filter(|_| change.now.len() <= password::LENGTH_MAX);
        let right = password::verify(change.now, known).await;
        if !right.inspect_err(|_| tries.give_back(&account.email))? {
            return Err(Problem::invalid("now", Sentence::problem_password_wrong()));
        }
        tries.forget(&account.email);
    }
    let hashed = hash(change.new, &mut ctx.entropy()).await?;
    let statements = vec![
        accounts::set_password(&account.id, &hashed),
        accounts::void_password_links(&account.id, ctx.now),
        sessions::delete_others_of_account(&account.id, &guest.session_id),
        store::sessions::delete_of_account(&account.id),
        sign_in_changed(ctx, &guest.organisation, &guest.person, SignInChange::Password),
    ];
    Ok(audit::write(ctx, audit::Act::new("password.changed", &guest.person, json!({})), statements).await?)
}
