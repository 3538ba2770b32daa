//! Working hours of one day: `09:00-12:00, 13:00-17:00`.

use engine::calendar::Interval;
use texts::Sentence;

/// In order, as a calendar file writes them; empty for closed. Hours without minutes and other dashes are understood.
///
/// # Errors
/// The sentence that says how to put it right.
pub fn intervals(text: &str) -> Result<Vec<String>, Sentence> {
    let mut read = Vec::new();
    for part in text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        read.push(interval(part)?);
    }
    read.sort_by_key(|interval: &Interval| interval.open_minute());
    for pair in read.windows(2) {
        if pair[1].open_minute() < pair[0].close_minute() {
            return Err(Sentence::calendar_hours_overlap(pair[0].to_string(), pair[1].to_string()));
        }
    }
    Ok(read.iter().map(ToString::to_string).collect())
}

fn interval(text: &str) -> Result<Interval, Sentence> {
    let wrong = || Sentence::calendar_hours_wrong(text.to_owned());
    let dashed = text.replace(['–', '—', '−'], "-");
    let (open, close) = dashed.split_once('-').ok_or_else(wrong)?;
    let (open, close) = (clock(open), clock(close));
    if Interval::parse(&format!("00:00-{open}")).is_err() && open != "00:00" && open != "0:00" {
        return Err(wrong());
    }
    if Interval::parse(&format!("00:00-{close}")).is_err() && close != "00:00" && close != "0:00" {
        return Err(wrong());
    }
    Interval::parse(&format!("{open}-{close}"))
        .map_err(|_| Sentence::calendar_hours_midnight(close.clone(), open.clone(), text.to_owned()))
}

/// `9` is `9:00`.
fn clock(text: &str) -> String {
    let text = text.trim().replace('.', ":");
    if text.contains(':') { text } else { format!("{text}:00") }
}
