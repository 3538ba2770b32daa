//! The workspace: one flow, with everything about it in four tabs.

mod act_panel;
mod files;
mod head;
mod history;
mod messages;
mod steps;
mod steps_done;

pub use files::{FileRow, Files, files};
pub use head::{DeadlineView, Head, Late, Tab};
pub use history::{History, LogRow, history};
pub use messages::{Messages, Thread, messages};
pub use steps::{Doing, StageSteps, StepState, StepView, Steps, steps};
