//! All flows the member may see: filters, order, pages by key.

use crate::{
    part::{Due, Holder, Stage, StageState, due, held_by, icon_of, relay},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Flows {
    pub filter: FlowFilter,
    /// Key and name of every template that has flows.
    pub templates: Vec<(String, String)>,
    pub rows: Vec<FlowRow>,
    /// Cursors of the pages around this one.
    pub before: Option<String>,
    pub after: Option<String>,
    /// "1 000+", "37"
    pub total: Option<String>,
}

/// What is asked for, as it stands in the address: `status`, `template`, `text`, `sort`, `cursor`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowFilter {
    /// `None` is any.
    pub status: Option<FlowStatus>,
    pub template: Option<String>,
    pub text: String,
    /// `due` (the default), `started`, `record`
    pub sort: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowStatus {
    Running,
    Paused,
    Completed,
    Cancelled,
}

impl FlowStatus {
    pub const ALL: [Self; 4] = [Self::Running, Self::Paused, Self::Completed, Self::Cancelled];

    pub fn key(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Running => "Running",
            Self::Paused => "Paused",
            Self::Completed => "Completed",
            Self::Cancelled => "Cancelled",
        }
    }
}

#[derive(Clone, Debug)]
pub struct FlowRow {
    pub id: String,
    pub record: String,
    pub template: String,
    pub status: FlowStatus,
    pub holder: Holder,
    pub who: Option<String>,
    /// Since when they hold it.
    pub since: Option<Instant>,
    pub stages: Vec<Stage>,
    pub owner: String,
    pub due: Option<Due>,
}

impl FlowFilter {
    /// The list's address with this filter and another sort or page.
    pub fn href(&self, sort: &str, cursor: Option<&str>) -> String {
        let status = self.status.map_or("any", FlowStatus::key);
        let mut parts = vec![format!("status={status}")];
        if let Some(template) = &self.template {
            parts.push(format!("template={}", encoded(template)));
        }
        if !self.text.is_empty() {
            parts.push(format!("text={}", encoded(&self.text)));
        }
        parts.push(format!("sort={}", encoded(sort)));
        if let Some(cursor) = cursor {
            parts.push(format!("cursor={}", encoded(cursor)));
        }
        format!("{}?{}", paths::FLOWS, parts.join("&"))
    }

    fn is_narrowed(&self) -> bool {
        self.template.is_some() || !self.text.is_empty()
    }
}

/// Percent-encoding of everything but letters, digits and `-._~`.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

pub fn list(staff: &Staff, flows: &Flows) -> Markup {
    staff.page(
        "Flows",
        Place::Flows,
        html! {
            div."px-4"."pt-7"."lg:px-8" {
                h1."text-2xl"."font-semibold"."tracking-tight" {
                    "Flows" @if let Some(total) = &flows.total { " " span."text-md"."font-normal"."text-muted" { (total) } }
                }
                (statuses(&flows.filter))
                @if !flows.rows.is_empty() || flows.filter.is_narrowed() { (filters(flows)) }
            }
            div."flex-1"."px-4"."pt-2"."pb-12"."lg:px-8" {
                @if flows.rows.is_empty() { (empty(&flows.filter)) } @else { (table(staff, flows)) }
                @if flows.before.is_some() || flows.after.is_some() { (pages(flows)) }
            }
        },
    )
}

fn statuses(filter: &FlowFilter) -> Markup {
    let tab = |status: Option<FlowStatus>| {
        let chosen = filter.status == status;
        let class = if chosen { "tab tab-active" } else { "tab" };
        let href = FlowFilter { status, ..filter.clone() }.href(&filter.sort, None);
        let word = status.map_or("All", FlowStatus::word);
        html! { a class=(class) href=(href) aria-current=[chosen.then_some("page")] { (word) } }
    };
    html! {
        nav."tabs"."tabs-border"."-ms-3"."mt-2"."flex-nowrap"."overflow-x-auto"."border-b"."border-rule" aria-label="Status" {
            @for status in FlowStatus::ALL { (tab(Some(status))) }
            (tab(None))
        }
    }
}

