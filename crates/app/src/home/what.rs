//! What one entry of a log comes to, in a word: of all its events the one that says most.

use crate::flows::plain;
use engine::flow::event;
use engine::flow::{DocumentStatus, Event};
use model::{Definition, definition::Outcome};

/// Titles are those of the template, without the flow's own data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Completed,
    Cancelled,
    Started { template: String },
    SentBack { step: String },
    Milestone { name: String },
    Overdue,
    StageFinished { stage: String },
    Answered { step: String, outcome: Outcome },
    Decided { step: String, verdict: DocumentStatus },
}

impl What {
    /// The one that says most comes first.
    fn rank(&self) -> u8 {
        match self {
            Self::Completed => 0,
            Self::Cancelled => 1,
            Self::Started { .. } => 2,
            Self::SentBack { .. } => 3,
            Self::Milestone { .. } => 4,
            Self::Overdue => 5,
            Self::StageFinished { .. } => 6,
            Self::Answered { .. } => 7,
            Self::Decided { .. } => 8,
        }
    }
}

/// `None` where nothing happened that others would want to know.
pub(super) fn told(definition: &Definition, events: &[Event]) -> Option<What> {
    events.iter().filter_map(|event| of(definition, event)).min_by_key(What::rank)
}

fn of(definition: &Definition, event: &Event) -> Option<What> {
    let title = |key: &str| definition.step(key).map_or_else(|| key.to_owned(), |step| plain(&step.title));
    Some(match event {
        Event::FlowCompleted { .. } => What::Completed,
        Event::FlowCancelled { .. } => What::Cancelled,
        Event::Started { .. } => What::Started { template: definition.name.clone() },
        Event::SentBack { step, .. } => What::SentBack { step: title(step) },
        Event::MilestoneReached { milestone, .. } => What::Milestone { name: milestone.replace('_', " ") },
        Event::Overdue { .. } => What::Overdue,
        Event::StageFinished { stage, .. } => {
            let named = definition.stages.iter().find(|one| one.key == *stage);
            What::StageFinished { stage: named.map_or_else(|| stage.clone(), |one| one.name.clone()) }
        }
        Event::Answered(event::Answered { step, outcome, .. }) => {
            What::Answered { step: title(step), outcome: *outcome }
        }
        Event::DocumentDecided(event::DocumentDecided { step, verdict, .. }) => {
            What::Decided { step: title(step), verdict: *verdict }
        }
        _ => return None,
    })
}
