//! Words of the product for kinds, outcomes, states and conditions, as people read them.

use crate::local;
use model::{
    DataPath, Value,
    condition::{Comparison, Condition, Operand},
    definition::{Kind, Outcome, Priority},
    target::Span,
};
use texts::{Language, Texts};

/// "Approval", for lists of steps.
pub fn kind(kind: Kind, texts: Texts) -> &'static str {
    match kind {
        Kind::Form => texts.word_kind_form(),
        Kind::FileRequest => texts.word_kind_file_request(),
        Kind::Approval => texts.word_kind_approval(),
        Kind::Acknowledgement => texts.word_kind_acknowledgement(),
        Kind::Task => texts.word_kind_task(),
        Kind::Message => texts.word_kind_message(),
        Kind::Decision => texts.word_kind_decision(),
        Kind::Wait => texts.word_kind_wait(),
        Kind::Flow => texts.word_kind_flow(),
        Kind::UpdateRecord => texts.record_kind_of_step(),
    }
}

/// What is expected of the reader, beside the title of their step.
pub fn yours(kind: Kind, texts: Texts) -> &'static str {
    match kind {
        Kind::Approval | Kind::Decision => texts.word_yours_decision(),
        Kind::Acknowledgement => texts.word_yours_to_read(),
        Kind::Form => texts.word_yours_to_answer(),
        Kind::FileRequest => texts.word_yours_to_give(),
        Kind::Task | Kind::Message | Kind::Wait | Kind::Flow | Kind::UpdateRecord => texts.word_yours_task(),
    }
}

/// What the step's outcome was, after its title.
pub fn outcome(outcome: Outcome, texts: Texts) -> &'static str {
    match outcome {
        Outcome::Submitted => texts.word_outcome_submitted(),
        Outcome::Approved => texts.word_outcome_approved(),
        Outcome::Denied => texts.word_outcome_denied(),
        Outcome::SentBack => texts.word_outcome_sent_back(),
        Outcome::Acknowledged => texts.word_outcome_acknowledged(),
        Outcome::Done => texts.word_outcome_done(),
        Outcome::Skipped => texts.word_outcome_skipped(),
    }
}

/// The value posted as `outcome`; the same word as in the API.
pub fn outcome_value(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Submitted => "submitted",
        Outcome::Approved => "approved",
        Outcome::Denied => "denied",
        Outcome::SentBack => "sent_back",
        Outcome::Acknowledged => "acknowledged",
        Outcome::Done => "done",
        Outcome::Skipped => "skipped",
    }
}

pub fn priority(priority: Priority, texts: Texts) -> &'static str {
    match priority {
        Priority::Low => texts.word_priority_low(),
        Priority::Normal => texts.word_priority_normal(),
        Priority::High => texts.word_priority_high(),
        Priority::Urgent => texts.word_priority_urgent(),
    }
}

/// "2 business days".
pub fn span(span: Span, texts: Texts) -> String {
    crate::part::span_said(span, texts)
}

/// “words”, in the marks of the language.
pub fn quoted(words: &str, texts: Texts) -> String {
    texts.word_quoted(words)
}

/// A heading's word as it stands within a line: "owner" for "Owner", while "PEP" and German nouns stay as they are.
pub fn within(word: &str, texts: Texts) -> String {
    let mut letters = word.chars();
    let first = letters.next();
    let is_name = letters.next().is_some_and(char::is_uppercase);
    match first.filter(|_| texts.0 == Language::En && !is_name) {
        Some(first) => first.to_lowercase().chain(word.chars().skip(1)).collect(),
        None => word.to_owned(),
    }
}

/// "a, b and c".
pub fn all_of(items: &[String], texts: Texts) -> String {
    list(items, |first, last| texts.word_and(first, last))
}

/// "a, b or c".
pub fn one_of(items: &[String], texts: Texts) -> String {
    list(items, |first, last| texts.word_or(first, last))
}

fn list(items: &[String], join: impl Fn(String, &String) -> String) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => join(first.join(", "), last),
    }
}

/// A datum as a condition speaks of it.
pub struct Named {
    /// What it is called, for example its question.
    pub name: String,
    /// It is a date: something lies before or after it.
    pub is_day: bool,
}

/// A condition read aloud.
pub fn condition(condition: &Condition, named: &dyn Fn(&DataPath) -> Named, texts: Texts) -> String {
    let name = |path: &DataPath| named(path).name;
    let name: &dyn Fn(&DataPath) -> String = &name;
    let joined = |all: &[Condition], word: &str| -> String {
        all.iter().map(|one| self::condition(one, named, texts)).collect::<Vec<_>>().join(word)
    };
    match condition {
        Condition::All(all) => joined(all, texts.word_and_between()),
        Condition::Any(any) => joined(any, texts.word_or_between()),
        Condition::Not(inner) => texts.word_not(self::condition(inner, named, texts)),
        Condition::Compare { left, comparison, right } => {
            let said = if is_day(left, named) || is_day(right, named) { compared_days } else { compared };
            said(operand(left, name, texts), *comparison, operand(right, name, texts), texts)
        }
        Condition::In { left, list } => {
            let values: Vec<String> = list.iter().map(|one| value(one, texts)).collect();
            texts.word_is(operand(left, name, texts), values.join(texts.word_or_between()))
        }
        Condition::Contains { left, right } => {
            texts.word_contains(operand(left, name, texts), operand(right, name, texts))
        }
        Condition::Given(path) => texts.word_given(name(path)),
        Condition::NotGiven(path) => texts.word_not_given(name(path)),
        Condition::Truth(path) => texts.word_is_yes(name(path)),
    }
}

