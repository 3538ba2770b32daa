//! What the benchmark needs to know of what was made, as one line of JSON.

use crate::{
    Failure,
    firm::{self, Firm, PASSWORD, WITH_PASSWORD},
    said,
};
use app::{
    flows::{self, FlowFilter, FlowQuery, ListOrder, Sort},
    records::{ListQuery, Order, status},
    secrets::link_token::LinkToken,
};
use serde_json::{Value, json};
use store::{PageRequest, Viewer, assignments, links};

/// Flows and links of each kind to look at.
const LINES: u32 = 200;

pub async fn report(firm: &Firm) -> Result<Value, Failure> {
    let emails: Vec<String> = (0..WITH_PASSWORD).map(firm::email).collect();
    let running =
        ids(firm, FlowFilter { status: Some("running".to_owned()), ..FlowFilter::default() }).await?;
    let clients =
        ids(firm, FlowFilter { held_by: Some("client".to_owned()), ..FlowFilter::default() }).await?;
    let mut actions = Vec::new();
    for flow in &clients {
        actions.extend(action(firm, flow).await?);
    }
    Ok(json!({
        "emails": emails,
        "password": PASSWORD,
        "members": firm.members,
        "flows": running,
        "records": records(firm).await?,
        "actions": actions,
        "template": "seed-3",
    }))
}

async fn ids(firm: &Firm, filter: FlowFilter) -> Result<Vec<model::Id>, Failure> {
    let query = FlowQuery { filter, order: ListOrder::usual(Sort::Started), page: PageRequest::first(LINES) };
    let found = flows::list(&firm.operator(), &query).await.map_err(said)?;
    Ok(found.page.items.into_iter().map(|line| line.flow.id).collect())
}

async fn records(firm: &Firm) -> Result<Vec<model::Id>, Failure> {
    let query = ListQuery {
        kind: "client".to_owned(),
        status: status::ACTIVE.to_owned(),
        owner: None,
        tag: None,
        text: None,
        order: Order::default(),
        page: PageRequest::first(LINES),
    };
    let found = app::records::page(&firm.operator(), &query).await.map_err(said)?;
    Ok(found.items.into_iter().map(|line| line.id).collect())
}

/// The token of a link that opens the client's part.
async fn action(firm: &Firm, flow: &model::Id) -> Result<Option<String>, Failure> {
    let viewer = Viewer::system(firm.organisation.clone());
    let open = assignments::of_flow(&firm.app.db, &viewer, flow).await?;
    let Some(assignment) = open.iter().find(|assignment| assignment.is_open) else { return Ok(None) };
    let Some(person) = &assignment.person else { return Ok(None) };
    let link = links::of_assignment(&firm.app.db, &viewer, &assignment.id, person).await?;
    let token = link.map(|link| LinkToken { link: link.id, generation: link.generation });
    Ok(token.map(|token| token.write(&firm.app.key)))
}
