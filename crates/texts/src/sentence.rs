//! A text whose reader, and so its language, is not known yet: errors and refusals.

use crate::{Arg, Language};
use std::{borrow::Cow, fmt};

type Write = fn(Language, &[Arg]) -> Cow<'static, str>;

/// Says the same in every language. `Display` is English: for the API, logs and tests.
#[derive(Clone)]
pub struct Sentence(Said);

#[derive(Clone)]
enum Said {
    Text { id: &'static str, write: Write, arguments: Vec<Arg> },
    Written(String),
}

impl Sentence {
    pub(crate) fn new(id: &'static str, write: Write, arguments: Vec<Arg>) -> Self {
        Self(Said::Text { id, write, arguments })
    }

    /// Somebody's own words, for example a template author's; the same in every language.
    pub fn written(words: impl Into<String>) -> Self {
        Self(Said::Written(words.into()))
    }

    pub fn to(&self, language: Language) -> String {
        match &self.0 {
            Said::Text { write, arguments, .. } => write(language, arguments).into_owned(),
            Said::Written(words) => words.clone(),
        }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to(Language::En))
    }
}

impl fmt::Debug for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Said::Text { id, arguments, .. } => write!(formatter, "{id}{arguments:?}"),
            Said::Written(words) => write!(formatter, "{words:?}"),
        }
    }
}

impl PartialEq for Sentence {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Said::Text { id, arguments, .. }, Said::Text { id: other, arguments: others, .. }) => {
                id == other && arguments == others
            }
            (Said::Written(words), Said::Written(others)) => words == others,
            _ => false,
        }
    }
}

impl Eq for Sentence {}
