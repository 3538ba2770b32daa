//! Why a flow cannot be moved to another version.

use serde::{Deserialize, Serialize};
use texts::Sentence;

/// Steps, roles and fields by their keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum Obstacle {
    /// It has been reached here, and is not in the new version.
    StepGone { step: String },
    /// The same key names a step of another kind.
    KindChanged { step: String },
    /// It is somebody's now, and belongs to another role there.
    RoleChanged { step: String, role: String },
    /// Somebody plays it in an open step.
    RoleGone { step: String, role: String },
    /// Asked in the open attempt and answered, and not asked there.
    AnswerGone { step: String, field: String },
    /// What was answered is of another type there.
    TypeChanged { step: String, field: String },
    /// The branch the flow has taken is not to be found.
    BranchGone { place: String },
    /// A block in the middle of which the flow is.
    BlockGone { place: String },
    /// It has been reached, and lies in a branch there that the flow has not taken.
    BranchNotTaken { step: String },
    /// Its outcome ends the flow by steps of its own, and not there.
    OutcomeGone { step: String },
    /// A step of this flow alone has the key of a step there.
    KeyTaken { step: String },
}

impl Obstacle {
    /// For whoever wants to move the flow. Keys stand between backticks.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::StepGone { step } => Sentence::migration_step_gone(step),
            Self::KindChanged { step } => Sentence::migration_kind_changed(step),
            Self::RoleChanged { step, role } => Sentence::migration_role_changed(role, step),
            Self::RoleGone { step, role } => Sentence::migration_role_gone(role, step),
            Self::AnswerGone { step, field } => Sentence::migration_answer_gone(field, step),
            Self::TypeChanged { step, field } => Sentence::migration_type_changed(field, step),
            Self::BranchGone { place } => Sentence::migration_branch_gone(place),
            Self::BlockGone { place } => Sentence::migration_block_gone(place),
            Self::BranchNotTaken { step } => Sentence::migration_branch_not_taken(step),
            Self::OutcomeGone { step } => Sentence::migration_outcome_gone(step),
            Self::KeyTaken { step } => Sentence::migration_key_taken(step),
        }
    }
}
