//! An answer to a step that somebody else closed a moment before: who did, and what was typed, to be copied.

use super::Workspace;
use crate::{kit::Answers, kit::typed, shape::Case};
use engine::flow::StepStatus;
use model::definition::Step;
use views::{form::PREFIX, pages::workspace::TooLate, words};

/// `None` while the step is open for anybody.
pub fn too_late(workspace: &Workspace, step: &str, answers: &Answers) -> Option<TooLate> {
    let case = workspace.case();
    let definition = case.definition.step(step)?;
    let live = case.live(step)?;
    if live.is_open() {
        return None;
    }
    let texts = case.texts;
    let title = case.title(definition);
    let last = live.current().and_then(|attempt| attempt.decisions.last());
    let said = match last.filter(|_| live.status == StepStatus::Done) {
        Some(last) => {
            let outcome = words::outcome(last.outcome, texts);
            let when = workspace.local.day_and_time_within(last.at);
            texts.step_closed_by(outcome, title, when, case.name(&last.by))
        }
        None => texts.step_closed(title),
    };
    Some(TooLate { said, typed: what_was_typed(&case, definition, answers) })
}

fn what_was_typed(case: &Case<'_>, step: &Step, answers: &Answers) -> Vec<(String, String)> {
    let label = |name: &str| -> Option<String> {
        if matches!(name, "comment" | "note") {
            return Some(case.texts.step_typed_comment().to_owned());
        }
        let key = name.strip_prefix(PREFIX)?.split('.').next()?;
        step.form.iter().find(|field| field.key == key).map(|field| case.say(&field.label))
    };
    let typed = typed::of(answers).into_iter().filter(|(_, text)| !text.trim().is_empty());
    typed.filter_map(|(name, text)| Some((label(&name)?, text))).collect()
}
