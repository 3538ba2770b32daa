//! Random templates that publication would accept.

use super::{MARKER, Tape, add_time};
use crate::kit::{self, With, more, n_of};
use model::{
    DataPath, Definition, Field, FieldType,
    condition::Condition,
    definition::{
        Branch, Choice, ChoiceBranch, DecidedBy, FileSlot, Item, Join, Kind, Milestone, Order, Outcome,
        OutcomeRule, Parallel, Stage, Step, WaitFor,
    },
    field::PersonFrom,
    target::{Span, Target, Unit},
    text::Text,
};

const STEPS_MAX: usize = 14;
const OUTSIDE: [&str; 2] = ["client", "third"];
const INSIDE: [&str; 4] = ["officer", "approver", "lead", "analyst"];

struct Author<'t, 'a> {
    tape: &'t mut Tape<'a>,
    steps: usize,
    milestones: usize,
    /// Steps before this one in reading order, with whether outside people may know their data.
    before: Vec<(String, bool)>,
}

/// The human steps of items before, in every sequence around.
type Path = Vec<String>;

/// With deadlines, reminders, escalations, clocks and idleness, more often than not.
pub fn definition(tape: &mut Tape<'_>) -> Definition {
    let mut definition = untimed(tape);
    if tape.chance(70) {
        add_time(tape, &mut definition);
    }
    definition
}

pub fn untimed(tape: &mut Tape<'_>) -> Definition {
    let stages = 1 + tape.below(3);
    let mut author = Author { tape, steps: 0, milestones: 0, before: Vec::new() };
    let mut path = Path::new();
    let stage = |number: usize, items| Stage {
        key: format!("stage_{number}"),
        name: format!("Stage {number}"),
        items,
    };
    let stages = (0..stages).map(|number| stage(number, author.items(3, &mut path))).collect();
    Definition { stages, ..kit::definition(Vec::new()) }
}

impl Author<'_, '_> {
    fn items(&mut self, depth: usize, path: &mut Path) -> Vec<Item> {
        let mut items = Vec::new();
        for _ in 0..=self.tape.below(4) {
            if self.steps >= STEPS_MAX {
                break;
            }
            items.push(self.item(depth, path));
        }
        items
    }

    fn item(&mut self, depth: usize, path: &mut Path) -> Item {
        match self.tape.below(if depth == 0 { 9 } else { 17 }) {
            7 => self.wait(),
            8 => self.sub_flow(),
            9 | 10 => self.parallel(depth, path),
            11 | 12 => self.choice(depth, path),
            13 => self.picked(depth, path),
            14 | 15 => self.repeat(depth, path),
            16 => {
                self.milestones += 1;
                let key = format!("milestone_{}", self.milestones);
                Item::Milestone(Milestone { name: format!("{MARKER} {key}"), key, visible: Vec::new() })
            }
            _ => Item::Step(self.step(depth, path)),
        }
    }

    fn parallel(&mut self, depth: usize, path: &mut Path) -> Item {
        let mut inside = Vec::new();
        let mut branches = Vec::new();
        for _ in 0..2 + self.tape.below(2) {
            let mut own = path.clone();
            branches.push(Branch { name: None, items: self.items(depth - 1, &mut own) });
            inside.extend(own.into_iter().skip(path.len()));
        }
        path.extend(inside);
        let number = Join::Number(1 + u32::try_from(self.tape.below(branches.len())).unwrap());
        let join = self.tape.one(&[Join::All, Join::All, Join::Any, number]).unwrap();
        Item::Parallel(Parallel { name: None, join, branches })
    }

    /// A person picks the branch.
    fn picked(&mut self, depth: usize, path: &mut Path) -> Item {
        self.steps += 1;
        let outside = self.tape.chance(25);
        let key = format!("{}_{}", if outside { "own" } else { MARKER }, self.steps);
        let role = if outside { self.tape.one(&OUTSIDE) } else { self.tape.one(&INSIDE) }.unwrap();
        path.push(key.clone());
        let mut inside = Vec::new();
        let mut branches = Vec::new();
        for name in ["Left", "Right", "Straight on"].into_iter().take(2 + self.tape.below(2)) {
            let mut own = path.clone();
            let items = if self.tape.chance(75) { self.items(depth - 1, &mut own) } else { Vec::new() };
            branches.push((name, items));
            inside.extend(own.into_iter().skip(path.len()));
        }
        path.extend(inside);
        let mut item = kit::picked(&key, role, branches);
        if let Item::Choice(Choice { by: Some(by), .. }) = &mut item {
            by.title = Text::plain(&if outside { format!("Own {key}") } else { format!("{MARKER} choice") });
        }
        item
    }

