//! A new one-time password link for an account: shown once to whoever asked for it, or mailed, or both. Its token is
//! made from its id by the server's key, so that the mail can be written when it is sent and nothing stores the token.

use super::OneTimeLink;
use crate::{
    Ctx,
    mails::{Reference, reference},
    secrets::token,
};
use model::Id;
use store::{Statement, accounts, outbox};

/// Whose link, and for how long.
pub(crate) struct NewLink<'a> {
    pub account: &'a Id,
    pub person: &'a Id,
    pub hours: i64,
    /// Otherwise whoever asked hands it on.
    pub mailed: bool,
}

/// The link to show, and what must be written for it to open and to be sent.
pub(crate) fn issue_link(ctx: &Ctx, new: &NewLink<'_>) -> (OneTimeLink, Vec<Statement>) {
    let id = ctx.id();
    let token = token::of(&ctx.app.key, &id);
    let row = accounts::PasswordLink {
        token_hash: token::hash(&token),
        organisation: ctx.organisation().clone(),
        account: new.account.clone(),
        expires_at: ctx.now.plus_seconds(new.hours * 3_600),
        used_at: None,
    };
    let url = address(&ctx.app.settings.public_address, &token);
    let mut statements = vec![accounts::insert_password_link(row)];
    if new.mailed {
        let about = Reference::Password { person: new.person.clone(), link: id };
        let organisation = ctx.organisation().clone();
        let letter = outbox::OutboxRow::new(ctx.id(), organisation, reference::KIND, about.text(), ctx.now);
        statements.push(outbox::insert(letter));
    }
    (OneTimeLink { url, mailed: new.mailed }, statements)
}

/// Where the link leads.
pub(crate) fn address(public_address: &str, token: &str) -> String {
    format!("{public_address}/password/{token}")
}
