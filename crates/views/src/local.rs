//! Instants as people say them, in one zone: "Thursday 16:00, in 2 days".

use jiff::{Zoned, civil::Date, tz::TimeZone};
use model::Instant;
use texts::{Language, Texts};

/// The moment a page is made, the zone its reader lives in, and the language they read.
#[derive(Clone, Debug)]
pub struct Local {
    pub now: Instant,
    pub language: Language,
    zone: TimeZone,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Local {
    /// `zone` by its IANA name, for example `Europe/Berlin`; an unknown one reads as UTC.
    pub fn new(now: Instant, zone: &str, language: Language) -> Self {
        Self { now, language, zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC) }
    }

    pub fn texts(&self) -> Texts {
        Texts(self.language)
    }

    pub fn zoned(&self, at: Instant) -> Zoned {
        at.timestamp().to_zoned(self.zone.clone())
    }

    pub fn today(&self) -> Date {
        self.zoned(self.now).date()
    }

    /// Whole calendar days from today, negative in the past.
    pub fn days_from_today(&self, at: Instant) -> i64 {
        let days = self.zoned(at).date().since(self.today());
        days.map_or(0, |span| i64::from(span.get_days()))
    }

    /// "Today 15:30", "Tomorrow 12:00", "Thursday 16:00" within a week, else "Wednesday 25 March".
    pub fn day_and_time(&self, at: Instant) -> String {
        let zoned = self.zoned(at);
        match self.days_from_today(at) {
            days if days.abs() < 7 => format!("{} {}", self.near_day(at), zoned.strftime("%H:%M")),
            _ => self.far_day(at),
        }
    }

    /// The same inside a sentence: "today 15:30".
    pub fn day_and_time_within(&self, at: Instant) -> String {
        within(self.day_and_time(at))
    }

    /// A day inside a sentence: "tomorrow", "Thursday".
    pub fn day_within(&self, at: Instant) -> String {
        within(self.day(at))
    }

    /// The same without the time: "Tomorrow", "Thursday", "Wednesday 25 March".
    pub fn day(&self, at: Instant) -> String {
        if self.days_from_today(at).abs() < 7 { self.near_day(at) } else { self.far_day(at) }
    }

    fn near_day(&self, at: Instant) -> String {
        match self.days_from_today(at) {
            0 => "Today".to_owned(),
            1 => "Tomorrow".to_owned(),
            -1 => "Yesterday".to_owned(),
            _ => self.zoned(at).strftime("%A").to_string(),
        }
    }

    fn far_day(&self, at: Instant) -> String {
        let zoned = self.zoned(at);
        let format = if zoned.year() == self.today().year() { "%A %-d %B" } else { "%-d %B %Y" };
        zoned.strftime(format).to_string()
    }

    /// "12 March", with the year if it is another.
    pub fn date(&self, at: Instant) -> String {
        let zoned = self.zoned(at);
        let format = if zoned.year() == self.today().year() { "%-d %B" } else { "%-d %B %Y" };
        zoned.strftime(format).to_string()
    }

    /// "12 March 10:20": for logs and lists of what was.
    pub fn date_and_time(&self, at: Instant) -> String {
        format!("{} {}", self.date(at), self.zoned(at).strftime("%H:%M"))
    }

    /// "10:20"
    pub fn time(&self, at: Instant) -> String {
        self.zoned(at).strftime("%H:%M").to_string()
    }

    /// "Thursday, 19 March 2026 at 16:00 GMT"
    pub fn exact(&self, at: Instant) -> String {
        self.zoned(at).strftime("%A, %-d %B %Y at %H:%M %Z").to_string()
    }

    /// "Thursday 19 March, 16:00": for mails, which are read on another day.
    pub fn in_full(&self, at: Instant) -> String {
        self.zoned(at).strftime("%A %-d %B, %H:%M").to_string()
    }

