//! Records out of a table, and as one.

pub mod check;
pub mod create;
pub mod export;
pub mod schema;
pub mod show;
pub mod steer;

use app::{
    Ctx, Problem,
    exports::Column,
    imports::{self, ImportStatus, ImportView},
};
use model::Id;
use serde_json::{Value as Json, json};

async fn as_it_is(ctx: &Ctx, id: &Id) -> Result<Json, Problem> {
    Ok(shown(&imports::show(ctx, id).await?))
}

fn shown(view: &ImportView) -> Json {
    let becomes = |at: usize| view.mapping.get(at).and_then(Option::as_ref).map(Column::key);
    let columns = view.columns.iter().enumerate();
    let columns: Vec<Json> =
        columns.map(|(at, name)| json!({ "name": name, "becomes": becomes(at) })).collect();
    let may_be: Vec<String> = Column::read(&view.kind).iter().map(Column::key).collect();
    json!({
        "id": view.id,
        "kind": view.kind.key,
        "file_name": view.file_name,
        "status": word(view.status),
        "columns": columns,
        "may_be": may_be,
        "known": if view.changes_known { "change" } else { "stay" },
        "total": view.total,
        "made": view.made,
        "changed": view.changed,
        "stayed": view.stayed,
        "failed": view.failed,
    })
}

fn word(status: ImportStatus) -> &'static str {
    status.as_str()
}
