//! Lines of an iCalendar file: folded ones put together, each split into name, parameters and value.

/// `DTSTART;VALUE=DATE:20261224`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Of the file, from 1; where it begins.
    pub number: usize,
    /// In capitals; empty for a line without a value.
    pub name: String,
    pub parameters: Vec<(String, &'a str)>,
    pub value: String,
}

impl Line<'_> {
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.name == name && self.value.trim().eq_ignore_ascii_case(value)
    }

    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }
}

/// A line that begins with a blank goes on with the one before.
pub fn unfold(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (number, raw) in (1..).zip(text.trim_start_matches('\u{feff}').split('\n')) {
        let raw = raw.strip_suffix('\r').unwrap_or(raw);
        match (raw.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some(last)) => last.value.push_str(more),
            _ if raw.trim().is_empty() => {}
            _ => lines.push(line(number, raw)),
        }
    }
    lines
}

fn line(number: usize, raw: &str) -> Line<'_> {
    let Some(colon) = outside_quotes(raw, ':') else {
        return Line { number, name: String::new(), parameters: Vec::new(), value: raw.to_owned() };
    };
    let (head, value) = (&raw[..colon], &raw[colon + 1..]);
    let mut parts = Vec::new();
    let mut rest = head;
    while let Some(end) = outside_quotes(rest, ';') {
        parts.push(&rest[..end]);
        rest = &rest[end + 1..];
    }
    parts.push(rest);
    let name = parts.remove(0).trim().to_ascii_uppercase();
    let parameters = parts.into_iter().filter_map(|part| part.split_once('='));
    let parameters =
        parameters.map(|(name, value)| (name.trim().to_ascii_uppercase(), value.trim_matches('"')));
    Line { number, name, parameters: parameters.collect(), value: value.to_owned() }
}

fn outside_quotes(text: &str, wanted: char) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(place, letter)| {
        quoted ^= letter == '"';
        (letter == wanted && !quoted).then_some(place)
    })
}
