//! The first steps of an organisation as a track: done, now, to come. Stands on the Home of an admin until the first
//! flow runs or the list is put away.

use super::{Holder, Stage, StageState, copy, relay};
use crate::{paths, shell::Staff};
use maud::{Markup, html};
use texts::Texts;

#[derive(Clone, Debug)]
pub struct Checklist {
    pub organisation: String,
    pub mail: MailStep,
    /// Something that can be started.
    pub template: Option<ReadyStep>,
    /// To choose from while there is none.
    pub library: Vec<PickCard>,
    pub has_flow: bool,
    pub has_members: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailStep {
    Waits,
    /// Out through this server.
    Done {
        host: String,
    },
    /// A demo shows them.
    Shown,
}

#[derive(Clone, Debug)]
pub struct ReadyStep {
    pub key: String,
    pub name: String,
    pub start_url: Option<String>,
}

/// A template that comes with Baton.
#[derive(Clone, Debug)]
pub struct PickCard {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    pub stages: Vec<String>,
    pub steps: usize,
}

/// One line of the track.
struct ChecklistStep {
    name: &'static str,
    /// Behind its name: what was done, or how long it takes.
    beside: String,
    done: bool,
    body: Markup,
    /// It can be done now, in whichever order.
    open: bool,
}

/// The whole list, its heading included; the page has one of its own.
pub fn checklist(staff: &Staff, list: &Checklist) -> Markup {
    let texts = staff.local.texts();
    let steps = [
        organisation(list, texts),
        mail(list, texts),
        template(staff, list),
        flow(list, texts),
        members(list, texts),
    ];
    let left = steps.iter().filter(|step| !step.done).count();
    let now = steps.iter().position(|step| !step.done && !is_waiting_mail(step, list, texts));
    html! {
        section #first-steps."min-w-0" aria-labelledby="first-steps-title" {
            div."flex"."flex-wrap"."items-baseline"."gap-x-3"."gap-y-1" {
                h2 #first-steps-title."text-lg"."font-semibold" { (texts.setup_steps_title()) }
                p."text-muted" { (texts.setup_steps_left(left)) }
                form."ms-auto" method="post" action=(paths::FIRST_STEPS_END) {
                    (staff.hidden_inputs("first-steps"))
                    button."btn"."btn-ghost"."h-8"."px-2"."font-normal"."text-muted" { (texts.setup_steps_hide()) }
                }
            }
            ol."track"."mt-2" { @for (at, step) in steps.iter().enumerate() { (line(step, Some(at) == now)) } }
        }
    }
}

/// Waiting for a mail server holds nothing up, so it is not the step that is pointed at.
fn is_waiting_mail(step: &ChecklistStep, list: &Checklist, texts: Texts) -> bool {
    step.name == texts.setup_step_mail() && list.mail == MailStep::Waits
}

fn line(step: &ChecklistStep, now: bool) -> Markup {
    let class = match (step.done, now) {
        (true, _) => "done",
        (false, true) => "now held-us",
        (false, false) => "coming",
    };
    html! {
        li class=(class) {
            h3."track-fold" { span { b { (step.name) } " " span { (step.beside) } } }
            @if !step.done && step.open { (step.body) }
        }
    }
}

fn organisation(list: &Checklist, texts: Texts) -> ChecklistStep {
    ChecklistStep {
        name: texts.setup_step_organisation(),
        beside: texts.setup_done(&list.organisation),
        done: true,
        body: html! {},
        open: false,
    }
}

fn mail(list: &Checklist, texts: Texts) -> ChecklistStep {
    let (done, beside) = match &list.mail {
        MailStep::Done { host } => (true, texts.setup_done(host)),
        MailStep::Shown => (true, texts.setup_done(texts.setup_step_mail_shown())),
        MailStep::Waits => (false, texts.setup_step_mail_minutes().to_owned()),
    };
    let body = html! {
        p."max-w-[56ch]"."text-muted" { (texts.setup_step_mail_text()) }
        p."mt-2"."mb-4"."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2" {
            a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::MAIL) { (texts.setup_step_mail_button()) }
            a."link-brand"."py-1" href=(paths::MAILBOX) { (texts.setup_step_mail_mailbox()) }
        }
    };
    ChecklistStep { name: texts.setup_step_mail(), beside, done, body, open: true }
}

