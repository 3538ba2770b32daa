//! What to do, what is at risk, who holds the work, what changed since yesterday.

use crate::{
    kit::{Answer, Signed, page},
    shape::{self, line, news, todo},
};
use app::{Count, home, setup};
use axum::http::StatusCode;
use views::{
    pages::home::{Held, Home, show as home_page},
    part::checklist,
};

pub async fn show(signed: Signed) -> Answer {
    let local = signed.local();
    let texts = local.texts();
    let found = home::show(&signed.ctx, local.day_begins(-1), local.day_begins(1)).await?;
    let [us, client, third, waiting] = found.held.map(number);
    let shell = signed.shell_counted(Some(number(found.counts.open)));
    let progress = setup::progress(&signed.ctx).await?;
    let view = Home {
        checklist: progress.map(|progress| checklist(&shell, &shape::checklist(progress))),
        todo: found.todo.items.into_iter().map(todo::item).collect(),
        todo_count: number(found.counts.open),
        late: number(found.counts.late),
        today: number(found.counts.today),
        risk: found.risk.page.items.into_iter().map(|flow| line::row(flow, texts)).collect(),
        risk_count: found.risk.count.map_or(0, number),
        held: Held { client, us, third, waiting },
        news: found.news.into_iter().map(|one| news::line(one, texts)).collect(),
    };
    Ok(page(StatusCode::OK, home_page(&shell, &view)))
}

/// Above a thousand it says only that there are more.
pub fn number(count: Count) -> usize {
    usize::try_from(count.0).unwrap_or(0)
}
