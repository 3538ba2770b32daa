//! The hidden field that makes a form ours and its repeat harmless. It is bound to a session or to a link, and to
//! whatever else must not have changed since the form was shown.

use app::{
    App, Problem,
    secrets::nonce::{self, Binding},
};
use model::Instant;
use texts::Sentence;

/// Its name in the forms of public pages.
pub const FIELD: &str = "nonce";

pub fn write(app: &App, bound_to: &[&str], command_id: &str, now: Instant) -> String {
    nonce::write(&app.key, &Binding(bound_to), command_id, now)
}

/// The command id of the post: the same form sent twice is one act.
///
/// # Errors
/// Too old, or made for another form: the page shows the form again, values kept, with a fresh one.
pub fn read(app: &App, bound_to: &[&str], given: &str, now: Instant) -> Result<String, Problem> {
    nonce::read(&app.key, &Binding(bound_to), given, now).map_err(|_| not_current())
}

/// A problem of the whole form, not of a field.
pub fn not_current() -> Problem {
    Problem::invalid("", Sentence::problem_page_old())
}
