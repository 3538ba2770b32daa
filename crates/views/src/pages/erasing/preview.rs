//! Admin: what erasing would take, what stays, what stands in its way, and the form that does it.

use crate::{
    form::{self, Choice, Select},
    part::icon,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct Preview {
    /// The form's own address.
    pub address: String,
    pub name: String,
    pub goes: Goes,
    /// Records that stay, by name.
    pub staying: Vec<String>,
    /// Flows that have not ended.
    pub open: Vec<OpenRow>,
    /// There are more of them.
    pub open_more: bool,
    /// When it was erased before, in words.
    pub before: Option<String>,
    pub grounds: Vec<Choice>,
    // As it was posted.
    pub typed: String,
    pub typed_error: Option<String>,
    pub ground: String,
    pub cancels: bool,
    pub refusal: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Goes {
    pub people: Vec<Line>,
    pub records: Vec<Line>,
    pub flows: usize,
    pub entries: usize,
    pub messages: usize,
    pub files: usize,
    pub drafts: usize,
    pub links: usize,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub name: String,
    /// An address, or what kind of record it is.
    pub note: Option<String>,
}

#[derive(Clone, Debug)]
pub struct OpenRow {
    pub id: String,
    pub name: String,
    pub template: String,
}

pub fn preview(staff: &Staff, page: &Preview) -> Markup {
    let texts = staff.local.texts();
    let heading = texts.erasing_heading(&page.name);
    staff.page(
        &heading,
        Place::Erasing,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) { a."link-quiet" href=(paths::ERASING) { (texts.erasing_title()) } }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (heading) }
                div."mt-4"."max-w-xl" { (form::refusal(page.refusal.as_deref())) }
                @if let Some(before) = &page.before { p."mt-3"."max-w-[64ch]"."text-muted" { (before) } }
                div."mt-6"."grid"."max-w-5xl"."gap-x-12"."gap-y-8"."lg:grid-cols-2" {
                    (goes(staff, &page.goes))
                    (stays(staff, &page.staying))
                }
                @if page.name.is_empty() {} @else { (confirm(staff, page)) }
            }
        },
    )
}

fn goes(staff: &Staff, goes: &Goes) -> Markup {
    let texts = staff.local.texts();
    let counted = [
        (goes.flows, texts.erasing_goes_flows(goes.flows)),
        (goes.entries, texts.erasing_goes_entries(goes.entries)),
        (goes.messages, texts.erasing_goes_messages(goes.messages)),
        (goes.files, texts.erasing_goes_files(goes.files)),
        (goes.drafts, texts.erasing_goes_drafts(goes.drafts)),
        (goes.links, texts.erasing_goes_links(goes.links)),
    ];
    html! {
        section aria-labelledby="goes" {
            h2 #goes."text-lg"."font-semibold" { (texts.erasing_goes()) }
            ul."mt-2"."flex"."flex-col"."gap-2" {
                @if !goes.people.is_empty() { li { (texts.erasing_goes_people()) (lines(&goes.people)) } }
                @if !goes.records.is_empty() { li { (texts.erasing_goes_records()) (lines(&goes.records)) } }
                @for (count, said) in counted { @if count > 0 { li { (said) } } }
                li { (texts.erasing_goes_ways()) }
            }
        }
    }
}

fn lines(lines: &[Line]) -> Markup {
    html! {
        ul."mt-1"."flex"."flex-col"."gap-0.5"."border-s-2"."border-rule"."ps-3" { @for line in lines {
            li."wrap-anywhere" { span."font-medium" { (line.name) } @if let Some(note) = &line.note { span."text-muted" { " · " (note) } } }
        } }
    }
}

fn stays(staff: &Staff, staying: &[String]) -> Markup {
    let texts = staff.local.texts();
    html! {
        section aria-labelledby="stays" {
            h2 #stays."text-lg"."font-semibold" { (texts.erasing_stays()) }
            ul."mt-2"."flex"."flex-col"."gap-2"."text-muted" {
                @for name in staying { li."wrap-anywhere"."text-base-content" { (texts.erasing_stays_record(name)) } }
                li { (texts.erasing_stays_log()) }
                li { (texts.erasing_stays_audit()) }
                li { (texts.erasing_stays_words()) }
                li { (texts.erasing_stays_backups()) }
            }
        }
    }
}

fn confirm(staff: &Staff, page: &Preview) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-9"."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(page.address) novalidate {
            (staff.hidden_inputs("erasure"))
            @if !page.open.is_empty() { (open(staff, page)) }
            (form::select(&Select {
                name: "ground",
                label: texts.erasing_ground(),
                hint: None,
                choices: &page.grounds,
                chosen: &page.ground,
                empty: None,
                error: None,
                large: false,
            }))
            (form::line(&form::Line {
                id: "name",
                name: "name",
                label: &texts.erasing_name(&page.name),
                hint: None,
                of: "text",
                autocomplete: "off",
                value: &page.typed,
                error: page.typed_error.as_deref(),
                large: false,
            }))
            div."flex"."flex-wrap"."items-center"."gap-x-3"."gap-y-2" {
                button."btn"."btn-error"."h-9"."px-3" { (texts.erasing_button()) }
                a."btn"."btn-ghost"."h-9"."px-3" href=(paths::ERASING) { (texts.erasing_keep()) }
                span."text-sm"."text-muted" { (texts.erasing_for_good()) }
            }
        }
    }
}

fn open(staff: &Staff, page: &Preview) -> Markup {
    let texts = staff.local.texts();
    html! {
        section."border-s-2"."border-warning"."ps-4" aria-labelledby="open" {
            h2 #open."flex"."items-center"."gap-2"."font-semibold" { (icon("circle-alert")) (texts.erasing_open_title(page.open.len())) }
            p."mt-1"."text-muted" { (texts.erasing_open_lead()) }
            ul."mt-2"."flex"."flex-col"."gap-1" { @for flow in &page.open {
                li."wrap-anywhere" { a."link-brand" href=(paths::flow(&flow.id)) { (flow.name) } span."text-muted" { " · " (flow.template) } }
            } }
            @if page.open_more { p."mt-1"."text-sm"."text-muted" { (texts.erasing_open_more()) } }
            label."check-row"."mt-3" {
                input type="checkbox" name="cancel_flows" value="yes" class="checkbox checkbox-sm checkbox-primary" checked[page.cancels];
                span { (texts.erasing_cancel_flows()) }
            }
        }
    }
}
