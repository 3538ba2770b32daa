//! The buttons of an act: each says what it does.

use super::{Act, BackTo};
use crate::{form::FormPlace, part::icon, words};
use maud::{Markup, html};
use model::definition::{Kind, Outcome};
use texts::Texts;

/// The buttons that finish the step. `send_back_at` is where a choice of steps and a preview wait (staff);
/// without it, sending back is done on the page. A pressed button says that it sends.
pub fn buttons(act: &Act, send_back_at: Option<&str>, place: FormPlace<'_>) -> Markup {
    let texts = place.texts;
    let class =
        if place.large { "btn btn-primary btn-lg w-full" } else { "btn btn-primary max-sm:col-span-2" };
    let positive = act.outcomes.first().copied();
    html! {
        @if let Some(outcome) = positive {
            button class=(class) name="outcome" value=(words::outcome_value(outcome))
                data-turbo-submits-with=(texts.act_sending()) data-sending=(texts.act_sending()) {
                @if act.kind == Kind::Approval { (icon("check")) }
                (positive_words(act, texts))
            }
        }
        @if act.may(Outcome::SentBack) { (send_back(send_back_at, place)) }
        @if act.may(Outcome::Denied) {
            button class=(deny_class(place)) name="outcome" value="denied" formnovalidate
                data-turbo-submits-with=(texts.act_sending()) data-sending=(texts.act_sending()) { (texts.act_deny()) }
        }
    }
}

fn send_back(at: Option<&str>, place: FormPlace<'_>) -> Markup {
    let texts = place.texts;
    let class =
        if place.large { "btn btn-outline btn-lg flex-1 border-edge" } else { "btn btn-outline border-edge" };
    html! {
        @match at {
            Some(at) => { a class=(class) href=(at) { (texts.act_send_back_choose()) } }
            None => {
                button class=(class) name="outcome" value="sent_back" formnovalidate data-sending=(texts.act_sending()) {
                    (texts.act_send_back())
                }
            }
        }
    }
}

fn deny_class(place: FormPlace<'_>) -> &'static str {
    if place.large {
        "btn btn-outline btn-lg flex-1 border-edge text-error"
    } else {
        "btn btn-ghost text-error"
    }
}

fn positive_words(act: &Act, texts: Texts) -> String {
    let open = act.documents.iter().filter(|document| document.is_asked()).count();
    match act.kind {
        Kind::Approval => texts.act_approve().to_owned(),
        Kind::Acknowledgement => texts.act_read().to_owned(),
        Kind::Task => texts.act_done().to_owned(),
        Kind::FileRequest => texts.act_send_documents(open),
        _ => texts.act_send().to_owned(),
    }
}

/// Which steps to send back to, where there is a choice. Posted as `back_to`.
pub fn send_back_choices(all: &[BackTo], place: FormPlace<'_>) -> Markup {
    let (row, control) = if place.large {
        ("choice-row", "checkbox checkbox-primary")
    } else {
        ("check-row", "checkbox checkbox-sm checkbox-primary")
    };
    html! {
        @if let [only] = all {
            input type="hidden" name="back_to" value=(only.step);
        } @else if !all.is_empty() {
            fieldset class=(crate::form::frame_class(false, place.large)) {
                legend { (place.texts.act_back_to()) }
                div."mt-1"."flex"."flex-col" { @for (at, one) in all.iter().enumerate() {
                    label class=(row) {
                        input id=(place.id(&format!("back-to-{at}"))) type="checkbox" name="back_to" value=(one.step)
                            class=(control) checked[one.chosen];
                        span { (one.title) }
                    }
                } }
            }
        }
    }
}
