//! All flows the member may see.

use crate::kit::{Answer, Answers, Signed, page};
use app::{flows, flows::FlowQuery, templates};
use axum::http::StatusCode;
use model::Definition;
use store::{Cursor, PageRequest, flows::FlowSummary, flows::list::FlowFilter as Filter, flows::list::Order, flows::list::Sort};
use views::{
    pages::flow::{FlowFilter, FlowRow, FlowStatus, Flows, list as flows_page},
    part::{Due, Holder, Stage, StageState},
};

pub async fn show(signed: Signed, query: Answers) -> Answer {
    let filter = filter(&query);
    let after = Cursor::parse(query.text("cursor"));
    let asked = FlowQuery {
        filter: stored(&filter),
        order: Order::usual(sort(&filter.sort)),
        page: PageRequest { after, ..PageRequest::default() },
    };
    let found = flows::list(&signed.ctx, &asked).await?;
    let templates = templates::list(&signed.ctx).await?;
    let view = Flows {
        rows: found.page.items.into_iter().map(|line| row(line.flow, &line.template.definition)).collect(),
        templates: templates.into_iter().map(|line| (line.key, line.name)).collect(),
        before: None,
        after: found.page.next.map(|next| next.encode()),
        total: Some(if found.count.is_capped() { "1 000+".to_owned() } else { found.count.0.to_string() }),
        filter,
    };
    Ok(page(StatusCode::OK, flows_page(&signed.shell().await?, &view)))
}

/// Running flows, unless something else is asked for.
fn filter(query: &Answers) -> FlowFilter {
    let status = match query.text("status") {
        "" => Some(FlowStatus::Running),
        word => FlowStatus::ALL.into_iter().find(|status| status.key() == word),
    };
    FlowFilter {
        status,
        template: query.given("template"),
        text: query.text("text").to_owned(),
        sort: query.text("sort").to_owned(),
    }
}

fn stored(filter: &FlowFilter) -> Filter {
    Filter {
        status: filter.status.map(|status| status.key().to_owned()),
        template_key: filter.template.clone(),
        name_starts: Some(filter.text.clone()).filter(|text| !text.is_empty()),
        ..Filter::default()
    }
}

fn sort(word: &str) -> Sort {
    match word {
        "started" => Sort::Started,
        "record" => Sort::Name,
        "updated" => Sort::Updated,
        _ => Sort::Due,
    }
}

fn row(line: FlowSummary, definition: &Definition) -> FlowRow {
    let status =
        FlowStatus::ALL.into_iter().find(|status| status.key() == line.status).unwrap_or(FlowStatus::Running);
    FlowRow {
        id: line.id.to_string(),
        stages: stages(definition, line.stage.as_deref(), status),
        record: line.record_name,
        template: definition.name.clone(),
        status,
        holder: holder(line.held_by.as_deref()),
        who: line.holder,
        since: line.held_since,
        owner: line.owner_name.unwrap_or_default(),
        due: line.next_due_at.map(|at| Due { at, since: Some(line.started_at), whole_day: false }),
    }
}

fn holder(word: Option<&str>) -> Holder {
    match word {
        Some("us") => Holder::Us,
        Some("client") => Holder::Client,
        Some("third_party") => Holder::ThirdParty,
        _ => Holder::Waiting,
    }
}

/// `now` is the first stage that is not finished.
fn stages(definition: &Definition, now: Option<&str>, status: FlowStatus) -> Vec<Stage> {
    let at = definition.stages.iter().position(|stage| Some(stage.key.as_str()) == now);
    let at = at.unwrap_or(0);
    let ended = matches!(status, FlowStatus::Completed | FlowStatus::Cancelled);
    let state = |place: usize| match place.cmp(&at) {
        std::cmp::Ordering::Less => StageState::Done { at: None },
        std::cmp::Ordering::Equal if status == FlowStatus::Completed => StageState::Done { at: None },
        std::cmp::Ordering::Equal if !ended => StageState::Now { open: 0 },
        _ if ended => StageState::Dropped,
        _ => StageState::Coming,
    };
    let stages = definition.stages.iter().enumerate();
    stages.map(|(place, stage)| Stage { name: stage.name.clone(), state: state(place) }).collect()
}
