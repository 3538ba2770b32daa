//! Steps: done stages folded, the running one open with the thing to act on, the rest to come.

use super::{
    Head, Tab,
    act_panel::{coming, open},
    beside::beside,
    prepare::Prepare,
    steps_done::done,
};
use crate::{
    act::{Act, Review},
    pages::flow::Intervention,
    part::{ClockLine, Custody, Due, Message, Seen, StageState, TimeWent, icon_of},
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
    pub clocks: Vec<ClockLine>,
    /// `None` before anybody held anything.
    pub time_went: Option<TimeWent>,
    /// Whom the reader can write to from here, if they may.
    pub write_to: Option<WriteTo>,
    /// An answer that came too late: somebody else closed the step a moment before.
    pub too_late: Option<TooLate>,
}

#[derive(Clone, Debug)]
pub struct TooLate {
    /// Who closed what, and when.
    pub said: String,
    /// Question and what was typed.
    pub typed: Vec<(String, String)>,
}

/// The box beside the steps.
#[derive(Clone, Debug)]
pub struct WriteTo {
    /// The first outside role: its key, and who plays it.
    pub outside: Option<(String, String)>,
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
    /// What the reader may do about it besides answering.
    pub menu: Vec<Intervention>,
    /// It could not change the record, and the reader may have that tried again.
    pub can_retry: bool,
}

#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a handful per page")]
pub enum StepState {
    Done {
        at: Instant,
        by: Option<String>,
        /// Who wrote it down for them, where somebody did.
        recorded_by: Option<String>,
        outcome: Outcome,
        /// What it gave, unfolded on demand.
        gave: Vec<Seen>,
    },
    Open {
        doing: Doing,
        /// "Link sent today 10:04." May be empty.
        note: Option<String>,
        /// The reader holds it out of this group's pool and may put it back.
        put_back_to: Option<String>,
        /// People outside who have it, whose answer the reader may write down: id and name.
        record_for: Vec<(String, String)>,
    },
    Skipped {
        /// Who skipped it, and why; its condition did not hold where nobody did.
        by: Option<String>,
        why: Option<String>,
    },
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
    /// Its details are theirs to complete first.
    Prepare(Prepare),
    /// Documents are theirs to check.
    Review(Review),
    /// It lies in the pool of a group of theirs.
    PickUp { group: String },
    /// Nobody has it; the reader may choose people. `why` says so: "Nobody is Analyst yet, so this waits for you."
    Unbound { role: String, why: String },
    /// A named signal from outside, which the reader may say has come.
    Await,
    /// Somebody else's.
    Watch,
}

impl StepView {
    fn is_open(&self) -> bool {
        matches!(self.state, StepState::Open { .. })
    }

    /// What is the reader's to do comes first, then what could be, then what is somebody else's.
    fn rank(&self) -> u8 {
        match &self.state {
            StepState::Open { doing: Doing::Act(_) | Doing::Prepare(_) | Doing::Review(_), .. } => 0,
            StepState::Open {
                doing: Doing::PickUp { .. } | Doing::Unbound { .. } | Doing::Await, ..
            } => 1,
            _ => 2,
        }
    }
}

pub fn steps(staff: &Staff, head: &Head, page: &Steps) -> Markup {
    head.page(
        staff,
        Tab::Steps,
        html! {
            div."grid"."flex-1"."content-start"."gap-x-12"."gap-y-10"."border-t"."border-rule"."px-4"."pt-6"."pb-12"."lg:px-8"."xl:grid-cols-[minmax(0,1fr)_19.5rem]" {
                div."min-w-0" {
                    @if let Some(late) = &page.too_late { (too_late(staff, late)) }
                    ol."track" { @for stage in &page.stages { (self::stage(staff, head, stage)) } }
                }
                (beside(staff, head, page))
            }
        },
    )
}

/// What was typed is not lost: it can be copied from here.
fn too_late(staff: &Staff, late: &TooLate) -> Markup {
    html! {
        div."mb-6"."rounded-box"."border-2"."border-error"."p-4" role="alert" {
            p."font-medium"."wrap-anywhere" { (late.said) }
            @if !late.typed.is_empty() {
                dl."mt-3"."flex"."flex-col"."gap-2" aria-label=(staff.local.texts().step_what_you_typed()) {
                    @for (label, text) in &late.typed { div { dt."text-sm"."text-muted" { (label) } dd."whitespace-pre-line"."wrap-anywhere" { (text) } } }
                }
            }
        }
    }
}

fn stage(staff: &Staff, head: &Head, stage: &StageSteps) -> Markup {
    match stage.state {
        StageState::Done { at } => done_stage(staff, head, stage, at),
        StageState::Now { .. } => running_stage(staff, head, stage),
        StageState::Coming | StageState::Dropped => coming_stage(staff, head, stage),
    }
}

fn done_stage(staff: &Staff, head: &Head, stage: &StageSteps, at: Option<Instant>) -> Markup {
    let texts = staff.local.texts();
    let again = stage.steps.iter().filter(|step| step.attempt > 1).count();
    html! {
        li."done" { details."group" {
            summary."track-fold" {
                span { b { (stage.name) } span {
                    (texts.step_count(stage.steps.len()))
                    @if let Some(at) = at { ", " (texts.step_done_on(staff.local.day_within(at))) }
                    @if again > 0 { ", " (texts.step_done_again(again)) }
                } }
                (icon_of("chevron-down", "icon ms-auto text-muted group-open:rotate-180"))
            }
            div."flex"."flex-col"."gap-2"."pb-4" { @for step in &stage.steps { (done(staff, head, step)) } }
        } }
    }
}

fn running_stage(staff: &Staff, head: &Head, stage: &StageSteps) -> Markup {
    let mut open_steps: Vec<&StepView> = stage.steps.iter().filter(|step| step.is_open()).collect();
    open_steps.sort_by_key(|step| step.rank());
    let over = |step: &&StepView| !step.is_open() && !matches!(step.state, StepState::Coming);
    html! {
        li class={ "now " (head.custody.holder.class()) } {
            h2."track-fold" { span { b { (stage.name) } span {
                @if open_steps.len() > 1 { (staff.local.texts().step_side_by_side(open_steps.len())) }
            } } }
            div."flex"."flex-col"."gap-3"."pb-3" {
                @for step in stage.steps.iter().filter(over) { (done(staff, head, step)) }
                @for step in &open_steps { (open(staff, head, step)) }
                (coming(staff, head, &stage.steps))
            }
        }
    }
}

fn coming_stage(staff: &Staff, head: &Head, stage: &StageSteps) -> Markup {
    let texts = staff.local.texts();
    let words =
        if stage.state == StageState::Dropped { texts.step_not_reached() } else { texts.step_to_come() };
    html! {
        li."coming" {
            h2."track-fold" { span { b { (stage.name) } span { (words) } } }
            (coming(staff, head, &stage.steps))
        }
    }
}
