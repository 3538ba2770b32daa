//! Every text that people read on pages and in mails, in every language. The texts stand in `locales/`, one file per
//! area; from them the build makes one function each, so that a missing text or variable does not compile.
//! Never here: what people wrote themselves.

mod arg;
mod language;
mod sentence;

pub use arg::Arg;
pub use language::Language;
pub use sentence::Sentence;

use arg::push;

/// The texts in one language. Each method says one; its parameters are the text's variables, in alphabetical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts(pub Language);

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_variables_stand_where_they_belong() {
        let cases = [(1, "1 day", "1 Tag"), (2, "2 days", "2 Tagen"), (0, "0 days", "0 Tagen")];
        for (count, english, german) in cases {
            assert_eq!(Texts(Language::En).time_days_since(count), english);
            assert_eq!(Texts(Language::De).time_days_since(count), german);
        }
        assert_eq!(Texts(Language::De).time_late(Sentence::time_hours(3)), "seit 3 Std. überfällig");
        assert_eq!(Sentence::time_in("2 h").to_string(), "in 2 h");
    }
}
