//! Sections and lists: what their conditions become for the script, and how entries are put in order.

use super::{EntryProblem, FieldView, list, views_of};
use crate::words;
use model::{
    Definition, FieldType,
    field::FieldProblem,
    text::{Piece, Text},
};
use texts::{Language, Sentence, Texts};

const TEMPLATE: &str = r#"
baton: 1
key: owners
name: Owners
roles:
  client: {name: Client, party: client, fill: record.contact}
start:
  initializer: client
  form:
    - {key: sector, label: Sector, type: choice, options: [Banking, Other], required: true}
    - section: Ownership
      shown_if: 'start.sector == "Banking"'
      fields:
        - key: owners
          label: Owners
          type: list
          entry: Owner
          max: 4
          required: true
          fields:
            - {key: name, label: Name, type: text, required: true}
            - {key: role, label: Role, type: choice, options: [Chair, Member]}
            - {key: since, label: Since, type: date, shown_if: 'owners.role == "Chair" and start.sector == "Banking"'}
stages:
  - stage: one
    name: One
    steps:
      - {step: a, kind: task, role: client, title: Look at it}
"#;

const TEXTS: Texts = Texts(Language::En);

fn form() -> Vec<FieldView> {
    let definition = Definition::parse("owners.yaml", TEMPLATE).unwrap().definition;
    let said = |text: &Text| match text.0.as_slice() {
        [Piece::Words(words)] => words.clone(),
        _ => String::new(),
    };
    views_of("start", &definition.start.form, said, TEXTS)
}

fn owners(posted: &[(&str, &str)], problems: &[&str]) -> Vec<Vec<FieldView>> {
    let mut owners = form().pop().unwrap();
    owners.typed.0 =
        posted.iter().map(|(name, text)| (format!("data.owners.{name}"), (*text).to_owned())).collect();
    let problems: Vec<_> =
        problems.iter().map(|path| FieldProblem::new(path, Sentence::field_required())).collect();
    owners.blame(&problems, Language::En);
    let FieldType::List { min, max, .. } = &owners.of else { return Vec::new() };
    list::entries(&owners, (*min, *max))
}

#[test]
fn conditions_of_entries_speak_of_their_own_entry() {
    let form = form();
    let section = form[1].section.clone().unwrap();
    assert_eq!(form[0].section, None);
    let of_section = section.shown_if.unwrap();
    assert_eq!(of_section.said, "Only if “Sector” is Banking.");
    assert_eq!(of_section.rules.unwrap(), r#"[{"field":"data.sector","in":["Banking"]}]"#);
    let since = form[1].asked[2].shown_if.clone().unwrap();
    assert_eq!(since.said, "Only if “Role” is Chair and “Sector” is Banking.");
    let rules = r#"[{"field":".role","in":["Chair"]},{"field":"data.sector","in":["Banking"]}]"#;
    assert_eq!(since.rules.unwrap(), rules);
}

#[test]
fn entries_that_say_nothing_come_last_and_mistakes_stay_with_theirs() {
    let typed = [("0.name", " "), ("3.name", "Ada"), ("5.role", ""), ("9.role", "Chair")];
    let all = owners(&typed, &["owners.3.name", "owners", "owners.1.name"]);
    let names: Vec<&str> = all.iter().map(|questions| questions[0].name.as_str()).collect();
    assert_eq!(
        names,
        ["data.owners.0.name", "data.owners.1.name", "data.owners.2.name", "data.owners.3.name"]
    );
    let said: Vec<(&str, &str, bool)> = all
        .iter()
        .map(|one| {
            let (name, role) = (&one[0], &one[1]);
            (name.typed.text(&name.name), role.typed.text(&role.name), name.error.is_some())
        })
        .collect();
    assert_eq!(said, [("Ada", "", true), ("", "Chair", true), ("", "", false), ("", "", false)]);
}

#[test]
fn more_than_the_most_are_all_shown() {
    let typed: Vec<(String, &str)> = (0..6).map(|at| (format!("{at}.name"), "ada")).collect();
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert_eq!(owners(&typed, &[]).len(), 6);
    assert_eq!(owners(&[], &[]).len(), 4);
}

#[test]
fn thousands_that_are_posted_make_no_page_of_thousands() {
    let typed: Vec<(String, &str)> = (0..5_000).map(|at| (format!("{at}.name"), "ada")).collect();
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert_eq!(owners(&typed, &[]).len(), 51);
    assert_eq!(owners(&[("7.unknown", "1")], &[]).len(), 4);
}

#[test]
fn another_steps_question_of_the_same_key_is_no_rule() {
    let definition = Definition::parse("owners.yaml", TEMPLATE).unwrap().definition;
    let views = views_of("later", &definition.start.form, |_| String::new(), TEXTS);
    assert_eq!(views[1].section.clone().unwrap().shown_if.unwrap().rules, None);
}

#[test]
fn what_is_wrong_is_told_apart() {
    let mut owners = form().pop().unwrap();
    let problem = |path: &str| FieldProblem::new(path, Sentence::field_required());
    owners.blame(&[problem("ownership"), problem("owners.x.name"), problem("sector")], Language::En);
    assert_eq!((owners.error.clone(), owners.wrong.clone()), (None, Vec::new()));
    owners.blame(&[problem("owners"), problem("owners.2.name")], Language::En);
    let text = Sentence::field_required().to(Language::En);
    assert_eq!(owners.error, Some(text.clone()));
    assert_eq!(owners.wrong, [EntryProblem { place: 2, field: "name".to_owned(), text }]);
}

#[test]
fn words_stand_within_a_line_as_their_language_writes_them() {
    for (word, english, german) in
        [("Owner", "owner", "Owner"), ("PEP", "PEP", "PEP"), ("Éditeur", "éditeur", "Éditeur"), ("", "", "")]
    {
        assert_eq!(words::within(word, Texts(Language::En)), english);
        assert_eq!(words::within(word, Texts(Language::De)), german);
    }
}
