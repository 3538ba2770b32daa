//! The top of a workspace: who holds it, by when, how far; then the tabs.

use crate::{
    pages::flow::FlowStatus,
    part::{self, Custody, Derivation, Due, Stage, derivation, held_by, icon, stages},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::Instant;

/// What all tabs of a workspace show.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: String,
    pub record: String,
    pub template: String,
    pub status: FlowStatus,
    pub started: Instant,
    pub ended: Option<Instant>,
    /// "Denied by Priya Raman", "Cancelled: duplicate"; for a flow that has ended.
    pub ending: Option<String>,
    pub owner: String,
    pub custody: Custody,
    pub stages: Vec<Stage>,
    pub deadline: Option<DeadlineView>,
    /// The open step that is latest, if one is late and the deadline above is another's.
    pub late: Option<Late>,
    pub messages: usize,
    pub files: usize,
    /// The reader may cancel it.
    pub can_cancel: bool,
}

#[derive(Clone, Debug)]
pub struct DeadlineView {
    pub step: String,
    pub due: Due,
    pub derivation: Option<Derivation>,
}

#[derive(Clone, Debug)]
pub struct Late {
    /// Key of the step.
    pub step: String,
    pub due: Due,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Steps,
    Messages,
    Files,
    History,
}

impl Head {
    /// The whole page with `main` under the tabs.
    pub(super) fn page(&self, staff: &Staff, tab: Tab, main: Markup) -> Markup {
        staff.page(
            &format!("{}, {}", self.record, self.template),
            Place::Flows,
            html! {
                (self.title(staff))
                (self.bar(staff))
                @if let Some(derived) = self.deadline.as_ref().and_then(|deadline| deadline.derivation.as_ref()) {
                    (self.unfolded(staff, derived))
                }
                (self.tabs(tab))
                (main)
            },
        )
    }

    fn title(&self, staff: &Staff) -> Markup {
        html! {
            div."px-4"."pt-5"."lg:px-8" data-live=(self.id) data-live-latest=(paths::flow_latest(&self.id)) {
                nav."text-sm"."text-muted" aria-label="Breadcrumb" { a."link-quiet" href=(paths::FLOWS) { "Flows" } }
                div."mt-1"."flex"."items-start"."gap-2" {
                    h1."min-w-0"."flex-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (self.record) }
                    @if self.can_cancel { (self.menu()) }
                }
                p."mt-0.5"."text-muted" {
                    (self.template) ", " (self.status_words(staff)) " · Owner " (self.owner)
                }
            }
        }
    }

    fn status_words(&self, staff: &Staff) -> String {
        let since = |at: Instant| staff.local.date(at);
        match (self.status, self.ended) {
            (FlowStatus::Running, _) => format!("running since {}", since(self.started)),
            (FlowStatus::Paused, _) => format!("paused, started {}", since(self.started)),
            (status, Some(ended)) => format!("{} {}", status.key(), since(ended)),
            (status, None) => status.key().to_owned(),
        }
    }

    fn menu(&self) -> Markup {
        html! {
            details."dropdown"."dropdown-end" data-controller="menu" {
                summary."btn"."btn-outline"."btn-square"."h-9"."w-9"."border-rule" aria-label="More about this flow" { (icon("ellipsis")) }
                div."menu-panel"."mt-1.5"."w-56" {
                    ul { li { a."menu-row" href=(paths::flow_cancellation(&self.id)) { (icon("ban")) "Cancel this flow…" } } }
                }
            }
        }
    }

    fn bar(&self, staff: &Staff) -> Markup {
        html! {
            div."mx-4"."mt-4"."grid"."gap-x-10"."gap-y-4"."border-y"."border-rule"."py-3.5"."lg:mx-8"."md:grid-cols-2"."xl:grid-cols-[auto_auto_minmax(0,1fr)]" {
                @match self.ended {
                    Some(ended) => { div."md:col-span-2"."xl:col-span-2" {
                        p."eyebrow" { "Ended" }
                        p."mt-1"."text-md" { (part::moment(ended, &staff.local)) }
                        @if let Some(ending) = &self.ending { p."text-sm"."text-muted"."wrap-anywhere" { (ending) } }
                    } }
                    None => {
                        div { (self.holder(staff)) }
                        div { p."eyebrow" { "Next deadline" } (self.deadline(staff)) }
                    }
                }
                div."md:col-span-2"."xl:col-span-1" {
                    p."eyebrow" { "Progress" }
                    div."mt-2.5" { (stages(&self.stages, self.custody.holder, &staff.local)) }
                }
            }
        }
    }

    fn holder(&self, staff: &Staff) -> Markup {
        html! {
            p."eyebrow" { "Held by" }
            p."mt-1"."flex"."text-md" { (held_by(self.custody.holder, self.custody.who.as_deref(), staff.local.texts())) }
            @if let Some(since) = self.custody.since { p."text-sm"."text-muted" { "since " (part::moment_within(since, &staff.local)) } }
        }
    }

    fn deadline(&self, staff: &Staff) -> Markup {
        html! {
            @match &self.deadline {
                Some(deadline) => {
                    p."mt-1"."text-md"."font-semibold" { (part::due(&deadline.due, &staff.local)) }
                    p."text-sm"."text-muted" { (deadline.step) }
                }
                None => { p."mt-1"."text-md"."text-muted" { "None" } }
            }
            @if let Some(late) = &self.late {
                p."text-sm" { a."link-quiet"."text-error" href=(paths::step_on_page(&self.id, &late.step)) { "one step is " (staff.local.distance(late.due.at)) } }
            }
        }
    }

    fn unfolded(&self, staff: &Staff, derived: &Derivation) -> Markup {
        html! {
            details."mx-4"."py-2"."lg:mx-8" {
                summary."flex"."min-h-6"."items-center"."gap-1.5"."text-sm"."font-medium" {
                    (part::icon("chevron-down")) "Why " (staff.local.day_and_time_within(derived.due))
                }
                div."mt-1"."pb-2" { (derivation(derived, &staff.local)) }
            }
        }
    }

    fn tabs(&self, here: Tab) -> Markup {
        let tab = |tab: Tab, href: String, name: &str, count: usize| {
            let class = if tab == here { "tab tab-active" } else { "tab" };
            html! { a class=(class) href=(href) aria-current=[(tab == here).then_some("page")] {
                (name) @if count > 0 { span."ms-1.5"."font-normal"."text-muted" { (count) } }
            } }
        };
        html! {
            nav."tabs"."tabs-border"."border-t"."border-rule"."px-1"."lg:px-5" aria-label="Workspace" {
                (tab(Tab::Steps, paths::flow(&self.id), "Steps", 0))
                (tab(Tab::Messages, paths::flow_messages(&self.id), "Messages", self.messages))
                (tab(Tab::Files, paths::flow_files(&self.id), "Files", self.files))
                (tab(Tab::History, paths::flow_history(&self.id), "History", 0))
            }
        }
    }
}
