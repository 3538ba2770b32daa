//! Which comparisons make sense: both sides of one type, order only where there is one.

use super::{Comparison, Condition, ConditionProblem, Operand, parse::Side};
use crate::{
    Value,
    names::{DataType, nearest},
    value::Money,
};

pub(super) fn needs_data(at: usize) -> ConditionProblem {
    ConditionProblem::new(at, "a fixed value", "a name such as `start.company`")
}

/// A yes/no datum standing alone.
pub(super) fn truth(side: Side) -> Result<Condition, ConditionProblem> {
    match (side.operand, side.of) {
        (Operand::Data(path), Some(DataType::YesNo | DataType::Any)) => Ok(Condition::Truth(path)),
        (Operand::Data(path), Some(of)) => {
            let what = format!("`{path}` is {} and stands alone", of.described());
            Err(ConditionProblem::new(side.at, what, "a comparison, or a yes/no field"))
        }
        _ => Err(needs_data(side.at)),
    }
}

pub(super) fn compare(
    left: Side,
    comparison: Comparison,
    right: Side,
) -> Result<Condition, ConditionProblem> {
    let of = match (&left.of, &right.of) {
        (None, None) => return Err(needs_data(left.at)),
        (Some(one), Some(other)) => common(one, other, right.at)?,
        (Some(of), None) | (None, Some(of)) => of.clone(),
    };
    let ordered = matches!(of, DataType::Number | DataType::Money(_) | DataType::Date | DataType::Any);
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) && !ordered {
        let what = format!("`{comparison}` on {}", of.described());
        return Err(ConditionProblem::new(left.at, what, "`=` or `!=`"));
    }
    if matches!(of, DataType::Several(_)) {
        return Err(ConditionProblem::new(left.at, "a comparison of several choices", "`contains`"));
    }
    if !is_compared(&of) {
        let what = format!("a comparison of {}", of.described());
        return Err(ConditionProblem::new(left.at, what, "`is given` or `is not given`"));
    }
    Ok(Condition::Compare { left: fit(left, &of)?, comparison, right: fit(right, &of)? })
}

/// Whether anything but being given can be asked of it.
fn is_compared(of: &DataType) -> bool {
    !matches!(
        of,
        DataType::Address | DataType::Files | DataType::Persons | DataType::Records | DataType::List
    )
}

pub(super) fn list_item(left: &Side, item: Side) -> Result<Value, ConditionProblem> {
    let of = left.of.clone().ok_or_else(|| needs_data(left.at))?;
    if matches!(of, DataType::Several(_)) || !is_compared(&of) {
        let what = format!("`in` on {}", of.described());
        return Err(ConditionProblem::new(left.at, what, "text, a choice, a number, money or a date"));
    }
    let at = item.at;
    match fit(item, &of)? {
        Operand::Literal(value) => Ok(value),
        Operand::Data(_) => Err(ConditionProblem::new(at, "a name in a list", "a fixed value")),
    }
}

pub(super) fn contains(left: Side, right: Side) -> Result<Condition, ConditionProblem> {
    let of = match &left.of {
        Some(DataType::Several(options)) => DataType::Choice(options.clone()),
        Some(DataType::Text | DataType::Choice(_) | DataType::Any) => DataType::Text,
        Some(of) => {
            let what = format!("`contains` on {}", of.described());
            return Err(ConditionProblem::new(left.at, what, "several choices or text on the left"));
        }
        None => return Err(needs_data(left.at)),
    };
    if let Some(other) = &right.of {
        common(&of, other, right.at)?;
    }
    Ok(Condition::Contains { left: left.operand, right: fit(right, &of)? })
}

/// The type two data can be compared as.
fn common(one: &DataType, other: &DataType, at: usize) -> Result<DataType, ConditionProblem> {
    let text = |of: &DataType| matches!(of, DataType::Text | DataType::Choice(_));
    match (one, other) {
        (DataType::Any, of) | (of, DataType::Any) => Ok(of.clone()),
        _ if text(one) && text(other) => Ok(DataType::Text),
        _ if one == other => Ok(one.clone()),
        _ => Err(ConditionProblem::new(at, other.described(), one.described())),
    }
}

/// A literal as a value of the type beside it; data stay as they are.
fn fit(side: Side, of: &DataType) -> Result<Operand, ConditionProblem> {
    let Operand::Literal(value) = side.operand else { return Ok(side.operand) };
    fit_value(value, of)
        .map(Operand::Literal)
        .map_err(|(what, expected)| ConditionProblem::new(side.at, what, expected))
}

fn fit_value(value: Value, of: &DataType) -> Result<Value, (String, String)> {
    match (value, of) {
        (value, DataType::Any)
        | (value @ Value::Number(_), DataType::Number)
        | (value @ Value::Date(_), DataType::Date)
        | (value @ Value::YesNo(_), DataType::YesNo)
        | (value @ Value::Text(_), DataType::Text) => Ok(value),
        (Value::Text(text), DataType::Choice(options)) => one_of(text, options),
        (Value::Text(text), DataType::Date) => match crate::value::iso_date(&text) {
            Some(date) => Ok(Value::Date(date)),
            None => Err((format!("\"{text}\""), "a date such as 2026-12-31".to_owned())),
        },
        (Value::Number(number), DataType::Money(currency)) => {
            let minor = number.with_decimals(Money::decimals(currency));
            let minor = minor.ok_or_else(|| (format!("`{number}`"), format!("an amount in {currency}")))?;
            Ok(Value::Money(Money { minor: minor.units, currency: currency.clone() }))
        }
        (value, of) => Err((literal_described(&value).to_owned(), of.described())),
    }
}

fn one_of(text: String, options: &[String]) -> Result<Value, (String, String)> {
    if options.contains(&text) {
        return Ok(Value::Text(text));
    }
    let expected = match nearest(&text, options.iter().map(String::as_str)) {
        Some(near) => format!("\"{near}\""),
        None => format!("one of {}", quoted_list(options)),
    };
    Err((format!("\"{text}\" is not among the options"), expected))
}

fn quoted_list(options: &[String]) -> String {
    let shown: Vec<String> = options.iter().take(12).map(|option| format!("\"{option}\"")).collect();
    format!("{}{}", shown.join(", "), if options.len() > 12 { ", …" } else { "" })
}

fn literal_described(value: &Value) -> &'static str {
    match value {
        Value::Text(_) => "a text",
        Value::Number(_) => "a number",
        Value::Date(_) => "a date",
        Value::YesNo(_) => "`true` or `false`",
        _ => "a value",
    }
}
