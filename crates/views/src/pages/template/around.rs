//! What happens before and after a deadline, in words.

use super::outline::Outline;
use crate::{
    part::{span_said, target_said},
    words,
};
use model::{
    definition::{Action, Escalation, Offset, Reminder, Step},
    target::Target,
};

impl Outline<'_> {
    pub(super) fn target(&self, target: &Target) -> String {
        let named = || match target {
            Target::At(path) | Target::Before { data: path, .. } => {
                super::said::name(self.definition, path, self.texts)
            }
            Target::In(_) | Target::BusinessDay { .. } => String::new(),
        };
        target_said(target, &named, self.texts)
    }

    /// One line for each reminder and escalation; the usual schedule is not said.
    pub(super) fn around(&self, step: &Step) -> Vec<String> {
        let mut lines = Vec::new();
        match step.remind.as_deref() {
            None => {}
            Some([]) => lines.push(self.texts.template_remind_none().to_owned()),
            Some(all) => lines.extend(all.iter().map(|one| self.reminder(one))),
        }
        lines.extend(self.escalations(&step.escalate));
        lines
    }

    fn reminder(&self, reminder: &Reminder) -> String {
        let texts = self.texts;
        let at = match reminder.at {
            Offset::Before(span) => texts.template_remind_before(span_said(span, texts)),
            Offset::After(span) => texts.template_remind_after(span_said(span, texts)),
        };
        match reminder.every {
            Some(every) => texts.template_remind_every(reminder.at_most, at, span_said(every, texts)),
            None => at,
        }
    }

    pub(super) fn escalations(&self, all: &[Escalation]) -> Vec<String> {
        let texts = self.texts;
        let said = |escalation: &Escalation| {
            let action = self.action(&escalation.action);
            match escalation.at {
                Offset::Before(span) => texts.template_before_deadline(action, span_said(span, texts)),
                Offset::After(span) => texts.template_after_deadline(action, span_said(span, texts)),
            }
        };
        all.iter().map(said).collect()
    }

    pub(super) fn action(&self, action: &Action) -> String {
        let texts = self.texts;
        match action {
            Action::Remind => texts.template_action_remind().to_owned(),
            Action::Notify(role) => texts.template_action_notify(self.role_name(role)),
            Action::Reassign(role) => texts.template_action_reassign(self.role_name(role)),
            Action::Raise(priority) => texts.template_action_raise(words::priority(*priority, texts)),
            Action::Start(template) => texts.template_action_start(words::quoted(template, texts)),
        }
    }

    pub(super) fn role_name(&self, key: &str) -> String {
        self.definition.role(key).map_or_else(|| key.to_owned(), |role| role.name.clone())
    }
}
