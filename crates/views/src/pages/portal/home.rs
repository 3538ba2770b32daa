//! What needs this person's attention, and their flows with how far they are.

use crate::{
    part::{self, Custody, Due, Stage, StageState, icon, icon_of, initials, relay, said_with},
    paths,
    shell::{Public, Width},
};
use maud::{Markup, html};
use model::{Instant, definition::Kind};

#[derive(Clone, Debug)]
pub struct Home {
    /// "Marcus"
    pub me: String,
    /// For whom: the record acted for, else all of theirs.
    pub acting_for: Option<String>,
    /// What the firm tells everybody.
    pub announcement: Option<String>,
    pub waiting: Vec<Waiting>,
    pub flows: Vec<FlowRow>,
    /// The next page of flows.
    pub more: Option<String>,
    pub ended: i64,
    pub may_start: bool,
    pub last_message: Option<LastMessage>,
    /// Name and address.
    pub links: Vec<(String, String)>,
}

/// One thing to do.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub href: String,
    pub kind: Kind,
    pub title: String,
    /// "Client onboarding"
    pub flow: String,
    /// The record's name.
    pub record: String,
    pub due: Option<Due>,
    /// Who may do it for them, and until when.
    pub lent: Option<(String, Instant)>,
}

#[derive(Clone, Debug)]
pub struct FlowRow {
    pub href: String,
    pub name: String,
    /// The record's, where there are several.
    pub record: Option<String>,
    pub started_at: Instant,
    pub stages: Vec<Stage>,
    pub custody: Custody,
    /// It has ended: what is said instead of who has it.
    pub ended: Option<String>,
}

#[derive(Clone, Debug)]
pub struct LastMessage {
    pub href: String,
    pub who: String,
    pub at: Instant,
    pub text: String,
}

pub fn home(shell: &Public, page: &Home) -> Markup {
    let texts = shell.local.texts();
    let hello = match shell.local.hour() {
        5..=11 => texts.portal_good_morning(&page.me),
        12..=17 => texts.portal_good_afternoon(&page.me),
        _ => texts.portal_good_evening(&page.me),
    };
    shell.page(
        texts.portal_home(),
        Width::Lists,
        html! {
            h1."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere"."sm:text-3xl" { (hello) }
            @if let Some(name) = &page.acting_for { p."mt-1"."text-muted"."wrap-anywhere" { (name) } }
            @if let Some(announcement) = &page.announcement {
                div."mt-6"."flex"."flex-col"."gap-2"."rounded-box"."bg-brand-soft"."p-5" role="note" { (part::prose(announcement)) }
            }
            (waiting(shell, page))
            (flows(shell, page))
            @if let Some(last) = &page.last_message { (last_message(shell, last)) }
            @if !page.links.is_empty() { (links(shell, page)) }
        },
    )
}

fn waiting(shell: &Public, page: &Home) -> Markup {
    let texts = shell.local.texts();
    html! {
        section."mt-7" aria-labelledby="needs" {
            h2 #needs."text-lg"."font-semibold" { (texts.progress_yours()) }
            @if page.waiting.is_empty() { p."mt-1"."text-muted" { (texts.progress_nothing_now()) } }
            @else {
                ul."mt-3"."flex"."flex-col"."gap-3" { @for one in &page.waiting { (card(shell, one)) } }
            }
        }
    }
}

fn card(shell: &Public, one: &Waiting) -> Markup {
    let texts = shell.local.texts();
    html! {
        li."panel"."flex"."flex-wrap"."items-center"."gap-x-6"."gap-y-3"."border-client"."p-5" {
            div."min-w-0"."flex-1"."basis-72" {
                h3."text-lg"."font-semibold"."wrap-anywhere" { (one.title) }
                p."text-muted"."wrap-anywhere" { (texts.portal_flow_for(&one.flow, &one.record)) }
                @if let Some(due) = &one.due { p."mt-1.5" { (said_with(|due| texts.progress_by(due), part::due_within(due, &shell.local))) } }
                @if let Some((who, until)) = &one.lent {
                    p."mt-1.5"."wrap-anywhere" {
                        (said_with(|when| texts.action_lent_with(when, who), part::until_within(*until, &shell.local)))
                        " · " a."link-brand"."inline-block"."py-1" href={ (one.href) "#lent" } { (texts.action_lent_end()) span."sr-only" { ": " (one.title) } }
                    }
                }
            }
            a."btn"."btn-primary"."btn-lg"."max-sm:w-full" href=(one.href) {
                (icon(part::kind_icon(one.kind))) (verb(one.kind, shell)) span."sr-only" { " " (one.title) }
            }
        }
    }
}

