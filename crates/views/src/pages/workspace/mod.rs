//! The workspace: one flow, with everything about it in four tabs.

mod act_panel;
mod beside;
mod files;
mod head;
mod head_bar;
mod history;
mod messages;
mod prepare;
mod related;
mod step_menu;
mod steps;
mod steps_done;

pub use files::{FileGroup, FileRow, FileState, Files, Preview, files};
pub use head::{DeadlineView, Head, Late, Menu, RoleLink, Tab, ToVersion};
pub use history::{History, LogRow, Proof, history};
pub use messages::{Messages, Thread, messages};
pub use prepare::Prepare;
pub use related::{Related, RelatedFlow};
pub use steps::{Doing, StageSteps, StepState, StepView, Steps, TooLate, WriteTo, steps};
