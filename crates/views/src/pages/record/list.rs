//! Records of one kind: filters, order, pages by key.

use super::{
    filter::{RecordFilter, RecordOrder},
    filters::filters,
    place,
};
use crate::{
    Local,
    part::{COUNT_MAX, SaveView, SavedView, Tab, Views, icon, moment, views},
    paths,
    shell::Staff,
};
use maud::{Markup, html};
use model::Instant;
use texts::Texts;

/// What a kind is called.
#[derive(Clone, Debug)]
pub struct KindWords {
    pub key: String,
    pub singular: String,
    pub plural: String,
}

#[derive(Clone, Debug)]
pub struct RecordRow {
    pub id: String,
    pub name: String,
    pub email: Option<String>,
    pub tags: Vec<String>,
    pub owner: Option<String>,
    pub changed: Instant,
}

#[derive(Clone, Debug)]
pub struct Records {
    pub kind: KindWords,
    pub tabs: Vec<Tab>,
    /// The open tab, if the member saved it.
    pub saved: Option<SavedView>,
    pub save: SaveView,
    pub filter: RecordFilter,
    /// Id and name of every member.
    pub owners: Vec<(String, String)>,
    pub tags: Vec<String>,
    pub rows: Vec<RecordRow>,
    /// Cursors of the pages around this one.
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Of all pages, exact up to a thousand.
    pub count: usize,
    /// The reader may make one.
    pub may_write: bool,
    /// What the reader may do for records that are chosen.
    pub may_start: bool,
    pub may_message: bool,
}

pub fn list(staff: &Staff, page: &Records) -> Markup {
    let texts = staff.local.texts();
    let is_bare =
        page.rows.is_empty() && page.count == 0 && !page.filter.is_narrowed() && !page.filter.archived;
    let is_more = !["prospect", "client", "employee"].contains(&page.kind.key.as_str());
    staff.page(
        &page.kind.plural,
        place(&page.kind.key),
        html! {
            div."px-4"."pt-7"."lg:px-8" {
                @if is_more {
                    nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::RECORDS) { (texts.record_more()) } }
                }
                div."flex"."flex-wrap"."items-center"."gap-x-3"."gap-y-2" {
                    h1."min-w-0"."flex-auto"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (page.kind.plural) }
                    @if page.count > 0 {
                        a."btn"."btn-ghost"."h-9"."px-2.5"."font-normal" href=(page.filter.export()) data-turbo="false" { (icon("download")) span."max-sm:sr-only" { (texts.import_export()) } }
                    }
                    @if page.may_write && !is_bare {
                        a."btn"."btn-ghost"."h-9"."px-2.5"."font-normal" href=(paths::import_new(&page.kind.key)) { (icon("upload")) span."max-sm:sr-only" { (texts.import_link()) } }
                        a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::record_new(&page.kind.key)) { (icon("plus")) (texts.record_new(&page.kind.singular)) }
                    }
                }
                @if !is_bare {
                    (views(staff, &of(page)))
                    (filters(staff, page))
                }
            }
            div."flex-1"."px-4"."pt-3"."pb-12"."lg:px-8" {
                @if page.rows.is_empty() { (empty(page, is_bare, texts)) } @else {
                    @if page.may_start || page.may_message { (picking(&staff.local, page)) } @else { (table(&staff.local, page, false)) }
                    (pages(page, texts))
                }
            }
        },
    )
}

fn of(page: &Records) -> Views<'_> {
    Views {
        list: format!("records.{}", page.kind.key),
        tabs: &page.tabs,
        saved: page.saved.as_ref(),
        save: &page.save,
        pairs: page.filter.pairs(),
        count: Some(page.count),
    }
}

/// The list as a form: what is chosen goes along to the page that asks what is to be done. Without a script the bar is
/// there as soon as something is.
fn picking(local: &Local, page: &Records) -> Markup {
    let (texts, filter) = (local.texts(), &page.filter);
    let is_more = page.count > page.rows.len();
    let total = if page.count > COUNT_MAX { texts.bulk_many().to_owned() } else { page.count.to_string() };
    html! {
        form method="get" action=(paths::bulk_start(&page.kind.key)) data-controller="picks"
            data-picks-said-value=(texts.bulk_selected()) data-picks-total-value=(total) {
            @for (name, value) in filter.pairs().into_iter().filter(|(name, _)| *name != "sort") { input type="hidden" name=(name) value=(value); }
            (table(local, page, true))
            div."bulk-bar"."-mx-4"."mt-3"."lg:-mx-8"."lg:px-8" role="region" aria-label=(texts.bulk_acts()) {
                p."me-3"."font-medium" data-picks-target="count" aria-live="polite" {}
                @if is_more && !filter.archived {
                    label."bulk" {
                        input."checkbox"."checkbox-sm"."border-current" type="checkbox" name="all" value="yes" data-picks-target="all" data-action="picks#update";
                        @if page.count > COUNT_MAX { (texts.bulk_all_many()) } @else { (texts.bulk_all(page.count)) }
                    }
                }
                @if page.may_start { button."bulk" { (icon("play")) (texts.record_start_workflow()) } }
                @if page.may_message { button."bulk" formaction=(paths::bulk_message(&page.kind.key)) { (icon("message-square")) (texts.bulk_message()) } }
                button."bulk"."ms-auto" type="button" data-action="picks#clear" { (icon("x")) (texts.bulk_clear()) }
            }
        }
    }
}

