//! What holds for every page and mail, checked on the samples.

use super::{
    brand, in_language, mails, pages,
    scan::{Element, elements},
};
use flate2::{Compression, write::GzEncoder};
use std::{cell::Cell, collections::BTreeSet, io::Write};
use texts::Language;

thread_local! {
    static HOSTILE: Cell<bool> = const { Cell::new(false) };
}

const ATTACK: &str = "<script>alert(1)</script>\"onmouseover=\"alert(2)'&\r\nBcc: all@sampleco.example ";

/// What every text of the samples is replaced by while a test asks for it: markup and 10 000 characters.
pub(super) fn hostile() -> Option<String> {
    HOSTILE.get().then(|| ATTACK.to_owned() + &"x".repeat(10_000))
}

/// Class names that carry no rule of their own: hooks for other rules.
const HOOKS: [&str; 6] = ["group", "name", "done", "now", "coming", "when"];

fn check_each(check: impl Fn(&str, &str, &[Element])) {
    for language in Language::ALL {
        let all = in_language(language, pages);
        assert!(all.len() > 50, "the samples are all there");
        for page in all {
            let name = format!("{} ({})", page.name, language.code());
            check(&name, &page.html, &elements(&name, &page.html));
        }
    }
}

fn stylesheet(elements: &[Element]) -> &'static [u8] {
    let href = elements
        .iter()
        .find(|element| element.get("rel") == Some("stylesheet"))
        .and_then(|link| link.get("href"));
    let asset = href.and_then(|href| href.strip_prefix("/assets/")).and_then(assets::get);
    asset.expect("the page names a stylesheet that exists").plain.bytes
}

#[test]
fn every_page_has_one_heading_and_unique_ids() {
    check_each(|page, _, elements| {
        let headings = elements.iter().filter(|element| element.name == "h1").count();
        assert_eq!(headings, 1, "{page}: headings of the first level");
        let mut ids = BTreeSet::new();
        for id in elements.iter().filter_map(|element| element.get("id")) {
            assert!(ids.insert(id), "{page}: id {id} twice");
            assert!(!id.is_empty() && !id.contains([' ', '.']), "{page}: id “{id}”");
        }
        for element in elements {
            for attribute in ["for", "aria-labelledby", "aria-describedby", "data-upload", "popovertarget"] {
                for id in element.get(attribute).into_iter().flat_map(str::split_whitespace) {
                    assert!(ids.contains(id), "{page}: {attribute}=\"{id}\" leads nowhere");
                }
            }
            if let Some(id) = element.get("href").and_then(|href| href.strip_prefix('#')) {
                assert!(ids.contains(id), "{page}: #{id} leads nowhere");
            }
        }
    });
}

#[test]
fn every_drawing_says_what_it_shows() {
    check_each(|page, _, elements| {
        for drawing in elements.iter().filter(|element| element.get("role") == Some("img")) {
            assert!(
                drawing.get("aria-label").is_some_and(|label| !label.is_empty()),
                "{page}: {:?}",
                drawing.get("class")
            );
        }
    });
}

#[test]
fn every_input_has_a_label() {
    check_each(|page, _, elements| {
        let labelled: BTreeSet<&str> = elements
            .iter()
            .filter(|element| element.name == "label")
            .filter_map(|label| label.get("for"))
            .collect();
        for element in elements {
            let asks = matches!(element.name.as_str(), "input" | "select" | "textarea");
            if !asks || element.get("type") == Some("hidden") {
                continue;
            }
            let named = element.get("id").is_some_and(|id| labelled.contains(id))
                || element.inside.iter().any(|around| around == "label")
                || element.get("aria-label").is_some_and(|label| !label.is_empty());
            assert!(named, "{page}: {} {:?} has no label", element.name, element.attributes);
        }
    });
}

#[test]
fn nothing_runs_or_looks_inline() {
    check_each(|page, html, elements| {
        for element in elements {
            for (name, value) in &element.attributes {
                assert!(name != "style" && !name.starts_with("on"), "{page}: {name}=\"{value}\"");
                if matches!(name.as_str(), "href" | "action" | "formaction" | "src") {
                    assert!(!value.is_empty() && value != "#", "{page}: empty {name} on {}", element.name);
                }
            }
            let file = element.get("src").or(element.get("href")).and_then(|at| at.strip_prefix("/assets/"));
            assert!(file.is_none_or(|file| assets::get(file).is_some()), "{page}: {file:?} does not exist");
            assert!(
                element.name != "script" || element.get("src").is_some(),
                "{page}: a script stands in the page"
            );
            assert!(element.name != "style", "{page}: a style stands in the page");
        }
        assert!(!html.contains("javascript:"), "{page}: a script address");
    });
}

