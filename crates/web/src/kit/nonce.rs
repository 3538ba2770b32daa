//! The hidden field that makes a form ours and its repeat harmless. What it is bound to: a session or a link, and
//! the address it posts to.

use super::Answers;
use app::{
    App, Problem,
    secrets::nonce::{self, Binding},
};
use model::{Entropy, Id, Instant};

/// Its name in every form.
pub const FIELD: &str = "nonce";

pub fn write(app: &App, bound_to: &[&str], now: Instant, entropy: &mut Entropy) -> String {
    nonce::write(&app.key, &Binding(bound_to), Id::new(now, entropy).as_str(), now)
}

/// The command id of this post: the same form sent twice is one act.
///
/// # Errors
/// Too old, or made for another form: the page shows the form again, values kept, with a fresh one.
pub fn read(app: &App, bound_to: &[&str], answers: &Answers, now: Instant) -> Result<String, Problem> {
    let given = answers.one(FIELD).unwrap_or_default();
    nonce::read(&app.key, &Binding(bound_to), given, now).map_err(|_| {
        Problem::invalid("", "This page was no longer current, so nothing was sent. Check your answers and send again.")
    })
}
