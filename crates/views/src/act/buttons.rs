//! The buttons of an act: each says what it does.

use super::{Act, BackTo};
use crate::{form::FormPlace, part::icon, words};
use maud::{Markup, html};
use model::definition::{Kind, Outcome};

/// The buttons that finish the step. `send_back_at` is where a choice of steps and a preview wait (staff);
/// without it, sending back is done on the page.
pub fn buttons(act: &Act, send_back_at: Option<&str>, place: FormPlace<'_>) -> Markup {
    let size = if place.large {
        "btn btn-primary btn-lg max-sm:w-full"
    } else {
        "btn btn-primary max-sm:col-span-2"
    };
    let positive = act.outcomes.first().copied();
    html! {
        @if let Some(outcome) = positive {
            button class=(size) name="outcome" value=(words::outcome_value(outcome)) data-turbo-submits-with="Sending…" {
                @if act.kind == Kind::Approval { (icon("check")) }
                (positive_words(act))
            }
        }
        @if act.may(Outcome::SentBack) { (send_back(send_back_at, place)) }
        @if act.may(Outcome::Denied) {
            button class=(deny_class(place)) name="outcome" value="denied" formnovalidate { "Deny" }
        }
    }
}

fn send_back(at: Option<&str>, place: FormPlace<'_>) -> Markup {
    let class = if place.large {
        "btn btn-outline btn-lg border-edge max-sm:w-full"
    } else {
        "btn btn-outline border-edge"
    };
    html! {
        @match at {
            Some(at) => { a class=(class) href=(at) { "Send back…" } }
            None => { button class=(class) name="outcome" value="sent_back" formnovalidate { "Send back" } }
        }
    }
}

fn deny_class(place: FormPlace<'_>) -> &'static str {
    if place.large { "btn btn-ghost btn-lg text-error max-sm:w-full" } else { "btn btn-ghost text-error" }
}

fn positive_words(act: &Act) -> String {
    let open = act.documents.iter().filter(|document| document.is_asked()).count();
    match (act.kind, open) {
        (Kind::Approval, _) => "Approve".to_owned(),
        (Kind::Acknowledgement, _) => "I have read this".to_owned(),
        (Kind::Task, _) => "Done".to_owned(),
        (Kind::FileRequest, 2) => "Send both documents".to_owned(),
        (Kind::FileRequest, 0 | 1) => "Send document".to_owned(),
        (Kind::FileRequest, open) => format!("Send {open} documents"),
        _ => "Send".to_owned(),
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
                legend { "If you send it back, back to" }
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
