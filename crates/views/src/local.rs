//! Instants as people say them, in one zone: "Thursday 16:00, in 2 days".

use jiff::{Zoned, civil::Date, tz::TimeZone};
use model::Instant;
use texts::{Arg, Language, Sentence, Texts};

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

    /// `Europe/Berlin`
    pub fn zone_name(&self) -> String {
        self.zone.iana_name().unwrap_or("UTC").to_owned()
    }

    /// A day and a time as a browser's own input writes them, `2026-03-31T17:00`, in this zone. One in a gap is the
    /// first instant after it, one that occurs twice its first occurrence.
    pub fn read_moment(&self, text: &str) -> Option<Instant> {
        let written: jiff::civil::DateTime = text.trim().parse().ok()?;
        let zoned = self.zone.to_ambiguous_zoned(written).compatible().ok()?;
        Some(zoned.timestamp().into())
    }

    /// The same written.
    pub fn write_moment(&self, at: Instant) -> String {
        self.zoned(at).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    pub fn zoned(&self, at: Instant) -> Zoned {
        at.timestamp().to_zoned(self.zone.clone())
    }

    /// Of the day, 0 to 23.
    pub fn hour(&self) -> u8 {
        u8::try_from(self.zoned(self.now).hour()).unwrap_or(0)
    }

    pub fn today(&self) -> Date {
        self.zoned(self.now).date()
    }

    /// Whole calendar days from today, negative in the past.
    pub fn days_from_today(&self, at: Instant) -> i64 {
        let days = self.zoned(at).date().since(self.today());
        days.map_or(0, |span| i64::from(span.get_days()))
    }

    /// When the day that many days from today begins here: -1 is yesterday, 1 is the end of today.
    pub fn day_begins(&self, days: i64) -> Instant {
        let date = self.today().saturating_add(jiff::Span::new().try_days(days).unwrap_or_default());
        date.to_zoned(self.zone.clone()).map_or(self.now.plus_days(days), |begins| begins.timestamp().into())
    }

    /// "Today 15:30", "Tomorrow 12:00", "Thursday 16:00" within a week, else "Wednesday 25 March".
    pub fn day_and_time(&self, at: Instant) -> String {
        self.with_time(self.near_day(at), at)
    }

    /// The same inside a sentence: "today 15:30".
    pub fn day_and_time_within(&self, at: Instant) -> String {
        self.with_time(self.near_day_within(at), at)
    }

    fn with_time(&self, near: Option<String>, at: Instant) -> String {
        near.map_or_else(|| self.far_day(at), |day| self.texts().time_day_and_time(day, self.time(at)))
    }

    /// The same without the time: "Tomorrow", "Thursday", "Wednesday 25 March".
    pub fn day(&self, at: Instant) -> String {
        self.near_day(at).unwrap_or_else(|| self.far_day(at))
    }

    /// A day inside a sentence: "tomorrow", "Thursday".
    pub fn day_within(&self, at: Instant) -> String {
        self.near_day_within(at).unwrap_or_else(|| self.far_day(at))
    }

    /// How long something lasts, inside a sentence: to the end of a day is that day, else the moment.
    pub fn until_within(&self, at: Instant) -> String {
        let zoned = self.zoned(at);
        let is_day = zoned.start_of_day().is_ok_and(|begins| begins == zoned);
        if is_day { self.day_within(at.plus_micros(-1)) } else { self.day_and_time_within(at) }
    }

    /// A day of the week around today.
    fn near_day(&self, at: Instant) -> Option<String> {
        let texts = self.texts();
        match self.days_from_today(at) {
            0 => Some(texts.time_today().to_owned()),
            1 => Some(texts.time_tomorrow().to_owned()),
            -1 => Some(texts.time_yesterday().to_owned()),
            -6..=6 => Some(weekday(self.zoned(at).date(), texts)),
            _ => None,
        }
    }

    /// "today" begins small inside a sentence; names of days do not.
    fn near_day_within(&self, at: Instant) -> Option<String> {
        let texts = self.texts();
        match self.days_from_today(at) {
            0 => Some(texts.time_today_within().to_owned()),
            1 => Some(texts.time_tomorrow_within().to_owned()),
            -1 => Some(texts.time_yesterday_within().to_owned()),
            _ => self.near_day(at),
        }
    }

    fn far_day(&self, at: Instant) -> String {
        let date = self.zoned(at).date();
        if date.year() == self.today().year() { weekday_date(date, self.texts()) } else { self.date(at) }
    }

    /// "Tuesday 17 March": today.
    pub fn today_in_full(&self) -> String {
        weekday_date(self.today(), self.texts())
    }

    /// "12 March", with the year if it is another.
    pub fn date(&self, at: Instant) -> String {
        let date = self.zoned(at).date();
        if date.year() == self.today().year() {
            self.texts().time_day_month(date.day(), month(date, self.texts()))
        } else {
            self::date(date, self.texts())
        }
    }

    /// "12 March 10:20": for logs and lists of what was.
    pub fn date_and_time(&self, at: Instant) -> String {
        self.texts().time_date_and_time(self.date(at), self.time(at))
    }

    /// "10:20"
    pub fn time(&self, at: Instant) -> String {
        self.zoned(at).strftime("%H:%M").to_string()
    }

    /// "Thursday, 19 March 2026 at 16:00 GMT"
    pub fn exact(&self, at: Instant) -> String {
        let (zoned, texts) = (self.zoned(at), self.texts());
        let date = zoned.date();
        let zone = zoned.strftime("%Z").to_string();
        texts.time_exact(
            date.day(),
            month(date, texts),
            self.time(at),
            weekday(date, texts),
            i32::from(date.year()),
            zone,
        )
    }

    /// "Thursday 19 March, 16:00": for mails, which are read on another day.
    pub fn in_full(&self, at: Instant) -> String {
        let (date, texts) = (self.zoned(at).date(), self.texts());
        texts.time_in_full(date.day(), month(date, texts), self.time(at), weekday(date, texts))
    }

    /// "in 2 days", "in 5 h", "17 h late", "now".
    pub fn distance(&self, at: Instant) -> String {
        let seconds = (at.0 - self.now.0) / 1_000_000;
        match seconds {
            -59..=59 => self.texts().time_now().to_owned(),
            60.. => self.texts().time_in(self.span_since(at)),
            _ => self.texts().time_late(self.span_since(at)),
        }
    }

    /// How long between `at` and now, without a direction: "40 min", "1 h 40 min", "5 h", "2 days".
    pub fn span(&self, at: Instant) -> String {
        self.below_a_day(at).unwrap_or_else(|| self.texts().time_days(self.days_apart(at)))
    }

    /// The same after "since", "for" or "in", which change its ending in German.
    pub fn span_since(&self, at: Instant) -> String {
        self.below_a_day(at).unwrap_or_else(|| self.texts().time_days_since(self.days_apart(at)))
    }

    fn days_apart(&self, at: Instant) -> i64 {
        self.days_from_today(at).abs().max(1)
    }

    fn below_a_day(&self, at: Instant) -> Option<String> {
        let seconds = ((at.0 - self.now.0) / 1_000_000).abs();
        match seconds {
            0..HOUR => Some(self.texts().time_minutes((seconds / MINUTE).max(1))),
            HOUR..=7199 if seconds % HOUR >= MINUTE => {
                Some(self.texts().time_hour_and_minutes(seconds % HOUR / MINUTE))
            }
            HOUR..DAY => Some(self.texts().time_hours(seconds / HOUR)),
            _ => None,
        }
    }
}

