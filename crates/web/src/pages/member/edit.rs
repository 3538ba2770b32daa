//! One member: the page, as stored or as somebody tried to change it.

use super::list::{may, one_time, state};
use crate::{
    kit::{Answer, Answers, Signed, page},
    pages::absence,
};
use app::{Problem, groups, members, passwords};
use axum::{extract::Path, http::StatusCode, response::Response};
use model::{Id, field::FieldProblem};
use views::{
    form::Choice,
    pages::member::{May, MemberPage, edit},
};

#[derive(Default)]
pub struct Tried<'a> {
    pub typed: Option<&'a Answers>,
    pub problems: Vec<FieldProblem>,
    pub refusal: Option<String>,
    pub one_time: Option<passwords::OneTimeLink>,
    pub absence: absence::Tried,
}

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    Ok(render(&signed, &Id::given(&id), StatusCode::OK, Tried::default()).await?)
}

pub async fn render(
    signed: &Signed,
    id: &Id,
    status: StatusCode,
    tried: Tried<'_>,
) -> Result<Response, Problem> {
    let member = members::show(&signed.ctx, id).await?;
    let shell = signed.shell().await?;
    let of = |path: &str| {
        tried.problems.iter().find(|one| one.path == path).map(|one| one.message.to(shell.local.language))
    };
    let all = groups::list(&signed.ctx).await?;
    let is_in = |group: &&groups::Group| member.groups.contains(&group.name);
    let present: Vec<String> = all.iter().filter(is_in).map(|group| group.id.to_string()).collect();
    let (name, allowed, chosen) = match tried.typed {
        Some(typed) => (
            typed.text("name").to_owned(),
            May::from_words(typed.all("may")),
            typed.all("group").map(str::to_owned).collect(),
        ),
        None => (member.name.clone(), may(member.permissions), present),
    };
    let absences = absence::view(signed, id, Some(member.name.clone()), tried.absence).await?;
    let view = MemberPage {
        has_second_factor: app::factors::is_on_of_member(&signed.ctx, id).await?,
        absences,
        id: id.to_string(),
        title: member.name.clone(),
        name,
        name_error: of("name"),
        email: member.email.clone(),
        may: allowed,
        may_error: of("permissions"),
        all_groups: all
            .into_iter()
            .map(|group| Choice { value: group.id.to_string(), label: group.name })
            .collect(),
        groups: chosen,
        state: state(&member),
        is_me: signed.session.person == *id,
        refusal: tried.refusal.or_else(|| of("")),
        one_time: tried.one_time.map(|link| one_time(signed, member.name, link)),
    };
    Ok(page(status, edit(&shell, &view)))
}
