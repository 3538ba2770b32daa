//! The words of the language in tables. The parser refuses what is not in them and the schema is drawn from them,
//! so the two cannot differ.

mod schema;
mod things;
mod values;

pub use schema::schema;
pub(super) use things::{
    ACTION, BRANCH, CHOICE, CHOICE_BRANCH, CLOCK, COMPLIANCE, ESCALATION, FIELD, FILE, ITEM, MILESTONE,
    PARALLEL, PRIORITY_RULE, REMINDER, REPEAT, ROLE, RUN, SECTION, STAGE, START, STEP, SUB_FLOW, TEMPLATE,
    WAIT,
};
pub(super) use values::{
    DECIDED_BY, EACH, FIELD_TYPES, FILE_TYPES, JOINS, KINDS, MOMENTS, ORDERS, OUTCOMES, PARTIES, PAUSES,
    PRIORITIES, RECORD_STATUSES, REMINDED, RESERVED_NAMES, RESERVED_STAGES, TypeWord, UPDATE_WORDS,
};

/// A map of the language: which words it has.
#[derive(Debug)]
pub(super) struct Thing {
    /// As a sentence names it: `a step`.
    pub name: &'static str,
    pub words: &'static [Word],
    /// Words of the language that this version does not run yet.
    pub later: &'static [&'static str],
}

#[derive(Debug)]
pub(super) struct Word {
    pub name: &'static str,
    pub needed: bool,
    pub shape: Shape,
    pub about: &'static str,
}

impl Word {
    const fn needed(name: &'static str, shape: Shape, about: &'static str) -> Self {
        Self { name, needed: true, shape, about }
    }

    const fn may(name: &'static str, shape: Shape, about: &'static str) -> Self {
        Self { name, needed: false, shape, about }
    }
}

/// What may stand behind a word.
#[derive(Debug)]
pub(super) enum Shape {
    /// The number of the format, 1.
    Format,
    /// `[a-z][a-z0-9-]*`
    TemplateKey,
    /// `[a-z][a-z0-9_]*`
    Name,
    /// One line, taken as it is.
    Line,
    /// Text that may hold `{{…}}`.
    Text,
    Condition,
    Target,
    /// A target, or one for each priority.
    ClockTarget,
    /// `2 business days`
    Span,
    /// `approve.done`
    Trigger,
    /// `95%`
    Percent,
    /// `start.company`
    Data,
    YesNo,
    Whole {
        min: i64,
        max: i64,
    },
    Decimal,
    /// One of these words.
    OneOf(fn() -> Vec<&'static str>),
    /// One of these words, or a number from 1.
    OneOfOrNumber(fn() -> Vec<&'static str>),
    ListOf(&'static Shape),
    OneOrList(&'static Shape),
    /// Written in one line, or as a map.
    OneOrMap(&'static Thing),
    Of(&'static Thing),
    /// One thing or the other.
    Either(&'static Thing, &'static Thing),
    /// A map from keys to things.
    Keyed(&'static Thing),
    /// A map from keys to texts.
    Texts,
    /// What each outcome does.
    Outcomes,
}

/// A word for a value, and what it stands for; the words of later versions beside it.
#[derive(Debug)]
pub(super) struct Vocabulary<T: 'static> {
    pub now: &'static [(&'static str, T)],
    pub later: &'static [&'static str],
}

impl<T: Copy> Vocabulary<T> {
    pub fn get(&self, word: &str) -> Option<T> {
        self.now.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
    }

    pub fn words(&self) -> Vec<&'static str> {
        self.now.iter().map(|(name, _)| *name).collect()
    }
}

/// `a`, `b` or `c`
pub(super) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", most.join(", "))
        }
    }
}
