//! Why a step was reset or withdrawn.

use serde::{Deserialize, Serialize};

/// Why a step was reset or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResetCause {
    /// Named in a send-back by this step.
    SentBackBy(String),
    /// The step that sent back; it opens again when it is reached.
    SentBack,
    /// Depends on a step that was sent back by this step.
    DependsOnSentBackBy(String),
    /// The owner has it done again.
    Reopened,
    /// Depends on a step that the owner has done again.
    DependsOnReopened(String),
    /// Its branch was dropped by a choice decided anew.
    BranchDropped,
    /// Enough other branches of its parallel block have finished.
    JoinPassed,
    /// A new turn of the repeat it is in.
    Repeated,
    /// The owner asked to start its flow once more.
    Retried,
    /// It belongs to an outcome that runs anew.
    RunAnew,
    /// The outcome it belongs to was taken back, or another was chosen.
    EndingRevoked,
    FlowEnded,
}
