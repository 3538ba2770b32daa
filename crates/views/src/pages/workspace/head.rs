//! The top of a workspace: whose it is, what may be done with the whole of it; then bar, deadline and tabs.

use super::{
    head_bar,
    related::{Related, related},
};
use crate::{
    pages::flow::{FlowStatus, Intervention},
    part::{Custody, Derivation, Due, Stage, counted, icon, icon_of},
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
    /// Who paused it and why, while it is paused.
    pub paused: Option<String>,
    /// How it came to an end before its last step: who, what, why.
    pub ending: Option<String>,
    pub owner: Option<String>,
    pub related: Related,
    pub custody: Custody,
    pub stages: Vec<Stage>,
    pub deadline: Option<DeadlineView>,
    /// Open steps whose deadline has passed.
    pub late: Option<Late>,
    /// Roles that open steps wait for.
    pub without_people: Vec<RoleLink>,
    pub messages: usize,
    pub files: usize,
    pub menu: Menu,
}

#[derive(Clone, Debug)]
pub struct DeadlineView {
    /// Title of the step.
    pub step: String,
    pub due: Due,
    pub derivation: Option<Derivation>,
}

#[derive(Clone, Debug)]
pub struct Late {
    pub count: usize,
    /// Key of the one that is latest.
    pub step: String,
    pub due: Due,
}

#[derive(Clone, Debug)]
pub struct RoleLink {
    pub key: String,
    /// "Nobody is Sanctions analyst yet"
    pub said: String,
}

/// Acts on the whole flow that the reader may do now.
#[derive(Clone, Debug, Default)]
pub struct Menu {
    pub people: bool,
    /// Pause, resume, priority.
    pub interventions: Vec<Intervention>,
    /// Keys and titles of steps of theirs that can be sent back.
    pub send_back: Vec<(String, String)>,
    /// To another version of its template, or back from it.
    pub version: Option<ToVersion>,
    pub cancel: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToVersion {
    Move,
    Undo,
}

impl Menu {
    fn is_empty(&self) -> bool {
        !self.people
            && !self.cancel
            && self.send_back.is_empty()
            && self.interventions.is_empty()
            && self.version.is_none()
    }
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
                (head_bar::bar(self, staff))
                (head_bar::unfolded(self, staff, tab))
                (self.tabs(staff, tab))
                (main)
            },
        )
    }

    fn title(&self, staff: &Staff) -> Markup {
        let texts = staff.local.texts();
        html! {
            // What the page shows and who changed it last, for `ts/live.ts`.
            div."px-4"."pt-5"."lg:px-8" data-live=(self.id) data-live-latest=(paths::flow_latest(&self.id)) {
                nav."text-sm"."text-muted" aria-label=(texts.workspace_breadcrumb()) {
                    a."link-quiet" href=(paths::FLOWS) { (texts.workspace_flows()) }
                }
                div."mt-1"."flex"."items-start"."gap-2" {
                    h1."min-w-0"."flex-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (self.record) }
                    @if !self.menu.is_empty() { (self.menu(staff)) }
                }
                p."mt-0.5"."text-muted"."wrap-anywhere" {
                    (self.template) ", " (self.status_words(staff))
                    " · " @match &self.owner {
                        Some(owner) => (texts.workspace_owner(owner)),
                        None => (texts.workspace_owner_nobody()),
                    }
                }
                (related(staff, &self.related))
            }
        }
    }

    fn is_unfolded(&self) -> bool {
        self.deadline.as_ref().is_some_and(|deadline| deadline.derivation.is_some())
    }

    fn status_words(&self, staff: &Staff) -> String {
        let (texts, day) = (staff.local.texts(), |at| staff.local.date(at));
        let ended = day(self.ended.unwrap_or(self.started));
        match self.status {
            FlowStatus::Running => texts.workspace_running(day(self.started)),
            FlowStatus::Paused => texts.workspace_paused(day(self.started)),
            FlowStatus::Completed => texts.workspace_completed(ended),
            FlowStatus::Cancelled => texts.workspace_cancelled(ended),
        }
    }

    fn menu(&self, staff: &Staff) -> Markup {
        let texts = staff.local.texts();
        html! {
            details."dropdown"."dropdown-end" data-controller="menu" {
                summary."btn"."btn-outline"."btn-square"."h-9"."w-9"."border-rule" aria-label=(texts.workspace_more()) { (icon("ellipsis")) }
                div."menu-panel"."mt-1.5"."w-72" {
                    ul {
                        @for (step, title) in &self.menu.send_back {
                            li { a."menu-row"."py-1.5" href=(paths::send_back(&self.id, step)) { (icon("undo-2")) span."min-w-0"."wrap-anywhere" { (texts.workspace_menu_send_back(title)) } } }
                        }
                        @if self.menu.people { li { a."menu-row" href=(paths::flow_roles(&self.id)) { (icon("users")) (texts.workspace_menu_people()) } } }
                        @for act in &self.menu.interventions {
                            li { a."menu-row" href=(act.at_flow(&self.id)) { (icon(act.icon())) (act.entry(texts)) } }
                        }
                        @if let Some(version) = self.menu.version {
                            li { a."menu-row" href=(paths::flow_version(&self.id)) { (icon("layout-template")) (match version {
                                ToVersion::Move => texts.migration_menu(),
                                ToVersion::Undo => texts.migration_menu_undo(),
                            }) } }
                        }
                        @if self.menu.cancel { li { a."menu-row"."text-error" href=(paths::flow_cancellation(&self.id)) { (icon("ban")) (texts.workspace_menu_cancel()) } } }
                    }
                }
            }
        }
    }

    fn tabs(&self, staff: &Staff, here: Tab) -> Markup {
        let texts = staff.local.texts();
        let tab = |tab: Tab, href: String, name: &str, count: usize| {
            let class = if tab == here { "tab tab-active" } else { "tab" };
            html! { a class=(class) href=(href) aria-current=[(tab == here).then_some("page")] {
                (name) @if count > 0 { span."ms-1.5"."font-normal"."text-muted" { (counted(count, texts)) } }
            } }
        };
        html! {
            nav class=(if self.is_unfolded() { TABS_BELOW_A_LINE } else { TABS }) aria-label=(texts.workspace_tabs()) {
                (tab(Tab::Steps, paths::flow(&self.id), texts.workspace_tab_steps(), 0))
                (tab(Tab::Messages, paths::flow_messages(&self.id), texts.workspace_tab_messages(), self.messages))
                (tab(Tab::Files, paths::flow_files(&self.id), texts.workspace_tab_files(), self.files))
                (tab(Tab::History, paths::flow_history(&self.id), texts.workspace_tab_history(), 0))
            }
        }
    }
}

/// The bar above ends in a line of its own.
const TABS: &str = "tabs tabs-border flex-nowrap overflow-x-auto px-1 pt-1 lg:px-5";
const TABS_BELOW_A_LINE: &str =
    "tabs tabs-border flex-nowrap overflow-x-auto border-t border-rule px-1 lg:px-5";

/// A line that asks for attention, with the colour of what it says.
pub(super) fn notice(drawing: &str, class: &'static str, words: Markup) -> Markup {
    html! { p class={ "flex items-start gap-1.5 text-sm " (class) } { (icon_of(drawing, "icon mt-0.5")) span."min-w-0"."wrap-anywhere" { (words) } } }
}
