//! A record at a glance: its flows, its fields, its people, and what belongs to it.

use super::head::{RecordHead, RecordStatus, RecordTab};
use crate::{
    Local,
    pages::flow::{FlowRow, table},
    part::{icon, initials},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

#[derive(Clone, Debug)]
pub struct FieldRow {
    pub label: String,
    pub value: String,
    /// `mailto:` and the like.
    pub href: Option<String>,
}

#[derive(Clone, Debug)]
pub struct ContactRow {
    pub id: String,
    pub name: String,
    pub email: Option<String>,
    /// "Finance director, primary contact"
    pub part: String,
    /// "May start what is offered to clients, sees all flows"
    pub rights: String,
}

/// Records of one kind that belong to this one.
#[derive(Clone, Debug)]
pub struct RelatedGroup {
    pub kind: String,
    pub plural: String,
    /// Id and name.
    pub records: Vec<(String, String)>,
    /// Where one more is made, for whoever may.
    pub may_add: bool,
}

/// A merge that can be undone.
#[derive(Clone, Debug)]
pub struct Undoable {
    pub id: String,
    pub name: String,
    pub at: Instant,
    /// Later ones have to be undone first.
    pub is_last: bool,
}

#[derive(Clone, Debug)]
pub struct Overview {
    pub running: Vec<FlowRow>,
    /// There are more of them than are shown.
    pub more_running: bool,
    pub ended: Vec<FlowRow>,
    pub more_ended: bool,
    pub fields: Vec<FieldRow>,
    pub contacts: Vec<ContactRow>,
    pub related: Vec<RelatedGroup>,
    pub merges: Vec<Undoable>,
}

pub fn overview(staff: &Staff, head: &RecordHead, page: &Overview) -> Markup {
    let texts = staff.local.texts();
    head.page(
        staff,
        RecordTab::Overview,
        html! {
            div."grid"."gap-x-12"."gap-y-10"."xl:grid-cols-[minmax(0,1fr)_20rem]" {
                div."flex"."min-w-0"."flex-col"."gap-10" {
                    section aria-labelledby="running" {
                        h2 #running."text-lg"."font-semibold" { (texts.record_running()) }
                        @if page.running.is_empty() { (no_flows(head, texts)) } @else { (table(&staff.local, &page.running, None)) }
                        @if page.more_running { (all(head, texts)) }
                    }
                    @if !page.ended.is_empty() {
                        section aria-labelledby="ended" {
                            h2 #ended."text-lg"."font-semibold" { (texts.record_finished()) }
                            (table(&staff.local, &page.ended, None))
                            @if page.more_ended { (all(head, texts)) }
                        }
                    }
                }
                aside."flex"."min-w-0"."flex-col"."gap-10" aria-label=(texts.record_beside()) {
                    (fields(head, &page.fields, texts))
                    (contacts(head, &page.contacts, texts))
                    @for group in &page.related { (related(head, group, texts)) }
                    @if !page.merges.is_empty() { (merges(staff, head, &page.merges)) }
                }
            }
        },
    )
}

fn all(head: &RecordHead, texts: Texts) -> Markup {
    html! { p."mt-2"."text-sm" { a."link-brand" href=(paths::record_history(&head.id)) { (texts.record_more_flows()) } } }
}

fn no_flows(head: &RecordHead, texts: Texts) -> Markup {
    html! {
        @if head.starts.is_empty() || head.status != RecordStatus::Active {
            p."mt-2"."max-w-[64ch]"."text-muted" { (texts.record_no_flows()) }
        } @else {
            p."mt-2"."max-w-[64ch]"."text-muted" { (texts.record_no_flows_yet()) }
            ul."mt-3"."flex"."flex-wrap"."gap-2" { @for start in head.starts.iter().take(4) {
                li { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::flow_new_for(&start.key, &head.id)) { (icon("play")) (start.name) } }
            } }
        }
    }
}

