//! Acts on the steps of a flow: what people and keys do with what is theirs.

mod assign_role;
mod by_owner;
mod complete;
mod decide_document;
mod files;
mod hand_back;
mod hand_over;
mod lend;
mod pool;
mod prepare;
mod preview_send_back;
mod receive;
mod recording;

pub use assign_role::{assign_role, rebind};
pub use by_owner::{
    NewStep, Once, add, change_due, pause, preview_reopen, recall, reopen, require_runs, resume,
    set_priority, skip,
};
pub use engine::flow::{DueOf, Intervention};

pub use complete::{CompletionRequest, complete};
pub use decide_document::{DecisionRequest, decide_document};
pub(crate) use files::fits;
pub use files::{StoredFile, give_file, remove_file, uploaded, uploaded_for_all};
pub use hand_back::{HandBackRequest, hand_back};
pub use hand_over::{HandOverRequest, delegate, reassign};
pub use lend::{LEND_DAYS_MAX, LendRequest, Lendings, TakeBackRequest, lend, take_back};
pub use pool::{pick_up, put_back};
pub use prepare::{PreparationRequest, prepare};
pub use preview_send_back::preview_send_back;
pub use receive::receive;
pub use recording::{OnBehalf, Recording, can_record, give_file_for, remove_file_for, uploaded_for};

use crate::{
    app::Ctx,
    caller::{Caller, Scope},
    problem::Problem,
};
use engine::flow::{Assignment, Purpose, State};
use model::Id;
use texts::Sentence;

/// How an act counts: for the person who does it, for a named person, or for whoever is next.
pub(crate) struct Standing {
    pub on_behalf_of: Option<Id>,
    pub for_any: bool,
}

impl Standing {
    /// Only a key with `act_for_others` acts for anybody but itself.
    pub fn of(ctx: &Ctx, on_behalf_of: Option<Id>) -> Result<Self, Problem> {
        if on_behalf_of.is_some() && !ctx.caller.has(Scope::ActForOthers) {
            return Err(Problem::NotAllowed { needs: Sentence::problem_needs_scope("act_for_others") });
        }
        let for_any = on_behalf_of.is_none() && ctx.caller.has(Scope::ActForOthers);
        Ok(Self { on_behalf_of, for_any })
    }
}

/// How files are called that show why an answer was written down for somebody; no field has such a key.
pub const EVIDENCE: &str = "recording-evidence";

/// The open assignment through which the caller would act on a step.
pub(crate) fn assignment_of<'a>(
    ctx: &Ctx,
    state: &'a State,
    step: &str,
    standing: &Standing,
) -> Option<&'a Assignment> {
    let person = standing.on_behalf_of.as_ref().or(ctx.caller.person());
    let mut of_step =
        state.assignments.values().filter(|open| open.step == step && open.purpose == Purpose::Act);
    match person {
        Some(person) => of_step.find(|open| open.may_act(person)),
        None if standing.for_any => of_step.next(),
        None => None,
    }
}

/// Members and keys act by permission; people outside by holding the work, which the flow itself checks.
pub(crate) fn may_act(ctx: &Ctx) -> Result<(), Problem> {
    match &ctx.caller {
        Caller::Outside { .. } => Ok(()),
        Caller::Key { .. } if ctx.caller.has(Scope::ActForOthers) => Ok(()),
        caller => crate::policy::require(caller, crate::policy::Intention::ActInFlows),
    }
}
