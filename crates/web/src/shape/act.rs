//! The thing to do: one open step before whoever acts on it.

use super::{Case, Uploads};
use app::Problem;
use engine::flow::Decision;
use model::{
    definition::{Outcome, OutcomeRule, Step},
    field::FieldProblem,
};
use texts::Texts;
use views::{
    act::{Act, BackTo, Check},
    words,
};

/// What was typed and not taken, or kept as a draft. Nothing of it is lost.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    /// By input name; `None`: nothing was typed yet.
    pub typed: Option<Vec<(String, String)>>,
    pub problems: Vec<FieldProblem>,
    pub refusal: Option<String>,
}

impl Tried {
    /// A post came back: what was typed must be seen.
    pub fn was_refused(&self) -> bool {
        self.refusal.is_some() || !self.problems.is_empty()
    }

    /// A post that was not taken.
    pub fn failed(typed: Vec<(String, String)>, problem: &Problem, texts: Texts) -> Self {
        match problem {
            Problem::Invalid(all) | Problem::NotKept(all) => {
                let (general, own): (Vec<_>, Vec<_>) =
                    all.iter().cloned().partition(|one| one.path.is_empty());
                let general: Vec<String> = general.into_iter().map(|one| one.message.to(texts.0)).collect();
                let refusal = (!general.is_empty()).then(|| general.join(" "));
                Self { typed: Some(typed), problems: own, refusal }
            }
            problem => {
                Self { typed: Some(typed), problems: Vec::new(), refusal: Some(problem.said(texts.0)) }
            }
        }
    }

    pub fn problem(&self, key: &str, texts: Texts) -> Option<String> {
        self.problems.iter().find(|one| one.path == key).map(|one| one.message.to(texts.0))
    }

    /// The reason, where somebody said that they do not have a document.
    pub fn declining(&self, document: &str) -> Option<String> {
        Some(self.one(&format!("decline.{document}"))?.trim().to_owned()).filter(|reason| !reason.is_empty())
    }

    pub(super) fn one(&self, name: &str) -> Option<&str> {
        self.all(name).last().copied()
    }

    fn all(&self, name: &str) -> Vec<&str> {
        let typed = self.typed.iter().flatten();
        typed.filter(|(known, _)| known == name).map(|(_, text)| text.as_str()).collect()
    }
}

impl Case<'_> {
    /// `uploaded` gives the drafts of a document or field.
    pub fn act(&self, step: &Step, tried: &Tried, uploaded: &Uploads<'_>) -> Act {
        let attempt = self.live(&step.key).and_then(|live| live.current());
        let only_documents = attempt.is_some_and(|attempt| attempt.documents_only);
        let back_to = self.back_to(step);
        Act {
            step: step.key.clone(),
            attempt: attempt.map_or(1, |attempt| attempt.number),
            kind: step.kind,
            title: self.title(step),
            text: step.text.as_ref().map(|text| self.say(text)),
            prepared: self.prepared(step),
            due: self.due(&step.key),
            sees: self.seen(step),
            documents: self.documents(step, tried, uploaded),
            fields: if only_documents { Vec::new() } else { self.fields(step, tried, uploaded) },
            checklist: checklist(step, tried),
            comment: tried.one("comment").unwrap_or_default().to_owned(),
            outcomes: self.outcomes(step, &back_to),
            back_to: if self.is_outside() { Vec::new() } else { chosen(back_to, tried) },
            so_far: attempt
                .filter(|attempt| attempt.needed > 1)
                .map(|attempt| self.so_far(attempt.needed, &attempt.decisions)),
            consequence: None,
            refusal: tried
                .refusal
                .as_deref()
                .map(|said| self.plainly(said))
                .or_else(|| self.sent_back(step))
                .or_else(|| self.reopened(step)),
        }
    }

    /// Why it was sent back here.
    fn sent_back(&self, step: &Step) -> Option<String> {
        let said = self.live(&step.key)?.sent_back.as_ref()?.value.as_deref()?;
        Some(self.texts.case_came_back(words::value(said, self.texts)))
    }

    /// Why the owner has it done again; for members alone.
    fn reopened(&self, step: &Step) -> Option<String> {
        let reopened = self.live(&step.key)?.reopened.as_ref().filter(|_| !self.is_outside())?;
        let why = self.words(reopened.reason.as_deref())?;
        Some(self.texts.intervention_reopened_why(why, self.name_or_key(reopened.by.as_ref())))
    }

    fn outcomes(&self, step: &Step, back_to: &[BackTo]) -> Vec<Outcome> {
        let named = matches!(step.outcomes.get(&Outcome::SentBack), Some(OutcomeRule::BackTo(_)));
        let may_send_back = if self.is_outside() { named } else { !back_to.is_empty() };
        let possible = step.kind.outcomes().iter().copied();
        possible.filter(|outcome| *outcome != Outcome::SentBack || may_send_back).collect()
    }

    /// Where it may be sent back to: the steps the template names, else any human step done before.
    pub fn back_to(&self, step: &Step) -> Vec<BackTo> {
        let back_to = |key: &str, chosen| BackTo { step: key.to_owned(), title: self.title_of(key), chosen };
        match step.outcomes.get(&Outcome::SentBack) {
            Some(OutcomeRule::BackTo(steps)) => steps.iter().map(|key| back_to(key, true)).collect(),
            Some(_) => Vec::new(),
            None => {
                let before = self.definition.steps().into_iter().take_while(|before| before.key != step.key);
                let done = before.filter(|before| {
                    before.kind.is_human()
                        && self
                            .live(&before.key)
                            .is_some_and(|live| live.is_finished() && !live.attempts.is_empty())
                });
                done.map(|before| back_to(&before.key, false)).collect()
            }
        }
    }

    /// "1 of 2 has answered: Priya Raman."
    fn so_far(&self, needed: u32, decisions: &[Decision]) -> String {
        let count = decisions.len();
        let names: Vec<_> = decisions.iter().map(|decision| decision.by.clone()).collect();
        if names.is_empty() || self.is_outside() {
            self.texts.case_so_far(count, needed)
        } else {
            self.texts.case_so_far_by(count, needed, self.names(&names))
        }
    }
}

fn checklist(step: &Step, tried: &Tried) -> Vec<Check> {
    let ticked = |at: usize| tried.all("check").contains(&at.to_string().as_str());
    step.checklist
        .iter()
        .enumerate()
        .map(|(at, label)| Check { label: label.clone(), ticked: ticked(at) })
        .collect()
}

fn chosen(mut all: Vec<BackTo>, tried: &Tried) -> Vec<BackTo> {
    for one in &mut all {
        one.chosen = one.chosen || tried.all("back_to").contains(&one.step.as_str());
    }
    all
}
