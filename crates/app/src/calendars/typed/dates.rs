//! Lists of dates, one a line: own holidays, and days with other hours.

use super::hours;
use jiff::civil::Date;
use model::field::FieldProblem;
use std::collections::BTreeMap;
use texts::{Language, Sentence};

/// Lines of one list.
const LINES_MAX: usize = 2_000;
/// Characters of a holiday's name.
const NAME_CHARS_MAX: usize = 100;

/// Date and name; the name may be empty.
pub fn holidays(text: &str, problems: &mut Vec<FieldProblem>) -> BTreeMap<Date, String> {
    each_line("holidays", text, problems, |rest| {
        let name: String = rest.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > NAME_CHARS_MAX {
            return Err(Sentence::problem_characters_max(NAME_CHARS_MAX));
        }
        Ok(name)
    })
}

/// Date and hours; none for closed.
pub fn exceptions(text: &str, problems: &mut Vec<FieldProblem>) -> BTreeMap<Date, Vec<String>> {
    each_line("exceptions", text, problems, |rest| {
        if is_closed(rest) {
            return Ok(Vec::new());
        }
        if rest.is_empty() {
            return Err(Sentence::calendar_exception_empty());
        }
        hours::intervals(rest)
    })
}

/// In every language the page is written in, whatever the reader's is.
fn is_closed(text: &str) -> bool {
    let closed = Sentence::calendar_closed();
    Language::ALL.into_iter().any(|language| closed.to(language).eq_ignore_ascii_case(text))
}

/// Reads each line; the first problem of the list is the one that is said.
fn each_line<T>(
    path: &str,
    text: &str,
    problems: &mut Vec<FieldProblem>,
    read: impl Fn(&str) -> Result<T, Sentence>,
) -> BTreeMap<Date, T> {
    let mut found = BTreeMap::new();
    let mut lines_of: BTreeMap<Date, usize> = BTreeMap::new();
    for (line, text) in (1..).zip(text.lines()) {
        if text.trim().is_empty() {
            continue;
        }
        let said = match entry(text.trim(), &read) {
            Ok((date, _)) if lines_of.contains_key(&date) => {
                Sentence::calendar_date_twice(date.to_string(), lines_of[&date], line)
            }
            Ok(_) if found.len() >= LINES_MAX => Sentence::calendar_lines_max(LINES_MAX),
            Ok((date, rest)) => {
                lines_of.insert(date, line);
                found.insert(date, rest);
                continue;
            }
            Err(said) => Sentence::calendar_line(line, said),
        };
        problems.push(FieldProblem::new(path, said));
        break;
    }
    found
}

fn entry<T>(text: &str, read: impl Fn(&str) -> Result<T, Sentence>) -> Result<(Date, T), Sentence> {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let date = date(first.trim_end_matches([':', ',']))
        .ok_or_else(|| Sentence::calendar_date_wrong(first.to_owned()))?;
    Ok((date, read(rest.trim())?))
}

/// `2026-12-24`, or `24.12.2026`.
fn date(text: &str) -> Option<Date> {
    let (year, month, day) = match text.split(['-', '.']).collect::<Vec<_>>()[..] {
        [year, month, day] if text.contains('-') => (year, month, day),
        [day, month, year] => (year, month, day),
        _ => return None,
    };
    let digits = |part: &str, count: &[usize]| {
        count.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(year, &[4]) || !digits(month, &[1, 2]) || !digits(day, &[1, 2]) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
