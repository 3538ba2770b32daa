//! Who is a member, the groups, and the forms that add to both.

use crate::kit::{Answer, Signed, page};
use app::{
    Problem, groups,
    groups::Group,
    members,
    members::Member,
    passwords,
    policy::{Intention, require},
};
use axum::{http::StatusCode, response::Response};
use model::Id;
use store::Permissions;
use views::pages::member::{
    GroupRow, May, MemberForm, MemberRow, MemberState, Members, OneTimeLink, list as members_page,
};

/// What stands beside the lists: forms as they were typed, a link shown once.
pub struct Beside {
    pub form: MemberForm,
    pub group_name: String,
    pub group_error: Option<String>,
    /// Whose link, and the link.
    pub one_time: Option<(String, passwords::OneTimeLink)>,
}

impl Default for Beside {
    fn default() -> Self {
        Self {
            form: MemberForm { may: May::usual(), ..MemberForm::default() },
            group_name: String::new(),
            group_error: None,
            one_time: None,
        }
    }
}

pub async fn show(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, Beside::default()).await?)
}

pub async fn render(signed: &Signed, status: StatusCode, beside: Beside) -> Result<Response, Problem> {
    require(&signed.ctx.caller, Intention::ManageMembers)?;
    let me = &signed.session.person;
    let view = Members {
        members: members::list(&signed.ctx).await?.into_iter().map(|member| row(member, me)).collect(),
        groups: groups::list(&signed.ctx).await?.into_iter().map(group).collect(),
        form: beside.form,
        group_name: beside.group_name,
        group_error: beside.group_error,
        one_time: beside.one_time.map(|(name, link)| one_time(signed, name, link)),
        needs_second_factor: app::factors::are_required(&signed.ctx).await?,
    };
    Ok(page(status, members_page(&signed.shell().await?, &view)))
}

pub fn one_time(signed: &Signed, name: String, link: passwords::OneTimeLink) -> OneTimeLink {
    let until = signed.ctx.now.plus_seconds(passwords::LINK_HOURS * 3_600);
    OneTimeLink { name, url: link.url, until, mailed: link.mailed }
}

fn row(member: Member, me: &Id) -> MemberRow {
    MemberRow {
        is_me: member.id == *me,
        id: member.id.to_string(),
        state: state(&member),
        may: may(member.permissions),
        name: member.name,
        email: member.email,
        groups: member.groups,
    }
}

pub fn state(member: &Member) -> MemberState {
    match (member.disabled_at, member.has_password) {
        (Some(since), _) => MemberState::Disabled { since },
        (None, true) => MemberState::Active,
        (None, false) => MemberState::Invited,
    }
}

pub fn may(permissions: Permissions) -> May {
    let Permissions { admin, builder, staff, auditor } = permissions;
    May { admin, builder, staff, auditor }
}

pub fn permissions(may: May) -> Permissions {
    let May { admin, builder, staff, auditor } = may;
    Permissions { admin, builder, staff, auditor }
}

fn group(group: Group) -> GroupRow {
    GroupRow { id: group.id.to_string(), members: group.members.len(), name: group.name }
}
