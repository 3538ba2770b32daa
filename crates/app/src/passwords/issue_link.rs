//! A new one-time password link for an account.

use super::{LINK_HOURS, OneTimeLink};
use crate::{Ctx, secrets::token};
use model::Id;
use store::{Statement, accounts};

/// The link to show, and what must be written for it to open.
pub(crate) fn issue_link(ctx: &Ctx, account: &Id) -> (OneTimeLink, Statement) {
    let token = token::draw(&mut ctx.entropy());
    let row = accounts::PasswordLink {
        token_hash: token::hash(&token),
        organisation: ctx.organisation().clone(),
        account: account.clone(),
        expires_at: ctx.now.plus_seconds(LINK_HOURS * 3_600),
        used_at: None,
    };
    let url = format!("{}/password/{token}", ctx.app.settings.public_address);
    (OneTimeLink { url }, accounts::insert_password_link(row))
}
