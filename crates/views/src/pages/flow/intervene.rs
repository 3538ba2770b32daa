//! What the owner does to a live flow, and whoever has a step does with it besides answering: what it means, what is
//! asked, and why, before the act. One page for all of these acts.

use super::{FlowName, Members, Reopened, crumbs, send_back::consequences};
use crate::{
    form::{self, Choice, Line, Select},
    part::icon,
    paths,
    shell::{Place, Staff},
};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intervention {
    Add,
    Skip,
    Reopen,
    Due,
    Reassign,
    Delegate,
    Priority,
    Pause,
    Resume,
    /// What the step waits for has come.
    Receive,
    /// What somebody outside let another do is theirs alone again.
    Recall,
}

/// Posted: `reason`, `attempt` if there is one, each question by its name, and `to` where somebody is chosen.
#[derive(Clone, Debug)]
pub struct Intervene {
    pub flow: FlowName,
    pub act: Intervention,
    /// Where this page is and where it is posted to.
    pub address: String,
    /// Title of the step, or name of the clock; empty for the whole flow.
    pub about: String,
    pub attempt: Option<u32>,
    pub questions: Vec<Question>,
    pub people: Option<People>,
    /// What opens again, and what is interrupted by it.
    pub reopened: Vec<Reopened>,
    pub withdrawn: Vec<String>,
    pub reason: String,
    pub reason_error: Option<String>,
    /// What stands in the way and belongs to no question.
    pub refusal: Option<String>,
}

/// Members to choose one from, or name and address of somebody outside.
#[derive(Clone, Debug)]
pub struct People {
    pub of: super::Who,
    /// Whose part goes to them, kept while members are searched.
    pub part: Option<String>,
    pub error: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Question {
    pub of: Asked,
    pub value: String,
    pub error: Option<String>,
}

#[derive(Clone, Debug)]
pub enum Asked {
    Kind,
    Role(Vec<Choice>),
    Title,
    Text,
    DueSpan,
    Denied,
    /// A day and a time in this zone.
    At {
        zone: String,
    },
    Part(Vec<Choice>),
    Priority,
}

impl Asked {
    /// The name of its input.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Role(_) => "role",
            Self::Title => "title",
            Self::Text => "text",
            Self::DueSpan => "due",
            Self::Denied => "denied",
            Self::At { .. } => "at",
            Self::Part(_) => "assignment",
            Self::Priority => "priority",
        }
    }
}

