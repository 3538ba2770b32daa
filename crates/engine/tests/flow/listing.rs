//! Lists, whose entries answer the same questions each for itself, and sections, which hide their fields.

use crate::kit::*;
use engine::{
    flow::{Refusal, State},
    log::{erase, replay, verify},
    reads::reads,
};
use model::{
    DataPath, Decimal, Field, FieldType, Value,
    condition::{Comparison, Condition, Operand},
    definition::{Item, Kind},
    text::Text,
    value::Entry,
};
use std::collections::BTreeSet;

fn equals(owner: &str, field: &str, words: &str) -> Condition {
    Condition::Compare {
        left: Operand::Data(DataPath::Step { step: owner.to_owned(), field: field.to_owned() }),
        comparison: Comparison::Equal,
        right: Operand::Literal(Value::Text(words.to_owned())),
    }
}

/// A yes or no, and owners: 1 to 3, each with a name, a part, and since when one is the chair.
fn form() -> Vec<Field> {
    let role = FieldType::Choice { options: vec!["Chair".to_owned(), "Member".to_owned()] };
    let since =
        Field { shown_if: Some(equals("owners", "role", "Chair")), ..field("since", FieldType::Date) };
    let asked = Condition::Truth(DataPath::Step { step: "form".to_owned(), field: "asked".to_owned() });
    let owners = list("owners", vec![field("name", FieldType::Text), field("role", role), since]);
    let held = Condition::Given(DataPath::Step { step: "form".to_owned(), field: "owners".to_owned() });
    let note = Field { required: false, shown_if: Some(held), ..field("note", FieldType::Text) };
    let of_section = |field: Field| Field { section: Some(section("Owners", Some(asked.clone()))), ..field };
    vec![field("asked", FieldType::YesNo), of_section(owners), of_section(note)]
}