fn template(staff: &Staff, list: &Checklist) -> ChecklistStep {
    let texts = staff.local.texts();
    let beside = match &list.template {
        Some(ready) => texts.setup_done(&ready.name),
        None => texts.setup_step_template_minutes().to_owned(),
    };
    let body = html! {
        p."max-w-[56ch]"."text-muted" { (texts.setup_step_template_text()) }
        (pick_cards(staff, &list.library, true))
        p."mt-3"."mb-4"."flex"."flex-wrap"."gap-x-4"."gap-y-2" {
            a."link-brand"."py-1" href=(paths::LIBRARY) { (texts.setup_library()) }
            a."link-brand"."py-1" href=(paths::TEMPLATE_NEW) { (texts.setup_own()) }
        }
    };
    ChecklistStep {
        name: texts.setup_step_template(),
        beside,
        done: list.template.is_some(),
        body,
        open: true,
    }
}

/// Each with the button that takes it into use. `home` leads back to the list of first steps.
pub(crate) fn pick_cards(staff: &Staff, all: &[PickCard], home: bool) -> Markup {
    let texts = staff.local.texts();
    html! {
        ul."mt-4"."grid"."max-w-3xl"."gap-3"."sm:grid-cols-2" { @for (at, card) in all.iter().enumerate() {
            li { div."pick-card" data-on[at == 0] {
                b { (card.name) }
                @if let Some(description) = &card.description { span { (description) } }
                small."mb-4"."flex-wrap" {
                    (relay(&stages(card), Holder::Client, texts))
                    (card.stages.join(", ")) " · " (texts.setup_steps_of(card.steps))
                }
                form."mt-auto" method="post" action=(paths::library_use(&card.key)) {
                    (staff.hidden_inputs(&card.key))
                    @if home { input type="hidden" name="home" value="yes"; }
                    button class=(if at == 0 { "btn btn-primary h-9 px-3" } else { "btn btn-outline h-9 border-edge px-3" }) { (texts.setup_use(&card.name)) }
                }
            } }
        } }
    }
}

/// The first stage stands for where a flow of it begins.
fn stages(card: &PickCard) -> Vec<Stage> {
    let state = |at: usize| if at == 0 { StageState::Now { open: 0 } } else { StageState::Coming };
    card.stages.iter().enumerate().map(|(at, name)| Stage { name: name.clone(), state: state(at) }).collect()
}

fn flow(list: &Checklist, texts: Texts) -> ChecklistStep {
    let body = match &list.template {
        None => html! {},
        Some(ready) => html! {
            p."max-w-[56ch]"."text-muted" { (texts.setup_step_flow_text()) }
            @if let Some(url) = &ready.start_url {
                div."mt-3"."max-w-xl" { (copy(&texts.setup_start_link(&ready.name), url, texts)) }
            }
            p."mt-3"."mb-4"."flex"."flex-wrap"."items-center"."gap-x-4"."gap-y-2" {
                @if let Some(url) = &ready.start_url { a."btn"."btn-primary"."h-9"."px-3" href=(url) data-turbo="false" { (texts.setup_step_flow_open()) } }
                a."link-brand"."py-1" href={ (paths::FLOW_NEW) "?template=" (ready.key) } { (texts.setup_step_flow_button(&ready.name)) }
            }
        },
    };
    ChecklistStep {
        name: texts.setup_step_flow(),
        beside: if list.has_flow { String::new() } else { texts.setup_step_flow_minutes().to_owned() },
        done: list.has_flow,
        body,
        open: list.template.is_some(),
    }
}

fn members(list: &Checklist, texts: Texts) -> ChecklistStep {
    let body = html! {
        p."max-w-[56ch]"."text-muted" { (texts.setup_step_members_text()) }
        p."mt-2"."mb-4" { a."btn"."btn-outline"."h-9"."border-edge"."px-3" href=(paths::MEMBERS) { (texts.setup_step_members_button()) } }
    };
    ChecklistStep {
        name: texts.setup_step_members(),
        beside: if list.has_members { String::new() } else { texts.setup_step_members_minutes().to_owned() },
        done: list.has_members,
        body,
        open: list.template.is_some(),
    }
}
