//! Who plays which role of a flow.

use super::name;
use crate::{
    kit::{Answer, Signed, page},
    pages::workspace::Workspace,
    shape::Case,
};
use app::flows;
use axum::{extract::Path, http::StatusCode};
use model::{Id, definition::Role};
use views::pages::flow::{RoleRow, Roles, roles as roles_page};

pub async fn show(signed: Signed, Path(id): Path<String>) -> Answer {
    let loaded = flows::workspace(&signed.ctx, &Id::given(&id)).await?;
    flows::sight::require_runs(&signed.ctx, &loaded)?;
    let workspace = Workspace::of(&signed, loaded).await?;
    let case = workspace.case();
    let rows = case.definition.roles.iter().map(|role| row(&case, role)).collect();
    let view = Roles { flow: name(&case), rows };
    Ok(page(StatusCode::OK, roles_page(&signed.shell().await?, &view)))
}

fn row(case: &Case<'_>, role: &Role) -> RoleRow {
    let group = case.state.roles.get(&role.key).and_then(|bound| bound.group.as_deref());
    let players = case.state.players(&role.key);
    let who = match group {
        Some(group) => Some(case.texts.flow_roles_group(group)),
        None => (!players.is_empty()).then(|| case.names(players)),
    };
    let waits = case.state.steps.values().flat_map(|live| &live.waits).any(|wait| wait.role() == role.key);
    RoleRow { key: role.key.clone(), name: role.name.clone(), holder: role.party.into(), who, waits }
}