fn title(words: &str, act: Option<(String, &str)>) -> Markup {
    html! {
        div."flex"."items-baseline"."gap-3" {
            h2."min-w-0"."flex-1"."text-lg"."font-semibold"."wrap-anywhere" { (words) }
            @if let Some((href, word)) = act { a."link-quiet"."py-1"."text-sm"."text-muted" href=(href) { (word) } }
        }
    }
}

fn fields(head: &RecordHead, rows: &[FieldRow], texts: Texts) -> Markup {
    let edit = (head.may_write && !matches!(head.status, RecordStatus::Merged { .. }))
        .then(|| (paths::record_edit(&head.id), texts.record_change()));
    html! {
        section {
            (title(texts.record_fields(), edit))
            @if rows.is_empty() { p."mt-2"."text-sm"."text-muted" { (texts.record_no_fields()) } }
            dl."mt-2"."flex"."flex-col"."gap-2" { @for row in rows {
                div."grid"."grid-cols-[8rem_minmax(0,1fr)]"."gap-3" {
                    dt."text-sm"."text-muted"."wrap-anywhere" { (row.label) }
                    dd."wrap-anywhere"."whitespace-pre-line" { @match &row.href { Some(href) => { a."link-brand" href=(href) { (row.value) } } None => { (row.value) } } }
                }
            } }
        }
    }
}

fn contacts(head: &RecordHead, rows: &[ContactRow], texts: Texts) -> Markup {
    let may = head.may_write && !matches!(head.status, RecordStatus::Merged { .. });
    let add = may.then(|| (paths::record_contact_new(&head.id), texts.record_contact_add()));
    html! {
        section {
            (title(texts.record_contacts(), add))
            @if rows.is_empty() { p."mt-2"."text-sm"."text-muted" { (texts.record_no_contacts()) } }
            ul."mt-2"."flex"."flex-col"."gap-3" { @for row in rows { li."flex"."gap-3" {
                span."person"."mt-0.5"."size-8"."shrink-0" aria-hidden="true" { (initials(&row.name)) }
                div."min-w-0" {
                    @if may { a."link-quiet"."font-medium"."wrap-anywhere" href=(paths::record_contact(&head.id, &row.id)) { (row.name) } }
                    @else { b."font-medium"."wrap-anywhere" { (row.name) } }
                    @if !row.part.is_empty() { p."text-sm"."text-muted"."wrap-anywhere" { (row.part) } }
                    @if let Some(email) = &row.email { p."text-sm"."text-muted"."wrap-anywhere" { (email) } }
                    p."text-sm"."text-muted" { (row.rights) }
                }
            } } }
        }
    }
}

fn related(head: &RecordHead, group: &RelatedGroup, texts: Texts) -> Markup {
    let add =
        group.may_add.then(|| (paths::record_new_in(&group.kind, &head.id), texts.record_contact_add()));
    html! {
        section {
            (title(&group.plural, add))
            @if group.records.is_empty() { p."mt-2"."text-sm"."text-muted" { (texts.record_none_yet()) } }
            ul."mt-2"."flex"."flex-col"."gap-1.5" { @for (id, name) in &group.records {
                li { a."link-brand"."wrap-anywhere" href=(paths::record(id)) { (name) } }
            } }
        }
    }
}

fn merges(staff: &Staff, head: &RecordHead, all: &[Undoable]) -> Markup {
    let (texts, local): (Texts, &Local) = (staff.local.texts(), &staff.local);
    html! {
        section {
            (title(texts.record_merged_into_this(), None))
            ul."mt-2"."flex"."flex-col"."gap-2" { @for one in all { li."flex"."items-center"."gap-3" {
                span."min-w-0"."flex-1"."wrap-anywhere" { (one.name) small."block"."text-sm"."text-muted" { (local.date(one.at)) } }
                @if head.may_write && one.is_last {
                    form method="post" action=(paths::record_merge_undo(&head.id, &one.id)) {
                        (staff.hidden_inputs(&format!("unmerge-{}", one.id)))
                        button."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" { (icon("undo-2")) (texts.record_unmerge()) span."sr-only" { " " (one.name) } }
                    }
                }
            } } }
        }
    }
}
