//! What `baton calendar due` prints, as text in and text out. Reading files and printing is the caller's.

use super::{Calendar, Due, Entry, Goal, Moment, due};
use jiff::civil::Date;
use model::{
    Instant,
    target::{Span, Target},
};
use serde::Serialize;
use serde_json::Value;

/// One line of `--batch`: `{"calendar": {…}, "from": "…", "target": "…"}` in, `{"due": …}` or `{"error": …}` out.
pub fn answer_line(line: &str) -> String {
    refusal_as_json(line_due(line))
}

/// `baton calendar due --calendar FILE --from … --target …` on a calendar already read.
///
/// # Errors
/// A sentence saying what was expected.
pub fn answer(calendar: &Calendar, from: &str, target: &str) -> Result<String, String> {
    let (from, goal) = (moment(from)?, goal(target)?);
    due(calendar, from, &goal).map(|due| printed(&due)).map_err(|error| error.to_string())
}

/// An answer or `{"error": …}`, either on one line.
pub fn refusal_as_json(answer: Result<String, String>) -> String {
    answer.unwrap_or_else(|error| serde_json::json!({ "error": error }).to_string())
}

fn line_due(line: &str) -> Result<String, String> {
    let request: Value = serde_json::from_str(line).map_err(|error| format!("not JSON: {error}"))?;
    let text = |key: &str| {
        let value = request.get(key).and_then(Value::as_str);
        value.ok_or_else(|| format!("`{key}` is missing, expected a text"))
    };
    let calendar = request.get("calendar").ok_or("`calendar` is missing, expected a calendar")?;
    let calendar = Calendar::from_value(calendar).map_err(|error| format!("calendar: {error}"))?;
    answer(&calendar, text("from")?, text("target")?)
}

/// An instant in RFC 3339, or a date.
fn moment(text: &str) -> Result<Moment, String> {
    literal(text.trim()).ok_or_else(|| {
        format!("`{text}` is no instant, expected RFC 3339 such as 2026-03-19T16:00:00Z, or a date such as 2026-03-19")
    })
}

fn literal(text: &str) -> Option<Moment> {
    plain_date(text).map(Moment::Day).or_else(|| Instant::parse(text).map(Moment::At))
}

/// `2026-12-25` and nothing more.
pub(super) fn plain_date(text: &str) -> Option<Date> {
    let shape = |(place, byte): (usize, u8)| {
        if place == 4 || place == 7 { byte == b'-' } else { byte.is_ascii_digit() }
    };
    let date = text.len() == 10 && text.bytes().enumerate().all(shape);
    date.then(|| text.parse().ok()).flatten()
}

fn goal(text: &str) -> Result<Goal, String> {
    let target = text.trim();
    if let Some(moment) = literal(target) {
        return Ok(Goal::At(moment));
    }
    if let Some(span) = target.strip_suffix("before").filter(|span| span.ends_with(char::is_whitespace)) {
        return Span::parse(span).map(Goal::Before).map_err(|error| format!("target `{text}`: {error}"));
    }
    match Target::parse(target).map_err(|error| format!("target `{text}`: {error}"))? {
        Target::In(span) => Ok(Goal::After(span)),
        Target::BusinessDay { number, time } => Ok(Goal::BusinessDay { number, time }),
        Target::At(data) => {
            Err(format!("`{data}` is data of a flow, expected an instant or a date in its place"))
        }
        Target::Before { span, data } => {
            Err(format!("`{data}` is data of a flow, expected its value as the start and `{span} before`"))
        }
    }
}

#[derive(Serialize)]
struct Printed<'a> {
    due: String,
    derivation: Vec<PrintedEntry<'a>>,
}

#[derive(Serialize)]
struct PrintedEntry<'a> {
    from: String,
    until: String,
    why: super::Why,
    rule: &'a str,
    minutes: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
}

fn printed(due: &Due) -> String {
    let derivation = due.derivation.iter().map(printed_entry).collect();
    let printed = Printed { due: due.at.to_string(), derivation };
    serde_json::to_string(&printed).unwrap_or_default()
}

fn printed_entry(entry: &Entry) -> PrintedEntry<'_> {
    PrintedEntry {
        from: entry.from.to_string(),
        until: entry.until.to_string(),
        why: entry.why,
        rule: &entry.rule,
        minutes: entry.minutes,
        day: entry.day,
    }
}
