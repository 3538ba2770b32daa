//! All flows the member may see: views, filters, order, pages by key.

mod filter;
mod filters;
mod rows;

pub(crate) use filter::encoded;
pub use filter::{DueFilter, FlowFilter, FlowOrder, FlowStatus, ME, SortColumn, held_key};
pub use rows::{Alarm, FlowRow, table};

use crate::{
    part::{COUNT_MAX, SaveView, SavedView, Tab, Views, icon, views},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Flows {
    pub tabs: Vec<Tab>,
    /// The open tab, if the member saved it.
    pub saved: Option<SavedView>,
    pub save: SaveView,
    pub filter: FlowFilter,
    /// Key and name of every template.
    pub templates: Vec<(String, String)>,
    /// Id and name of every member.
    pub owners: Vec<(String, String)>,
    pub rows: Vec<FlowRow>,
    /// Cursors of the pages around this one.
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Of all pages, exact up to a thousand; nothing where nobody counted them.
    pub count: Option<usize>,
}

pub fn list(staff: &Staff, flows: &Flows) -> Markup {
    let texts = staff.local.texts();
    let is_bare = flows.rows.is_empty() && !flows.filter.is_narrowed();
    staff.page(
        texts.flows_title(),
        Place::Flows,
        html! {
            div."px-4"."pt-7"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" { (texts.flows_title()) }
                (views(staff, &of(flows)))
                @if !is_bare { (filters::filters(staff, flows)) }
            }
            div."flex-1"."px-4"."pt-2"."pb-12"."lg:px-8" {
                @if flows.rows.is_empty() { (empty(flows, texts)) } @else {
                    (table(&staff.local, &flows.rows, Some(&flows.filter)))
                    (pages(flows, texts))
                }
            }
        },
    )
}

fn of(flows: &Flows) -> Views<'_> {
    Views {
        list: "flows".to_owned(),
        tabs: &flows.tabs,
        saved: flows.saved.as_ref(),
        save: &flows.save,
        pairs: flows.filter.pairs(),
        count: flows.count,
    }
}

fn pages(flows: &Flows, texts: Texts) -> Markup {
    let (shown, order) = (flows.rows.len(), flows.filter.order.said(texts));
    let said = match flows.count {
        None => texts.flows_shown_uncounted(order, shown),
        Some(1) => texts.flows_shown(1, order, 1),
        Some(count) if count > COUNT_MAX => texts.flows_shown_many(order, shown),
        Some(count) => texts.flows_shown(count, order, shown),
    };
    let to = |name: &str, cursor: &str| format!("{}&{name}={cursor}", flows.filter.href());
    html! {
        div."mt-4"."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2"."text-sm"."text-muted" {
            p { (said) }
            @if flows.previous.is_some() || flows.next.is_some() {
                nav."ms-auto"."flex"."gap-2" aria-label=(texts.flows_pages()) {
                    @if let Some(previous) = &flows.previous {
                        a."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" href=(to("before", previous)) rel="prev" { (icon("arrow-left")) (texts.flows_previous()) }
                    }
                    @if let Some(next) = &flows.next {
                        a."btn"."btn-outline"."h-8"."border-edge"."px-3"."text-sm" href=(to("after", next)) rel="next" { (texts.flows_next()) (icon("arrow-right")) }
                    }
                }
            }
        }
    }
}

fn empty(flows: &Flows, texts: Texts) -> Markup {
    let filter = &flows.filter;
    html! {
        @if flows.count != Some(0) {
            p."mt-6" { (texts.flows_none_here()) }
            p."mt-3" { a."btn"."btn-outline"."border-edge" href=(filter.href()) { (texts.flows_first()) } }
        } @else if filter.is_only_at_risk() {
            p."mt-6" { (texts.flows_none_at_risk()) }
        } @else if filter.is_narrowed() {
            p."mt-6" { (texts.flows_none_fits()) }
            p."mt-3" { a."btn"."btn-outline"."border-edge" href=(filter.cleared().href()) { (texts.view_clear()) } }
        } @else if let Some(status) = filter.status.filter(|status| *status != FlowStatus::Running) {
            p."mt-6" { (texts.flows_none_of_status(status.word(texts))) }
        } @else {
            p."mt-6"."max-w-[64ch]" { (texts.flows_none()) }
            p."mt-4"."flex"."flex-wrap"."gap-3" {
                a."btn"."btn-primary" href=(paths::FLOW_NEW) { (texts.flows_start()) }
                a."btn"."btn-outline"."border-edge" href=(paths::TEMPLATES) { (texts.flows_templates()) }
            }
        }
    }
}
