//! One flow: what moving it to another version would do, the act, and the way back.

use super::{reason_field, titles};
use crate::{
    pages::flow::{FlowName, crumbs},
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};

/// Posted: `to`, `reason`.
#[derive(Clone, Debug)]
pub struct MoveOne {
    pub flow: FlowName,
    pub from: u32,
    /// `None` where there is no other version.
    pub to: Option<u32>,
    pub others: Vec<u32>,
    /// Titles of steps.
    pub keeps: Vec<String>,
    pub asked: Vec<String>,
    pub skipped: Vec<String>,
    pub dropped: Vec<String>,
    /// Names of clocks.
    pub clocks_gone: Vec<String>,
    /// What keeps it where it is, in sentences.
    pub problems: Vec<String>,
    /// It was moved, and nothing else has happened since.
    pub undo: Option<Undo>,
    pub reason: String,
    pub error: Option<String>,
}

/// The version it goes back to.
#[derive(Clone, Copy, Debug)]
pub struct Undo {
    pub to: u32,
}

pub fn one(staff: &Staff, page: &MoveOne) -> Markup {
    let texts = staff.local.texts();
    staff.page(
        texts.migration_one_title(),
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow, texts))
                @if let Some(undo) = page.undo { (back(staff, page, undo)) }
                @else {
                    h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (texts.migration_one_title()) }
                    @match page.to {
                        Some(to) => { (plan(staff, page, to)) }
                        None => { p."mt-2" { (texts.migration_only_version()) } }
                    }
                }
            }
        },
    )
}

fn plan(staff: &Staff, page: &MoveOne, to: u32) -> Markup {
    let texts = staff.local.texts();
    html! {
        p."mt-2"."max-w-[64ch]" { (texts.migration_one_lead(page.from, to)) }
        @for other in &page.others {
            p."mt-1"."text-sm" { a."link-brand" href={ (paths::flow_version(&page.flow.id)) "?to=" (other) } { (texts.migration_other_version(*other)) } }
        }
        @if !page.problems.is_empty() {
            div."mt-5"."max-w-3xl"."border-s-4"."border-warning"."ps-4" {
                h2."font-semibold"."text-warning" { (texts.migration_in_the_way(page.from)) }
                ul."mt-1" { @for problem in &page.problems { li."wrap-anywhere" { (problem) } } }
            }
        }
        (titles(texts.migration_keeps(), &page.keeps))
        (titles(texts.migration_asked(), &page.asked))
        (titles(texts.migration_skipped(), &page.skipped))
        (titles(texts.migration_dropped(), &page.dropped))
        (titles(texts.migration_clocks_gone(), &page.clocks_gone))
        @if page.problems.is_empty() { (act(staff, page, to)) }
        @else { p."mt-6" { a."btn"."btn-outline"."border-edge" href=(paths::flow(&page.flow.id)) { (texts.migration_back()) } } }
    }
}

fn act(staff: &Staff, page: &MoveOne, to: u32) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::flow_version(&page.flow.id)) novalidate {
            (staff.hidden_inputs("version"))
            input type="hidden" name="to" value=(to);
            (reason_field(texts, texts.migration_one_reason_hint(), (&page.reason, page.error.as_deref())))
            div."flex"."flex-wrap"."gap-2" {
                button."btn"."btn-primary" data-turbo-submits-with=(texts.migration_doing()) { (texts.migration_do_one(to)) }
                a."btn"."btn-ghost" href=(paths::flow(&page.flow.id)) { (texts.migration_back()) }
            }
        }
    }
}

fn back(staff: &Staff, page: &MoveOne, undo: Undo) -> Markup {
    let texts = staff.local.texts();
    html! {
        h1."mt-1"."text-2xl"."font-semibold"."tracking-tight" { (texts.migration_undo_one_title(page.from)) }
        p."mt-2"."max-w-[64ch]" { (texts.migration_undo_one_means(undo.to)) }
        form."mt-6"."flex"."max-w-xl"."flex-col"."gap-4" method="post" action=(paths::flow_version_undo(&page.flow.id)) novalidate {
            (staff.hidden_inputs("version-undo"))
            (reason_field(texts, texts.migration_one_reason_hint(), (&page.reason, page.error.as_deref())))
            div."flex"."flex-wrap"."gap-2" {
                button."btn"."btn-primary" data-turbo-submits-with=(texts.migration_doing()) { (texts.migration_undo_all()) }
                a."btn"."btn-ghost" href=(paths::flow(&page.flow.id)) { (texts.migration_back()) }
            }
        }
    }
}
