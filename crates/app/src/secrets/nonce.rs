//! The nonce of a form: command id, minute and our signature over both and what the form is bound to.
//! Stateless; its command id makes a repeated post harmless.

use super::{ServerKey, encode};
use model::Instant;

/// Seven days (architecture.md, "Links and forms without trust").
const VALID_MINUTES: i64 = 7 * 24 * 60;
const MINUTE_MICROS: i64 = 60_000_000;

/// What a form was made for: a link, a session, an attempt. A nonce of one never fits another.
pub struct Binding<'a>(pub &'a [&'a str]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NonceProblem {
    /// Made for this form, but too long ago: show the form again, values kept, with a fresh one.
    Expired,
    /// Not ours, or made for another form.
    Foreign,
}

pub fn write(key: &ServerKey, binding: &Binding, command_id: &str, now: Instant) -> String {
    let minute = (now.0 / MINUTE_MICROS).to_string();
    let signature = signature(key, binding, command_id, &minute);
    format!("{command_id}.{minute}.{signature}")
}

/// The command id the form carries.
pub fn read(key: &ServerKey, binding: &Binding, text: &str, now: Instant) -> Result<String, NonceProblem> {
    let mut parts = text.splitn(3, '.');
    let (Some(command_id), Some(minute), Some(given)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(NonceProblem::Foreign);
    };
    let mut signed = binding.0.to_vec();
    signed.extend([command_id, minute]);
    if !key.signed("form nonce", &signed, given) {
        return Err(NonceProblem::Foreign);
    }
    let age = now.0 / MINUTE_MICROS - minute.parse::<i64>().map_err(|_| NonceProblem::Foreign)?;
    if age > VALID_MINUTES { Err(NonceProblem::Expired) } else { Ok(command_id.to_owned()) }
}

fn signature(key: &ServerKey, binding: &Binding, command_id: &str, minute: &str) -> String {
    let mut signed = binding.0.to_vec();
    signed.extend([command_id, minute]);
    encode(&key.sign("form nonce", &signed)[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_its_form_for_seven_days() {
        let key = ServerKey::new([1; 32]);
        let made = Instant(1_000_000_000_000_000);
        let text = write(&key, &Binding(&["link", "a", "1"]), "command", made);
        let read_at = |binding: &[&str], at| read(&key, &Binding(binding), &text, at);
        assert_eq!(read_at(&["link", "a", "1"], made.plus_days(7)), Ok("command".to_owned()));
        assert_eq!(read_at(&["link", "a", "1"], made.plus_days(8)), Err(NonceProblem::Expired));
        assert_eq!(read_at(&["link", "a", "2"], made), Err(NonceProblem::Foreign));
        assert_eq!(read_at(&["link", "a1"], made), Err(NonceProblem::Foreign));
        assert_eq!(read(&key, &Binding(&[]), "", made), Err(NonceProblem::Foreign));
    }
}
