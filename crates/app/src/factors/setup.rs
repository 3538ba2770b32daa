//! Setting a second factor up: a secret, a first code that proves the device has it, recovery codes; and ending it.

use super::{
    check::{about, check, recovery_hash, secret, wrong},
    totp,
};
use crate::{
    Ctx, audit,
    mails::{SignInChange, sign_in_changed},
    problem::Problem,
    secrets::{sealed, token},
};
use base64::Engine as _;
use model::Id;
use serde_json::json;
use store::{
    DbError, Statement, System,
    factors::{self, SecondFactor},
};
use texts::Sentence;

const CODES: usize = 10;
/// Characters of a recovery code: 50 bits.
const CODE_LENGTH: usize = 10;

/// Whose: an account, and the person it acts as now.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    pub account: &'a Id,
    pub person: &'a Id,
    /// As the app of the device names it.
    pub address: &'a str,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub is_on: bool,
    /// Recovery codes that were not used.
    pub codes_left: i64,
}

/// What the device needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// To be typed by hand.
    pub written: String,
    /// An address that apps open, also as a QR code.
    pub uri: String,
}

/// # Errors
/// Storage that cannot be reached.
pub async fn state(ctx: &Ctx, account: &Id) -> Result<State, Problem> {
    let is_on = super::is_on(&ctx.app, account).await?;
    let codes_left = if is_on { factors::codes_left(&ctx.app.db, &System, account).await? } else { 0 };
    Ok(State { is_on, codes_left })
}

/// A secret to be confirmed; the one begun before, where there is one.
///
/// # Errors
/// `Conflict` where one is in use.
pub async fn begin(ctx: &Ctx, owner: Owner<'_>, firm: &str) -> Result<Secret, Problem> {
    let known = factors::get(&ctx.app.db, &System, owner.account).await?;
    if known.as_ref().is_some_and(|known| known.confirmed_at.is_some()) {
        return Err(taken());
    }
    if let Some(known) = known {
        return Ok(shown(&secret(&ctx.app, &known)?, owner, firm));
    }
    let mut entropy = ctx.entropy();
    let secret = entropy.bytes()[..totp::SECRET_BYTES].to_vec();
    let text = base64::engine::general_purpose::STANDARD.encode(&secret);
    let secret_sealed = sealed::seal(&ctx.app.key, &about(owner.account), &text, &mut entropy)
        .ok_or_else(|| Problem::broken("a secret could not be sealed"))?;
    let row = SecondFactor {
        account: owner.account.clone(),
        organisation: ctx.organisation().clone(),
        secret_sealed,
        step: 0,
        created_at: ctx.now,
        confirmed_at: None,
    };
    match ctx.app.db.transact(vec![factors::put(row)]).await {
        Err(DbError::Conflict { .. }) => Err(taken()),
        written => Ok(written.map(|()| shown(&secret, owner, firm))?),
    }
}

fn taken() -> Problem {
    Problem::Conflict(Sentence::portal_factor_taken())
}

fn shown(secret: &[u8], owner: Owner<'_>, firm: &str) -> Secret {
    let plain = totp::written(secret);
    let encoded = |text: &str| url_encoded(text);
    let uri = format!(
        "otpauth://totp/{}:{}?secret={plain}&issuer={}",
        encoded(firm),
        encoded(owner.address),
        encoded(firm)
    );
    let groups: Vec<String> =
        plain.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    Secret { written: groups.join(" "), uri }
}

fn url_encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// The device has the secret: from now on it is asked for. Answers with recovery codes, shown this once.
///
/// # Errors
/// `Invalid` at `code` for one that is wrong, `Conflict` where one is in use, `TooMany` tries.
pub async fn confirm(ctx: &Ctx, owner: Owner<'_>, typed: &str) -> Result<Vec<String>, Problem> {
    let tries = &ctx.app.factor_tries.0;
    tries.count(owner.account.as_str(), ctx.now).map_err(|wait_minutes| Problem::TooMany { wait_minutes })?;
    let known = factors::get(&ctx.app.db, &System, owner.account).await?.ok_or(Problem::NotFound)?;
    let step = totp::step_of(&secret(&ctx.app, &known)?, typed, ctx.now).ok_or_else(wrong)?;
    let (codes, hashes) = draw(ctx, owner.account);
    let mut statements = vec![factors::confirm(owner.account, ctx.now, step)];
    statements.extend(factors::set_codes(owner.account, ctx.organisation(), &hashes));
    statements.push(tell(ctx, &owner, SignInChange::FactorOn));
    let act = audit::Act::new("second_factor.set_up", owner.person, json!({}));
    match audit::write(ctx, act, statements).await {
        Err(DbError::Conflict { .. }) => Err(taken()),
        written => {
            written?;
            tries.forget(owner.account.as_str());
            Ok(codes)
        }
    }
}

/// New recovery codes in place of all before.
///
/// # Errors
/// `Invalid` at `code` for one that is wrong, `TooMany` tries.
pub async fn new_codes(ctx: &Ctx, owner: Owner<'_>, typed: &str) -> Result<Vec<String>, Problem> {
    check(&ctx.app, owner.account, typed, ctx.now).await?;
    let (codes, hashes) = draw(ctx, owner.account);
    let act = audit::Act::new("second_factor.codes_drawn", owner.person, json!({}));
    let mut statements = factors::set_codes(owner.account, ctx.organisation(), &hashes);
    statements.push(tell(ctx, &owner, SignInChange::RecoveryCodes));
    audit::write(ctx, act, statements).await?;
    Ok(codes)
}

/// From now on it is not asked for.
///
/// # Errors
/// `Invalid` at `code` for one that is wrong, `TooMany` tries.
pub async fn end(ctx: &Ctx, owner: Owner<'_>, typed: &str) -> Result<(), Problem> {
    check(&ctx.app, owner.account, typed, ctx.now).await?;
    let act = audit::Act::new("second_factor.ended", owner.person, json!({}));
    let mut statements = factors::delete(owner.account);
    statements.push(tell(ctx, &owner, SignInChange::FactorOff));
    Ok(audit::write(ctx, act, statements).await?)
}

fn tell(ctx: &Ctx, owner: &Owner<'_>, what: SignInChange) -> Statement {
    sign_in_changed(ctx, ctx.organisation(), owner.person, what)
}

/// Codes as they are shown, and what is stored of each.
fn draw(ctx: &Ctx, account: &Id) -> (Vec<String>, Vec<String>) {
    let mut entropy = ctx.entropy();
    let code = |_| {
        let drawn: String = token::draw(&mut entropy)
            .to_ascii_lowercase()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(CODE_LENGTH)
            .collect();
        format!("{}-{}", &drawn[..CODE_LENGTH / 2], &drawn[CODE_LENGTH / 2..])
    };
    let codes: Vec<String> = (0..CODES).map(code).collect();
    let hashes = codes.iter().map(|code| recovery_hash(account, code)).collect();
    (codes, hashes)
}
