//! A condition as text again, and what it reads.

use super::{Comparison, Condition, Operand};
use crate::{DataPath, Decimal, Value, value::Money};
use std::fmt;

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        })
    }
}

/// Reads back as the same condition.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(parts) => joined(f, parts, " and "),
            Self::Any(parts) => joined(f, parts, " or "),
            Self::Not(inner) => write!(f, "not ({inner})"),
            Self::Compare { left, comparison, right } => write!(f, "{left} {comparison} {right}"),
            Self::In { left, list } => {
                let items: Vec<String> = list.iter().map(literal).collect();
                write!(f, "{left} in [{}]", items.join(", "))
            }
            Self::Contains { left, right } => write!(f, "{left} contains {right}"),
            Self::Given(path) => write!(f, "{path} is given"),
            Self::NotGiven(path) => write!(f, "{path} is not given"),
            Self::Truth(path) => write!(f, "{path}"),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, parts: &[Condition], word: &str) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            f.write_str(word)?;
        }
        if matches!(part, Condition::All(_) | Condition::Any(_)) {
            write!(f, "({part})")?;
        } else {
            write!(f, "{part}")?;
        }
    }
    Ok(())
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(path) => write!(f, "{path}"),
            Self::Literal(value) => f.write_str(&literal(value)),
        }
    }
}

fn literal(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        Value::Number(number) => number.to_string(),
        Value::Money(Money { minor, currency }) => {
            Decimal { units: *minor, decimals: Money::decimals(currency) }.to_string()
        }
        Value::Date(date) => date.to_string(),
        Value::YesNo(yes) => yes.to_string(),
        Value::Several(_)
        | Value::Address(_)
        | Value::Files(_)
        | Value::Persons(_)
        | Value::Records(_)
        | Value::List(_) => String::new(),
    }
}

impl Condition {
    /// Every datum it looks at, once for each place it stands.
    pub fn reads(&self) -> Vec<&DataPath> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'c>(&'c self, found: &mut Vec<&'c DataPath>) {
        let mut operand = |operand: &'c Operand| {
            if let Operand::Data(path) = operand {
                found.push(path);
            }
        };
        match self {
            Self::Compare { left, right, .. } | Self::Contains { left, right } => {
                operand(left);
                operand(right);
            }
            Self::In { left, .. } => operand(left),
            Self::Given(path) | Self::NotGiven(path) | Self::Truth(path) => found.push(path),
            Self::Not(inner) => inner.collect(found),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.collect(found)),
        }
    }
}
