//! Proving a device by a code. Each try is counted and committed before the code is compared, so that many guesses at
//! once are still only a few.

use super::{CODE_TRIES_MAX, DEVICE_DAYS, open::alive};
use crate::{
    App,
    problem::Problem,
    secrets::{code, token},
};
use model::{Entropy, Instant};
use store::{DbError, Viewer, links};
use texts::Sentence;

/// Characters of a drawn token (`secrets::token`).
const TOKEN_LENGTH: usize = 43;

#[derive(Clone, Copy, Debug)]
pub struct Proof<'a> {
    /// Token of the magic link.
    pub link: &'a str,
    /// As typed.
    pub code: &'a str,
    /// Token of the device, where it was proved for somebody before.
    pub device: Option<&'a str>,
}

/// The token of the device from now on; the browser keeps it as a cookie.
///
/// # Errors
/// `NotFound` for a dead link, `Invalid` for a code that is wrong, over, or was guessed at too often.
pub async fn prove(
    app: &App,
    proof: Proof<'_>,
    now: Instant,
    mut entropy: Entropy,
) -> Result<String, Problem> {
    let (link, person) = alive(app, proof.link, now).await?.ok_or(Problem::NotFound)?;
    let viewer = Viewer::system(link.organisation.clone());
    let sent = links::code(&app.db, &viewer, &person.id, now).await?.ok_or_else(over)?;
    match app.db.transact(vec![links::try_code(&sent.id, CODE_TRIES_MAX)]).await {
        Err(DbError::Conflict { .. }) => return Err(over()),
        counted => counted?,
    }
    if !code::matches(&app.key, &sent.id, proof.code) {
        return Err(Problem::invalid("code", Sentence::problem_code_wrong()));
    }
    let known = proof.device.filter(|device| device.len() == TOKEN_LENGTH);
    let device = known.map_or_else(|| token::draw(&mut entropy), str::to_owned);
    let row = links::Device {
        token_hash: token::hash(&device),
        person: person.id,
        organisation: link.organisation,
        proved_at: now,
        expires_at: now.plus_days(DEVICE_DAYS),
    };
    let statements = vec![
        links::use_code(&sent.id, now, CODE_TRIES_MAX + 1),
        links::prove(&link.id, now),
        links::insert_device(row),
    ];
    match app.db.transact(statements).await {
        Err(DbError::Conflict { .. }) => Err(over()),
        written => Ok(written.map(|()| device)?),
    }
}

fn over() -> Problem {
    Problem::invalid("code", Sentence::problem_code_old())
}