/// The same where the reader's language is not known yet.
pub fn size_said(bytes: u64) -> Sentence {
    match bytes {
        0..1_000 => Sentence::word_bytes(bytes),
        1_000..100_000 => Sentence::word_kilobytes(bytes.div_ceil(1_000)),
        _ => {
            let (whole, tenths) = (bytes / 1_000_000, bytes % 1_000_000 / 100_000);
            let is_whole = whole > 0 && tenths == 0;
            let size = if is_whole { whole.to_string() } else { format!("{whole}.{tenths}") };
            Sentence::word_megabytes(Arg::decimal(size))
        }
    }
}

/// "1 step", "3 steps", in English alone: goes with the last page that says it.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "9 March 2026": a day without a zone, as somebody answered it.
pub fn date(date: Date, texts: Texts) -> String {
    texts.time_date(date.day(), month(date, texts), i32::from(date.year()))
}

/// "Tue 17": a day in a drawing.
pub fn short_day(date: Date, texts: Texts) -> String {
    let weekday = texts.time_weekday_short(date.weekday().to_monday_one_offset());
    texts.time_short_day(date.day(), weekday)
}

/// "Thursday 24 December": a day of a year that is known.
pub fn day_of_year(date: Date, texts: Texts) -> String {
    weekday_date(date, texts)
}