fn table(local: &Local, page: &Records, picks: bool) -> Markup {
    let texts = local.texts();
    let has_tags = page.rows.iter().any(|row| !row.tags.is_empty());
    html! {
        table class=(if picks { "list-table rows picks" } else { "list-table rows" }) {
            thead { tr {
                @if picks { th."pick" scope="col" {
                    label."grid"."size-6"."place-items-center" hidden {
                        input."checkbox"."checkbox-sm" type="checkbox" data-picks-target="page" data-action="picks#page";
                        span."sr-only" { (texts.bulk_page()) }
                    }
                } }
                (head(page, texts.record_field_name(), (RecordOrder::Name, RecordOrder::NameDown), ""))
                @if has_tags { th."minor" scope="col" { (texts.record_field_tags()) } }
                th scope="col" { (texts.record_field_owner()) }
                (head(page, texts.record_column_changed(), (RecordOrder::Newest, RecordOrder::Oldest), "text-end"))
            } }
            tbody { @for row in &page.rows { tr {
                @if picks { td."pick" {
                    label."grid"."size-6"."place-items-center" {
                        input."checkbox"."checkbox-sm"."checkbox-primary" type="checkbox" name="record" value=(row.id) data-picks-target="row" data-action="picks#row";
                        span."sr-only" { (texts.bulk_choose(&row.name)) }
                    }
                } }
                td."name"."wrap-anywhere" {
                    a."link-quiet"."font-medium" href=(paths::record(&row.id)) { (row.name) }
                    @if let Some(email) = &row.email { small { (email) } }
                }
                @if has_tags { td."minor" { (tags(&row.tags)) } }
                td."text-muted" { @match &row.owner { Some(owner) => { (owner) } None => { (texts.record_owner_nobody()) } } }
                td."when"."text-end"."text-muted" { (moment(row.changed, local)) }
            } } }
        }
    }
}

pub(super) fn tags(tags: &[String]) -> Markup {
    html! { span."flex"."flex-wrap"."gap-1" { @for tag in tags { span."tag" { (tag) } } } }
}

/// A press sorts by the column, another turns the order around.
fn head(page: &Records, words: &str, (first, other): (RecordOrder, RecordOrder), class: &str) -> Markup {
    let (filter, now) = (&page.filter, page.filter.order);
    let chosen = now == first || now == other;
    let order = if now == first { other } else { first };
    let way = chosen.then_some(if now.is_down() { "descending" } else { "ascending" });
    html! {
        th class=[Some(class).filter(|class| !class.is_empty())] scope="col" aria-sort=[way] {
            a."link-quiet" href=(RecordFilter { order, ..filter.clone() }.href()) {
                (words) @if chosen { span aria-hidden="true" { (if now.is_down() { " ↓" } else { " ↑" }) } }
            }
        }
    }
}

fn pages(page: &Records, texts: Texts) -> Markup {
    let shown = page.rows.len();
    let said = if page.count > COUNT_MAX {
        texts.record_shown_many(shown)
    } else {
        texts.record_shown(page.count, shown)
    };
    let to = |name: &str, cursor: &str| format!("{}&{name}={cursor}", page.filter.href());
    html! {
        div."mt-4"."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2"."text-sm"."text-muted" {
            p { (said) }
            @if page.previous.is_some() || page.next.is_some() {
                nav."ms-auto"."flex"."gap-2" aria-label=(texts.record_pages()) {
                    @if let Some(previous) = &page.previous {
                        a."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" href=(to("before", previous)) rel="prev" { (icon("arrow-left")) (texts.record_previous()) }
                    }
                    @if let Some(next) = &page.next {
                        a."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" href=(to("after", next)) rel="next" { (texts.record_next()) (icon("arrow-right")) }
                    }
                }
            }
        }
    }
}

fn empty(page: &Records, is_bare: bool, texts: Texts) -> Markup {
    html! {
        @if page.count > 0 {
            p."mt-6" { (texts.record_none_here()) }
            p."mt-3" { a."btn"."btn-outline"."border-edge" href=(page.filter.href()) { (texts.record_first()) } }
        } @else if page.filter.is_narrowed() {
            p."mt-6" { (texts.record_none_fits()) }
            p."mt-3" { a."btn"."btn-outline"."border-edge" href=(page.filter.cleared().href()) { (texts.view_clear()) } }
        } @else if !is_bare {
            p."mt-6" { (texts.record_none_archived()) }
        } @else {
            p."mt-6"."max-w-[64ch]" { (why_empty(&page.kind.key, texts)) }
            @if page.may_write {
                p."mt-4"."flex"."flex-wrap"."gap-3" {
                    a."btn"."btn-primary" href=(paths::record_new(&page.kind.key)) { (icon("plus")) (texts.record_new(&page.kind.singular)) }
                    a."btn"."btn-outline"."border-edge" href=(paths::import_new(&page.kind.key)) { (icon("upload")) (texts.import_link()) }
                }
            }
        }
    }
}

/// What will be here, and how it gets here.
fn why_empty(kind: &str, texts: Texts) -> &'static str {
    match kind {
        "prospect" => texts.record_empty_prospects(),
        "client" => texts.record_empty_clients(),
        "employee" => texts.record_empty_employees(),
        "authorization" => texts.record_empty_authorizations(),
        _ => texts.record_empty_other(),
    }
}