    fn repeat(&mut self, depth: usize, path: &mut Path) -> Item {
        let at_most = 1 + u32::try_from(self.tape.below(3)).unwrap();
        let first = self.before.len();
        let items = self.items(depth - 1, path);
        let inside: Vec<String> = self.before[first..].iter().map(|(key, _)| key.clone()).collect();
        let until = match self.tape.one(&inside) {
            Some(step) if self.tape.chance(80) => more(&step, self.small()),
            _ => self.condition(),
        };
        kit::repeat(until, at_most, items)
    }

    fn wait(&mut self) -> Item {
        self.steps += 1;
        let key = format!("{MARKER}_wait_{}", self.steps);
        let count = 1 + u32::try_from(self.tape.below(40)).unwrap();
        let deadline = || DataPath::Record("deadline".to_owned());
        let wait = match self.tape.below(6) {
            0 | 1 => WaitFor::For(Span { count, unit: Unit::Hours }),
            2 => WaitFor::For(Span { count: 1 + count / 10, unit: Unit::BusinessDays }),
            3 => WaitFor::Until(Target::At(deadline())),
            4 => WaitFor::Until(Target::Before { span: Span { count, unit: Unit::Hours }, data: deadline() }),
            _ => {
                let name = self.tape.one(&["go", "stop"]).unwrap().to_owned();
                WaitFor::Signal { name, keep: self.tape.chance(50) }
            }
        };
        Item::Step(kit::wait(&key, wait).with(|step| step.title = Text::plain(&format!("{MARKER} wait"))))
    }

    fn sub_flow(&mut self) -> Item {
        self.steps += 1;
        let key = format!("{MARKER}_flow_{}", self.steps);
        let waits = self.tape.chance(70);
        let step = kit::sub_flow(&key, "other", waits);
        Item::Step(step.with(|step| step.title = Text::plain(&format!("{MARKER} flow"))))
    }

    fn choice(&mut self, depth: usize, path: &mut Path) -> Item {
        let mut inside = Vec::new();
        let mut branches = Vec::new();
        for number in (0..2 + self.tape.below(2)).rev() {
            let condition = (number > 0).then(|| self.condition());
            let mut own = path.clone();
            let items = if self.tape.chance(75) { self.items(depth - 1, &mut own) } else { Vec::new() };
            branches.push(ChoiceBranch { name: None, condition, items });
            inside.extend(own.into_iter().skip(path.len()));
        }
        path.extend(inside);
        Item::Choice(Choice { name: None, by: None, branches })
    }

    fn condition(&mut self) -> Condition {
        let before: Vec<String> = self.before.iter().map(|(key, _)| key.clone()).collect();
        match self.tape.one(&before) {
            Some(step) if self.tape.chance(80) => more(&step, self.small()),
            Some(step) => Condition::Given(n_of(&step)),
            None => Condition::All(Vec::new()),
        }
    }

    fn small(&mut self) -> i64 {
        i64::try_from(self.tape.below(4)).unwrap()
    }

    fn step(&mut self, depth: usize, path: &mut Path) -> Step {
        self.steps += 1;
        let outside = self.tape.chance(40);
        let shown = !outside && self.tape.chance(15);
        let name = match (outside, shown) {
            (true, _) => "own",
            (false, true) => "shown",
            (false, false) => MARKER,
        };
        let key = format!("{name}_{}", self.steps);
        let role = if outside { self.tape.one(&OUTSIDE) } else { self.tape.one(&INSIDE) }.unwrap();
        let kinds = [
            Kind::Task,
            Kind::Form,
            Kind::Approval,
            Kind::Approval,
            Kind::FileRequest,
            Kind::Acknowledgement,
            Kind::Message,
        ];
        let kind = self.tape.one(&kinds).unwrap();
        let mut step = kit::step(&key, kind, role).with(|step| {
            step.title =
                Text::plain(&if outside { format!("Own {key}") } else { format!("{MARKER} title of {key}") });
            step.visible = if shown { vec!["client".to_owned()] } else { Vec::new() };
        });
        self.add_reading(&mut step, outside);
        if kind.is_human() {
            self.add_asking(&mut step, outside);
            self.add_deciding(&mut step);
            step.prepared_by = self.tape.one(&INSIDE).filter(|_| self.tape.chance(12)).map(str::to_owned);
            let mut inner = path.clone();
            self.add_outcomes(&mut step, depth, &mut inner);
            path.push(key.clone());
        } else {
            step.text =
                Some(Text::plain(&if outside { "Dear client".to_owned() } else { format!("{MARKER} text") }));
        }
        self.before.push((key, outside));
        step
    }

    /// `sees`, `{{}}`, prefill, `when`: of steps before it. An outside step reads nothing internal.
    fn add_reading(&mut self, step: &mut Step, outside: bool) {
        let open: Vec<String> =
            self.before.iter().filter(|(_, known)| *known || !outside).map(|(key, _)| key.clone()).collect();
        if self.tape.chance(30) {
            step.sees.extend(self.tape.one(&open));
        }
        if self.tape.chance(20)
            && let Some(read) = self.tape.one(&open)
        {
            let words = if outside { "Own".to_owned() } else { format!("{MARKER} title") };
            step.title = kit::text(&words, n_of(&read));
        }
        if self.tape.chance(15) {
            step.when = Some(self.condition());
        }
        if self.tape.chance(20) {
            step.label_for_client = Some(Text::plain("Label"));
        }
    }

