//! Steps: done stages folded, the running one open with the thing to act on, the rest to come.

use super::{
    Head, Tab,
    act_panel::{coming, open},
    steps_done::done,
};
use crate::{
    act::{Act, Review},
    local::count,
    part::{Custody, Due, Message, Seen, StageState, talk},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use model::{
    Instant,
    definition::{Kind, Outcome},
};

#[derive(Clone, Debug)]
pub struct Steps {
    pub stages: Vec<StageSteps>,
    /// The last few messages, shown beside.
    pub talk: Vec<Message>,
}

#[derive(Clone, Debug)]
pub struct StageSteps {
    pub name: String,
    pub state: StageState,
    pub steps: Vec<StepView>,
}

/// One step as far as it is now.
#[derive(Clone, Debug)]
pub struct StepView {
    pub key: String,
    pub kind: Kind,
    pub title: String,
    /// 1 for the first; shown from the second on.
    pub attempt: u32,
    pub custody: Custody,
    pub due: Option<Due>,
    pub state: StepState,
}

#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a handful per page")]
pub enum StepState {
    Done {
        at: Instant,
        by: Option<String>,
        outcome: Outcome,
        /// What it gave, unfolded on demand.
        gave: Vec<Seen>,
    },
    Open {
        doing: Doing,
        /// "Link sent today 10:04, opened." May be empty.
        note: Option<String>,
        /// The reader holds it out of this group's pool and may put it back.
        put_back_to: Option<String>,
    },
    Skipped,
    Withdrawn {
        why: Option<String>,
    },
    Coming,
}

/// What the reader can do about an open step.
#[derive(Clone, Debug)]
pub enum Doing {
    /// It is theirs.
    Act(Act),
    /// Documents are theirs to check.
    Review(Review),
    /// It lies in the pool of a group of theirs.
    PickUp { group: String },
    /// Nobody plays the role; the reader may choose people.
    Unbound { role: String, role_name: String },
    /// Somebody else's.
    Watch,
}

pub fn steps(staff: &Staff, head: &Head, page: &Steps) -> Markup {
    head.page(
        staff,
        Tab::Steps,
        html! {
            div."grid"."flex-1"."gap-x-12"."gap-y-10"."border-t"."border-rule"."px-4"."pt-6"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_19.5rem]" {
                div."min-w-0" { ol."track" { @for stage in &page.stages { (self::stage(staff, head, stage)) } } }
                section."min-w-0" aria-labelledby="talk" {
                    h2 #talk."text-lg"."font-semibold" { "Messages" }
                    @if page.talk.is_empty() { p."mt-1"."text-muted" { "Nobody has written yet." } }
                    (talk(&page.talk, &staff.local))
                    p."mt-4" { a."btn"."btn-outline"."h-8"."border-edge"."px-3" href=(paths::flow_messages(&head.id)) { "Write a message" } }
                }
            }
        },
    )
}

fn stage(staff: &Staff, head: &Head, stage: &StageSteps) -> Markup {
    match stage.state {
        StageState::Done { at } => done_stage(staff, stage, at),
        StageState::Now { .. } => running_stage(staff, head, stage),
        StageState::Coming | StageState::Dropped => coming_stage(staff, stage),
    }
}

fn done_stage(staff: &Staff, stage: &StageSteps, at: Option<Instant>) -> Markup {
    let when = at.map_or_else(String::new, |at| format!(", done {}", staff.local.day_within(at)));
    html! {
        li."done" { details."group" {
            summary."track-fold" {
                span { b { (stage.name) } span { (count(stage.steps.len(), "step", "steps")) (when) } }
                (crate::part::icon_of("chevron-down", "icon ms-auto text-muted group-open:rotate-180"))
            }
            div."flex"."flex-col"."gap-2"."pb-4" { @for step in &stage.steps { (done(staff, step)) } }
        } }
    }
}

fn running_stage(staff: &Staff, head: &Head, stage: &StageSteps) -> Markup {
    let is_open = |step: &&StepView| matches!(step.state, StepState::Open { .. });
    let open_steps: Vec<&StepView> = stage.steps.iter().filter(is_open).collect();
    let mine = |step: &&&StepView| matches!(&step.state, StepState::Open { doing, .. } if !matches!(doing, Doing::Watch));
    html! {
        li class={ "now " (head.custody.holder.class()) } {
            h2."track-fold" { span { b { (stage.name) } span {
                @if open_steps.len() > 1 { (count(open_steps.len(), "step", "steps")) " side by side" }
            } } }
            div."flex"."flex-col"."gap-3"."pb-3" {
                @for step in stage.steps.iter().filter(|step| !is_open(step) && !matches!(step.state, StepState::Coming)) { (done(staff, step)) }
                @for step in open_steps.iter().filter(mine) { (open(staff, head, step)) }
                @for step in open_steps.iter().filter(|step| !mine(step)) { (open(staff, head, step)) }
                (coming(staff, &stage.steps))
            }
        }
    }
}

fn coming_stage(staff: &Staff, stage: &StageSteps) -> Markup {
    let words = if stage.state == StageState::Dropped { "not reached" } else { "to come" };
    html! {
        li."coming" {
            h2."track-fold" { span { b { (stage.name) } span { (words) } } }
            (coming(staff, &stage.steps))
        }
    }
}
