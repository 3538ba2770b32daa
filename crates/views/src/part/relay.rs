//! Progress by stage, small in lists and large with its words.

use super::Holder;
use crate::local::Local;
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Stage {
    pub name: String,
    pub state: StageState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageState {
    Done {
        at: Option<Instant>,
    },
    /// How many steps are open in it.
    Now {
        open: usize,
    },
    Coming,
    /// Nothing in it ran: the flow ended before.
    Dropped,
}

impl StageState {
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Done { .. } => Some("done"),
            Self::Now { .. } => Some("now"),
            Self::Coming | Self::Dropped => None,
        }
    }
}

/// One slanted piece per stage; the running one has the holder's colour. Says itself for those who listen.
pub fn relay(stages: &[Stage], holder: Holder, texts: Texts) -> Markup {
    let now = stages.iter().position(|stage| matches!(stage.state, StageState::Now { .. }));
    let label = match now {
        Some(at) => texts.part_relay(stages.len(), &stages[at].name, at + 1),
        None => texts.part_relay_still(stages.len()),
    };
    html! {
        span class={ "relay " (holder.class()) } role="img" aria-label=(label) {
            @for stage in stages { i class=[stage.state.class()] {} }
        }
    }
}

/// The same with words under each piece.
pub fn stages(stages: &[Stage], holder: Holder, local: &Local) -> Markup {
    html! {
        ol class={ "stages " (holder.class()) } {
            @for stage in stages {
                li class=[stage.state.class()] aria-current=[current(stage)] {
                    b { (stage.name) } span { (words(stage.state, local)) }
                }
            }
        }
    }
}

fn current(stage: &Stage) -> Option<&'static str> {
    matches!(stage.state, StageState::Now { .. }).then_some("step")
}

fn words(state: StageState, local: &Local) -> String {
    let texts = local.texts();
    match state {
        StageState::Done { at: Some(at) } => local.date(at),
        StageState::Done { at: None } => texts.part_stage_done().to_owned(),
        StageState::Now { open: 0 } => texts.part_stage_now().to_owned(),
        StageState::Now { open } => texts.part_stage_open(open),
        StageState::Coming => texts.part_stage_coming().to_owned(),
        StageState::Dropped => texts.part_stage_dropped().to_owned(),
    }
}
