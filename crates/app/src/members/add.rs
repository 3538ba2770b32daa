//! A new member, with a one-time link to set a password. The page and the command line do the same.

use super::Member;
use crate::{
    Caller, Ctx, audit, email, flows,
    groups::group_names,
    names, organisations,
    passwords::{LINK_HOURS, NewLink, OneTimeLink, issue_link},
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{DbError, Permissions, Statement, System, accounts, groups, members, people};
use texts::Sentence;

#[derive(Clone, Debug, Default)]
pub struct NewMember {
    pub email: String,
    pub name: String,
    /// Names; a group that does not exist is made.
    pub groups: Vec<String>,
    pub admin: bool,
    pub builder: bool,
}

impl NewMember {
    /// What they may do unless somebody says more exactly: whoever is added works here.
    fn usual(&self) -> Permissions {
        Permissions { admin: self.admin, builder: self.builder, staff: true, auditor: false }
    }
}

/// # Errors
/// `Invalid` for a wrong address or name, `Conflict` when the address is a member's already.
pub async fn add(ctx: &Ctx, new: NewMember) -> Result<(Member, OneTimeLink), Problem> {
    let permissions = new.usual();
    add_with(ctx, new, permissions).await
}

/// The same with these permissions, and no others.
///
/// # Errors
/// As [`add`], and `Invalid` for somebody who may do nothing at all.
pub async fn add_with(
    ctx: &Ctx,
    new: NewMember,
    permissions: Permissions,
) -> Result<(Member, OneTimeLink), Problem> {
    require(&ctx.caller, Intention::ManageMembers)?;
    let Joining { member, account, mut statements, groups } = joining(ctx, new, permissions).await?;
    let mailed = is_mailed(ctx).await?;
    let new = NewLink { account: &account, person: &member.id, hours: LINK_HOURS, mailed };
    let (link, issued) = issue_link(ctx, &new);
    statements.extend(issued);
    let Permissions { admin, builder, staff, auditor } = permissions;
    let details =
        json!({"admin": admin, "builder": builder, "staff": staff, "auditor": auditor, "groups": groups});
    match audit::write(ctx, audit::Act::new("member.added", &member.id, details), statements).await {
        // Somebody else made the same account or group at this moment.
        Err(DbError::Unique { .. }) => return Err(Problem::ChangedMeanwhile),
        written => written?,
    }
    flows::members_changed(ctx, &member.groups).await?;
    Ok((member, link))
}

/// An admin's link is mailed where mails go out; whoever runs commands on the machine hands it on.
pub(super) async fn is_mailed(ctx: &Ctx) -> Result<bool, Problem> {
    let by_page = matches!(ctx.caller, Caller::Member(_));
    Ok(by_page && !organisations::default(&ctx.app).await?.mails_wait)
}

/// A member about to be written.
pub(crate) struct Joining {
    pub member: Member,
    /// Opens what the member may do.
    pub account: Id,
    pub statements: Vec<Statement>,
    /// Ids of the groups they are put into.
    pub groups: Vec<Id>,
}

/// # Errors
/// As [`add`].
pub(crate) async fn joining(ctx: &Ctx, new: NewMember, permissions: Permissions) -> Result<Joining, Problem> {
    let member = read(ctx, new, permissions)?;
    let viewer = ctx.caller.viewer();
    if !members::by_email(&ctx.app.db, viewer, &member.email).await?.is_empty() {
        return Err(Problem::Conflict(Sentence::member_there_already(&member.email)));
    }
    let person = people::Person {
        language: None,
        zone: None,
        id: member.id.clone(),
        organisation: ctx.organisation().clone(),
        name: member.name.clone(),
        email: Some(member.email.clone()),
        created_at: ctx.now,
    };
    let mut statements =
        vec![people::insert(person), members::insert(viewer, &member.id, member.permissions, ctx.now)];
    let account = account(ctx, &member, &mut statements).await?;
    let groups = join(ctx, &member, &mut statements).await?;
    Ok(Joining { member, account, statements, groups })
}

/// # Errors
/// `Invalid` for somebody who may do nothing at all.
pub(super) fn may_something(permissions: Permissions) -> Result<(), Problem> {
    let Permissions { admin, builder, staff, auditor } = permissions;
    if admin || builder || staff || auditor {
        Ok(())
    } else {
        Err(Problem::invalid("permissions", Sentence::member_no_permission()))
    }
}

/// Name and address at once, so that the page can show what is wrong with each.
fn read(ctx: &Ctx, new: NewMember, permissions: Permissions) -> Result<Member, Problem> {
    may_something(permissions)?;
    let (name, email) = match (names::read(&new.name, "name"), email::read(&new.email, "email")) {
        (Ok(name), Ok(email)) => (name, email),
        (Err(Problem::Invalid(mut of_name)), Err(Problem::Invalid(of_email))) => {
            of_name.extend(of_email);
            return Err(Problem::Invalid(of_name));
        }
        (Err(problem), _) | (_, Err(problem)) => return Err(problem),
    };
    Ok(Member {
        id: ctx.id(),
        name,
        email,
        permissions,
        groups: group_names(&new.groups)?,
        has_password: false,
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
