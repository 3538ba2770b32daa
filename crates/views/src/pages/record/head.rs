//! The top of a record: what it is, whose, what may be done with it; then its tabs.

use super::{
    list::{KindWords, tags},
    place,
};
use crate::{part::icon, paths, shell::Staff};
use maud::{Markup, html};

/// What all tabs of a record show.
#[derive(Clone, Debug)]
pub struct RecordHead {
    pub id: String,
    pub kind: KindWords,
    pub name: String,
    /// "Client since 12 January 2026, prospect before"
    pub since: String,
    pub owner: Option<String>,
    pub status: RecordStatus,
    pub tags: Vec<String>,
    /// The record it belongs to: id and name.
    pub belongs_to: Option<(String, String)>,
    /// What Start Workflow offers; with nothing to offer it is not there.
    pub starts: Vec<StartChoice>,
    /// The reader may change it.
    pub may_write: bool,
    pub can_convert: bool,
    pub can_merge: bool,
    pub can_archive: bool,
    /// The reader may have everything known of it erased.
    pub can_erase: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordStatus {
    Active,
    Archived,
    /// Stands for another: its id and name.
    Merged {
        id: String,
        name: String,
    },
}

/// A template that can be started from here.
#[derive(Clone, Debug)]
pub struct StartChoice {
    pub key: String,
    pub name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordTab {
    Overview,
    Files,
    Messages,
    History,
}

const TABS: &str = "tabs tabs-border mt-3 flex-nowrap overflow-x-auto border-b border-rule px-1 lg:px-5";

impl RecordHead {
    /// The whole page; `body` is what the tab shows.
    pub(super) fn page(&self, staff: &Staff, tab: RecordTab, body: Markup) -> Markup {
        staff.page(
            &self.name,
            place(&self.kind.key),
            html! {
                (self.top(staff))
                (self.tabs(staff, tab))
                div."flex-1"."px-4"."pt-6"."pb-12"."lg:px-8" { (body) }
            },
        )
    }

    fn top(&self, staff: &Staff) -> Markup {
        let texts = staff.local.texts();
        html! {
            div."px-4"."pt-5"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) {
                    a."link-quiet" href=(paths::records_of(&self.kind.key)) { (self.kind.plural) }
                }
                div."mt-1"."flex"."items-start"."gap-2" {
                    h1."min-w-0"."flex-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (self.name) }
                    (self.menu(staff))
                }
                p."mt-0.5"."text-muted"."wrap-anywhere" {
                    (self.since) " · "
                    @match &self.owner {
                        Some(owner) => { (texts.record_owned_by(owner)) }
                        None => { (texts.record_owned_by_nobody()) }
                    }
                    @if let Some((id, name)) = &self.belongs_to {
                        " · " (texts.record_field_belongs_to()) " " a."link-brand" href=(paths::record(id)) { (name) }
                    }
                }
                @if !self.tags.is_empty() { div."mt-1.5" { (tags(&self.tags)) } }
                (self.status_said(staff))
            }
        }
    }

    fn status_said(&self, staff: &Staff) -> Markup {
        let texts = staff.local.texts();
        html! {
            @match &self.status {
                RecordStatus::Active => {}
                RecordStatus::Archived => {
                    div."mt-3"."flex"."flex-wrap"."items-center"."gap-x-3"."gap-y-1"."rounded-box"."bg-base-200"."px-4"."py-2.5" {
                        span."min-w-0"."flex-1" { (texts.record_is_archived()) }
                        @if self.can_archive {
                            form method="post" action=(paths::record_restoring(&self.id)) {
                                (staff.hidden_inputs("restore"))
                                button."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" { (texts.record_restore()) }
                            }
                        }
                    }
                }
                RecordStatus::Merged { id, name } => {
                    p."mt-3"."rounded-box"."bg-base-200"."px-4"."py-2.5" {
                        (texts.record_was_merged()) " " a."link-brand" href=(paths::record(id)) { (name) }
                    }
                }
            }
        }
    }

    fn menu(&self, staff: &Staff) -> Markup {
        let texts = staff.local.texts();
        let is_active = self.status == RecordStatus::Active;
        let has_acts = self.may_write && !matches!(self.status, RecordStatus::Merged { .. });
        if self.starts.is_empty() && !has_acts {
            return Markup::default();
        }
        html! {
            details."dropdown"."dropdown-end" data-controller="menu" {
                summary."btn"."btn-outline"."btn-square"."h-9"."w-9"."border-rule" aria-label=(texts.record_acts()) { (icon("ellipsis")) }
                div."menu-panel"."mt-1.5"."max-h-[70vh]"."w-72"."overflow-y-auto" {
                    @if !self.starts.is_empty() {
                        p."menu-row"."pointer-events-none"."font-semibold" #start-workflow { (icon("play")) (texts.record_start_workflow()) }
                        ul aria-labelledby="start-workflow" { @for start in &self.starts {
                            li { a."menu-row"."ps-10" href=(paths::flow_new_for(&start.key, &self.id)) { span."min-w-0"."wrap-anywhere" { (start.name) } } }
                        } }
                    }
                    @if has_acts {
                        ul class=[(!self.starts.is_empty()).then_some("mt-1 border-t border-rule pt-1")] {
                            li { a."menu-row" href=(paths::record_edit(&self.id)) { (icon("pencil-line")) (texts.record_edit()) } }
                            @if self.can_convert { li { a."menu-row" href=(paths::record_conversion(&self.id)) { (icon("arrow-right")) (texts.record_convert()) } } }
                            @if self.can_merge { li { a."menu-row" href=(paths::record_merge(&self.id)) { (icon("copy")) (texts.record_merge()) } } }
                            @if self.can_archive && is_active { li {
                                form method="post" action=(paths::record_archiving(&self.id)) {
                                    (staff.hidden_inputs("archive"))
                                    button."menu-row"."w-full" { (icon("inbox")) (texts.record_archive()) }
                                }
                            } }
                            @if self.can_erase { li { a."menu-row" href=(paths::erasing_of("record", &self.id)) { (icon("eraser")) (texts.record_erase()) } } }
                        }
                    }
                }
            }
        }
    }

    fn tabs(&self, staff: &Staff, here: RecordTab) -> Markup {
        let texts = staff.local.texts();
        let tab = |tab: RecordTab, href: String, name: &str| {
            let class = if tab == here { "tab tab-active" } else { "tab" };
            html! { a class=(class) href=(href) aria-current=[(tab == here).then_some("page")] { (name) } }
        };
        html! {
            nav class=(TABS) aria-label=(texts.record_tabs()) {
                (tab(RecordTab::Overview, paths::record(&self.id), texts.record_tab_overview()))
                (tab(RecordTab::Files, paths::record_files(&self.id), texts.record_tab_files()))
                (tab(RecordTab::Messages, paths::record_messages(&self.id), texts.record_tab_messages()))
                (tab(RecordTab::History, paths::record_history(&self.id), texts.record_tab_history()))
            }
        }
    }
}
