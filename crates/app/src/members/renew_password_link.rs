//! A new one-time link for a member who lost the first one, or the password. Links given out before stop working.

use super::add::is_mailed;
use crate::{
    Ctx, audit,
    passwords::{LINK_HOURS, NewLink, OneTimeLink, issue_link},
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{System, accounts, members};
use texts::Sentence;

/// # Errors
/// `NotFound` for somebody who is no member; `Conflict` where the same sign-in opens another organisation,
/// whose admins would not want us to reset it.
pub async fn renew_password_link(ctx: &Ctx, member: &Id) -> Result<OneTimeLink, Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let found = members::get(db, viewer, member).await?;
    found.filter(|found| found.disabled_at.is_none()).ok_or(Problem::NotFound)?;
    let account = accounts::of_person(db, &System, member).await?.ok_or(Problem::NotFound)?;
    let opens = accounts::persons(db, &System, &account.id).await?;
    if opens.iter().any(|person| &person.organisation != ctx.organisation()) {
        return Err(Problem::Conflict(Sentence::member_opens_another()));
    }
    let mailed = is_mailed(ctx).await?;
    let (link, issued) =
        issue_link(ctx, &NewLink { account: &account.id, person: member, hours: LINK_HOURS, mailed });
    let mut statements = vec![accounts::void_password_links(&account.id, ctx.now)];
    statements.extend(issued);
    audit::write(ctx, audit::Act::new("member.link_renewed", member, json!({})), statements).await?;
    Ok(link)
}
