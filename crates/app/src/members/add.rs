//! A new member, with a one-time link to set a password. The page and the command line do the same.

use super::Member;
use crate::{
    Ctx, audit, email, flows,
    groups::group_names,
    names,
    passwords::{OneTimeLink, issue_link},
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{DbError, Permissions, Statement, System, accounts, groups, members, people};

#[derive(Clone, Debug, Default)]
pub struct NewMember {
    pub email: String,
    pub name: String,
    /// Names; a group that does not exist is made.
    pub groups: Vec<String>,
    pub admin: bool,
    pub builder: bool,
}

/// # Errors
/// `Invalid` for a wrong address or name, `Conflict` when the address is a member's already.
pub async fn add(ctx: &Ctx, new: NewMember) -> Result<(Member, OneTimeLink), Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let member = read(ctx, new)?;
    let viewer = ctx.caller.viewer();
    if !members::by_email(&ctx.app.db, viewer, &member.email).await?.is_empty() {
        return Err(Problem::Conflict(format!("{} is a member already.", member.email)));
    }
    let person = people::Person {
        id: member.id.clone(),
        organisation: ctx.organisation().clone(),
        name: member.name.clone(),
        email: Some(member.email.clone()),
        created_at: ctx.now,
    };
    let mut statements =
        vec![people::insert(person), members::insert(viewer, &member.id, member.permissions, ctx.now)];
    let account = account(ctx, &member, &mut statements).await?;
    let (link, issued) = issue_link(ctx, &account);
    statements.push(issued);
    let joined = join(ctx, &member, &mut statements).await?;
    let permissions = &member.permissions;
    let details = json!({"admin": permissions.admin, "builder": permissions.builder, "groups": joined});
    match audit::write(ctx, audit::Act::new("member.added", &member.id, details), statements).await {
        // Somebody else made the same account or group at this moment.
        Err(DbError::Unique { .. }) => return Err(Problem::ChangedMeanwhile),
        written => written?,
    }
    flows::members_changed(ctx, &member.groups).await?;
    Ok((member, link))
}

fn read(ctx: &Ctx, new: NewMember) -> Result<Member, Problem> {
    Ok(Member {
        id: ctx.id(),
        name: names::read(&new.name, "name")?,
        email: email::read(&new.email, "email")?,
        permissions: Permissions { admin: new.admin, builder: new.builder, staff: true, auditor: false },
        groups: group_names(&new.groups)?,
        created_at: ctx.now,
        disabled_at: None,
    })
}

/// The account of the address, made where there is none, may act as the member.
async fn account(ctx: &Ctx, member: &Member, statements: &mut Vec<Statement>) -> Result<Id, Problem> {
    let account = match accounts::by_email(&ctx.app.db, &System, &member.email).await? {
        Some(known) => known.id,
        None => {
            let id = ctx.id();
            let email = member.email.clone();
            let made = accounts::Account { id: id.clone(), email, password_hash: None, created_at: ctx.now };
            statements.push(accounts::insert(made));
            id
        }
    };
    statements.push(accounts::link(accounts::AccountPerson {
        account: account.clone(),
        person: member.id.clone(),
        organisation: ctx.organisation().clone(),
    }));
    Ok(account)
}

/// Puts the member into their groups; what comes back are the ids.
async fn join(ctx: &Ctx, member: &Member, statements: &mut Vec<Statement>) -> Result<Vec<Id>, Problem> {
    let viewer = ctx.caller.viewer();
    let mut joined = Vec::with_capacity(member.groups.len());
    for name in &member.groups {
        let group = match groups::by_name(&ctx.app.db, viewer, name).await? {
            Some(known) => known.id,
            None => {
                let made = crate::groups::new_group(ctx, name.clone());
                let id = made.id.clone();
                statements.push(groups::insert(made));
                id
            }
        };
        statements.push(groups::add(viewer, &group, &member.id));
        joined.push(group);
    }
    Ok(joined)
}
