//! Open assignments by deadline.

use crate::kit::{Answer, Answers, Signed, page, see_other};
use app::{todo, todo::TodoLine};
use axum::http::StatusCode;
use model::definition::Kind;
use store::{Cursor, PageRequest};
use views::{
    pages::todo::{Todo, TodoItem, list as todo_page},
    part::Due,
    paths,
};

pub async fn home(_signed: Signed) -> Answer {
    Ok(see_other(paths::TODO))
}

pub async fn show(signed: Signed, query: Answers) -> Answer {
    let after = Cursor::parse(query.text("after"));
    let is_first = after.is_none();
    let found = todo::list(&signed.ctx, &PageRequest { after, ..PageRequest::default() }).await?;
    let view = Todo {
        items: found.items.into_iter().map(|line| item(line)).collect(),
        more: found.next.map(|next| format!("{}?after={}", paths::TODO, next.encode())),
        first: (!is_first).then(|| paths::TODO.to_owned()),
    };
    Ok(page(StatusCode::OK, todo_page(&signed.shell().await?, &view)))
}

fn item(line: TodoLine) -> TodoItem {
    TodoItem {
        flow: line.flow.to_string(),
        step: line.step,
        kind: if line.is_review { Kind::FileRequest } else { line.kind },
        title: line.step_title,
        record: line.record_name,
        template: line.template_name,
        due: line.due_at.map(|at| Due { at, since: Some(line.opened_at), whole_day: false }),
        pool: line.pool,
    }
}