fn filters(flows: &Flows) -> Markup {
    let filter = &flows.filter;
    html! {
        form."mt-3"."flex"."flex-wrap"."items-center"."gap-2" method="get" action=(paths::FLOWS) role="search" {
            input type="hidden" name="status" value=(filter.status.map_or("any", FlowStatus::key));
            label."input"."h-9"."w-64"."border-edge"."text-sm"."max-sm:w-full" {
                (icon_of("search", "icon text-muted"))
                input type="search" name="text" placeholder="Name begins with…" aria-label="Filter by the beginning of the name" value=(filter.text);
            }
            select."select"."h-9"."w-56"."border-edge"."text-sm"."max-sm:w-full" name="template" aria-label="Template" {
                option value="" { "Any template" }
                @for (key, name) in &flows.templates {
                    option value=(key) selected[filter.template.as_ref() == Some(key)] { (name) }
                }
            }
            select."select"."h-9"."w-44"."border-edge"."text-sm"."max-sm:w-full" name="sort" aria-label="Order" {
                @for (key, words) in [("due", "Next deadline"), ("started", "Newest first"), ("record", "By name")] {
                    option value=(key) selected[filter.sort == key] { (words) }
                }
            }
            button."btn"."btn-outline"."h-9"."border-edge"."px-3" { "Show" }
            @if filter.is_narrowed() {
                a."btn"."btn-ghost"."h-9"."px-3"."font-normal" href=(FlowFilter { status: filter.status, ..FlowFilter::default() }.href(&filter.sort, None)) { "Clear" }
            }
        }
    }
}

fn table(staff: &Staff, flows: &Flows) -> Markup {
    let filter = &flows.filter;
    let since = flows.rows.iter().any(|row| row.since.is_some());
    let head = |sort: &str, words: &str, class: &str| {
        let chosen = filter.sort == sort || (filter.sort.is_empty() && sort == "due");
        html! { th class=(class) scope="col" aria-sort=[chosen.then_some("ascending")] {
            a."link-quiet" href=(filter.href(sort, None)) { (words) @if chosen { span aria-hidden="true" { " ↑" } } }
        } }
    };
    html! {
        table."list-table"."rows" {
            thead { tr {
                (head("record", "Flow", ""))
                th scope="col" { "Held by" }
                @if since { th scope="col" { "For" } }
                th scope="col" { "Progress" }
                th scope="col" { "Owner" }
                (head("due", "Next deadline", "text-end"))
            } }
            tbody { @for row in &flows.rows { (self::row(staff, row, since)) } }
        }
    }
}

fn row(staff: &Staff, row: &FlowRow, since: bool) -> Markup {
    let now = row.stages.iter().find(|stage| matches!(stage.state, StageState::Now { .. }));
    html! {
        tr {
            td."name" { a."link-quiet"."font-medium"."wrap-anywhere" href=(paths::flow(&row.id)) { (row.record) } small { (row.template) } }
            td {
                @match row.status {
                    FlowStatus::Running => { (held_by(row.holder, row.who.as_deref(), staff.local.texts())) }
                    status => { span."tag" { (status.word()) } }
                }
            }
            @if since { td."minor"."whitespace-nowrap"."text-muted" { @if let Some(since) = row.since { (staff.local.span(since)) } } }
            td { span."flex"."items-center"."gap-3" {
                (relay(&row.stages, row.holder, staff.local.texts()))
                @if let Some(stage) = now { span."text-sm"."text-muted" { (stage.name) } }
            } }
            td."minor"."whitespace-nowrap"."text-muted" { (row.owner) }
            td."when"."text-end" { @if let Some(deadline) = &row.due { (due(deadline, &staff.local)) } }
        }
    }
}

fn pages(flows: &Flows) -> Markup {
    let href = |cursor: &str| flows.filter.href(&flows.filter.sort, Some(cursor));
    html! {
        nav."mt-4"."flex"."gap-3" aria-label="Pages" {
            @if let Some(before) = &flows.before { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(href(before)) rel="prev" { "Page before" } }
            @if let Some(after) = &flows.after { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(href(after)) rel="next" { "Next page" } }
        }
    }
}

fn empty(filter: &FlowFilter) -> Markup {
    html! {
        @if filter.is_narrowed() {
            p."mt-6" { "No flow fits this filter." }
            p."mt-3" { a."btn"."btn-outline"."border-edge" href=(FlowFilter { status: filter.status, ..FlowFilter::default() }.href(&filter.sort, None)) { "Clear the filter" } }
        } @else if filter.status == Some(FlowStatus::Running) || filter.status.is_none() {
            p."mt-6"."max-w-[64ch]" { "Flows that are under way stand here, with who holds each and by when. Start one yourself, or switch on a Start Link so that clients can." }
            p."mt-4"."flex"."flex-wrap"."gap-3" {
                a."btn"."btn-primary" href=(paths::FLOW_NEW) { "Start a flow" }
                a."btn"."btn-outline"."border-edge" href=(paths::TEMPLATES) { "See templates" }
            }
        } @else {
            p."mt-6" { "No flow is " (filter.status.map_or("here", FlowStatus::key)) "." }
        }
    }
}