#[test]
fn every_class_has_a_rule_and_every_icon_a_drawing() {
    check_each(|page, _, elements| {
        let css = String::from_utf8_lossy(stylesheet(elements)).into_owned();
        for class in elements.iter().flat_map(Element::classes) {
            let is_hook = HOOKS.contains(&class) || class.starts_with("group/");
            let known = is_hook || css.contains(&format!(".{}", escaped(class)));
            assert!(known, "{page}: no rule for .{class}");
        }
        let drawn: BTreeSet<&str> = elements
            .iter()
            .filter(|element| element.name == "symbol")
            .filter_map(|symbol| symbol.get("id"))
            .collect();
        for used in
            elements.iter().filter(|element| element.name == "use").filter_map(|used| used.get("href"))
        {
            assert!(drawn.contains(used.trim_start_matches('#')), "{page}: no drawing {used}");
        }
    });
}

/// A class as it is written in a selector.
fn escaped(class: &str) -> String {
    class
        .chars()
        .flat_map(|letter| {
            let plain = letter.is_alphanumeric() || letter == '-' || letter == '_';
            (!plain).then_some('\\').into_iter().chain([letter])
        })
        .collect()
}

#[test]
fn text_never_becomes_markup() {
    HOSTILE.set(true);
    let (pages, mails) = (pages(), mails());
    HOSTILE.set(false);
    let letters = mails.iter().map(|(name, mail)| (*name, mail.html.as_str()));
    for (name, html) in pages.iter().map(|page| (page.name, page.html.as_str())).chain(letters) {
        assert!(html.contains("&lt;script&gt;alert") || !html.contains("alert(1)"), "{name}");
        assert!(
            !html.contains("<script>alert") && !html.contains("\"onmouseover"),
            "{name}: text became markup"
        );
        let elements = elements(name, html);
        assert!(elements.iter().all(|element| element.get("onmouseover").is_none()), "{name}");
    }
    for (name, mail) in mails {
        assert!(!mail.subject.contains(char::is_control), "{name}: {:?}", mail.subject);
        assert!(mail.subject.chars().count() <= 150, "{name}");
    }
}

#[test]
fn mails_have_two_parts_one_button_and_load_nothing() {
    let all = mails();
    assert!(all.len() >= 8, "every mail is there");
    let firm = brand().links;
    let of_firm = [firm.privacy.as_deref(), firm.help.as_deref()];
    for (name, mail) in all {
        let elements = elements(name, &mail.html);
        let links: Vec<&str> = elements.iter().filter_map(|element| element.get("href")).collect();
        let (foot, own): (Vec<&str>, Vec<&str>) =
            links.iter().partition(|link| of_firm.contains(&Some(**link)));
        assert_eq!(
            foot,
            of_firm.into_iter().flatten().collect::<Vec<_>>(),
            "{name}: the firm's own, once each"
        );
        let listed = |element: &&Element| element.inside.iter().any(|around| around == "ul");
        let in_list = elements.iter().filter(listed).filter(|element| element.get("href").is_some()).count();
        assert!(own.len() <= in_list + 1, "{name}: one button besides what is listed: {own:?}");
        assert!(links.iter().all(|link| mail.text.contains(link)), "{name}: the text part has the link too");
        assert!(elements.iter().all(|element| element.get("src").is_none()), "{name} loads something");
        assert!(mail.text.starts_with("Hello Marcus,"), "{name}: {}", mail.text);
        assert_eq!(elements.iter().filter(|element| element.name == "h1").count(), 1, "{name}");
    }
}

#[test]
fn first_view_of_public_pages_stays_small() {
    const BYTES_MAX: usize = 25_000;
    check_each(|page, html, elements| {
        let css = stylesheet(elements);
        let is_public = elements.iter().any(|element| element.get("href") == Some(assets::url("public.css")));
        let bytes = compressed(html.as_bytes()) + compressed(css);
        assert!(!is_public || bytes <= BYTES_MAX, "{page}: {bytes} bytes compressed, allowed {BYTES_MAX}");
    });
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it").len()
}
