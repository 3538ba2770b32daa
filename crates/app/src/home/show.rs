//! The whole page at once.

use super::{News, news};
use crate::{
    Ctx,
    flows::{self, FlowFilter, FlowQuery, Flows, ListOrder, Sort, at_risk},
    problem::Problem,
    todo::{self, TodoCounts, TodoLine},
};
use model::Instant;
use store::{Count, Page, PageRequest};

/// Lines of each list; the lists themselves have the rest.
const TODO_LINES: u32 = 10;
const RISK_LINES: u32 = 6;

pub struct Home {
    pub todo: Page<TodoLine>,
    pub counts: TodoCounts,
    /// The first of those at risk, and how many there are.
    pub risk: Flows,
    /// How many flows each party holds: us, client, third party, waiting.
    pub held: [Count; 4],
    pub news: Vec<News>,
}

/// `yesterday` is when it began and `end_of_day` when today ends, where the caller is.
///
/// # Errors
/// `NotFound` for callers who are no person.
pub async fn show(ctx: &Ctx, yesterday: Instant, end_of_day: Instant) -> Result<Home, Problem> {
    let counts = todo::count(ctx, end_of_day).await?;
    let todo = todo::list(ctx, &PageRequest::first(TODO_LINES)).await?;
    let risk = FlowQuery {
        filter: FlowFilter { risk_until: Some(at_risk::until(ctx).await?), ..FlowFilter::default() },
        order: ListOrder::usual(Sort::Due),
        page: PageRequest::first(RISK_LINES),
    };
    let risk = flows::list(ctx, &risk).await?;
    let held = store::flows::held(&ctx.app.db, ctx.caller.viewer()).await?;
    Ok(Home { todo, counts, risk, held, news: news(ctx, yesterday).await? })
}
