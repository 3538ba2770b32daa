//! A business calendar in the shape pages show it.

use super::deadline::part;
pub use super::deadline::view;
use app::calendars::{
    holidays::{self, Place},
    preview::{DAYS, Preview},
};
use engine::calendar::{Calendar, Due};
use model::target::{Span, Target, Unit};
use texts::Texts;
use views::{
    Local, local,
    pages::calendar::{DayOff, Meaning, PlaceGroup},
    part::Derivation,
    places,
};

/// What it means: the example, and this year's days off.
pub fn meaning(preview: &Preview, local: &Local, is_unsaved: bool) -> Meaning {
    let year = local.today().year();
    Meaning {
        example: preview.due.as_ref().map(|due| example(&preview.calendar, due, local)),
        year,
        days_off: days_off(&preview.calendar, year, local),
        is_unsaved,
    }
}

fn example(of: &Calendar, due: &Due, local: &Local) -> Derivation {
    let texts = local.texts();
    Derivation {
        target: Target::In(Span { count: DAYS, unit: Unit::BusinessDays }),
        hangs_on: None,
        started_by: texts.calendar_preview_started().to_owned(),
        started: local.now,
        due: due.at,
        calendar: view(of),
        if_missed: None,
        parts: due.derivation.iter().cloned().map(part).collect(),
    }
}

/// Holidays and closed exceptions, save those on days on which nobody works anyway.
fn days_off(calendar: &Calendar, year: i16, local: &Local) -> Vec<DayOff> {
    let closed =
        calendar.exceptions.iter().filter(|(_, hours)| hours.is_empty()).map(|(date, _)| (*date, None));
    let holidays = calendar.holidays.iter().filter(|(date, _)| !calendar.exceptions.contains_key(date));
    let mut all: Vec<_> = holidays.map(|(date, name)| (*date, name.clone())).chain(closed).collect();
    all.retain(|(date, _)| date.year() == year);
    all.sort();
    let said = all.into_iter().map(|(date, name)| (local::day_of_year(date, local.texts()), name));
    said.map(|(date, name)| DayOff { date, name }).collect()
}

/// The next day off from today on, with its name.
pub fn next_holiday(calendar: &Calendar, local: &Local) -> Option<(String, String)> {
    let today = local.today();
    let (date, name) = calendar.holidays.range(today..).next()?;
    Some((local::date(*date, local.texts()), name.clone().unwrap_or_default()))
}

pub fn place_said(place: &Place, texts: Texts) -> String {
    places::place(&place.country, place.region_name(), texts)
}

/// Every country with its parts, by name.
pub fn place_groups(texts: Texts) -> Vec<PlaceGroup> {
    let mut groups: Vec<PlaceGroup> = holidays::countries()
        .iter()
        .map(|country| {
            let part = |region: &holidays::Region| {
                (format!("{}-{}", country.code, region.code), region.name.to_owned())
            };
            let mut parts: Vec<(String, String)> = country.regions.iter().map(part).collect();
            parts.sort_by_key(|part| folded(&part.1));
            PlaceGroup { code: country.code.to_owned(), name: places::country(country.code, texts), parts }
        })
        .collect();
    groups.sort_by_key(|group| folded(&group.name));
    groups
}

/// As people look names up: Österreich stands with O.
fn folded(name: &str) -> String {
    name.to_lowercase()
        .replace('ä', "a")
        .replace('ö', "o")
        .replace('ü', "u")
        .replace('å', "a")
        .replace('ç', "c")
}