fn run() -> Run {
    Run::start(definition(vec![Item::Step(
        step("form", Kind::Form, "client").with(|step| step.form = form()),
    )]))
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn since() -> Value {
    Value::Date(jiff::civil::date(2020, 1, 1))
}

fn entry(answers: &[(&str, Value)]) -> Entry {
    Entry { answers: answers.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect() }
}

fn member(name: &str) -> Entry {
    entry(&[("name", text(name)), ("role", text("Member"))])
}

/// What is wrong with these entries, and where.
fn wrong(owners: Value) -> Vec<String> {
    let refused = run().complete("ann", "form", |answer| {
        answer.data = [("asked".to_owned(), Value::YesNo(true)), ("owners".to_owned(), owners)].into();
    });
    match refused {
        Err(Refusal::Data(problems)) => {
            problems.into_iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect()
        }
        other => other.map(|_| Vec::new()).unwrap(),
    }
}

#[test]
fn every_entry_is_checked() {
    let check = |entries: Vec<Entry>, problems: &[&str]| {
        assert_eq!(wrong(Value::List(entries.clone())), problems, "{entries:?}");
    };
    check(vec![member("Ada")], &[]);
    check(vec![], &["owners: Add at least one entry."]);
    check(
        vec![Entry::default()],
        &["owners.0.name: Please fill this in.", "owners.0.role: Please fill this in."],
    );
    check(vec![member("Ada"); 4], &["owners: Give at most 3 entries."]);
    check(
        vec![member("Ada"), entry(&[("name", text("Ben")), ("role", text("Chair"))])],
        &["owners.1.since: Please fill this in."],
    );
    check(
        vec![entry(&[("name", text("Ada\nBen")), ("role", text("Guest")), ("xyz", text("x"))])],
        &[
            "owners.0.xyz: This form has no such field.",
            "owners.0.name: Write this on one line, without line breaks.",
            "owners.0.role: Choose one of the options.",
        ],
    );
    check(
        vec![entry(&[("name", text("Ada")), ("role", text("Member")), ("name", text("Eve"))])],
        &["owners.0.name: This form has no such field."],
    );
    check(
        vec![entry(&[("name", Value::List(vec![member("Ada")])), ("role", text("Member"))])],
        &["owners.0.name: This answer is of another type than the field."],
    );
    assert_eq!(wrong(text("Ada")), ["owners: This answer is of another type than the field."]);
}

#[test]
fn what_counts_is_kept_in_the_order_of_the_form() {
    let mut run = run();
    let ada = entry(&[("since", since()), ("role", text("Chair")), ("name", text("Ada"))]);
    let ben = entry(&[("role", text("Member")), ("since", since()), ("name", text("Ben"))]);
    run.complete("ann", "form", |answer| {
        answer.data = [
            ("asked".to_owned(), Value::YesNo(true)),
            ("owners".to_owned(), Value::List(vec![ada, ben])),
            ("note".to_owned(), text("Both")),
        ]
        .into();
    })
    .unwrap();
    let ada = entry(&[("name", text("Ada")), ("role", text("Chair")), ("since", since())]);
    assert_eq!(run.state.given("form", "owners"), Some(&Value::List(vec![ada, member("Ben")])));
    assert_eq!(run.state.given("form", "note"), Some(&text("Both")));
    run.check_log();
}

#[test]
fn a_hidden_section_asks_nothing_and_keeps_nothing() {
    let mut run = run();
    run.complete("ann", "form", |answer| {
        answer.data = [
            ("asked".to_owned(), Value::YesNo(false)),
            ("owners".to_owned(), Value::List(vec![Entry::default(); 40])),
            ("note".to_owned(), text("Both")),
        ]
        .into();
    })
    .unwrap();
    assert_eq!((run.state.given("form", "owners"), run.state.given("form", "note")), (None, None));
    run.check_log();
}

#[test]
fn an_optional_list_may_be_empty() {
    let mut form = form();
    form[1].required = false;
    form[1].section = None;
    let form = step("form", Kind::Form, "client").with(|step| step.form = form);
    let mut run = Run::start(definition(vec![Item::Step(form)]));
    run.complete("ann", "form", |answer| {
        answer.data = [
            ("asked".to_owned(), Value::YesNo(true)),
            ("owners".to_owned(), Value::List(Vec::new())),
            ("note".to_owned(), text("None of them")),
        ]
        .into();
    })
    .unwrap();
    assert_eq!(run.state.given("form", "owners"), None);
    assert_eq!(run.state.given("form", "note"), None, "no list is given");
}

#[test]
fn a_list_goes_with_whoever_gave_it() {
    let mut run = run();
    run.complete("ann", "form", |answer| {
        answer.data = [
            ("asked".to_owned(), Value::YesNo(true)),
            ("owners".to_owned(), Value::List(vec![member("Ada Karlsson")])),
        ]
        .into();
    })
    .unwrap();
    for (persons, paths) in [(&["ann"][..], &[][..]), (&[], &["form.owners"])] {
        let mut run = run.clone();
        let erasure = engine::flow::Erasure {
            asked_by: "request-7".to_owned(),
            ground: "GDPR Art. 17".to_owned(),
            persons: persons.iter().map(|name| id(name)).collect::<BTreeSet<_>>(),
            paths: paths.iter().map(|path: &&str| (*path).to_owned()).collect(),
            everything: false,
        };
        let reach = erasure.clone();
        run.act(&engine::flow::Actor::System, engine::flow::Act::Erase(erasure)).unwrap();
        assert_eq!(run.state.given("form", "owners"), None);
        let mut log = run.entries();
        assert!(!erase(&mut log, reach.reach()).is_empty());
        verify(&run.state.flow, &log).unwrap();
        assert_eq!(replay(State::unborn(id("flow")), &log), run.state);
        let words = serde_json::to_string(&(&log, &run.state)).unwrap();
        assert!(!words.contains("Karlsson"), "{words}");
    }
}

#[test]
fn a_flow_is_told_what_sections_and_lists_read() {
    let read = |field: &str| DataPath::Record(field.to_owned());
    let of_section = section("Owners", Some(Condition::Given(read("tier"))));
    let inner = Field {
        label: Text(vec![model::text::Piece::Data(read("city"))]),
        shown_if: Some(Condition::All(vec![
            Condition::Given(read("sector")),
            equals("owners", "name", "Ada"),
        ])),
        ..field("share", FieldType::Number { decimals: 0, min: Some(Decimal::whole(1)), max: None })
    };
    let owners = list("owners", vec![field("name", FieldType::Text), inner]);
    let form = step("form", Kind::Form, "client")
        .with(|step| step.form = vec![Field { section: Some(of_section), ..owners }]);
    let told = reads(&definition(vec![Item::Step(form)]));
    assert!(["city", "sector", "tier"].iter().all(|field| told.record_fields.contains(*field)), "{told:?}");
}
