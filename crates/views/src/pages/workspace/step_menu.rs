//! What may be done about one step besides answering it: a small menu beside its title.

use super::{Head, StepView};
use crate::{pages::flow::Intervention, part::icon, paths, shell::Staff};
use maud::{Markup, html};

pub(super) fn step_menu(staff: &Staff, head: &Head, step: &StepView) -> Markup {
    if step.menu.is_empty() && !step.can_retry {
        return Markup::default();
    }
    let texts = staff.local.texts();
    let row = |act: &Intervention| {
        html! {
            li { a."menu-row" href=(act.at_step(&head.id, &step.key)) { (icon(act.icon())) (act.entry(texts)) } }
        }
    };
    html! {
        details."dropdown"."dropdown-end"."ms-auto" data-controller="menu" {
            summary."btn"."btn-ghost"."btn-square"."h-7"."w-7" {
                (icon("ellipsis")) span."sr-only" { (texts.intervention_menu()) ": " (step.title) }
            }
            div."menu-panel"."mt-1"."w-64" { ul {
                @if step.can_retry { li {
                    form method="post" action=(paths::record_update(&head.id, &step.key)) {
                        (staff.hidden_inputs("retry"))
                        button."menu-row"."w-full" { (icon("undo-2")) (texts.record_try_again()) }
                    }
                } }
                @for act in &step.menu { (row(act)) }
            } }
        }
    }
}
