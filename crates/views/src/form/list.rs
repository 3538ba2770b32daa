//! A question that is answered entry by entry: as many as there may be stand on the page from the start, so that adding
//! one needs no script. Those with something in them are open; of the others one at a time offers itself.

use super::{FieldView, FormPlace, Typed, error_line, field, input, typed_in};
use crate::{part::icon, words};
use maud::{Markup, html};
use model::{field::FieldProblem, limits};
use std::collections::{BTreeMap, BTreeSet};
use texts::{Language, Texts};

/// What is wrong with one answer of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryProblem {
    /// Of the entry, as [`entries_in`] counts them, from 0.
    pub place: usize,
    /// The key of the question.
    pub field: String,
    pub text: String,
}

impl EntryProblem {
    /// Of a path like `owners.1.name`, within the list called `list`.
    pub(super) fn of(list: &str, problem: &FieldProblem, language: Language) -> Option<Self> {
        let within = problem.path.strip_prefix(list)?.strip_prefix('.')?;
        let (place, field) = within.split_once('.')?;
        let text = problem.message.to(language);
        Some(Self { place: place.parse().ok()?, field: field.to_owned(), text })
    }
}

/// What was posted for the list whose inputs are called `name.NUMBER.FIELD`, entry by entry: numbers only tell entries
/// apart and put them in order. One more than any list has is enough to be refused; whoever posts thousands gets no page
/// with all of them.
pub fn entries_in<'a>(
    posted: impl Iterator<Item = (&'a str, &'a str)>,
    name: &str,
) -> Vec<Vec<(String, String)>> {
    let mut entries: BTreeMap<u64, Vec<(String, String)>> = BTreeMap::new();
    for (given, text) in posted {
        let rest = given.strip_prefix(name).and_then(|rest| rest.strip_prefix('.'));
        let Some((number, field)) = rest.and_then(|rest| rest.split_once('.')) else { continue };
        let Ok(number) = number.parse() else { continue };
        if entries.len() <= usize::from(limits::LIST_ENTRIES_MAX) || entries.contains_key(&number) {
            entries.entry(number).or_default().push((field.to_owned(), text.to_owned()));
        }
    }
    entries.into_values().collect()
}

/// The questions of every entry the page has room for, with what was typed and what is wrong. Entries that say nothing
/// come last.
pub(super) fn entries(list: &FieldView, (min, max): (u8, u8)) -> Vec<Vec<FieldView>> {
    let posted =
        entries_in(list.typed.0.iter().map(|(name, text)| (name.as_str(), text.as_str())), &list.name);
    let wrong: BTreeSet<usize> = list.wrong.iter().map(|one| one.place).collect();
    let is_asked = |part: &str| {
        let field = part.split_once('.').map_or(part, |(field, _)| field);
        list.asked.iter().any(|question| question.key == field)
    };
    let says = |place: usize, typed: &[(String, String)]| {
        wrong.contains(&place) || typed.iter().any(|(part, text)| is_asked(part) && !text.trim().is_empty())
    };
    let filled = posted.into_iter().enumerate().filter(|(place, typed)| says(*place, typed));
    let mut all: Vec<Vec<FieldView>> = Vec::new();
    for (place, typed) in filled {
        let problems: Vec<_> = list.wrong.iter().filter(|one| one.place == place).collect();
        all.push(questions(list, all.len(), &typed, &problems));
    }
    while all.len() < usize::from(max.max(min)) {
        all.push(questions(list, all.len(), &[], &[]));
    }
    all
}

/// `typed` by the part of the input's name after the entry's.
fn questions(
    list: &FieldView,
    at: usize,
    typed: &[(String, String)],
    problems: &[&EntryProblem],
) -> Vec<FieldView> {
    let entry = format!("{}.{at}", list.name);
    let typed: Vec<(String, String)> =
        typed.iter().map(|(part, text)| (format!("{entry}.{part}"), text.clone())).collect();
    let one = |question: &FieldView| {
        let name = format!("{entry}.{}", question.key);
        let wrong = problems.iter().find(|problem| problem.field == question.key);
        FieldView {
            typed: typed_in(&typed, &name),
            error: wrong.map(|problem| problem.text.clone()),
            name,
            ..question.clone()
        }
    };
    list.asked.iter().map(one).collect()
}

/// "Owner 2", for the entry at 1.
pub(super) fn title(entry: &str, at: usize, texts: Texts) -> String {
    texts.form_entry(entry, at + 1)
}

pub(super) fn list(list: &FieldView, place: FormPlace<'_>, (entry, min, max): (&str, u8, u8)) -> Markup {
    let (id, texts) = (place.id(&list.name), place.texts);
    let (hint_id, error_id, described) = input::described(list, &id);
    let all = entries(list, (min, max));
    let always = min.max(1);
    let place = FormPlace { in_entry: true, ..place };
    let class = if place.large { "list" } else { "list part-small" };
    html! {
        fieldset class=(class) id=(id) tabindex="-1" aria-describedby=[described] data-list=(min) {
            legend { (input::label_words(list, texts)) }
            @if let Some(hint) = &list.hint { p id=(hint_id) { (hint) } }
            @if let Some(error) = &list.error { (error_line(&error_id, error)) }
            @for (at, questions) in all.iter().enumerate() {
                @let entry = Shown { entry, at, name: &format!("{}.{at}", list.name), questions };
                @if at < usize::from(always) { (entry.fixed(place)) } @else { (entry.offered(place)) }
            }
            // It is there before anything is said in it, or nobody hears it.
            p."sr-only" role="status" {}
            p hidden data-gone=(texts.form_entry_gone("#")) {
                span {} " "
                button."link-brand" type="button" { (texts.form_entry_undo()) }
            }
        }
    }
}

fn is_given(question: &FieldView) -> bool {
    question.error.is_some() || question.typed != Typed::default()
}

struct Shown<'a> {
    /// What one is called.
    entry: &'a str,
    at: usize,
    name: &'a str,
    questions: &'a [FieldView],
}

impl Shown<'_> {
    /// One that is asked for anyway.
    fn fixed(&self, place: FormPlace<'_>) -> Markup {
        let title = title(self.entry, self.at, place.texts);
        html! {
            div."entry" role="group" aria-label=(title) data-entry=(self.name) {
                b { (title) }
                (self.inside(&title, place))
            }
        }
    }

    /// What adds it while it is closed is its heading once it is open.
    fn offered(&self, place: FormPlace<'_>) -> Markup {
        let title = title(self.entry, self.at, place.texts);
        let button =
            if place.large { "btn btn-outline border-edge" } else { "btn btn-sm btn-outline border-edge" };
        html! {
            details."entry" data-entry=(self.name) open[self.questions.iter().any(is_given)] {
                summary {
                    span class=(button) { (icon("plus")) (place.texts.form_entry_add(words::within(self.entry, place.texts))) }
                    b { (title) }
                }
                div role="group" aria-label=(title) { (self.inside(&title, place)) }
            }
        }
    }

    fn inside(&self, title: &str, place: FormPlace<'_>) -> Markup {
        html! {
            button."link-brand" type="button" hidden data-remove aria-label=(place.texts.form_entry_remove_this(title)) {
                (place.texts.form_entry_remove())
            }
            @for question in self.questions { (field(question, place)) }
        }
    }
}