fn compared(left: String, comparison: Comparison, right: String, texts: Texts) -> String {
    match comparison {
        Comparison::Equal => texts.word_is(left, right),
        Comparison::NotEqual => texts.word_is_not(left, right),
        Comparison::Less => texts.word_less(left, right),
        Comparison::AtMost => texts.word_at_most(left, right),
        Comparison::More => texts.word_more(left, right),
        Comparison::AtLeast => texts.word_at_least(left, right),
    }
}

/// Of days: before and after, not less and more.
fn compared_days(left: String, comparison: Comparison, right: String, texts: Texts) -> String {
    match comparison {
        Comparison::Equal | Comparison::NotEqual => compared(left, comparison, right, texts),
        Comparison::Less => texts.word_before(left, right),
        Comparison::AtMost => texts.word_on_or_before(left, right),
        Comparison::More => texts.word_after(left, right),
        Comparison::AtLeast => texts.word_on_or_after(left, right),
    }
}

fn is_day(operand: &Operand, named: &dyn Fn(&DataPath) -> Named) -> bool {
    match operand {
        Operand::Data(path) => named(path).is_day,
        Operand::Literal(literal) => matches!(literal, Value::Date(_)),
    }
}

fn operand(operand: &Operand, name: &dyn Fn(&DataPath) -> String, texts: Texts) -> String {
    match operand {
        Operand::Data(path) => name(path),
        Operand::Literal(literal) => value(literal, texts),
    }
}

/// An answer in one line.
pub fn value(given: &Value, texts: Texts) -> String {
    match given {
        Value::Text(text) => text.clone(),
        Value::Number(number) => local::number(&number.to_string(), texts),
        Value::Money(money) => {
            format!("{} {}", local::number(&money.amount().to_string(), texts), money.currency)
        }
        Value::Date(date) => local::date(*date, texts),
        Value::Several(several) => several.join(", "),
        Value::YesNo(yes) => if *yes { texts.word_yes() } else { texts.word_no() }.to_owned(),
        Value::Address(address) => {
            let town = format!("{} {}", address.postcode, address.city);
            let lines = [address.street.as_str(), town.trim(), address.country.as_str()];
            lines.iter().filter(|line| !line.is_empty()).copied().collect::<Vec<_>>().join(", ")
        }
        Value::Files(files) => files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", "),
        Value::Persons(persons) => {
            persons.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
        }
        Value::Records(records) => {
            records.iter().map(|record| record.name.as_str()).collect::<Vec<_>>().join(", ")
        }
        Value::List(entries) => {
            let entries = entries.iter().map(|entry| {
                entry.answers.iter().map(|(_, one)| value(one, texts)).collect::<Vec<_>>().join(", ")
            });
            entries.collect::<Vec<_>>().join("; ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Language::{De, En};

    #[test]
    fn days_lie_before_and_after_one_another() {
        let day = Operand::Literal(Value::Date(jiff::civil::date(2027, 1, 1)));
        let data = |key: &str| Operand::Data(DataPath::Record(key.to_owned()));
        let read = |right, comparison, language| {
            let compared = Condition::Compare { left: data("in_use"), comparison, right };
            let named = |path: &DataPath| match path {
                DataPath::Record(key) if key == "until" => Named { name: "Until".to_owned(), is_day: true },
                _ => Named { name: "In use".to_owned(), is_day: false },
            };
            condition(
                &compared,
                &named,
                crate::Local::new(model::Instant::default(), "UTC", language).texts(),
            )
        };
        assert_eq!(read(data("until"), Comparison::Less, En), "In use is before Until");
        assert_eq!(read(data("others"), Comparison::Less, En), "In use is less than In use");
        let said = |comparison, language| read(day.clone(), comparison, language);
        for (comparison, english, german) in [
            (Comparison::Less, "In use is before 1 January 2027", "In use liegt vor dem 1. Januar 2027"),
            (
                Comparison::AtMost,
                "In use is on or before 1 January 2027",
                "In use liegt nicht nach dem 1. Januar 2027",
            ),
            (Comparison::More, "In use is after 1 January 2027", "In use liegt nach dem 1. Januar 2027"),
            (
                Comparison::AtLeast,
                "In use is on or after 1 January 2027",
                "In use liegt nicht vor dem 1. Januar 2027",
            ),
            (Comparison::Equal, "In use is 1 January 2027", "In use ist 1. Januar 2027"),
        ] {
            assert_eq!(said(comparison, En), english);
            assert_eq!(said(comparison, De), german);
        }
    }
}
