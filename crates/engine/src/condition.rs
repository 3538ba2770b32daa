//! Whether a condition holds. It cannot fail and cannot loop; what is not given compares false with everything.

use model::{
    DataPath, Value,
    condition::{Comparison, Condition, Operand},
};
use std::{borrow::Cow, cmp::Ordering};

/// Where conditions and texts find their data.
pub trait Lookup {
    /// `None` where the datum is not given, was erased, or belongs to a step that was skipped or withdrawn.
    fn datum(&self, path: &DataPath) -> Option<Cow<'_, Value>>;
}

pub fn holds(condition: &Condition, data: &impl Lookup) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(part, data)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, data)),
        Condition::Not(part) => !holds(part, data),
        Condition::Compare { left, comparison, right } => match (operand(left, data), operand(right, data)) {
            (Some(left), Some(right)) => compares(&left, *comparison, &right),
            _ => false,
        },
        Condition::In { left, list } => operand(left, data).is_some_and(|left| list.contains(&left)),
        Condition::Contains { left, right } => match (operand(left, data), operand(right, data)) {
            (Some(left), Some(right)) => contains(&left, &right),
            _ => false,
        },
        Condition::Given(path) => data.datum(path).is_some(),
        Condition::NotGiven(path) => data.datum(path).is_none(),
        Condition::Truth(path) => data.datum(path).is_some_and(|value| *value == Value::YesNo(true)),
    }
}

/// Every datum a condition reads.
pub fn each_read<'a>(condition: &'a Condition, visit: &mut dyn FnMut(&'a DataPath)) {
    let mut side = |operand: &'a Operand| {
        if let Operand::Data(path) = operand {
            visit(path);
        }
    };
    match condition {
        Condition::Compare { left, right, .. } | Condition::Contains { left, right } => {
            side(left);
            side(right);
        }
        Condition::In { left, .. } => side(left),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| each_read(part, visit)),
        Condition::Not(part) => each_read(part, visit),
        Condition::Given(path) | Condition::NotGiven(path) | Condition::Truth(path) => visit(path),
    }
}

fn operand<'a>(operand: &'a Operand, data: &'a impl Lookup) -> Option<Cow<'a, Value>> {
    match operand {
        Operand::Literal(value) => Some(Cow::Borrowed(value)),
        Operand::Data(path) => data.datum(path),
    }
}

/// Values of different types, and money of different currencies, compare false.
fn compares(left: &Value, comparison: Comparison, right: &Value) -> bool {
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        (Value::Money(left), Value::Money(right)) if left.currency == right.currency => {
            Some(left.minor.cmp(&right.minor))
        }
        (Value::Text(_), Value::Text(_)) | (Value::YesNo(_), Value::YesNo(_)) => {
            return match comparison {
                Comparison::Equal => left == right,
                Comparison::NotEqual => left != right,
                _ => false,
            };
        }
        _ => None,
    };
    order.is_some_and(|order| match comparison {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::NotEqual => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::AtMost => order != Ordering::Greater,
        Comparison::More => order == Ordering::Greater,
        Comparison::AtLeast => order != Ordering::Less,
    })
}

fn contains(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Several(list), Value::Text(entry)) => list.contains(entry),
        (Value::Text(text), Value::Text(part)) => text.contains(part.as_str()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Decimal, value::Money};
    use std::collections::BTreeMap;

    impl Lookup for BTreeMap<DataPath, Value> {
        fn datum(&self, path: &DataPath) -> Option<Cow<'_, Value>> {
            self.get(path).map(Cow::Borrowed)
        }
    }

    fn start(field: &str) -> DataPath {
        DataPath::Start(field.to_owned())
    }

    fn data() -> BTreeMap<DataPath, Value> {
        BTreeMap::from([
            (start("text"), Value::Text("Banking".to_owned())),
            (start("number"), Value::Number(Decimal { units: 1250, decimals: 2 })),
            (start("euro"), Value::Money(Money { minor: 1000, currency: "EUR".to_owned() })),
            (start("date"), Value::Date(jiff::civil::date(2026, 3, 19))),
            (start("several"), Value::Several(vec!["a".to_owned(), "b".to_owned()])),
            (start("yes"), Value::YesNo(true)),
            (start("no"), Value::YesNo(false)),
        ])
    }

    fn compare(field: &str, comparison: Comparison, right: Value) -> Condition {
        Condition::Compare { left: Operand::Data(start(field)), comparison, right: Operand::Literal(right) }
    }

    fn check(condition: &Condition, expected: bool) {
        assert_eq!(holds(condition, &data()), expected, "{condition:?}");
    }

    #[test]
    fn comparisons() {
        use Comparison::{AtLeast, AtMost, Equal, Less, More, NotEqual};
        let number = |units, decimals| Value::Number(Decimal { units, decimals });
        let euro = |minor| Value::Money(Money { minor, currency: "EUR".to_owned() });
        let dollar = |minor| Value::Money(Money { minor, currency: "USD".to_owned() });
        let text = |words: &str| Value::Text(words.to_owned());
        check(&compare("number", Equal, number(125, 1)), true);
        check(&compare("number", NotEqual, number(125, 1)), false);
        check(&compare("number", More, number(12, 0)), true);
        check(&compare("number", AtLeast, number(13, 0)), false);
        check(&compare("number", Less, number(13, 0)), true);
        check(&compare("number", AtMost, number(1250, 2)), true);
        check(&compare("number", Equal, text("12.50")), false);
        check(&compare("euro", More, euro(999)), true);
        check(&compare("euro", More, dollar(999)), false);
        check(&compare("euro", NotEqual, dollar(999)), false);
        check(&compare("date", Less, Value::Date(jiff::civil::date(2026, 3, 20))), true);
        check(&compare("text", Equal, text("Banking")), true);
        check(&compare("text", NotEqual, text("Energy")), true);
        check(&compare("text", Less, text("Energy")), false);
        check(&compare("yes", Equal, Value::YesNo(true)), true);
    }

    #[test]
    fn not_given_compares_false() {
        use Comparison::{Equal, NotEqual};
        check(&compare("missing", Equal, Value::YesNo(true)), false);
        check(&compare("missing", NotEqual, Value::YesNo(true)), false);
        check(&Condition::Not(Box::new(compare("missing", Equal, Value::YesNo(true)))), true);
        check(&Condition::Given(start("missing")), false);
        check(&Condition::NotGiven(start("missing")), true);
        check(&Condition::Given(start("no")), true);
        check(&Condition::Truth(start("missing")), false);
        check(&Condition::Truth(start("no")), false);
        check(&Condition::Truth(start("yes")), true);
    }

    #[test]
    fn lists_and_words() {
        let text = |words: &str| Value::Text(words.to_owned());
        let contains = |field: &str, part: &str| Condition::Contains {
            left: Operand::Data(start(field)),
            right: Operand::Literal(text(part)),
        };
        let within = |list| Condition::In { left: Operand::Data(start("text")), list };
        check(&within(vec![text("Energy"), text("Banking")]), true);
        check(&within(vec![text("Energy")]), false);
        check(&contains("several", "b"), true);
        check(&contains("several", "c"), false);
        check(&contains("text", "ank"), true);
        check(&contains("missing", ""), false);
        check(&Condition::All(vec![]), true);
        check(&Condition::Any(vec![]), false);
        check(&Condition::Any(vec![within(vec![]), Condition::Truth(start("yes"))]), true);
        check(&Condition::All(vec![within(vec![]), Condition::Truth(start("yes"))]), false);
    }
}