impl Intervention {
    pub fn title(self, texts: Texts) -> &'static str {
        match self {
            Self::Add => texts.intervention_add_title(),
            Self::Skip => texts.intervention_skip_title(),
            Self::Reopen => texts.intervention_reopen_title(),
            Self::Due => texts.intervention_due_title(),
            Self::Reassign => texts.intervention_reassign_title(),
            Self::Delegate => texts.intervention_delegate_title(),
            Self::Priority => texts.intervention_priority_title(),
            Self::Pause => texts.intervention_pause_title(),
            Self::Resume => texts.intervention_resume_title(),
            Self::Receive => texts.intervention_receive_title(),
            Self::Recall => texts.intervention_recall_title(),
        }
    }

    fn heading(self, about: &str, texts: Texts) -> String {
        match self {
            Self::Add => texts.intervention_add_heading(about),
            Self::Skip => texts.intervention_skip_heading(about),
            Self::Reopen => texts.intervention_reopen_heading(about),
            Self::Due => texts.intervention_due_heading(about),
            Self::Reassign => texts.intervention_reassign_heading(about),
            Self::Delegate => texts.intervention_delegate_heading(about),
            Self::Receive => texts.intervention_receive_heading(about),
            Self::Recall => texts.intervention_recall_heading(about),
            Self::Priority | Self::Pause | Self::Resume => self.title(texts).to_owned(),
        }
    }

    fn means(self, texts: Texts) -> &'static str {
        match self {
            Self::Add => texts.intervention_add_means(),
            Self::Skip => texts.intervention_skip_means(),
            Self::Reopen => texts.intervention_reopen_means(),
            Self::Due => texts.intervention_due_means(),
            Self::Reassign => texts.intervention_reassign_means(),
            Self::Delegate => texts.intervention_delegate_means(),
            Self::Priority => texts.intervention_priority_means(),
            Self::Pause => texts.intervention_pause_means(),
            Self::Resume => texts.intervention_resume_means(),
            Self::Receive => texts.intervention_receive_means(),
            Self::Recall => texts.intervention_recall_means(),
        }
    }

    fn button(self, texts: Texts) -> &'static str {
        match self {
            Self::Add => texts.intervention_add_do(),
            Self::Skip => texts.intervention_skip_do(),
            Self::Reopen => texts.intervention_reopen_do(),
            Self::Due => texts.intervention_due_do(),
            Self::Reassign => texts.intervention_reassign_do(),
            Self::Delegate => texts.intervention_delegate_do(),
            Self::Priority => texts.intervention_priority_do(),
            Self::Pause => texts.intervention_pause_do(),
            Self::Resume => texts.intervention_resume_do(),
            Self::Receive => texts.intervention_receive_do(),
            Self::Recall => texts.intervention_recall_do(),
        }
    }

    /// In a menu.
    pub fn entry(self, texts: Texts) -> &'static str {
        match self {
            Self::Add => texts.intervention_add_menu(),
            Self::Skip => texts.intervention_skip_menu(),
            Self::Reopen => texts.intervention_reopen_menu(),
            Self::Due => texts.intervention_due_menu(),
            Self::Reassign => texts.intervention_reassign_menu(),
            Self::Delegate => texts.intervention_delegate_menu(),
            Self::Priority => texts.intervention_priority_menu(),
            Self::Pause => texts.intervention_pause_menu(),
            Self::Resume => texts.intervention_resume_menu(),
            Self::Receive => texts.intervention_receive_menu(),
            Self::Recall => texts.intervention_recall_menu(),
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::Add => "plus",
            Self::Skip => "skip-forward",
            Self::Reopen | Self::Recall => "undo-2",
            Self::Due => "clock",
            Self::Reassign | Self::Delegate => "user-plus",
            Self::Priority => "flag",
            Self::Pause => "pause",
            Self::Resume => "play",
            Self::Receive => "check",
        }
    }

    /// Where it is asked, for acts on one step.
    pub fn at_step(self, flow: &str, step: &str) -> String {
        match self {
            Self::Add => paths::step_after(flow, step),
            Self::Skip => paths::step_skip(flow, step),
            Self::Reopen => paths::step_reopening(flow, step),
            Self::Due => paths::step_deadline(flow, step),
            Self::Reassign => paths::step_reassignment(flow, step),
            Self::Delegate => paths::step_delegation(flow, step),
            Self::Receive => paths::step_reception(flow, step),
            Self::Recall => paths::step_recall(flow, step),
            Self::Priority | Self::Pause | Self::Resume => self.at_flow(flow),
        }
    }

    /// Where it is asked, for acts on the whole flow.
    pub fn at_flow(self, flow: &str) -> String {
        match self {
            Self::Priority => paths::flow_priority(flow),
            Self::Resume => paths::flow_resumption(flow),
            _ => paths::flow_pause(flow),
        }
    }

    /// Nothing has to be said for it.
    fn reason_is_optional(self) -> bool {
        matches!(self, Self::Delegate | Self::Resume)
    }

    /// What it takes away cannot be had back.
    fn button_class(self) -> &'static str {
        if self == Self::Skip { "btn btn-error" } else { "btn btn-primary" }
    }
}

pub fn intervene(staff: &Staff, page: &Intervene) -> Markup {
    let texts = staff.local.texts();
    let (act, optional) = (page.act, page.act.reason_is_optional());
    staff.page(
        act.title(texts),
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow, texts))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (act.heading(&page.about, texts)) }
                p."mt-2"."max-w-[64ch]" { (act.means(texts)) }
                @if let Some(refusal) = &page.refusal { p."mt-3"."max-w-[64ch]"."font-medium"."text-error"."wrap-anywhere" role="alert" { (refusal) } }
                @if !page.reopened.is_empty() { (consequences(staff, &page.reopened, &page.withdrawn)) }
                @if let Some(People { of: super::Who::Members(members), part, .. }) = &page.people { (search(staff, page, members, part.as_deref())) }
                form."mt-6"."flex"."max-w-xl"."flex-col"."gap-5" method="post" action=(page.address) novalidate {
                    (staff.hidden_inputs("intervene"))
                    @if let Some(attempt) = page.attempt { input type="hidden" name="attempt" value=(attempt); }
                    @for question in &page.questions { (ask(question, texts)) }
                    @if let Some(people) = &page.people { (choose(people, texts)) }
                    div class=(form::frame_class(page.reason_error.is_some(), false)) {
                        label for="reason" { @if optional { (texts.intervention_reason_optional()) } @else { (texts.intervention_reason()) } }
                        p #reason-hint { (texts.intervention_reason_hint()) }
                        @if let Some(error) = &page.reason_error { (form::error_line("reason-error", error)) }
                        textarea #reason."textarea"."w-full" name="reason" rows="3" aria-describedby="reason-hint"
                            aria-invalid=[page.reason_error.as_ref().map(|_| "true")] { "\n" (page.reason) }
                    }
                    div."flex"."flex-wrap"."gap-2" {
                        button class=(act.button_class()) data-turbo-submits-with=(texts.intervention_sending()) { (act.button(texts)) }
                        a."btn"."btn-ghost" href=(paths::flow(&page.flow.id)) { (texts.intervention_back()) }
                    }
                }
            }
        },
    )
}

