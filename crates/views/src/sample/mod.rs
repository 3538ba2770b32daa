//! Sample data: an invented firm on Tuesday 17 March 2026, 10:20, in London. Every page and mail once, and more
//! often where it has several states; the tests and the gallery render them all.

mod admin;
mod asked;
mod audit;
mod bulk;
mod calendars;
mod clocks;
mod deadline;
mod erasing;
mod flows;
mod imports;
mod interventions;
mod letters;
mod lists;
mod moves;
mod office;
mod organisation_exports;
mod outline;
mod parts;
mod portal;
mod portal_admin;
mod profile;
mod public;
mod records;
#[cfg(test)]
mod scan;
mod search;
mod staff;
#[cfg(test)]
mod tests;
mod threads;
mod workspace;

use crate::{Brand, Local, Markup, Public, Staff};
use model::{Color, Instant, PublicLinks};
use std::cell::Cell;
use texts::{Language, Texts};

/// One rendered sample.
pub struct Sample {
    /// Name of the file in the gallery, without its ending.
    pub name: &'static str,
    pub html: String,
}

impl Sample {
    pub(crate) fn page(name: &'static str, markup: Markup) -> Self {
        Self { name, html: markup.into_string() }
    }
}

/// Every page, in every state worth seeing.
pub fn pages() -> Vec<Sample> {
    let mut all = public::pages();
    all.extend(staff::pages());
    all.extend(flows::pages());
    all.extend(interventions::pages());
    all.extend(workspace::pages());
    all.extend(admin::pages());
    all.extend(moves::pages());
    all.extend(office::pages());
    all.extend(audit::pages());
    all.extend(calendars::pages());
    all.extend(erasing::pages());
    all.extend(portal::pages());
    all.extend(portal_admin::pages());
    all.extend(profile::pages());
    all.extend(records::pages());
    all.extend(imports::pages());
    all.extend(bulk::pages());
    all.extend(organisation_exports::pages());
    all.extend(search::pages());
    all.extend(lists::pages());
    all.extend(parts::pages());
    all
}

#[cfg(test)]
pub(crate) use deadline::derivation;
pub use letters::mails;

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::En) };
}

/// Samples made inside are in this language, save what people and authors of templates wrote.
pub fn in_language<T>(language: Language, make: impl FnOnce() -> T) -> T {
    let before = LANGUAGE.replace(language);
    let made = make();
    LANGUAGE.set(before);
    made
}

/// A sample instant; the epoch if it is mistyped, which a look at the page shows.
pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_default()
}

pub fn local() -> Local {
    Local::new(at("2026-03-17T10:20:00Z"), "Europe/London", LANGUAGE.get())
}

pub fn brand() -> Brand {
    let links = PublicLinks {
        privacy: Some("https://www.sampleco.example/privacy".to_owned()),
        help: Some("https://www.sampleco.example/help".to_owned()),
    };
    let footer = "Sample & Co. Advisors LLP, 4 Example Row, London\nRegistered in England, no. 00000000";
    Brand::new("Sample & Co. Advisors").with_links(links).with_footer(Some(footer.to_owned()))
}

/// The mail whose page is shown; the gallery puts its words into the frame.
pub const MAIL: &str = "m1";

const FILE_BYTES_MAX: u64 = 20_000_000;

/// Of a firm with looks of its own.
pub fn color() -> Color {
    Color { red: 0xb0, green: 0x45, blue: 0x1f }
}

pub(crate) fn other_brand() -> Brand {
    Brand { logo: Some(assets::url("icon.svg").to_owned()), ..brand().with(Some(color()), None) }
}

pub fn public_shell() -> Public {
    Public {
        brand: brand(),
        local: local(),
        file_bytes_max: FILE_BYTES_MAX,
        here: Some("/s/sample".to_owned()),
        portal: None,
    }
}

pub fn staff_shell() -> Staff {
    Staff {
        brand: brand(),
        local: local(),
        file_bytes_max: FILE_BYTES_MAX,
        me: "Helen Brandt".to_owned(),
        is_admin: true,
        reads_audit: true,
        has_mailbox: true,
        todo: Some(5),
        csrf: "sample-csrf".to_owned(),
        command: "sample-command".to_owned(),
        notice: None,
        mark: "sample.0".to_owned(),
    }
}

pub(crate) fn text(words: &str) -> String {
    #[cfg(test)]
    if let Some(hostile) = tests::hostile() {
        return hostile;
    }
    words.to_owned()
}

pub(crate) fn some(words: &str) -> Option<String> {
    Some(text(words))
}

/// What the product says, in the language of the sample.
pub(crate) fn says<W: AsRef<str>>(words: impl FnOnce(Texts) -> W) -> String {
    text(words(local().texts()).as_ref())
}
