//! Definitions in few words.

use model::{
    DataPath, Decimal, Definition, Field, FieldType, Value,
    condition::{Comparison, Condition, Operand},
    definition::{
        Branch, Choice, ChoiceBranch, FileSlot, Fill, Item, Join, Kind, Milestone, Parallel, Party, Role,
        Stage, Start, Step,
    },
    field::Section,
    text::{Piece, Text},
};

/// Roles of every hand-written definition: `client` (ann), `third` (theo), `officer` (group officers: olga, omar),
/// `approver` (group approvers: alma, axel, aziz), `analyst` (later), `lead` (starter: sara).
pub fn roles() -> Vec<Role> {
    let group = |name: &str| Fill::Group(name.to_owned());
    vec![
        role("client", Party::Client, Fill::RecordContact { contact_role: None }),
        role("third", Party::ThirdParty, Fill::RecordContact { contact_role: Some("bookkeeper".to_owned()) }),
        role("officer", Party::Us, group("officers")),
        role("approver", Party::Us, group("approvers")),
        role("analyst", Party::Us, Fill::Later),
        role("lead", Party::Us, Fill::Starter),
    ]
}

pub fn role(key: &str, party: Party, fill: Fill) -> Role {
    Role { key: key.to_owned(), name: key.to_owned(), party, fill }
}

/// One stage, `main`.
pub fn definition(items: Vec<Item>) -> Definition {
    staged(vec![("main", items)])
}

pub fn staged(stages: Vec<(&str, Vec<Item>)>) -> Definition {
    let stage = |(key, items): (&str, Vec<Item>)| Stage { key: key.to_owned(), name: key.to_owned(), items };
    Definition {
        key: "sample".to_owned(),
        name: "Sample".to_owned(),
        description: None,
        started_from: vec!["client".to_owned()],
        roles: roles(),
        start: Start::default(),
        stages: stages.into_iter().map(stage).collect(),
        clocks: Vec::new(),
        targets: Vec::new(),
        priority: Vec::new(),
    }
}

pub fn step(key: &str, kind: Kind, role: &str) -> Step {
    Step::plain(key, kind, role)
}

pub fn task(key: &str, role: &str) -> Step {
    step(key, Kind::Task, role)
}

/// Denial ends the flow.
pub fn approval(key: &str, role: &str) -> Step {
    let mut step = step(key, Kind::Approval, role);
    step.outcomes.insert(model::definition::Outcome::Denied, model::definition::OutcomeRule::End);
    step
}

/// Small changes to a step, in a row.
pub trait With: Sized {
    fn with(self, change: impl FnOnce(&mut Self)) -> Self;
}

impl With for Step {
    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

/// A task that asks for one number, `n`.
pub fn asks(key: &str, role: &str) -> Step {
    task(key, role).with(|step| step.form.push(number("n")))
}

/// A task that shows the data of other steps.
pub fn sees(key: &str, role: &str, seen: &[&str]) -> Step {
    task(key, role).with(|step| step.sees = seen.iter().map(|key| (*key).to_owned()).collect())
}

pub fn number(key: &str) -> Field {
    field(key, FieldType::Number { decimals: 0, min: None, max: None })
}

pub fn field(key: &str, of: FieldType) -> Field {
    Field {
        key: key.to_owned(),
        label: Text::plain(key),
        hint: None,
        of,
        required: true,
        names_record: false,
        shown_if: None,
        prefill: None,
        binds: None,
        section: None,
    }
}

/// A list of 1 to 3 entries.
pub fn list(key: &str, fields: Vec<Field>) -> Field {
    field(key, FieldType::List { entry: "Entry".to_owned(), min: 1, max: 3, fields })
}

/// The section it stands in, shown on this condition.
pub fn section(title: &str, shown_if: Option<Condition>) -> Section {
    Section { title: Text::plain(title), hint: None, shown_if }
}

/// A required document, reviewed by `officer`.
pub fn document(key: &str) -> FileSlot {
    FileSlot {
        key: key.to_owned(),
        label: Text::plain(key),
        hint: None,
        types: Vec::new(),
        required: true,
        reviewed_by: Some("officer".to_owned()),
        may_decline: true,
    }
}

pub fn request(key: &str, documents: Vec<FileSlot>) -> Step {
    step(key, Kind::FileRequest, "client").with(|step| step.files = documents)
}

pub fn s(step: Step) -> Item {
    Item::Step(step)
}

pub fn parallel(branches: Vec<Vec<Item>>) -> Item {
    let branches = branches.into_iter().map(|items| Branch { name: None, items }).collect();
    Item::Parallel(Parallel { name: None, join: Join::All, branches })
}

/// Branches with their conditions; `None` is otherwise.
pub fn choice(branches: Vec<(Option<Condition>, Vec<Item>)>) -> Item {
    let branch = |(condition, items)| ChoiceBranch { name: None, condition, items };
    Item::Choice(Choice { name: None, by: None, branches: branches.into_iter().map(branch).collect() })
}

pub fn milestone(key: &str) -> Item {
    Item::Milestone(Milestone { key: key.to_owned(), name: key.to_owned(), visible: Vec::new() })
}

/// `STEP.n > than`
pub fn more(step: &str, than: i64) -> Condition {
    Condition::Compare {
        left: Operand::Data(n_of(step)),
        comparison: Comparison::More,
        right: Operand::Literal(Value::Number(Decimal::whole(than))),
    }
}

pub fn n_of(step: &str) -> DataPath {
    DataPath::Step { step: step.to_owned(), field: "n".to_owned() }
}

/// `words {{path}}`
pub fn text(words: &str, path: DataPath) -> Text {
    Text(vec![Piece::Words(format!("{words} ")), Piece::Data(path)])
}
