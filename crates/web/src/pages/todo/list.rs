//! Open assignments by deadline.

use crate::kit::{Answer, Answers, Signed, page, see_other};
use app::{Ctx, Problem, templates, todo, todo::TodoLine};
use axum::http::StatusCode;
use model::definition::Kind;
use std::collections::BTreeMap;
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
    let found = todo::list(&signed.ctx, &PageRequest { after, limit: 0 }).await?;
    let kinds = kinds(&signed.ctx, &found.items).await?;
    let view = Todo {
        items: found.items.into_iter().map(|line| item(line, &kinds)).collect(),
        more: found.next.map(|next| format!("{}?after={}", paths::TODO, next.encode())),
        first: (!is_first).then(|| paths::TODO.to_owned()),
    };
    Ok(page(StatusCode::OK, todo_page(&signed.shell().await?, &view)))
}

type Kinds = BTreeMap<(String, String), Kind>;

/// Kinds of the steps, by template and step, as the newest version has them.
async fn kinds(ctx: &Ctx, lines: &[TodoLine]) -> Result<Kinds, Problem> {
    let mut kinds = Kinds::new();
    let mut keys: Vec<&str> = lines.iter().map(|line| line.template_key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let published = templates::published(&ctx.app, ctx.organisation(), key).await?;
        for step in published.definition.steps() {
            kinds.insert((key.to_owned(), step.key.clone()), step.kind);
        }
    }
    Ok(kinds)
}

fn item(line: TodoLine, kinds: &Kinds) -> TodoItem {
    let kind = kinds.get(&(line.template_key, line.step.clone())).copied();
    TodoItem {
        flow: line.flow.to_string(),
        step: line.step,
        kind: if line.is_review { Kind::FileRequest } else { kind.unwrap_or(Kind::Task) },
        title: line.step_title,
        record: line.record_name,
        template: line.template_name,
        due: line.due_at.map(|at| Due { at, since: Some(line.opened_at), whole_day: false }),
        pool: line.pool.then(|| "pick it up".to_owned()),
    }
}
