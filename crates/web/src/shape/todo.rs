//! One line of what somebody has to do.

use app::todo::TodoLine;
use model::definition::Kind;
use views::{pages::todo::TodoItem, part::Due};

pub fn item(line: TodoLine) -> TodoItem {
    TodoItem {
        flow: line.flow.to_string(),
        step: line.step,
        kind: if line.is_review { Kind::FileRequest } else { line.kind },
        title: line.step_title,
        record: line.record_name,
        template: line.template_name,
        due: line.due_at.map(|at| Due { at, since: Some(line.opened_at), whole_day: false }),
        pool: line.pool,
        is_paused: line.is_paused,
    }
}
