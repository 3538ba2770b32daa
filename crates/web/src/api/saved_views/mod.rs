//! Views of lists that members keep under a name.

pub mod change;
pub mod create;
pub mod list;
pub mod schema;

use app::saved_views::SavedView;
use serde_json::{Value as Json, json};

fn shown(view: &SavedView) -> Json {
    json!({
        "id": view.id,
        "list": view.list,
        "name": view.name,
        "filter": view.query,
        "created_at": view.created_at.to_string(),
    })
}
