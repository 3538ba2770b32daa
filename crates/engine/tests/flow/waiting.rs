//! What nobody can do waits for the owner, who is asked.

use crate::kit::*;
use engine::flow::{Act, Actor, AssignRole, Effect, HeldBy, Refusal, Wait, effects, summary};
use model::{
    DataPath, FieldType,
    definition::{DecidedBy, Kind},
    field::PersonFrom,
    path::RoleAttribute,
};

fn unbound() -> Wait {
    Wait::RoleUnbound { role: "analyst".to_owned() }
}

#[test]
fn an_unbound_role_waits_for_the_owner() {
    let mut run = Run::start(definition(vec![s(task("work", "analyst"))]));
    assert_eq!((run.open(), &run.state.steps["work"].waits), (vec!["work"], &vec![unbound()]));
    let needed = Effect::OwnerNeeded { step: "work".to_owned(), role: "analyst".to_owned() };
    assert!(run.log[0].events.iter().flat_map(effects).any(|effect| effect == needed));
    assert_eq!(summary(&run.definition, &run.state).held_by, Some(HeldBy::Us));
    let nobody = Refusal::NobodyAssigned { step: "work".to_owned(), role: "analyst".to_owned() };
    assert_eq!(run.complete("olga", "work", |_| {}), Err(nobody));

    let assign = |persons| Act::AssignRole(AssignRole { role: "analyst".to_owned(), persons, reason: None });
    assert_eq!(run.by("olga", assign(vec![person("olga")])), Err(Refusal::NotTheOwner));
    assert_eq!(run.by("owen", assign(vec![])), Err(Refusal::NobodyNamed));
    run.assign_role("analyst", &["nora"]).unwrap();
    assert_eq!(run.holders("work"), ["nora"]);
    assert_eq!(run.assign_role("analyst", &["nora"]), Ok(vec![]));
    run.done("nora", "work");
    run.check_log();
}

#[test]
fn a_person_field_binds_the_role() {
    let from = PersonFrom::Group("officers".to_owned());
    let who = task("who", "lead").with(|step| {
        let mut field = field("analyst", FieldType::Person { from, contact_role: None, several: false });
        field.binds = Some("analyst".to_owned());
        step.form.push(field);
    });
    let name = DataPath::Role { role: "analyst".to_owned(), attribute: RoleAttribute::Name };
    let work = task("work", "analyst").with(|step| step.title = text("For", name));
    let mut run = Run::start(definition(vec![parallel(vec![vec![s(who)], vec![s(work)]])]));
    assert_eq!(run.state.steps["work"].waits, [unbound()]);
    let stranger = run.complete("sara", "who", |answer| {
        answer.data.insert("analyst".to_owned(), model::Value::Persons(vec![person("ann")]));
    });
    assert!(matches!(stranger, Err(Refusal::Data(_))), "{stranger:?}");
    run.done("sara", "who");
    assert_eq!(run.holders("work"), ["olga"]);
    assert_eq!(run.state.person(&id("olga")), Some(&person("olga")));
    run.check_log();
}

#[test]
fn a_message_to_nobody_waits_and_is_then_posted() {
    let message = step("tell", Kind::Message, "analyst");
    let mut run = Run::start(definition(vec![s(message), s(task("after", "lead"))]));
    assert_eq!(run.open(), ["tell"]);
    run.assign_role("analyst", &["nora"]).unwrap();
    assert_eq!((run.open(), run.attempt("tell")), (vec!["after"], 1));
    run.check_log();
}

#[test]
fn too_few_members_are_refused_at_start_where_known() {
    let step = |role: &str| approval("approve", role).with(|step| step.decided_by = DecidedBy::Number(3));
    let mut run = Run::unborn(definition(vec![s(step("officer"))]));
    let refused = run.act(&Actor::System, Act::Start(Box::new(start_flow())));
    let (step_key, role) = ("approve".to_owned(), "officer".to_owned());
    assert_eq!(refused, Err(Refusal::TooFewMembers { step: step_key, role, needed: 3, present: 2 }));

    let mut later = Run::start(definition(vec![s(step("analyst"))]));
    later.assign_role("analyst", &["nora", "olga"]).unwrap();
    let few = Wait::TooFewMembers { role: "analyst".to_owned(), needed: 3, present: 2 };
    assert_eq!(later.state.steps["approve"].waits, [few]);
    later.assign_role("analyst", &["nora", "olga", "omar"]).unwrap();
    assert_eq!(later.holders("approve"), ["nora", "olga", "omar"]);
    later.check_log();
}

#[test]
fn a_group_that_does_not_exist_waits_for_the_owner() {
    let mut start = start_flow();
    start.groups.clear();
    let mut run = Run::start_with(definition(vec![s(task("work", "officer"))]), start);
    assert_eq!(run.state.steps["work"].waits, [Wait::RoleUnbound { role: "officer".to_owned() }]);
    run.assign_role("officer", &["nora"]).unwrap();
    assert_eq!(run.holders("work"), ["nora"]);
}

#[test]
fn roles_are_filled_at_start() {
    let mut start = start_flow();
    start.roles.insert("approver".to_owned(), vec![person("nora")]);
    let run = Run::start_with(definition(vec![s(task("work", "lead"))]), start);
    let players = |role| run.state.players(role).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(players("client"), ["ann"]);
    assert_eq!(players("third"), ["theo"]);
    assert_eq!(players("officer"), ["olga", "omar"]);
    assert_eq!(players("approver"), ["nora"]);
    assert_eq!(players("lead"), ["sara"]);
    assert!(players("analyst").is_empty());

    let mut unknown = start_flow();
    unknown.roles.insert("nobody".to_owned(), vec![person("nora")]);
    let refused = Run::unborn((*run.definition).clone()).act(&Actor::System, Act::Start(Box::new(unknown)));
    assert!(
        matches!(&refused, Err(Refusal::Data(problems)) if problems[0].path == "roles.nobody"),
        "{refused:?}"
    );
}

#[test]
fn the_initializer_is_whoever_came_by_link_else_as_its_role_says() {
    let mut definition = definition(vec![s(task("work", "client"))]);
    definition.start.initializer = Some("client".to_owned());
    assert_eq!(Run::start(definition.clone()).holders("work"), ["sara"]);
    let mut start = start_flow();
    start.initializer = None;
    assert_eq!(Run::start_with(definition, start).holders("work"), ["ann"], "not sara, who started it");
}
