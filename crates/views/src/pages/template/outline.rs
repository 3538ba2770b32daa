//! A template read from top to bottom: stages, steps, what runs side by side, what is decided.

use crate::{
    part::{icon_of, kind_icon, mark},
    words,
};
use maud::{Markup, html};
use model::{
    DataPath, Definition,
    definition::{DecidedBy, Item, Outcome, OutcomeRule, Stage, Step},
    text::{Piece, Text},
};

pub(super) fn outline(definition: &Definition) -> Markup {
    html! {
        section aria-labelledby="outline" {
            h2 #outline."text-lg"."font-semibold" { "Stages and steps" }
            ol."track"."mt-2" {
                @if !definition.start.form.is_empty() { (start(definition)) }
                @for stage in &definition.stages { (self::stage(definition, stage)) }
            }
        }
    }
}

fn start(definition: &Definition) -> Markup {
    html! {
        li {
            h3."track-fold" { span { b { "Start" } span { "asked before the flow exists" } } }
            ul."pb-3"."text-muted" { @for field in &definition.start.form {
                li { (said(&field.label)) @if !field.required { ", optional" } }
            } }
        }
    }
}

fn stage(definition: &Definition, stage: &Stage) -> Markup {
    html! {
        li {
            h3."track-fold" { span { b { (stage.name) } } }
            div."pb-4" { (items(definition, &stage.items)) }
        }
    }
}

fn items(definition: &Definition, all: &[Item]) -> Markup {
    html! {
        ol."flex"."flex-col"."gap-2.5" { @for item in all { li { (self::item(definition, item)) } } }
    }
}

fn item(definition: &Definition, item: &Item) -> Markup {
    match item {
        Item::Step(step) => self::step(definition, step),
        Item::Parallel(parallel) => {
            let branches: Vec<Markup> = parallel
                .branches
                .iter()
                .map(|branch| self::branch(definition, branch.name.as_deref(), None, &branch.items))
                .collect();
            block(
                parallel.name.as_deref().unwrap_or("Side by side"),
                "all branches at once, all must finish",
                &branches,
            )
        }
        Item::Choice(choice) => {
            let branches: Vec<Markup> = choice
                .branches
                .iter()
                .map(|branch| {
                    let condition = branch.condition.as_ref().map_or_else(
                        || "otherwise".to_owned(),
                        |condition| format!("if {}", words::condition(condition, &path_said, ENGLISH)),
                    );
                    self::branch(definition, branch.name.as_deref(), Some(&condition), &branch.items)
                })
                .collect();
            block(choice.name.as_deref().unwrap_or("Choice"), "the first branch that fits", &branches)
        }
        Item::Milestone(milestone) => html! { p."text-muted" { "Milestone: " (milestone.name) } },
    }
}

fn block(name: &str, how: &str, branches: &[Markup]) -> Markup {
    html! {
        p { b."font-medium" { (name) } " " span."text-sm"."text-muted" { (how) } }
        div."mt-2"."flex"."flex-col"."gap-3"."border-s-2"."border-rule"."ps-4" { @for branch in branches { (branch) } }
    }
}

fn branch(definition: &Definition, name: Option<&str>, condition: Option<&str>, all: &[Item]) -> Markup {
    html! {
        div {
            p."text-sm"."text-muted" {
                @if let Some(name) = name { b."font-medium"."text-base-content" { (name) } " " }
                @if let Some(condition) = condition { (condition) }
            }
            @if all.is_empty() { p."text-muted" { "goes straight on" } }
            div."mt-1" { (items(definition, all)) }
        }
    }
}

fn step(definition: &Definition, step: &Step) -> Markup {
    let role = definition.role(&step.role);
    html! {
        div."flex"."items-start"."gap-3" {
            (icon_of(kind_icon(step.kind), "icon mt-1 text-muted"))
            div."min-w-0"."flex-1" {
                p."font-medium"."wrap-anywhere" { (said(&step.title)) }
                p."flex"."flex-wrap"."items-center"."gap-x-2"."text-sm"."text-muted" {
                    @if let Some(role) = role { (mark(role.party.into())) (role.name) " ·" }
                    span { (details(step).join(" · ")) }
                }
                @for (outcome, rule) in &step.outcomes { (consequence(definition, *outcome, rule)) }
            }
        }
    }
}

const ENGLISH: texts::Texts = texts::Texts(texts::Language::En);

fn details(step: &Step) -> Vec<String> {
    let mut all = vec![words::kind(step.kind, ENGLISH).to_owned()];
    all.extend(step.files.iter().map(|file| said(&file.label)));
    match step.decided_by {
        DecidedBy::One => {}
        DecidedBy::All => all.push("all must agree".to_owned()),
        DecidedBy::Majority => all.push("the majority decides".to_owned()),
        DecidedBy::Number(number) => all.push(format!("{number} must agree")),
    }
    if let Some(due) = &step.due {
        all.push(format!("due {due}"));
    }
    if let Some(when) = &step.when {
        all.push(format!("only if {}", words::condition(when, &path_said, ENGLISH)));
    }
    all
}

fn consequence(definition: &Definition, outcome: Outcome, rule: &OutcomeRule) -> Markup {
    let title = |key: &String| {
        definition.step(key).map_or_else(|| key.clone(), |step| format!("“{}”", said(&step.title)))
    };
    let words = match rule {
        OutcomeRule::End => "the flow ends".to_owned(),
        OutcomeRule::Continue => "it goes on".to_owned(),
        OutcomeRule::BackTo(steps) => {
            format!("back to {}", steps.iter().map(title).collect::<Vec<_>>().join(" and "))
        }
        OutcomeRule::Run(_) => "then, and the flow ends:".to_owned(),
    };
    html! {
        p."text-sm"."text-muted" { "If " (words::outcome(outcome, ENGLISH)) ": " (words) }
        @if let OutcomeRule::Run(steps) = rule { div."mt-1"."border-s-2"."border-rule"."ps-4" { (items(definition, steps)) } }
    }
}

/// A text with its data named: "Clear ⟨start.company⟩".
fn said(text: &Text) -> String {
    text.0
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Data(path) => format!("⟨{}⟩", path_said(path)),
        })
        .collect()
}

fn path_said(path: &DataPath) -> String {
    path.to_string().replace('_', " ")
}
