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
use views::pages::member::{GroupRow, MemberForm, MemberRow, Members, OneTimeLink, list as members_page};

/// What stands beside the lists: forms as they were typed, a link shown once.
#[derive(Default)]
pub struct Beside {
    pub form: MemberForm,
    pub group_name: String,
    pub group_error: Option<String>,
    /// Whose link, and the link.
    pub one_time: Option<(String, passwords::OneTimeLink)>,
}

pub async fn show(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, Beside::default()).await?)
}

pub async fn render(signed: &Signed, status: StatusCode, beside: Beside) -> Result<Response, Problem> {
    require(&signed.ctx.caller, Intention::ManageMembers)?;
    let until = signed.ctx.now.plus_seconds(passwords::LINK_HOURS * 3_600);
    let view = Members {
        members: members::list(&signed.ctx).await?.into_iter().map(row).collect(),
        groups: groups::list(&signed.ctx).await?.into_iter().map(group).collect(),
        form: beside.form,
        group_name: beside.group_name,
        group_error: beside.group_error,
        one_time: beside.one_time.map(|(name, link)| OneTimeLink { name, url: link.url, until }),
    };
    Ok(page(status, members_page(&signed.shell().await?, &view)))
}

fn row(member: Member) -> MemberRow {
    MemberRow {
        id: member.id.to_string(),
        name: member.name,
        email: member.email,
        groups: member.groups,
        is_admin: member.permissions.admin,
        active: member.disabled_at.is_none(),
    }
}

fn group(group: Group) -> GroupRow {
    GroupRow {
        id: group.id.to_string(),
        key: group.name.clone(),
        members: group.members.len(),
        name: group.name,
    }
}
