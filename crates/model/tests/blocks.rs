//! Blocks, clocks and what happens around deadlines, as they are read.

#![expect(clippy::expect_used, reason = "a test that cannot be made stops here")]

use model::{
    DataPath, Definition, FieldType,
    definition::{
        Action, Clock, Item, Join, Kind, Moment, Offset, PauseWhile, Priority, Reminder, Step, SubFlow,
        Trigger, WaitFor,
    },
    target::{Span, Target, Unit},
};

const FILE: &str = "
baton: 1
key: everything
name: Everything
roles:
  client: {party: client, fill: record.contact}
  officer: {party: us, fill: group compliance}
  customers: {party: client, fill: later}
stages:
  - stage: one
    steps:
      - choice:
          by: officer
          name: Which way?
          text: 'For {{client.name}}'
          due: 2 business days
          calendar: Support
          remind: []
          branches:
            - name: Phone
              steps:
                - {step: call, kind: task, role: officer, title: Call, when: 'which_way.branch = \"Phone\"'}
            - {name: Letter, steps: []}
      - wait: {for: 2 business days}
      - wait: {name: Größe prüfen, until: 30 days before record.contract_end, calendar: Support}
      - wait: {key: paid, signal: payment_received, keep: true, visible: [client], label_for_client: The payment}
      - flow: {template: account-setup}
      - flow: {name: Which way, template: farewell, wait: false}
      - parallel: {join: 1, branches: [{steps: [{step: wait_3, kind: task, role: client, title: W}]}, {steps: []}]}
      - wait: {for: 1 day}
  - stage: two
    steps:
      - repeat:
          name: Updates
          until: 'update.solved = true or paid.outcome = \"skipped\"'
          at_most: 9
          steps:
            - step: update
              kind: form
              role: officer
              prepared_by: officer
              title: Update
              form:
                - {key: solved, label: Solved?, type: yes_no}
                - {key: who, label: Whom does it concern?, type: records, kinds: [client], binds: customers}
              due: 4h
              remind: [1h before, {after: 1h, every: 2h}]
              escalate: [{after: 1h, reassign: officer}, {before: 30 min, priority: urgent}]
      - {step: tell, kind: message, to: customers, text: '{{update.who}}: {{flow.priority}}'}
      - {milestone: live}
clocks:
  - clock: first_word
    starts: flow.started
    stops: [tell.done, update.done]
    first: true
    target: {normal: 24h, high: 4h}
    amber: 2h
    pause: [client, paused]
    on_amber: [{remind: assignees}]
    on_red: [{notify: officer}, {start: escalation}]
    escalate: [{after: 1 day, priority: high}]
  - {clock: stages, each: stage, target: 24h, calendar: Support}
  - {clock: quiet, starts: [update.idle 2 business days, signal.call], stops: milestone.live, target: record.contract_end}
  - {clock: whole, starts: one.finished, target: 10 business days}
targets: [{clock: whole, met: 95%}]
priority: [{if: 'record.vip', is: urgent}, {if: 'update.solved = false', is: high}]
";

fn definition() -> Definition {
    let checked = Definition::parse("file", FILE).expect("holds");
    assert_eq!(checked.warnings, []);
    checked.definition
}

fn step(key: &str) -> Step {
    definition().step(key).cloned().expect(key)
}

fn clock(key: &str) -> Clock {
    definition().clocks.into_iter().find(|clock| clock.key == key).expect(key)
}

fn span(count: u32, unit: Unit) -> Span {
    Span { count, unit }
}

#[test]
fn blocks_that_are_steps_have_keys_of_their_own() {
    let definition = definition();
    let keys: Vec<(&str, Kind)> =
        definition.steps().iter().map(|step| (step.key.as_str(), step.kind)).collect();
    assert_eq!(
        keys,
        [
            ("which_way", Kind::Decision),
            ("call", Kind::Task),
            ("wait_1", Kind::Wait),
            ("groesse_pruefen", Kind::Wait),
            ("paid", Kind::Wait),
            ("flow_1", Kind::Flow),
            ("which_way_2", Kind::Flow),
            ("wait_3", Kind::Task),
            ("wait_3_2", Kind::Wait),
            ("update", Kind::Form),
            ("tell", Kind::Message),
        ]
    );
    let stored = serde_json::to_string(&definition).expect("writes");
    assert_eq!(serde_json::from_str::<Definition>(&stored).expect("reads"), definition);
}

#[test]
fn a_decision_asks_for_the_branch() {
    let decision = step("which_way");
    assert_eq!((decision.role.as_str(), decision.title.to_string()), ("officer", "Which way?".to_owned()));
    let options = ["Phone", "Letter"].map(str::to_owned).to_vec();
    assert_eq!(decision.form.len(), 1);
    assert_eq!(decision.form[0].key, "branch");
    assert!(decision.form[0].required);
    assert_eq!(decision.form[0].of, FieldType::Choice { options });
    assert_eq!(decision.due, Some(Target::In(span(2, Unit::BusinessDays))));
    assert_eq!((decision.calendar.as_deref(), decision.remind), (Some("Support"), Some(Vec::new())));
    assert!(decision.text.is_some());
    assert_eq!(step("call").remind, None);
}

