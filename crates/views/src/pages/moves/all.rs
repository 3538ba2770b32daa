//! All running flows of a version: how many would move, what they would be asked, and why the others would stay.

use super::reason_field;
use crate::{
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

/// Posted: `from`, `to`, `reason`.
#[derive(Clone, Debug)]
pub struct MoveAll {
    pub key: String,
    pub template: String,
    pub from: u32,
    pub to: u32,
    /// Other versions one could move to.
    pub others: Vec<u32>,
    pub total: usize,
    /// Fewer than there are, where there are very many.
    pub looked_at: usize,
    pub fitting: usize,
    pub asked: Vec<Counted>,
    pub skipped: Vec<Counted>,
    pub reasons: Vec<Reason>,
    pub reason: String,
    pub error: Option<String>,
}

/// A step, and in how many flows.
#[derive(Clone, Debug)]
pub struct Counted {
    pub title: String,
    pub flows: usize,
}

/// Why flows stay.
#[derive(Clone, Debug)]
pub struct Reason {
    pub said: String,
    pub count: usize,
    /// Ids and names of the first of them.
    pub flows: Vec<(String, String)>,
}

pub fn all(staff: &Staff, page: &MoveAll) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.migration_all_title(),
        Place::Templates,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                nav."text-sm"."text-muted" aria-label=(texts.shell_breadcrumb()) {
                    a."link-quiet" href=(paths::TEMPLATES) { (texts.template_title()) } " / "
                    a."link-quiet" href=(paths::template(&page.key)) { (page.template) }
                }
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (texts.migration_all_title()) }
                @if page.total == 0 {
                    p."mt-2" { (texts.migration_nothing_to_move()) }
                } @else {
                    p."mt-2"."max-w-[64ch]" { (texts.migration_all_lead(page.total, page.from, page.to)) }
                    @if page.looked_at < page.total { p."mt-1"."text-muted" { (texts.migration_looked_at(page.looked_at)) } }
                    (others(page, texts))
                    (fitting(page, texts))
                    (staying(page, texts))
                }
                @if page.fitting > 0 { (act(staff, page)) }
                @else { p."mt-6" { a."btn"."btn-outline"."border-edge" href=(paths::template(&page.key)) { (texts.migration_not()) } } }
            }
        },
    )
}

fn others(page: &MoveAll, texts: Texts) -> Markup {
    html! {
        @for other in &page.others {
            p."mt-1"."text-sm" {
                a."link-brand" href={ (paths::template_move(&page.key)) "?from=" (page.from) "&to=" (other) } {
                    (texts.migration_other_version(*other))
                }
            }
        }
    }
}

fn fitting(page: &MoveAll, texts: Texts) -> Markup {
    html! {
        h2."mt-5"."text-lg"."font-semibold" {
            @if page.fitting == 0 { (texts.migration_none_can_move()) } @else { (texts.migration_can_move(page.fitting)) }
        }
        (counted(texts.migration_asked(), &page.asked, texts))
        (counted(texts.migration_skipped(), &page.skipped, texts))
    }
}

fn counted(heading: &str, steps: &[Counted], texts: Texts) -> Markup {
    html! {
        @if !steps.is_empty() {
            h3."mt-3"."font-semibold" { (heading) }
            ul."mt-1"."max-w-xl"."divide-y"."divide-rule"."border-y"."border-rule" { @for step in steps {
                li."flex"."flex-wrap"."items-baseline"."justify-between"."gap-x-4"."py-2" {
                    span."wrap-anywhere" { (step.title) }
                    span."text-sm"."text-muted" { (texts.migration_in_flows(step.flows)) }
                }
            } }
        }
    }
}

fn staying(page: &MoveAll, texts: Texts) -> Markup {
    html! {
        @if !page.reasons.is_empty() {
            h2."mt-6"."text-lg"."font-semibold" { (texts.migration_stay(page.from)) }
            ul."mt-1"."max-w-xl"."divide-y"."divide-rule"."border-y"."border-rule" { @for reason in &page.reasons {
                li."py-2.5" {
                    p."wrap-anywhere" { (reason.said) }
                    p."mt-0.5"."text-sm"."text-muted"."wrap-anywhere" {
                        @for (place, (id, name)) in reason.flows.iter().enumerate() {
                            @if place > 0 { ", " }
                            a."link-quiet" href=(paths::flow_version(id)) { (name) }
                        }
                        @let more = reason.count.saturating_sub(reason.flows.len());
                        @if more > 0 { " " (texts.migration_and_more(more)) }
                    }
                }
            } }
        }
    }
}

fn act(staff: &Staff, page: &MoveAll) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::template_move(&page.key)) novalidate {
            (staff.hidden_inputs("move"))
            input type="hidden" name="from" value=(page.from);
            input type="hidden" name="to" value=(page.to);
            (reason_field(texts, texts.migration_reason_hint(), (&page.reason, page.error.as_deref())))
            div."flex"."flex-wrap"."gap-2" {
                button."btn"."btn-primary" data-turbo-submits-with=(texts.migration_doing()) { (texts.migration_do_all(page.fitting, page.to)) }
                a."btn"."btn-ghost" href=(paths::template(&page.key)) { (texts.migration_not()) }
            }
        }
    }
}