/// What the button does, in a word or two.
fn verb(kind: Kind, shell: &Public) -> &'static str {
    let texts = shell.local.texts();
    match kind {
        Kind::FileRequest => texts.portal_do_files(),
        Kind::Form => texts.portal_do_form(),
        Kind::Approval => texts.portal_do_approval(),
        Kind::Acknowledgement => texts.portal_do_acknowledgement(),
        _ => texts.progress_open(),
    }
}

fn flows(shell: &Public, page: &Home) -> Markup {
    let texts = shell.local.texts();
    html! {
        section."mt-10" aria-labelledby="flows" {
            div."flex"."items-center"."justify-between"."gap-4" {
                h2 #flows."text-lg"."font-semibold" { (texts.portal_your_flows()) }
                @if page.may_start { a."btn"."btn-ghost"."-me-3"."px-3"."text-primary" href=(paths::PORTAL_START) { (icon("plus")) (texts.portal_start()) } }
            }
            @if page.flows.is_empty() {
                p."mt-1"."text-muted" { @if page.may_start { (texts.portal_no_flows_start()) } @else { (texts.portal_no_flows()) } }
            } @else { (rows(shell, &page.flows)) }
            p."mt-3"."flex"."flex-wrap"."gap-x-6" {
                @if let Some(more) = &page.more { a."link-brand"."inline-block"."py-1" href=(more) { (texts.portal_more_flows()) } }
                @if page.ended > 0 { a."link-quiet"."inline-block"."py-1"."text-muted" href=(paths::PORTAL_ENDED) { (texts.portal_ended(page.ended)) } }
            }
        }
    }
}

/// The list itself; that of ended flows is the same.
pub(super) fn rows(shell: &Public, flows: &[FlowRow]) -> Markup {
    html! {
        ul."mt-1"."divide-y"."divide-rule"."border-y"."border-rule" {
            @for flow in flows { li { (row(shell, flow)) } }
        }
    }
}

fn row(shell: &Public, flow: &FlowRow) -> Markup {
    let (texts, local) = (shell.local.texts(), &shell.local);
    let now = flow.stages.iter().position(|stage| matches!(stage.state, StageState::Now { .. }));
    html! {
        a."flow-row" href=(flow.href) {
            span."flow-name"."min-w-0"."wrap-anywhere" {
                b { (flow.name) }
                small {
                    @if let Some(record) = &flow.record { (record) " · " }
                    (texts.portal_since(local.date(flow.started_at)))
                }
            }
            span."min-w-0" {
                (relay(&flow.stages, flow.custody.holder, texts))
                @if let Some(at) = now { small { (texts.portal_stage(flow.stages.len(), &flow.stages[at].name, at + 1)) } }
            }
            @match &flow.ended {
                Some(said) => span."flex"."items-center"."gap-1.5"."text-muted" { (icon("circle-check")) (said) },
                None => (part::held_by_for_client(&flow.custody, flow.custody.who.as_deref().filter(|_| flow.custody.holder == part::Holder::Us), texts)),
            }
        }
    }
}

fn last_message(shell: &Public, last: &LastMessage) -> Markup {
    let texts = shell.local.texts();
    html! {
        section."mt-8" aria-labelledby="news" {
            h2 #news."text-lg"."font-semibold" { (texts.portal_last_message()) }
            (talk(shell, last, None))
        }
    }
}

/// Who wrote what when, leading to its flow.
pub(super) fn talk(shell: &Public, last: &LastMessage, about: Option<&str>) -> Markup {
    html! {
        a."mt-3"."flex"."gap-3"."py-1" href=(last.href) {
            span."person"."size-9"."flex-none" aria-hidden="true" { (initials(&last.who)) }
            span."min-w-0" {
                span."block" { b."font-semibold" { (last.who) } " " span."text-sm"."text-muted" { (part::moment_short(last.at, &shell.local)) } }
                @if let Some(about) = about { span."block"."text-sm"."text-muted"."wrap-anywhere" { (about) } }
                span."line-clamp-2"."wrap-anywhere" { (last.text) }
            }
        }
    }
}

fn links(shell: &Public, page: &Home) -> Markup {
    let texts = shell.local.texts();
    html! {
        section."mt-8" aria-labelledby="links" {
            h2 #links."text-lg"."font-semibold" { (texts.portal_links()) }
            ul."mt-2"."flex"."flex-col"."gap-1" {
                @for (name, address) in &page.links {
                    li { a."link-brand"."inline-flex"."items-center"."gap-2"."py-1.5" href=(address) rel="noopener" { (icon_of("signpost", "icon")) (name) } }
                }
            }
        }
    }
}
