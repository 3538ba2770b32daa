//! Everything of an act between its heading and its buttons.

use super::{Act, Check, Post, document};
use crate::{
    form::{self, FormPlace, Problem},
    part,
};
use maud::{Markup, html};
use model::definition::{Kind, Outcome};

/// What is wrong with the last try, documents included.
pub fn problems(act: &Act, place: FormPlace<'_>) -> Vec<Problem> {
    let mut all: Vec<Problem> = act
        .documents
        .iter()
        .filter_map(|document| {
            let text = form::problem_words(&document.label, document.error.as_ref()?, place.texts);
            Some(Problem { id: place.id(&format!("file.{}", document.key)), text })
        })
        .collect();
    all.extend(form::problems_of(&act.fields, place));
    all
}

/// Hidden inputs, problems, what was given before, documents, questions, checklist, comment.
pub fn body(act: &Act, post: &Post, place: FormPlace<'_>) -> Markup {
    let numbered = act.documents.len() > 1;
    html! {
        input type="hidden" name="attempt" value=(act.attempt);
        @for (name, value) in &post.hidden { input type="hidden" name=(name) value=(value); }
        // Enter in a field presses the first button of a form; it must not be an Upload button.
        @if act.has_files() { button."sr-only" tabindex="-1" aria-hidden="true" name="outcome" value=(first(act)) { (place.texts.act_send()) } }
        (form::refusal(act.refusal.as_deref()))
        (form::summary(&problems(act, place), place.texts))
        (part::seen(&act.sees, place.texts))
        @for (at, one) in act.documents.iter().enumerate() {
            (document(one, numbered.then_some(at + 1), place))
        }
        (form::fields(&act.fields, place))
        @if !act.checklist.is_empty() { (checklist(&act.checklist, act, place)) }
        @if act.kind == Kind::Approval { (comment(act, place)) }
    }
}

fn first(act: &Act) -> &'static str {
    act.outcomes.first().copied().map_or("", crate::words::outcome_value)
}

fn checklist(all: &[Check], act: &Act, place: FormPlace<'_>) -> Markup {
    let texts = place.texts;
    let before =
        if act.may(Outcome::Approved) { texts.act_before_approving() } else { texts.act_before_finishing() };
    let (row, control) = if place.large {
        ("choice-row", "checkbox checkbox-primary")
    } else {
        ("check-row", "checkbox checkbox-sm checkbox-primary")
    };
    html! {
        fieldset class=(form::frame_class(false, place.large)) {
            legend { (before) }
            div."mt-1"."flex"."flex-col" { @for (at, check) in all.iter().enumerate() {
                label class=(row) {
                    input id=(place.id(&format!("check-{at}"))) type="checkbox" name="check" value=(at) class=(control)
                        checked[check.ticked];
                    span { (check.label) }
                }
            } }
        }
    }
}

fn comment(act: &Act, place: FormPlace<'_>) -> Markup {
    let id = place.id("comment");
    let class = if place.large { "textarea textarea-lg w-full" } else { "textarea w-full" };
    let hint = format!("{id}-hint");
    html! {
        div class=(form::frame_class(false, place.large)) {
            label for=(id) { (place.texts.act_comment()) " " span."font-normal"."text-muted" { (place.texts.form_optional()) } }
            @if act.may(Outcome::SentBack) { p id=(hint) { (place.texts.act_comment_hint()) } }
            textarea id=(id) name="comment" class=(class) rows="3" aria-describedby=[act.may(Outcome::SentBack).then_some(&hint)] {
                "\n" (act.comment)
            }
        }
    }
}
