//! Time zones to choose from.

use std::sync::LazyLock;

const AREAS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

static ZONES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let of_place = |name: &str| name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area));
    let mut names: Vec<String> =
        jiff::tz::db().available().map(|name| name.to_string()).filter(|name| of_place(name)).collect();
    names.sort_unstable();
    names.insert(0, "UTC".to_owned());
    names
});

/// IANA names that stand for a place, by name, and UTC first. Old short names for the same places are left out.
pub fn zones() -> &'static [String] {
    &ZONES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_of_places_are_there() {
        assert!(zones().len() > 300, "{}", zones().len());
        for name in ["UTC", "Europe/Berlin", "Europe/London", "America/Argentina/Buenos_Aires"] {
            assert!(zones().iter().any(|known| known == name), "{name}");
        }
    }
}
