//! A template read from top to bottom: stages, steps, what runs side by side, what is decided.

use super::said;
use crate::{
    part::{icon_of, kind_icon, mark, span_said},
    words,
};
use maud::{Markup, html};
use model::{
    DataPath, Definition, Field, FieldType,
    condition::Condition,
    definition::{DecidedBy, Item, Join, Outcome, OutcomeRule, Parallel, Stage, Step, SubFlow, WaitFor},
    text::Text,
};
use texts::Texts;

/// A definition and the language it is spoken of in.
pub(super) struct Outline<'a> {
    pub definition: &'a Definition,
    pub texts: Texts,
}

impl Outline<'_> {
    pub fn section(&self) -> Markup {
        let (definition, texts) = (self.definition, self.texts);
        html! {
            section aria-labelledby="outline" {
                h2 #outline."text-lg"."font-semibold" { (texts.template_outline()) }
                ol."track"."mt-2" {
                    @if !definition.start.form.is_empty() { (self.start()) }
                    @for stage in &definition.stages { (self.stage(stage)) }
                }
            }
        }
    }

    fn start(&self) -> Markup {
        let texts = self.texts;
        html! {
            li {
                h3."track-fold" { span { b { (texts.template_start()) } " " span { (texts.template_start_asked()) } } }
                div."pb-3"."text-muted" {
                    @for group in self.definition.start.form.chunk_by(|one, next| one.section == next.section) {
                        (self.asked(group))
                    }
                }
            }
        }
    }

    /// Questions in a row that stand under one heading, or under none.
    fn asked(&self, group: &[Field]) -> Markup {
        let section = group.first().and_then(|first| first.section.as_ref());
        html! {
            @if let Some(section) = section {
                p."mt-1" { (self.said(&section.title)) @if let Some(condition) = &section.shown_if {
                    " " span."text-sm" { (self.texts.form_only_if(self.condition(condition))) }
                } }
            }
            ul.ps-4[section.is_some()] { @for field in group { (self.question(field)) } }
        }
    }

    fn question(&self, field: &Field) -> Markup {
        html! {
            li {
                (self.said(&field.label))
                @if !field.required { " " span."text-sm" { (self.texts.template_optional()) } }
                @if let FieldType::List { fields, .. } = &field.of {
                    ul."ps-4" { @for inner in fields { (self.question(inner)) } }
                }
            }
        }
    }

    fn stage(&self, stage: &Stage) -> Markup {
        html! {
            li {
                h3."track-fold" { span { b { (stage.name) } } }
                div."pb-4" { (self.items(&stage.items)) }
            }
        }
    }

    fn items(&self, all: &[Item]) -> Markup {
        html! {
            ol."flex"."flex-col"."gap-2.5" { @for item in all { li { (self.item(item)) } } }
        }
    }

    fn item(&self, item: &Item) -> Markup {
        let texts = self.texts;
        match item {
            Item::Step(step) => self.step(step),
            Item::Parallel(parallel) => {
                let branches = parallel
                    .branches
                    .iter()
                    .map(|branch| self.branch(branch.name.as_deref(), None, &branch.items));
                let name = parallel.name.as_deref().unwrap_or(texts.template_parallel());
                block(name, &self.join(parallel), &branches.collect::<Vec<_>>())
            }
            Item::Choice(choice) => {
                let branches = choice.branches.iter().map(|branch| {
                    let condition = match &branch.condition {
                        Some(condition) => Some(texts.template_if(self.condition(condition))),
                        None => choice.by.is_none().then(|| texts.template_otherwise().to_owned()),
                    };
                    self.branch(branch.name.as_deref(), condition.as_deref(), &branch.items)
                });
                let name = choice.name.as_deref().unwrap_or(texts.template_choice());
                let how = match &choice.by {
                    Some(decision) => texts.template_choice_by(self.role_name(&decision.role)),
                    None => texts.template_choice_how().to_owned(),
                };
                html! {
                    @if let Some(decision) = &choice.by { (self.step(decision)) }
                    (block(name, &how, &branches.collect::<Vec<_>>()))
                }
            }
            Item::Repeat(repeat) => {
                let until = texts.template_until(self.condition(&repeat.until), repeat.at_most);
                let name = repeat.name.as_deref().unwrap_or(texts.template_repeat());
                block(name, &until, &[self.branch(None, None, &repeat.items)])
            }
            Item::Milestone(milestone) => {
                html! { p."text-muted" { (texts.template_milestone(&milestone.name)) } }
            }
        }
    }

    fn join(&self, parallel: &Parallel) -> String {
        let texts = self.texts;
        match parallel.join {
            Join::All => texts.template_parallel_how().to_owned(),
            Join::Any => texts.template_join_any().to_owned(),
            Join::Number(needed) => texts.template_join_number(needed, parallel.branches.len()),
        }
    }

    fn branch(&self, name: Option<&str>, condition: Option<&str>, all: &[Item]) -> Markup {
        html! {
            div {
                p."text-sm"."text-muted" {
                    @if let Some(name) = name { b."font-medium"."text-base-content" { (name) } " " }
                    @if let Some(condition) = condition { (condition) }
                }
                @if all.is_empty() { p."text-muted" { (self.texts.template_straight_on()) } }
                div."mt-1" { (self.items(all)) }
            }
        }
    }

    fn step(&self, step: &Step) -> Markup {
        let role = self.definition.role(&step.role);
        html! {
            div."flex"."items-start"."gap-3" {
                (icon_of(kind_icon(step.kind), "icon mt-1 text-muted"))
                div."min-w-0"."flex-1" {
                    p."font-medium"."wrap-anywhere" { (self.said(&step.title)) }
                    p."text-sm"."text-muted" {
                        @if let Some(role) = role { span."me-1"."inline-flex"."align-middle" { (mark(role.party.into())) } (role.name) " · " }
                        (self.details(step).join(" · "))
                    }
                    @for line in self.around(step) { p."text-sm"."text-muted" { (line) } }
                    @for (outcome, rule) in &step.outcomes { (self.consequence(*outcome, rule)) }
                }
            }
        }
    }

    fn details(&self, step: &Step) -> Vec<String> {
        let texts = self.texts;
        let mut all = vec![words::kind(step.kind, texts).to_owned()];
        all.extend(step.files.iter().map(|file| self.said(&file.label)));
        match step.decided_by {
            DecidedBy::One => {}
            DecidedBy::All => all.push(texts.template_all_agree().to_owned()),
            DecidedBy::Majority => all.push(texts.template_majority().to_owned()),
            DecidedBy::Number(number) => all.push(texts.template_number_agree(number)),
        }
        all.extend(step.wait.as_ref().map(|wait| self.wait(wait)));
        all.extend(step.flow.as_ref().map(|flow| self.sub_flow(flow)));
        if let Some(role) = &step.prepared_by {
            all.push(texts.template_prepared_by(self.role_name(role)));
        }
        all.extend(step.due.as_ref().map(|due| texts.template_due(self.target(due))));
        all.extend(step.calendar.as_ref().map(|calendar| texts.template_calendar(calendar)));
        if let Some(when) = &step.when {
            all.push(texts.template_only_if(self.condition(when)));
        }
        all
    }

    fn wait(&self, wait: &WaitFor) -> String {
        let texts = self.texts;
        match wait {
            WaitFor::For(span) => span_said(*span, texts),
            WaitFor::Until(target) => texts.template_wait_until(self.target(target)),
            WaitFor::Signal { name, keep: false } => texts.template_wait_signal(words::quoted(name, texts)),
            WaitFor::Signal { name, keep: true } => {
                texts.template_wait_signal_kept(words::quoted(name, texts))
            }
        }
    }

    fn sub_flow(&self, flow: &SubFlow) -> String {
        let template = words::quoted(&flow.template, self.texts);
        if flow.waits {
            self.texts.template_flow_waits(template)
        } else {
            self.texts.template_flow_goes_on(template)
        }
    }

    fn consequence(&self, outcome: Outcome, rule: &OutcomeRule) -> Markup {
        let texts = self.texts;
        let title = |key: &String| {
            let step = self.definition.step(key);
            step.map_or_else(|| key.clone(), |step| words::quoted(&self.said(&step.title), texts))
        };
        let consequence = match rule {
            OutcomeRule::End => texts.template_then_end().to_owned(),
            OutcomeRule::Continue => texts.template_then_on().to_owned(),
            OutcomeRule::BackTo(steps) => {
                let titles: Vec<String> = steps.iter().map(title).collect();
                texts.template_then_back(words::all_of(&titles, texts))
            }
            OutcomeRule::Run(_) => texts.template_then_run().to_owned(),
        };
        html! {
            p."text-sm"."text-muted" { (texts.template_if_outcome(consequence, words::outcome(outcome, texts))) }
            @if let OutcomeRule::Run(steps) = rule { div."mt-1"."border-s-2"."border-rule"."ps-4" { (self.items(steps)) } }
        }
    }

    pub(super) fn said(&self, text: &Text) -> String {
        said::text(self.definition, text, self.texts)
    }

    pub(super) fn condition(&self, condition: &Condition) -> String {
        let named = |path: &DataPath| words::Named {
            name: said::quoted(self.definition, path, self.texts),
            is_day: said::is_day(self.definition, path),
        };
        words::condition(condition, &named, self.texts)
    }
}

fn block(name: &str, how: &str, branches: &[Markup]) -> Markup {
    html! {
        p { b."font-medium" { (name) } " " span."text-sm"."text-muted" { (how) } }
        div."mt-2"."flex"."flex-col"."gap-3"."border-s-2"."border-rule"."ps-4" { @for branch in branches { (branch) } }
    }
}