fn weekday(date: Date, texts: Texts) -> String {
    texts.time_weekday(date.weekday().to_monday_one_offset())
}

fn month(date: Date, texts: Texts) -> String {
    texts.time_month(date.month())
}

fn weekday_date(date: Date, texts: Texts) -> String {
    texts.time_weekday_date(date.day(), month(date, texts), weekday(date, texts))
}

/// "40 min", "66 h 30", "168 h": a sum of minutes.
pub fn hours(minutes: i64, texts: Texts) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => texts.time_minutes(minutes),
        (hours, 0) => texts.time_hours(hours),
        (hours, minutes) => texts.time_hours_and_minutes(hours, format!("{minutes:02}")),
    }
}

/// "0.4 MB", "12 kB".
pub fn size(bytes: u64, texts: Texts) -> String {
    size_said(bytes).to(texts.0)
}

/// A number written with a point, as this language writes it: "12.50" is "12,50" in German.
pub fn number(plain: &str, texts: Texts) -> String {
    match texts.0 {
        Language::En => plain.to_owned(),
        Language::De => plain.replace('.', ","),
    }
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
    fn what_lasts_to_the_end_of_a_day_lasts_that_day() {
        let now = Instant::parse("2026-03-17T10:20:00Z").expect("an instant");
        let berlin = Local::new(now, "Europe/Berlin", Language::En);
        for (at, said) in [
            ("2026-03-17T23:00:00Z", "today"),
            ("2026-03-18T23:00:00Z", "tomorrow"),
            ("2026-03-19T23:00:00Z", "Thursday"),
            ("2026-03-24T23:00:00Z", "Tuesday 24 March"),
            ("2026-03-20T00:00:00Z", "Friday 01:00"),
        ] {
            let at = Instant::parse(at).expect("an instant");
            assert_eq!(berlin.until_within(at), said, "{at}");
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
    fn german_times_read_as_germans_say_them() {
        let now = Instant::parse("2026-03-17T10:20:00Z").expect("an instant");
        let berlin = Local::new(now, "Europe/Berlin", Language::De);
        let cases = [
            ("2026-03-19T15:00:00Z", "Donnerstag 16:00", "in 2 Tagen"),
            ("2026-03-16T16:30:00Z", "gestern 17:30", "seit 17 Std. überfällig"),
            ("2026-03-15T09:00:00Z", "Sonntag 10:00", "seit 2 Tagen überfällig"),
            ("2026-03-17T12:00:00Z", "heute 13:00", "in 1 Std. 40 Min."),
            ("2026-03-25T17:30:00Z", "Mittwoch, 25. März", "in 8 Tagen"),
            ("2027-01-04T09:00:00Z", "4. Januar 2027", "in 293 Tagen"),
        ];
        for (at, day, distance) in cases {
            let at = Instant::parse(at).expect("an instant");
            assert_eq!(
                (berlin.day_and_time_within(at), berlin.distance(at)),
                (day.into(), distance.into()),
                "{at}"
            );
        }
        let at = Instant::parse("2026-03-19T15:00:00Z").expect("an instant");
        assert_eq!(berlin.exact(at), "Donnerstag, 19. März 2026 um 16:00 Uhr (CET)");
        assert_eq!(berlin.in_full(at), "Donnerstag, 19. März, 16:00 Uhr");
        assert_eq!(berlin.span(Instant::parse("2026-03-15T09:00:00Z").expect("an instant")), "2 Tage");
    }

    #[test]
    fn sums_and_sizes() {
        let (en, de) = (Texts(Language::En), Texts(Language::De));
        assert_eq!([30, 60, 3990].map(|minutes| hours(minutes, en)), ["30 min", "1 h", "66 h 30"]);
        assert_eq!([512, 12_000, 412_000].map(|bytes| size(bytes, en)), ["512 bytes", "12 kB", "0.4 MB"]);
        assert_eq!([412_000, 20_000_000].map(|bytes| size(bytes, de)), ["0,4 MB", "20 MB"]);
    }
}