fn ask(question: &Question, texts: Texts) -> Markup {
    let error = question.error.as_deref();
    let list = |label: &str, choices: &[Choice]| {
        form::select(&Select {
            name: question.of.name(),
            label,
            hint: None,
            choices,
            chosen: &question.value,
            empty: None,
            error,
            large: false,
        })
    };
    let line = |label: &str, hint: Option<&str>, of: &str| {
        let name = question.of.name();
        form::line(&Line {
            id: name,
            name,
            label,
            hint,
            of,
            autocomplete: "off",
            value: &question.value,
            error,
            large: false,
        })
    };
    match &question.of {
        Asked::Kind => list(texts.intervention_kind(), &kinds(texts)),
        Asked::Role(roles) => list(texts.intervention_role(), roles),
        Asked::Part(parts) => list(texts.intervention_part(), parts),
        Asked::Priority => list(texts.intervention_priority(), &priorities(texts)),
        Asked::Denied => list(texts.intervention_denied(), &denials(texts)),
        Asked::Title => line(texts.intervention_name(), Some(texts.intervention_name_hint()), "text"),
        Asked::DueSpan => {
            line(texts.intervention_due_span(), Some(texts.intervention_due_span_hint()), "text")
        }
        Asked::At { zone } => {
            line(texts.intervention_at(), Some(&texts.intervention_at_hint(zone)), "datetime-local")
        }
        Asked::Text => html! {
            div class=(form::frame_class(error.is_some(), false)) {
                label for="text" { (texts.intervention_text()) " " span."font-normal"."text-muted" { (texts.form_optional()) } }
                @if let Some(error) = error { (form::error_line("text-error", error)) }
                textarea #text."textarea"."w-full" name="text" rows="4" aria-invalid=[error.map(|_| "true")] { "\n" (question.value) }
            }
        },
    }
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned() }
}

fn kinds(texts: Texts) -> [Choice; 5] {
    [
        choice("task", texts.intervention_kind_task()),
        choice("form", texts.intervention_kind_form()),
        choice("file_request", texts.intervention_kind_file_request()),
        choice("approval", texts.intervention_kind_approval()),
        choice("acknowledgement", texts.intervention_kind_acknowledgement()),
    ]
}

fn priorities(texts: Texts) -> [Choice; 4] {
    [
        choice("low", texts.intervention_priority_low()),
        choice("normal", texts.intervention_priority_normal()),
        choice("high", texts.intervention_priority_high()),
        choice("urgent", texts.intervention_priority_urgent()),
    ]
}

fn denials(texts: Texts) -> [Choice; 2] {
    [choice("continue", texts.intervention_denied_continue()), choice("end", texts.intervention_denied_end())]
}

/// Keeps whose part it is about.
fn search(staff: &Staff, page: &Intervene, members: &Members, part: Option<&str>) -> Markup {
    let texts = staff.local.texts();
    html! {
        form."mt-5"."flex"."max-w-xl"."gap-2" method="get" action=(page.address) role="search" {
            @if let Some(part) = part { input type="hidden" name="assignment" value=(part); }
            label."input"."h-9"."min-w-0"."flex-1" {
                (icon("search"))
                span."sr-only" { (texts.flow_people_search()) }
                input type="search" name="q" value=(members.search) placeholder=(texts.flow_people_search()) maxlength="100";
            }
            button."btn"."btn-outline"."h-9"."border-edge"."px-3" { (texts.flow_search()) }
        }
    }
}

fn choose(people: &People, texts: Texts) -> Markup {
    match &people.of {
        super::Who::Outside(field) => form::field(field, form::FormPlace::page(false, texts)),
        super::Who::Members(members) => {
            let others = members
                .found
                .iter()
                .filter(|one| members.chosen.iter().all(|known| known.value != one.value));
            let all = members.chosen.iter().map(|one| (one, true)).chain(others.map(|one| (one, false)));
            html! {
                fieldset class=(form::frame_class(people.error.is_some(), false)) {
                    legend { (texts.intervention_to()) }
                    @if let Some(error) = &people.error { (form::error_line("to-error", error)) }
                    div."mt-1"."grid"."gap-x-6"."sm:grid-cols-2" { @for (at, (one, chosen)) in all.enumerate() {
                        label."check-row" {
                            input id={ "to-" (at) } type="radio" name="to" value=(one.value) class="radio radio-sm radio-primary" checked[chosen];
                            span."wrap-anywhere" { (one.label) }
                        }
                    } }
                    @if members.found.is_empty() { p."text-muted" { (texts.flow_people_none()) } }
                    @if members.more { p."text-sm"."text-muted" { (texts.flow_people_more()) } }
                }
            }
        }
    }
}
