//! What the owner did, what was handed over, and what was prepared, in sentences without their subject.

use super::with_words;
use crate::shape::Case;
use engine::flow::event;
use engine::flow::{Event, HandOverCause};
use engine::sealed::Sealed;
use model::Id;

pub(super) fn sentence(case: &Case<'_>, event: &Event) -> Option<String> {
    let texts = case.texts;
    let title = |step: &str| case.quoted(&case.title_of(step));
    let (said, why): (String, Option<&Sealed>) = match event {
        Event::StepSkipped { step, reason: Some(why), .. } => {
            (texts.log_skipped_by_owner(title(step)), Some(why))
        }
        Event::StepAdded { added, reason, .. } => (texts.log_step_added(title(&added.key)), Some(reason)),
        Event::Reopened { step, reason, .. } => (texts.log_reopened(title(step)), Some(reason)),
        Event::DueChanged { step, reason, .. } => (texts.log_due_changed(title(step)), Some(reason)),
        Event::FlowPaused { reason, .. } => (texts.log_flow_paused().to_owned(), Some(reason)),
        Event::FlowResumed { reason, .. } => (texts.log_flow_resumed().to_owned(), reason.as_ref()),
        Event::StepPreparing { step, .. } => (texts.log_preparing(title(step)), None),
        Event::Prepared(event::Prepared { step, text, .. }) => {
            (texts.log_prepared(title(step)), text.as_ref())
        }
        Event::Migrated(event::Migrated { from, to, reason, .. }) => {
            (texts.log_migrated(from.version, to.version), Some(reason))
        }
        Event::MigrationUndone(event::MigrationUndone { from, to, reason, .. }) => {
            (texts.log_migration_undone(from.version, to.version), Some(reason))
        }
        Event::AbsencesTold { .. } => (texts.log_absences_told().to_owned(), None),
        Event::HandedOver(event::HandedOver { step, from, to, why, reason, .. }) => {
            (handed_over(case, title(step), (from.as_ref(), to), *why), reason.as_ref())
        }
        _ => return None,
    };
    Some(with_words(said, why, texts))
}

fn handed_over(case: &Case<'_>, step: String, (from, to): (Option<&Id>, &Id), why: HandOverCause) -> String {
    let (texts, to) = (case.texts, case.name(to));
    let Some(from) = from.map(|from| case.name(from)) else {
        return texts.log_reassigned_group(step, to);
    };
    match why {
        HandOverCause::Delegated => texts.log_delegated(from, step, to),
        HandOverCause::Reassigned => texts.log_reassigned(from, step, to),
        HandOverCause::Substituted => texts.log_substituted(from, step, to),
    }
}