    /// "in 2 days", "in 5 h", "17 h late", "now".
    pub fn distance(&self, at: Instant) -> String {
        let seconds = (at.0 - self.now.0) / 1_000_000;
        match seconds {
            -59..=59 => "now".to_owned(),
            60.. => format!("in {}", self.span(at)),
            _ => format!("{} late", self.span(at)),
        }
    }

    /// How long between `at` and now, without a direction: "40 min", "1 h 40 min", "5 h", "2 days".
    pub fn span(&self, at: Instant) -> String {
        let seconds = ((at.0 - self.now.0) / 1_000_000).abs();
        match seconds {
            0..HOUR => format!("{} min", (seconds / MINUTE).max(1)),
            HOUR..=7199 if seconds % HOUR >= MINUTE => format!("1 h {} min", seconds % HOUR / MINUTE),
            HOUR..DAY => format!("{} h", seconds / HOUR),
            _ => match self.days_from_today(at).abs().max(1) {
                1 => "1 day".to_owned(),
                days => format!("{days} days"),
            },
        }
    }
}

/// "Today", "Tomorrow" and "Yesterday" begin small inside a sentence; names of days do not.
fn within(said: String) -> String {
    let relative = ["Today", "Tomorrow", "Yesterday"].iter().any(|word| said.starts_with(word));
    if relative { said.to_lowercase() } else { said }
}

/// "40 min", "66 h 30", "168 h": a sum of minutes.
pub fn hours(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// "0.4 MB", "12 kB".
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..100_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// "1 step", "3 steps"; words for one to nine read better in sentences.
pub fn count(number: usize, one: &str, many: &str) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let number_said = words.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned());
    format!("{number_said} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_say_them() {
        let now = Instant::parse("2026-03-17T10:20:00Z").expect("an instant");
        let london = Local::new(now, "Europe/London", Language::En);
        let cases = [
            ("2026-03-19T16:00:00Z", "Thursday 16:00", "in 2 days"),
            ("2026-03-16T17:30:00Z", "Yesterday 17:30", "16 h late"),
            ("2026-03-17T12:00:00Z", "Today 12:00", "in 1 h 40 min"),
            ("2026-03-17T15:30:00Z", "Today 15:30", "in 5 h"),
            ("2026-03-18T12:00:00Z", "Tomorrow 12:00", "in 1 day"),
            ("2026-03-25T17:30:00Z", "Wednesday 25 March", "in 8 days"),
            ("2027-01-04T09:00:00Z", "4 January 2027", "in 293 days"),
            ("2026-03-17T10:19:30Z", "Today 10:19", "now"),
            ("2026-03-17T09:50:00Z", "Today 09:50", "30 min late"),
            ("2026-03-17T12:20:00Z", "Today 12:20", "in 2 h"),
            ("2026-03-17T11:20:00Z", "Today 11:20", "in 1 h"),
        ];
        for (at, day, distance) in cases {
            let at = Instant::parse(at).expect("an instant");
            assert_eq!((london.day_and_time(at), london.distance(at)), (day.into(), distance.into()), "{at}");
        }
    }

    #[test]
    fn the_exact_instant_names_its_zone() {
        let at = Instant::parse("2026-07-01T14:00:00Z").expect("an instant");
        assert_eq!(
            Local::new(at, "Europe/Berlin", Language::En).exact(at),
            "Wednesday, 1 July 2026 at 16:00 CEST"
        );
        assert_eq!(
            Local::new(at, "Mars/Olympus", Language::En).exact(at),
            "Wednesday, 1 July 2026 at 14:00 UTC"
        );
    }

    #[test]
    fn sums_and_sizes() {
        assert_eq!([hours(30), hours(60), hours(3990)], ["30 min", "1 h", "66 h 30"]);
        assert_eq!([size(512), size(12_000), size(412_000)], ["512 bytes", "12 kB", "0.4 MB"]);
        assert_eq!([count(1, "step", "steps"), count(12, "step", "steps")], ["one step", "12 steps"]);
    }
}
