//! One line of a list of flows.

use app::flows::FlowLine;
use model::Definition;
use store::flows::{Alarm as Marked, FlowSummary};
use texts::Texts;
use views::{
    pages::flow::{Alarm, FlowRow, FlowStatus},
    part::{Due, Holder, Stage, StageState},
};

pub fn row(line: FlowLine, texts: Texts) -> FlowRow {
    let (flow, definition) = (line.flow, &line.template.definition);
    let status =
        FlowStatus::ALL.into_iter().find(|status| status.key() == flow.status).unwrap_or(FlowStatus::Running);
    FlowRow {
        id: flow.id.to_string(),
        stages: stages(definition, flow.stage.as_deref(), status),
        template: definition.name.clone(),
        status,
        holder: holder(flow.held_by.as_deref()),
        who: if status == FlowStatus::Running { who(&flow, texts) } else { None },
        since: flow.held_since,
        alarm: match flow.alarm {
            Marked::None => Alarm::None,
            Marked::Amber => Alarm::Amber,
            Marked::Red => Alarm::Red,
        },
        priority: flow.priority,
        due: flow.next_due_at.map(|at| Due { at, since: flow.due_since, whole_day: false }),
        started: flow.started_at,
        ended: flow.ended_at,
        record: if flow.name.is_empty() { texts.case_erased_record().to_owned() } else { flow.name },
        owner: flow.owner_name.unwrap_or_default(),
    }
}

fn who(flow: &FlowSummary, texts: Texts) -> Option<String> {
    let first = match (&flow.holder, flow.is_pool) {
        (Some(group), true) => texts.flows_group(group),
        (Some(name), false) => name.clone(),
        (None, _) => return Some(texts.flows_nobody_yet().to_owned()),
    };
    let others = flow.holders - 1;
    Some(if others > 0 { texts.flows_and_others(first, others) } else { first })
}

pub fn holder(word: Option<&str>) -> Holder {
    match word {
        Some("us") => Holder::Us,
        Some("client") => Holder::Client,
        Some("third_party") => Holder::ThirdParty,
        _ => Holder::Waiting,
    }
}

/// `now` is the first stage that is not finished.
fn stages(definition: &Definition, now: Option<&str>, status: FlowStatus) -> Vec<Stage> {
    let at = definition.stages.iter().position(|stage| Some(stage.key.as_str()) == now).unwrap_or(0);
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
