//! The open step: a panel to act in, or a line that says who holds it; and what is to come.

use super::{Doing, Head, Prepare, StepState, StepView, prepare::prepare, step_menu::step_menu};
use crate::{
    act::{self, Act, Post, Review},
    form::FormPlace,
    pages::flow::Intervention,
    part::{due, held_by, icon, icon_of, kind_icon, prose},
    paths,
    shell::Staff,
    words,
};
use maud::{Markup, html};

pub(super) fn open(staff: &Staff, head: &Head, step: &StepView) -> Markup {
    let StepState::Open { doing, note, put_back_to, record_for } = &step.state else {
        return Markup::default();
    };
    let texts = staff.local.texts();
    match doing {
        Doing::Act(act) => to_act(staff, head, step, act, put_back_to.as_deref()),
        Doing::Prepare(page) => to_prepare(staff, head, step, page),
        Doing::Review(review) => to_review(staff, head, step, review, put_back_to.as_deref()),
        Doing::PickUp { group } => {
            let button =
                hold(staff, step, &paths::pick_up(&head.id, &step.key), "hand", texts.step_pick_up());
            line(staff, head, step, (Some(&texts.step_in_pool(group)), button))
        }
        Doing::Unbound { role, why } => {
            let button = html! { a."btn"."btn-primary"."h-9"."px-3" href=(paths::flow_role(&head.id, role)) { (icon("user-plus")) (texts.step_choose_people()) } };
            line(staff, head, step, (Some(why), button))
        }
        Doing::Await => {
            let at = Intervention::Receive.at_step(&head.id, &step.key);
            let button = html! { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(at) { (icon("check")) (texts.intervention_receive_do()) } };
            line(staff, head, step, (note.as_deref(), button))
        }
        Doing::Watch => line(staff, head, step, (note.as_deref(), record(staff, head, step, record_for))),
    }
}

fn heading(staff: &Staff, head: &Head, step: &StepView, detail: &str) -> Markup {
    html! {
        header."flex"."items-baseline"."gap-x-3"."px-5"."pt-4"."max-sm:px-4" {
            div."flex"."min-w-0"."flex-1"."flex-wrap"."items-baseline"."gap-x-3" {
                h3."text-lg"."font-semibold"."wrap-anywhere" id={ "step-" (step.key) } { (step.title) }
                p."text-muted" { (detail) @if step.attempt > 1 { ", " (staff.local.texts().step_try(step.attempt)) } }
                @if let Some(deadline) = &step.due { p."font-medium"."max-sm:basis-full"."sm:ms-auto" { (due(deadline, &staff.local)) } }
            }
            (step_menu(staff, head, step))
        }
    }
}

fn to_act(staff: &Staff, head: &Head, step: &StepView, act: &Act, put_back_to: Option<&str>) -> Markup {
    let files = format!("{}/files", paths::step(&head.id, &step.key));
    let ids = format!("{}-", step.key);
    let texts = staff.local.texts();
    let place = FormPlace {
        ids: &ids,
        files: Some(&files),
        file_bytes_max: staff.file_bytes_max,
        large: false,
        in_entry: false,
        texts,
    };
    let post = Post {
        action: paths::completion(&head.id, &step.key),
        files: files.clone(),
        hidden: staff.hidden(&step.key),
    };
    let send_back_at = paths::send_back(&head.id, &step.key);
    html! {
        article class={ "panel border-2 " (step.custody.holder.border()) } aria-labelledby={ "step-" (step.key) } {
            (heading(staff, head, step, words::yours(step.kind, texts)))
            form method="post" action=(post.action) enctype=[act.enctype()] novalidate data-controller="form"
                data-draft=(paths::step_draft(&head.id, &step.key)) {
                div."flex"."flex-col"."gap-5"."px-5"."pt-3"."pb-5"."max-sm:px-4" {
                    @if let Some(text) = &act.text { div."flex"."max-w-[64ch]"."flex-col"."gap-2" { (prose(text)) } }
                    @if let Some(prepared) = &act.prepared { (act::prepared(prepared)) }
                    @if let Some(so_far) = &act.so_far { p."text-muted" { (so_far) } }
                    (act::body(act, &post, place))
                }
                footer."act-bar" {
                    (act::buttons(act, Some(&send_back_at), place))
                    @if put_back_to.is_some() { (put_back(staff, head, step)) }
                    @if let Some(consequence) = &act.consequence { p."text-sm"."text-muted"."max-sm:col-span-2"."sm:ms-auto"."sm:max-w-sm"."sm:text-end" { (consequence) } }
                }
            }
        }
    }
}

