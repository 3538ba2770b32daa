//! What waits for somebody outside, and how far their flows are.

use super::{
    Guest, GuestFlow,
    flows::{flows, newest},
};
use crate::{Ctx, problem::Problem, templates};
use model::{Id, Instant, definition::Kind};
use store::{Page, PageRequest, portal::flows as store_of};

pub struct Home {
    /// Soonest due first, at most 100.
    pub waiting: Vec<Waiting>,
    pub flows: Page<GuestFlow>,
    /// Exact to 1 000.
    pub ended: i64,
    pub last_message: Option<LastMessage>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub assignment: Id,
    pub flow: Id,
    pub kind: Kind,
    pub title: String,
    /// Of the template.
    pub flow_name: String,
    pub record_name: String,
    pub due_at: Option<Instant>,
    pub opened_at: Instant,
    /// Name of whoever may do it for them, and until when.
    pub lent: Option<(String, Instant)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastMessage {
    pub flow: Id,
    /// None for what the template wrote.
    pub author: Option<Id>,
    pub author_name: String,
    pub text: String,
    pub at: Instant,
}

/// # Errors
/// Storage that cannot be reached.
pub async fn home(ctx: &Ctx, guest: &Guest, page: PageRequest) -> Result<Home, Problem> {
    let (db, viewer) = (&ctx.app.db, guest.viewer());
    let flows = flows(ctx, guest, false, page).await?;
    let newest = newest(ctx, guest, &flows.items).await?.into_iter().next();
    let last_message = newest.map(|(flow, one)| LastMessage {
        flow: flow.flow.clone(),
        author: one.author,
        author_name: one.author_name,
        text: one.body,
        at: one.created_at,
    });
    Ok(Home {
        waiting: waiting(ctx, guest).await?,
        ended: store_of::ended(db, &viewer, guest.of()).await?,
        flows,
        last_message,
    })
}

async fn waiting(ctx: &Ctx, guest: &Guest) -> Result<Vec<Waiting>, Problem> {
    let mut waiting = Vec::new();
    for row in store_of::todo(&ctx.app.db, &guest.viewer(), guest.of(), ctx.now).await? {
        let published =
            templates::load(&ctx.app, &guest.organisation, &row.template_key, row.template_version).await?;
        let step = published.definition.step(&row.step_key);
        waiting.push(Waiting {
            kind: step.map_or(Kind::Task, |step| step.kind),
            flow_name: published.definition.name.clone(),
            assignment: row.assignment,
            flow: row.flow,
            title: row.title,
            record_name: row.record_name,
            due_at: row.due_at,
            opened_at: row.opened_at,
            lent: row.lent,
        });
    }
    Ok(waiting)
}