    fn add_asking(&mut self, step: &mut Step, outside: bool) {
        if self.tape.chance(60) {
            step.form.push(kit::number("n").with_required(self.tape.chance(70)));
        }
        if self.tape.chance(40) {
            let label = Text::plain(&if outside { "Words".to_owned() } else { format!("{MARKER} label") });
            step.form.push(Field { label, ..kit::field("t", FieldType::Text) });
        }
        if self.tape.chance(20) {
            self.add_list(step, outside);
        }
        if self.tape.chance(20) {
            let shown_if = (step.form.first()).filter(|first| first.key == "n" && self.tape.chance(60));
            let shown_if = shown_if.map(|_| kit::more(&step.key, 2));
            let title = if outside { "Section".to_owned() } else { format!("{MARKER} section") };
            for field in step.form.iter_mut().skip(1) {
                field.section = Some(kit::section(&title, shown_if.clone()));
            }
        }
        if !outside && step.kind == Kind::Task && self.tape.chance(25) {
            let from = PersonFrom::Group("officers".to_owned());
            let mut field = kit::field("who", FieldType::Person { from, contact_role: None, several: false });
            field.binds = Some("analyst".to_owned());
            step.form.push(field);
        }
        if step.kind == Kind::FileRequest {
            for number in 0..=self.tape.below(3) {
                step.files.push(self.document(number));
            }
        }
        if self.tape.chance(25) {
            let count = 1 + u32::try_from(self.tape.below(60)).unwrap();
            step.due = Some(Target::In(Span { count, unit: Unit::Hours }));
        }
    }

    /// Entries of a number, and of words where it is large.
    fn add_list(&mut self, step: &mut Step, outside: bool) {
        let label = Text::plain(&if outside { "Words".to_owned() } else { format!("{MARKER} label") });
        let words = Field {
            label,
            shown_if: self.tape.chance(50).then(|| kit::more("l", 2)),
            ..kit::field("t", FieldType::Text).with_required(self.tape.chance(50))
        };
        let required = self.tape.chance(50);
        let list = kit::list("l", vec![kit::number("n"), words]).with_required(required);
        let FieldType::List { entry, max, fields, .. } = list.of else { return };
        let of = FieldType::List { entry, min: u8::from(required), max, fields };
        step.form.push(Field { of, ..list });
    }

    fn document(&mut self, number: usize) -> FileSlot {
        FileSlot {
            required: self.tape.chance(70),
            may_decline: self.tape.chance(50),
            reviewed_by: self
                .tape
                .one(&["officer", "officer", "lead", "analyst", ""])
                .filter(|role| !role.is_empty())
                .map(str::to_owned),
            ..kit::document(&format!("doc_{number}"))
        }
    }

    /// As many deciders as the role has; the analyst, bound later, may turn out to be too few.
    fn add_deciding(&mut self, step: &mut Step) {
        let most = match step.role.as_str() {
            "approver" => 3,
            "officer" | "analyst" => 2,
            _ => 1,
        };
        let number = 1 + u32::try_from(self.tape.below(most)).unwrap();
        let rules = [DecidedBy::One, DecidedBy::All, DecidedBy::Majority, DecidedBy::Number(number)];
        step.decided_by = self.tape.one(&rules).unwrap();
        step.order = self.tape.one(&[Order::Together, Order::OneAfterAnother]).unwrap();
        step.checklist = (0..self.tape.below(3)).map(|number| format!("{MARKER} entry {number}")).collect();
    }

    fn add_outcomes(&mut self, step: &mut Step, depth: usize, path: &mut Path) {
        if step.kind != Kind::Approval {
            return;
        }
        let named = |author: &mut Self| -> Vec<String> {
            let mut named = Vec::new();
            for _ in 0..=author.tape.below(2) {
                named.extend(author.tape.one(path).filter(|key| !named.contains(key)));
            }
            named
        };
        if self.tape.chance(50) && !path.is_empty() {
            step.outcomes.insert(Outcome::SentBack, OutcomeRule::BackTo(named(self)));
        }
        let denied = match self.tape.below(5) {
            0 | 1 => OutcomeRule::End,
            2 => OutcomeRule::Continue,
            3 if !path.is_empty() => OutcomeRule::BackTo(named(self)),
            _ if depth > 0 => OutcomeRule::Run(self.items(depth - 1, &mut path.clone())),
            _ => OutcomeRule::End,
        };
        step.outcomes.insert(Outcome::Denied, denied);
    }
}

trait Required {
    fn with_required(self, required: bool) -> Self;
}

impl Required for Field {
    fn with_required(self, required: bool) -> Self {
        Field { required, ..self }
    }
}
