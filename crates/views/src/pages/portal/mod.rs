//! The portal of people outside: signing in, what waits, their flows, what they may start, themselves.

mod acting;
mod ended;
mod factor;
mod files;
mod home;
mod looked_on;
mod messages;
mod profile;
mod sign_in;
mod start;

pub use acting::{Acting, ActingChoice, acting};
pub use ended::{Ended, ended};
pub use factor::{Factor, FactorState, Modules, factor, factor_of_member};
pub use files::{FileLine, Files, files};
pub use home::{FlowRow, Home, LastMessage, Waiting, home};
pub use looked_on::{LookedOn, looked_on};
pub use messages::{Messages, TalkLine, messages};
pub use profile::{GuestDevice, GuestPassword, GuestProfile, profile};
pub use sign_in::{Door, SignIn, sign_in};
pub use start::{RecordChoice, Start, StartForm, StartLine, start, start_form};