/// Inside the act's own form, which carries what it needs.
fn put_back(staff: &Staff, head: &Head, step: &StepView) -> Markup {
    html! {
        button."btn"."btn-ghost" formaction=(paths::put_back(&head.id, &step.key)) formnovalidate { (staff.local.texts().step_put_back()) }
    }
}

fn to_prepare(staff: &Staff, head: &Head, step: &StepView, page: &Prepare) -> Markup {
    let detail = staff.local.texts().intervention_prepare(&page.who);
    html! {
        article class={ "panel border-2 " (step.custody.holder.border()) } aria-labelledby={ "step-" (step.key) } {
            (heading(staff, head, step, &detail))
            (prepare(staff, head, step, page))
        }
    }
}

fn to_review(
    staff: &Staff,
    head: &Head,
    step: &StepView,
    review: &Review,
    put_back_to: Option<&str>,
) -> Markup {
    let texts = staff.local.texts();
    let post = Post { action: String::new(), files: String::new(), hidden: staff.hidden(&step.key) };
    let detail =
        review.given_by.as_ref().map_or_else(|| texts.step_check().to_owned(), |by| texts.step_check_of(by));
    html! {
        article class={ "panel border-2 " (step.custody.holder.border()) } aria-labelledby={ "step-" (step.key) } {
            (heading(staff, head, step, &detail))
            div."px-5"."pt-2"."pb-3"."max-sm:px-4" { (act::review(&head.id, review, &post, texts)) }
            @if let Some(group) = put_back_to {
                footer."flex"."flex-wrap"."items-center"."gap-3"."border-t"."border-rule"."px-5"."py-3"."max-sm:px-4" {
                    (hold(staff, step, &paths::put_back(&head.id, &step.key), "undo-2", texts.step_put_back()))
                    p."text-sm"."text-muted" { (texts.step_put_back_to(group)) }
                }
            }
        }
    }
}

fn line(staff: &Staff, head: &Head, step: &StepView, (note, button): (Option<&str>, Markup)) -> Markup {
    html! {
        article."panel"."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2"."px-5"."py-3.5"."max-sm:px-4" aria-labelledby={ "step-" (step.key) } {
            h3."font-medium"."wrap-anywhere" id={ "step-" (step.key) } { (step.title) }
            (held_by(step.custody.holder, step.custody.who.as_deref(), staff.local.texts()))
            @if let Some(deadline) = &step.due { span."max-sm:basis-full"."sm:ms-auto" { (due(deadline, &staff.local)) } }
            @if note.is_some() || step.attempt > 1 {
                p."basis-full"."text-sm"."text-muted" {
                    @if step.attempt > 1 { (staff.local.texts().step_try_begins(step.attempt)) " " }
                    (note.unwrap_or_default())
                }
            }
            (button)
            (step_menu(staff, head, step))
        }
    }
}

/// "She phoned": writing somebody's answer down for them, by each who has it.
fn record(staff: &Staff, head: &Head, step: &StepView, people: &[(String, String)]) -> Markup {
    let texts = staff.local.texts();
    html! {
        @for (person, name) in people {
            a."btn"."btn-outline"."h-8"."min-w-0"."max-w-full"."border-edge"."px-3" href=(paths::recording(&head.id, &step.key, person)) {
                (icon("phone")) span."truncate" { @if people.len() > 1 { (texts.step_record_of(name)) } @else { (texts.step_record()) } }
                span."sr-only" { ": " (step.title) }
            }
        }
    }
}

fn hold(staff: &Staff, step: &StepView, action: &str, drawing: &str, words: &str) -> Markup {
    let class =
        if drawing == "hand" { "btn btn-primary h-9 px-3" } else { "btn btn-outline h-9 border-edge px-3" };
    html! {
        form method="post" action=(action) {
            (staff.hidden_inputs(&format!("{}-hold", step.key)))
            input type="hidden" name="attempt" value=(step.attempt);
            button class=(class) { (icon(drawing)) (words) span."sr-only" { " " (step.title) } }
        }
    }
}

/// Steps not reached yet, faint.
pub(super) fn coming(staff: &Staff, head: &Head, steps: &[StepView]) -> Markup {
    let texts = staff.local.texts();
    let coming: Vec<&StepView> =
        steps.iter().filter(|step| matches!(step.state, StepState::Coming)).collect();
    html! {
        @if !coming.is_empty() {
            ul."flex"."flex-col"."text-muted" { @for step in coming {
                li."coming-row" {
                    (icon_of(kind_icon(step.kind), "icon")) span."wrap-anywhere" { (step.title) }
                    small { (if step.kind.is_human() { step.custody.holder.word(texts) } else { texts.step_automatic() }) }
                    (step_menu(staff, head, step))
                }
            } }
        }
    }
}
