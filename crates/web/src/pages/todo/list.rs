//! Open assignments by deadline.

use crate::{
    kit::{Answer, Answers, Signed, page},
    pages::home::show::number,
    shape::todo::item,
};
use app::todo;
use axum::http::StatusCode;
use store::{Cursor, PageRequest};
use views::{
    pages::todo::{Todo, list as todo_page},
    paths,
};

/// Lines of a page.
const LINES: u32 = 40;

pub async fn show(signed: Signed, query: Answers) -> Answer {
    let cursor = |name: &str| Cursor::parse(query.text(name));
    let asked = PageRequest { after: cursor("after"), before: cursor("before"), limit: LINES };
    let counts = todo::count(&signed.ctx, signed.local().day_begins(1)).await?;
    let found = todo::list(&signed.ctx, &asked).await?;
    let href = |name: &str, cursor: Cursor| format!("{}?{name}={}", paths::TODO, cursor.encode());
    let view = Todo {
        items: found.items.into_iter().map(item).collect(),
        count: number(counts.open),
        late: number(counts.late),
        today: number(counts.today),
        previous: found.previous.map(|previous| href("before", previous)),
        next: found.next.map(|next| href("after", next)),
    };
    let shell = signed.shell_counted(Some(view.count));
    Ok(page(StatusCode::OK, todo_page(&shell, &view)))
}
