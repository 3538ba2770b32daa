//! What stands at the top of every tab.

use super::Workspace;
use crate::shape::Case;
use app::Count;
use engine::flow::{AuthorKind, Purpose, Status, StepStatus, Wait};
use model::{
    Id,
    definition::{Outcome, Step},
};
use views::{
    pages::{
        flow::{FlowStatus, Intervention},
        workspace::{DeadlineView, Head, Late, Menu, Related, RelatedFlow, RoleLink, ToVersion},
    },
    part::Due,
    words,
};

impl Workspace {
    pub fn head(&self) -> Head {
        let case = self.case();
        let state = case.state;
        Head {
            id: state.flow.to_string(),
            record: case.record_name(),
            template: case.definition.name.clone(),
            status: status(state.status),
            started: state.started_at.unwrap_or_default(),
            ended: state.ended_at,
            paused: paused(&case),
            ending: self.ending(&case),
            owner: state.owner.as_ref().map(|owner| case.name(owner)),
            related: related(&self.related),
            custody: case.custody(),
            stages: case.stages(),
            deadline: self.deadline(&case),
            late: self.late(&case),
            without_people: without_people(&case),
            messages: shown(self.messages),
            files: shown(self.files),
            menu: menu(&case),
        }
    }

    /// Deadlines of what is open, the nearest first.
    fn deadlines<'c>(&self, case: &'c Case<'_>) -> Vec<(&'c Step, Due)> {
        let open = case.definition.steps().into_iter();
        let mut all: Vec<(&Step, Due)> = open.filter_map(|step| Some((step, case.due(&step.key)?))).collect();
        all.sort_by_key(|(_, due)| due.at);
        all
    }

    /// The next that is still to come; where all have passed, the one that passed first.
    fn deadline(&self, case: &Case<'_>) -> Option<DeadlineView> {
        let all = self.deadlines(case);
        let coming = all.iter().find(|(_, due)| !due.is_late(&self.local));
        let (step, due) = coming.or(all.first())?;
        Some(DeadlineView { step: case.title(step), due: *due, derivation: case.derivation(step) })
    }

    /// Steps whose deadline has passed, unless it is the only one and shown itself.
    fn late(&self, case: &Case<'_>) -> Option<Late> {
        let all = self.deadlines(case);
        let count = all.iter().filter(|(_, due)| due.is_late(&self.local)).count();
        let is_shown = count == all.len() && count == 1;
        let (step, due) = all.first().filter(|_| count > 0 && !is_shown)?;
        Some(Late { count, step: step.key.clone(), due: *due })
    }

    /// How it came to an early end.
    fn ending(&self, case: &Case<'_>) -> Option<String> {
        let texts = case.texts;
        if let Some(cancelled) = &self.cancellation {
            let who = match (&cancelled.by.kind, &cancelled.by.id) {
                (AuthorKind::Person, Some(person)) => case.name(person),
                (AuthorKind::Key, _) => texts.workspace_file_by_key().to_owned(),
                _ => "Baton".to_owned(),
            };
            return Some(match &cancelled.reason {
                Some(reason) => texts.workspace_ending_cancelled_why(reason, who),
                None => texts.workspace_ending_cancelled(who),
            });
        }
        let (step, outcome) = ended_by(case)?;
        let decisions = &case.live(step)?.current()?.decisions;
        let by: Vec<Id> =
            decisions.iter().filter(|one| one.outcome == outcome).map(|one| one.by.clone()).collect();
        let outcome = words::outcome(outcome, texts);
        Some(texts.workspace_ending_outcome(outcome, case.title_of(step), case.names(&by)))
    }
}

/// The outcome that ended the flow before its last step.
fn ended_by<'c>(case: &'c Case<'_>) -> Option<(&'c str, Outcome)> {
    if case.state.status != Status::Completed {
        return None;
    }
    if let Some((step, outcome)) = &case.state.ending {
        return Some((step.as_str(), *outcome));
    }
    let denied = |step: &&String| case.state.outcome(step) == Some(Outcome::Denied);
    case.state.steps.keys().find(denied).map(|step| (step.as_str(), Outcome::Denied))
}

pub fn status(status: Status) -> FlowStatus {
    match status {
        Status::Unborn | Status::Running => FlowStatus::Running,
        Status::Paused => FlowStatus::Paused,
        Status::Completed => FlowStatus::Completed,
        Status::Cancelled => FlowStatus::Cancelled,
    }
}

fn shown(count: Count) -> usize {
    usize::try_from(count.0).unwrap_or(0)
}

/// Roles that open steps wait for, each once.
fn without_people(case: &Case<'_>) -> Vec<RoleLink> {
    let texts = case.texts;
    let mut found: Vec<RoleLink> = Vec::new();
    for wait in case.state.steps.values().flat_map(|live| &live.waits) {
        if found.iter().any(|known| known.key == wait.role()) {
            continue;
        }
        let role = case.role_name(wait.role());
        let said = match wait {
            Wait::RoleUnbound { .. } => texts.workspace_nobody_is(role),
            Wait::TooFewMembers { needed, present, .. } => texts.workspace_too_few(*needed, *present, role),
            Wait::HandedBack { .. } => texts.workspace_handed_back(role),
        };
        found.push(RoleLink { key: wait.role().to_owned(), said });
    }
    found
}

/// Who paused it, and why.
fn paused(case: &Case<'_>) -> Option<String> {
    let paused = case.state.paused.as_ref()?;
    let why = case.words(paused.reason.as_deref())?;
    Some(case.texts.intervention_paused_why(why, case.name_or_key(paused.by.as_ref())))
}

fn interventions(case: &Case<'_>) -> Vec<Intervention> {
    match case.state.status {
        Status::Running if case.runs() => vec![Intervention::Priority, Intervention::Pause],
        Status::Paused if case.runs() => vec![Intervention::Resume],
        _ => Vec::new(),
    }
}

fn menu(case: &Case<'_>) -> Menu {
    let live = matches!(case.state.status, Status::Running | Status::Paused);
    if !live {
        return Menu::default();
    }
    let mine = case.definition.steps().into_iter().filter(|step| {
        let open = case.live(&step.key).is_some_and(|live| live.status == StepStatus::Open);
        let is_own = case.mine(&step.key).is_some_and(|own| own.purpose == Purpose::Act);
        let may = step.kind.outcomes().contains(&Outcome::SentBack) && !case.back_to(step).is_empty();
        open && is_own && may
    });
    Menu {
        people: case.runs() && !case.definition.roles.is_empty(),
        interventions: interventions(case),
        send_back: mine.map(|step| (step.key.clone(), case.title(step))).collect(),
        version: version(case),
        cancel: case.runs(),
    }
}

/// Offered to whoever runs the flow: the page says whether there is another version.
fn version(case: &Case<'_>) -> Option<ToVersion> {
    let moved = case.state.before_migration.is_some();
    case.runs().then_some(if moved { ToVersion::Undo } else { ToVersion::Move })
}

fn related(found: &app::starts::Related) -> Related {
    let flow = |other: &app::starts::Other| RelatedFlow {
        id: other.flow.to_string(),
        name: format!("{}, {}", other.record, other.template),
        ended: matches!(other.status.as_str(), "completed" | "cancelled"),
    };
    Related {
        started_by: found.started_by.as_ref().map(flow),
        started: found.started.iter().map(flow).collect(),
    }
}
