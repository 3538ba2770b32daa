//! Public holidays by country and region, from data that come with the program: `crates/app/holidays/public.txt`, made
//! from the maintained Python package `holidays`. No network. Names are in the language of German-speaking countries,
//! elsewhere English.

use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    sync::LazyLock,
};

/// A country, or one part of it, by its ISO 3166 codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// `DE`
    pub country: String,
    /// `BY`, without the country.
    pub region: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// `DE`
    pub code: &'static str,
    /// Parts with holidays of their own.
    pub regions: Vec<Region>,
    /// Its own lines, those of its parts aside.
    days: Vec<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// `BY`, without the country.
    pub code: &'static str,
    /// `Bayern`
    pub name: &'static str,
    days: Vec<&'static str>,
}

/// How it is written stands in `make.py`.
const DATA: &str = include_str!("../../holidays/public.txt");

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let mut countries: Vec<Country> = Vec::new();
    for line in DATA.lines().filter(|line| !line.starts_with("# ")) {
        if let Some(code) = line.strip_prefix('@') {
            countries.push(Country { code, regions: Vec::new(), days: Vec::new() });
            continue;
        }
        let Some(country) = countries.last_mut() else { continue };
        match line.strip_prefix('#').and_then(|region| region.split_once('\t')) {
            Some((code, name)) => country.regions.push(Region { code, name, days: Vec::new() }),
            None => {
                country.regions.last_mut().map_or(&mut country.days, |region| &mut region.days).push(line)
            }
        }
    }
    countries
});

/// The years for which everything is known.
static YEARS: LazyLock<RangeInclusive<i16>> = LazyLock::new(|| {
    let years = DATA.lines().nth(1).and_then(|line| line.strip_prefix("# ")?.split_once(' '));
    let read = |text: &str| text.parse::<i16>().ok();
    years
        .and_then(|(first, last)| Some(read(first)?..=read(last)?))
        .unwrap_or(std::ops::RangeInclusive::new(1, 0))
});

/// Every country whose holidays are known, by code.
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

impl Place {
    /// `DE` or `DE-BY`; `None` for what is not known.
    pub fn parse(text: &str) -> Option<Self> {
        let (country, region) = match text.split_once('-') {
            Some((country, region)) => (country, Some(region)),
            None => (text, None),
        };
        let place = Self { country: country.to_owned(), region: region.map(ToOwned::to_owned) };
        let known = place.known()?;
        (region.is_none() || place.part(known).is_some()).then_some(place)
    }

    /// As [`Place::parse`] reads it.
    pub fn code(&self) -> String {
        match &self.region {
            Some(region) => format!("{}-{region}", self.country),
            None => self.country.clone(),
        }
    }

    /// What the part is called; `None` for the whole country.
    pub fn region_name(&self) -> Option<&'static str> {
        self.part(self.known()?).map(|part| part.name)
    }

    /// Its public holidays in these years, as far as they are known.
    pub fn holidays(&self, years: RangeInclusive<i16>) -> BTreeMap<Date, String> {
        let Some(country) = self.known() else { return BTreeMap::new() };
        let mut days = Days { years, found: BTreeMap::new(), gone: BTreeSet::new() };
        country.days.iter().for_each(|line| days.read(line));
        if let Some(part) = self.part(country) {
            part.days.iter().for_each(|line| days.read(line));
        }
        days.found.retain(|date, _| !days.gone.contains(date));
        days.found
    }

    fn known(&self) -> Option<&'static Country> {
        countries().iter().find(|country| country.code == self.country)
    }

    fn part(&self, country: &'static Country) -> Option<&'static Region> {
        let code = self.region.as_deref()?;
        country.regions.iter().find(|region| region.code == code)
    }
}

struct Days {
    years: RangeInclusive<i16>,
    found: BTreeMap<Date, String>,
    gone: BTreeSet<Date>,
}

impl Days {
    fn read(&mut self, line: &str) {
        if let Some(gone) = line.strip_prefix('-') {
            self.gone.extend(gone.split(',').filter_map(of_century));
            return;
        }
        let Some((dates, name)) = line.split_once(' ') else { return };
        if dates.len() == 4 {
            let in_year =
                |year: i16| Date::new(year, dates[..2].parse().ok()?, dates[2..].parse().ok()?).ok();
            let first = *self.years.start().max(YEARS.start());
            let last = *self.years.end().min(YEARS.end());
            self.found.extend((first..=last).filter_map(in_year).map(|date| (date, name.to_owned())));
            return;
        }
        for date in dates.split(',').filter_map(of_century) {
            if self.years.contains(&date.year()) {
                self.found.insert(date, name.to_owned());
            }
        }
    }
}

/// `261224`
fn of_century(text: &str) -> Option<Date> {
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i8>().ok();
    Date::new(2000 + i16::from(part(0, 2)?), part(2, 4)?, part(4, 6)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(place: &str, year: i16) -> BTreeMap<String, String> {
        let holidays = Place::parse(place).unwrap().holidays(year..=year);
        holidays.into_iter().map(|(date, name)| (date.to_string(), name)).collect()
    }

    #[test]
    fn regions_have_days_of_their_own() {
        let corpus_christi = "2027-05-27";
        for (place, keeps) in [("DE", false), ("DE-BW", true), ("DE-BE", false), ("DE-BY", true)] {
            assert_eq!(names(place, 2027).contains_key(corpus_christi), keeps, "{place}");
        }
        assert_eq!(names("DE-SN", 2027).get("2027-11-17").map(String::as_str), Some("Buß- und Bettag"));
        let saint_andrew = "2027-11-30";
        assert!(names("GB-SCT", 2027).contains_key(saint_andrew));
        assert!(!names("GB-ENG", 2027).contains_key(saint_andrew));
        assert_eq!(names("AT", 2026).get("2026-10-26").map(String::as_str), Some("Nationalfeiertag"));
        assert_eq!(names("US", 2026).get("2026-11-26").map(String::as_str), Some("Thanksgiving Day"));
        assert_eq!(Place::parse("DE-BW").unwrap().region_name(), Some("Baden-Württemberg"));
    }

    #[test]
    fn every_place_is_there_for_the_next_years() {
        let mut places = 0;
        for country in countries() {
            let parts = country.regions.iter().map(|region| Some(region.code.to_owned()));
            for region in std::iter::once(None).chain(parts) {
                let place = Place { country: country.code.to_owned(), region };
                assert_eq!(Place::parse(&place.code()).as_ref(), Some(&place));
                for year in YEARS.clone().take(10) {
                    // Sri Lanka proclaims them year by year.
                    let is_known = place.country != "LK" || year <= 2026;
                    assert_ne!(place.holidays(year..=year).is_empty(), is_known, "{} {year}", place.code());
                }
                places += 1;
            }
        }
        assert!(places > 600 && countries().len() > 200, "{places}");
        assert!(YEARS.contains(&2035));
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for text in ["", "XX", "de", "DE-XX", "DE-", "DE-BY-1", "# ", "@DE"] {
            assert_eq!(Place::parse(text), None, "{text:?}");
        }
    }
}