#[test]
fn waits_and_flows_to_start() {
    assert_eq!(step("wait_1").wait, Some(WaitFor::For(span(2, Unit::BusinessDays))));
    let until =
        Target::Before { span: span(30, Unit::Days), data: DataPath::Record("contract_end".to_owned()) };
    let dated = step("groesse_pruefen");
    assert_eq!((dated.wait, dated.calendar.as_deref()), (Some(WaitFor::Until(until)), Some("Support")));
    assert_eq!(dated.title.to_string(), "Größe prüfen");
    let paid = step("paid");
    assert_eq!(paid.wait, Some(WaitFor::Signal { name: "payment_received".to_owned(), keep: true }));
    assert_eq!((paid.title.to_string(), paid.role.as_str()), ("Payment received".to_owned(), ""));
    let label = paid.label_for_client.map(|label| label.to_string());
    assert_eq!((paid.visible, label), (vec!["client".to_owned()], Some("The payment".to_owned())));
    let flow = |template: &str, waits| Some(SubFlow { template: template.to_owned(), waits });
    assert_eq!(step("flow_1").flow, flow("account-setup", true));
    assert_eq!(step("flow_1").title.to_string(), "Account setup");
    assert_eq!(step("which_way_2").flow, flow("farewell", false));
}

#[test]
fn joins_and_repeats() {
    let definition = definition();
    let join = definition.stages[0].items.iter().find_map(|item| match item {
        Item::Parallel(parallel) => Some(parallel.join),
        _ => None,
    });
    assert_eq!(join, Some(Join::Number(1)));
    let Item::Repeat(repeat) = &definition.stages[1].items[0] else { panic!("no repeat") };
    assert_eq!((repeat.at_most, repeat.name.as_deref(), repeat.items.len()), (9, Some("Updates"), 1));
    assert_eq!(repeat.until.to_string(), "update.solved = true or paid.outcome = \"skipped\"");
    let unbounded = FILE.replace("          at_most: 9\n", "");
    let checked = Definition::parse("file", &unbounded).expect("holds");
    let said: Vec<&str> = checked.warnings.iter().map(|warning| warning.what.as_str()).collect();
    assert_eq!(said, ["a repeat without `at_most`: after 100 turns the flow goes on whatever `until` says"]);
    let Item::Repeat(repeat) = &checked.definition.stages[1].items[0] else { panic!("no repeat") };
    assert_eq!(repeat.at_most, 100);
}

#[test]
fn around_a_deadline() {
    let update = step("update");
    assert_eq!(update.prepared_by.as_deref(), Some("officer"));
    let hour = span(1, Unit::Hours);
    assert_eq!(
        update.remind,
        Some(vec![
            Reminder { at: Offset::Before(hour), every: None, at_most: 1 },
            Reminder { at: Offset::After(hour), every: Some(span(2, Unit::Hours)), at_most: 3 },
        ])
    );
    let escalations: Vec<(Offset, Action)> =
        update.escalate.into_iter().map(|escalation| (escalation.at, escalation.action)).collect();
    assert_eq!(
        escalations,
        [
            (Offset::After(hour), Action::Reassign("officer".to_owned())),
            (Offset::Before(span(30, Unit::Minutes)), Action::Raise(Priority::Urgent)),
        ]
    );
    assert_eq!(update.form[1].of, FieldType::Records { kinds: vec!["client".to_owned()] });
    assert_eq!(update.form[1].binds.as_deref(), Some("customers"));
}

#[test]
fn clocks_rules_and_targets() {
    let first = clock("first_word");
    let done = |step: &str| Trigger::Step { step: step.to_owned(), moment: Moment::Done };
    assert_eq!((first.starts, first.stops), (vec![Trigger::FlowStarted], vec![done("tell"), done("update")]));
    assert!(first.first && !first.each_stage);
    let hours = |count| Target::In(span(count, Unit::Hours));
    for (priority, hour) in
        [(Priority::Low, 24), (Priority::Normal, 24), (Priority::High, 4), (Priority::Urgent, 4)]
    {
        assert_eq!(first.target.of(priority), Some(&hours(hour)), "{priority:?}");
        assert_eq!(
            first.amber.as_ref().and_then(|amber| amber.of(priority)),
            Some(&hours(2)),
            "{priority:?}"
        );
    }
    assert_eq!(first.pause, [PauseWhile::Client, PauseWhile::Paused].into());
    assert_eq!(first.on_amber, [Action::Remind]);
    assert_eq!(first.on_red, [Action::Notify("officer".to_owned()), Action::Start("escalation".to_owned())]);
    assert_eq!(first.escalate.len(), 1);
    let stages = clock("stages");
    assert!(stages.each_stage && stages.starts.is_empty() && stages.stops.is_empty());
    assert_eq!((stages.name.as_str(), stages.calendar.as_deref()), ("Stages", Some("Support")));
    let idle = Trigger::Idle { step: "update".to_owned(), after: span(2, Unit::BusinessDays) };
    assert_eq!(clock("quiet").starts, [idle, Trigger::Signal("call".to_owned())]);
    assert_eq!(clock("quiet").stops, [Trigger::Milestone("live".to_owned())]);
    assert_eq!(clock("whole").stops, [Trigger::FlowEnded], "to the end unless told");
    let definition = definition();
    let started: Vec<&str> = definition.started_templates().into_iter().collect();
    assert_eq!(started, ["account-setup", "escalation", "farewell"]);
    assert_eq!(definition.stages[1].milestones().len(), 1);
    assert_eq!(definition.targets[0].met_percent, 95);
    assert_eq!(
        definition.priority.iter().map(|rule| rule.is).collect::<Vec<_>>(),
        [Priority::Urgent, Priority::High]
    );
}
