//! Words of the product for kinds, outcomes, states and conditions, as people read them.

use model::{
    DataPath, Value,
    condition::{Comparison, Condition, Operand},
    definition::{Kind, Outcome},
};

/// "approval", for lists of steps.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Form => "Form",
        Kind::FileRequest => "Documents",
        Kind::Approval => "Approval",
        Kind::Acknowledgement => "To read",
        Kind::Task => "Task",
        Kind::Message => "Message",
    }
}

/// What is expected of the reader, beside the title of their step.
pub fn yours(kind: Kind) -> &'static str {
    match kind {
        Kind::Approval => "Your decision",
        Kind::Acknowledgement => "For you to read",
        Kind::Form => "For you to answer",
        Kind::FileRequest => "For you to give",
        Kind::Task | Kind::Message => "Your task",
    }
}

/// What the step's outcome was, after its title.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Submitted => "submitted",
        Outcome::Approved => "approved",
        Outcome::Denied => "denied",
        Outcome::SentBack => "sent back",
        Outcome::Acknowledged => "read and confirmed",
        Outcome::Done => "done",
        Outcome::Skipped => "skipped",
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

/// A condition read aloud. `name` says what a datum is called, for example its question.
pub fn condition(condition: &Condition, name: &dyn Fn(&DataPath) -> String) -> String {
    let joined = |all: &[Condition], word: &str| -> String {
        all.iter().map(|one| self::condition(one, name)).collect::<Vec<_>>().join(word)
    };
    match condition {
        Condition::All(all) => joined(all, " and "),
        Condition::Any(any) => joined(any, " or "),
        Condition::Not(inner) => format!("not ({})", self::condition(inner, name)),
        Condition::Compare { left, comparison, right } => {
            format!("{} {} {}", operand(left, name), compared(*comparison), operand(right, name))
        }
        Condition::In { left, list } => {
            let values: Vec<String> = list.iter().map(value).collect();
            format!("{} is {}", operand(left, name), values.join(" or "))
        }
        Condition::Contains { left, right } => {
            format!("{} contains {}", operand(left, name), operand(right, name))
        }
        Condition::Given(path) => format!("{} is given", name(path)),
        Condition::NotGiven(path) => format!("{} is not given", name(path)),
        Condition::Truth(path) => format!("{} is yes", name(path)),
    }
}

fn compared(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "is",
        Comparison::NotEqual => "is not",
        Comparison::Less => "is less than",
        Comparison::AtMost => "is at most",
        Comparison::More => "is more than",
        Comparison::AtLeast => "is at least",
    }
}

fn operand(operand: &Operand, name: &dyn Fn(&DataPath) -> String) -> String {
    match operand {
        Operand::Data(path) => name(path),
        Operand::Literal(literal) => value(literal),
    }
}

/// An answer in one line.
pub fn value(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Money(money) => format!("{} {}", money.amount(), money.currency),
        Value::Date(date) => date.strftime("%-d %B %Y").to_string(),
        Value::Several(several) => several.join(", "),
        Value::YesNo(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
        Value::Address(address) => {
            let town = format!("{} {}", address.postcode, address.city);
            let lines = [address.street.as_str(), town.trim(), address.country.as_str()];
            lines.iter().filter(|line| !line.is_empty()).copied().collect::<Vec<_>>().join(", ")
        }
        Value::Files(files) => files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", "),
        Value::Persons(persons) => {
            persons.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
        }
    }
}
