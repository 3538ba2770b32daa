//! Merging two records: which, then what would become of them.

use super::{edit::meanwhile, list::KindWords, place};
use crate::{form, part::icon, paths, shell::Staff, words};
use maud::{Markup, html};
use texts::Texts;

/// Another record that may be the same.
#[derive(Clone, Debug)]
pub struct MergeChoice {
    pub id: String,
    pub name: String,
    pub detail: String,
}

/// Which other record is meant.
#[derive(Clone, Debug)]
pub struct MergeAsk {
    pub id: String,
    pub name: String,
    /// What was searched for.
    pub search: String,
    pub found: Vec<MergeChoice>,
}

/// Where the two differ. Posted as `take` with the key, where the other's is taken.
#[derive(Clone, Debug)]
pub struct MergeRow {
    pub key: String,
    pub label: String,
    pub kept: String,
    pub gone: String,
    pub takes_other: bool,
}

#[derive(Clone, Debug)]
pub struct MergePage {
    pub id: String,
    pub name: String,
    pub other: String,
    pub other_name: String,
    pub rows: Vec<MergeRow>,
    /// As [`comes_along`] says it.
    pub comes_along: String,
    /// When either was changed last, as this page shows them; posted as `version` and `other_version`.
    pub versions: [i64; 2],
    /// What others changed since the page was made, a line each.
    pub meanwhile: Vec<String>,
    pub refusal: Option<String>,
}

/// "Comes along: 12 flows and one contact."; nothing where nothing does.
pub fn comes_along(flows: usize, contacts: usize, records: usize, texts: Texts) -> String {
    let all = [
        (flows, texts.record_merge_flows(flows)),
        (contacts, texts.record_merge_contacts(contacts)),
        (records, texts.record_merge_records(records)),
    ];
    let what: Vec<String> = all.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    if what.is_empty() { String::new() } else { texts.record_merge_comes_along(words::all_of(&what, texts)) }
}

pub fn merge_ask(staff: &Staff, kind: &KindWords, page: &MergeAsk) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.record_merge(),
        place(&kind.key),
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumb(&page.id, &page.name, texts))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (texts.record_merge_title(&page.name)) }
                p."mt-2"."max-w-[64ch]"."text-muted" { (texts.record_merge_ask()) }
                form."mt-5"."flex"."max-w-xl"."gap-2" method="get" action=(paths::record_merge(&page.id)) role="search" {
                    label."input"."h-9"."min-w-0"."flex-1" {
                        (icon("search")) span."sr-only" { (texts.record_search_label()) }
                        input type="search" name="search" value=(page.search) placeholder=(texts.record_search()) maxlength="100";
                    }
                    button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.view_show()) }
                }
                @if page.found.is_empty() { p."mt-5"."text-muted" { (texts.record_merge_none()) } }
                ul."mt-5"."flex"."max-w-xl"."flex-col"."divide-y"."divide-rule"."border-y"."border-rule" { @for one in &page.found {
                    li { a."flex"."min-h-11"."flex-wrap"."items-baseline"."gap-x-2"."py-2" href=(paths::record_merge_with(&page.id, &one.id)) {
                        b."font-medium"."wrap-anywhere" { (one.name) } span."text-sm"."text-muted"."wrap-anywhere" { (one.detail) }
                    } }
                } }
            }
        },
    )
}

pub fn merge(staff: &Staff, kind: &KindWords, page: &MergePage) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.record_merge(),
        place(&kind.key),
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumb(&page.id, &page.name, texts))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (texts.record_merge_into(&page.name, &page.other_name)) }
                form."mt-4"."flex"."max-w-3xl"."flex-col"."gap-5" method="post" action=(paths::record_merge(&page.id)) {
                    (staff.hidden_inputs("merge"))
                    input type="hidden" name="with" value=(page.other);
                    input type="hidden" name="version" value=(page.versions[0]);
                    input type="hidden" name="other_version" value=(page.versions[1]);
                    (form::refusal(page.refusal.as_deref()))
                    (meanwhile(&page.meanwhile, texts.record_merge_meanwhile(), texts))
                    p."max-w-[64ch]" { (page.comes_along) " " (texts.record_merge_undo_hint()) }
                    @if !page.rows.is_empty() { (differ(page, texts)) }
                    div."flex"."flex-wrap"."gap-3" {
                        button."btn"."btn-primary" { (texts.record_merge_do()) }
                        a."btn"."btn-outline"."border-edge" href=(paths::record_merge_with(&page.other, &page.id)) { (texts.record_merge_turn()) }
                        a."btn"."btn-ghost" href=(paths::record(&page.id)) { (texts.record_leave()) }
                    }
                }
            }
        },
    )
}

fn crumb(id: &str, name: &str, texts: Texts) -> Markup {
    html! { nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::record(id)) { (name) } } }
}

fn differ(page: &MergePage, texts: Texts) -> Markup {
    html! {
        table."list-table"."rows" {
            caption."pb-1"."text-start"."text-lg"."font-semibold" { (texts.record_merge_differ()) }
            thead { tr {
                th scope="col" { (texts.record_fields()) } th scope="col" { (page.name) } th scope="col" { (page.other_name) }
            } }
            tbody { @for row in &page.rows { tr {
                th."font-normal"."text-muted" scope="row" { (row.label) }
                td."wrap-anywhere" { @if row.kept.is_empty() { span."text-muted" { (texts.record_merge_empty()) } } @else { (row.kept) } }
                td."wrap-anywhere" {
                    @if row.kept.is_empty() { (row.gone) small { (texts.record_merge_taken()) } }
                    @else {
                        label."check-row"."py-0" {
                            input type="checkbox" name="take" value=(row.key) class="checkbox checkbox-sm checkbox-primary" checked[row.takes_other];
                            span { (row.gone) small."block"."text-sm"."text-muted" { (texts.record_merge_take()) } }
                        }
                    }
                }
            } } }
        }
    }
}
