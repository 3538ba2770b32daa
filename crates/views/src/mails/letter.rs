//! The form all mails share, written once as text and once as HTML.

use super::{Envelope, Mail};
use crate::{Brand, part::prose};
use maud::{DOCTYPE, PreEscaped, html};

pub(super) struct Letter<'a> {
    pub subject: String,
    /// What a list of mails shows behind the subject.
    pub preview: &'a str,
    pub heading: String,
    pub parts: Vec<Part>,
    pub button: Option<(&'a str, &'a str)>,
    /// After the button, quieter.
    pub after: Vec<String>,
    /// Below everything.
    pub foot: Vec<String>,
}

pub(super) enum Part {
    Words(String),
    Strong(String),
    List(Vec<String>),
    /// Things with an address each.
    Links(Vec<Link>),
    /// What a person wrote.
    Quote(String),
    /// A code to be typed.
    Code(String),
}

pub(super) struct Link {
    pub title: String,
    pub detail: String,
    pub url: String,
}

const SUBJECT_CHARS_MAX: usize = 150;

const STYLE: &str = include_str!("letter.css");

/// The stylesheet with the brand's two shades, each readable where it stands.
fn style(brand: &Brand) -> String {
    let (on_white, on_dark) = (brand.on_white().to_string(), brand.on_dark().to_string());
    STYLE.replace("BRAND_ON_DARK", &on_dark).replace("BRAND", &on_white)
}

/// The button looks like one where a mail program drops the stylesheet, too.
fn button_style(brand: &Brand) -> String {
    let color = brand.on_white();
    format!(
        "display:block;margin:24px 0 0;padding:14px 20px;border-radius:6px;background:{color};color:#ffffff;\
         font-weight:600;text-align:center;text-decoration:none"
    )
}

/// One line: control characters, line ends above all, become spaces.
pub(super) fn subject(words: &str) -> String {
    let spaced: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let mut one_line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() > SUBJECT_CHARS_MAX {
        one_line = one_line.chars().take(SUBJECT_CHARS_MAX - 1).chain(['…']).collect();
    }
    one_line
}

pub(super) fn write(envelope: &Envelope, letter: &Letter<'_>) -> Mail {
    Mail { subject: subject(&letter.subject), text: text(envelope, letter), html: markup(envelope, letter) }
}

fn text(envelope: &Envelope, letter: &Letter<'_>) -> String {
    let mut blocks: Vec<String> = greeting(envelope, letter).into_iter().collect();
    blocks.push(letter.heading.clone());
    for part in &letter.parts {
        blocks.push(match part {
            Part::Words(words) | Part::Strong(words) | Part::Code(words) => words.clone(),
            Part::List(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
            Part::Links(links) => {
                let line = |link: &Link| format!("- {}\n  {}\n  {}", link.title, link.detail, link.url);
                links.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            Part::Quote(words) => {
                words.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
            }
        });
    }
    if let Some((words, url)) = letter.button {
        blocks.push(format!("{words}:\n{url}"));
    }
    blocks.extend(letter.after.iter().cloned());
    blocks.push(envelope.brand.name.clone());
    let links = links(envelope).into_iter().map(|(name, address)| format!("{name}: {address}"));
    let own = envelope.brand.footer.clone();
    let foot: Vec<String> = letter.foot.iter().cloned().chain(own).chain(links).collect();
    if !foot.is_empty() {
        blocks.push(format!("-- \n{}", foot.join("\n")));
    }
    blocks.join("\n\n") + "\n"
}

/// None where the words of a template greet the reader by name themselves.
fn greeting(envelope: &Envelope, letter: &Letter<'_>) -> Option<String> {
    let greets = |words: &str, name: &str| {
        words
            .trim_start()
            .lines()
            .next()
            .is_some_and(|line| line.contains(name) && line.trim_end().ends_with(','))
    };
    let name = envelope.name.as_deref();
    let is_greeted = letter.parts.iter().any(|part| match part {
        Part::Words(words) => name.is_some_and(|name| greets(words, name)),
        _ => false,
    });
    (!is_greeted).then(|| envelope.greeting())
}

/// What the firm does with its readers' data, and help.
fn links(envelope: &Envelope) -> Vec<(&'static str, &str)> {
    envelope.brand.named_links(envelope.texts())
}

fn markup(envelope: &Envelope, letter: &Letter<'_>) -> String {
    html! {
        (DOCTYPE)
        html lang=(envelope.local.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                title { (letter.subject) }
                style { (PreEscaped(style(&envelope.brand))) }
            }
            body {
                div.preheader { (letter.preview) }
                main.mail {
                    div.sheet {
                        p.firm { (envelope.brand.name) }
                        h1 { (letter.heading) }
                        @if let Some(words) = greeting(envelope, letter) { p { (words) } }
                        @for part in &letter.parts { (self::part(part)) }
                        @if let Some((words, url)) = letter.button { a.button style=(button_style(&envelope.brand)) href=(url) { (words) } }
                        @for words in &letter.after { p.quiet { (words) } }
                        p.quiet { (envelope.brand.name) }
                    }
                    @let links = links(envelope);
                    @if !letter.foot.is_empty() || !links.is_empty() || envelope.brand.footer.is_some() {
                        div.foot.quiet {
                            @for words in &letter.foot { p { (words) } }
                            @if envelope.brand.footer.is_some() {
                                p { @for (at, line) in envelope.brand.footer_lines().enumerate() { @if at > 0 { br; } (line) } }
                            }
                            @if !links.is_empty() { p { @for (name, address) in links { a href=(address) { (name) } " \u{a0} " } } }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

fn part(part: &Part) -> maud::Markup {
    html! {
        @match part {
            Part::Words(words) => { (prose(words)) }
            Part::Strong(words) => { p.by { (words) } }
            Part::Links(links) => {
                ul.links { @for link in links { li { a href=(link.url) { (link.title) } br; span.quiet { (link.detail) } } } }
            }
            Part::List(items) => { ul { @for item in items { li { (item) } } } }
            Part::Quote(words) => { blockquote { (prose(words)) } }
            Part::Code(code) => { p.code { (code) } }
        }
    }
}
