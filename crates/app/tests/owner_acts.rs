//! What owners do to a live flow, and what members do with a step besides answering it.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Ctx, Problem,
    flows::{self, Loaded, Ran, RolePerson},
    members,
    steps::{
        self, CompletionRequest, DueOf, HandOverRequest, Intervention, NewStep, Once, PreparationRequest,
    },
};
use engine::flow::{Status, StepStatus};
use firm::{Firm, answers, request};
use model::{Id, definition::Priority};
use std::sync::Arc;
use testkit::TestDatabase;

const TEMPLATE: &str = r"
baton: 1
key: engagement
name: Engagement
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  manager: {name: Manager, party: us, fill: record.owner}
  team: {name: Team, party: us, fill: group team}
stages:
  - stage: main
    name: Main
    steps:
      - step: ask
        kind: form
        role: client
        title: Tell us about your company
        prepared_by: manager
        form:
          - {key: company, label: Name of your company, type: text}
      - step: check
        kind: task
        role: manager
        title: Check it
        sees: [ask]
      - step: file
        kind: task
        role: team
        title: File it
";

struct Case {
    firm: Firm,
    flow: Id,
    /// Owner, manager, and two more.
    team: Vec<Id>,
}

async fn case(database: TestDatabase) -> Case {
    let firm = Firm::on(database).await;
    let team = firm.group("team", &["Olga", "Mara", "Tom", "Vera"]).await;
    let template = firm.publish(TEMPLATE).await;
    let mut start = request(&template, "Nadia Ferrand", "nadia@client.example");
    start.owner = Some(team[0].clone());
    start.roles.insert("manager".to_owned(), vec![RolePerson::Known(team[1].clone())]);
    let flow = flows::start(&firm.admin(), start).await.unwrap().flow;
    Case { firm, flow, team }
}

fn once() -> Once {
    Once::default()
}

fn on(step: &str) -> Intervention {
    Intervention { step: step.to_owned(), attempt: None, reason: "She phoned about it".to_owned() }
}

impl Case {
    fn owner(&self) -> Ctx {
        self.firm.member(&self.team[0])
    }

    fn manager(&self) -> Ctx {
        self.firm.member(&self.team[1])
    }

    async fn loaded(&self) -> Arc<Loaded> {
        flows::workspace(&self.firm.admin(), &self.flow).await.unwrap()
    }

    async fn status(&self, step: &str) -> StepStatus {
        self.loaded().await.state.steps.get(step).map_or(StepStatus::Pending, |step| step.status)
    }

    async fn holders(&self, step: &str) -> Vec<Id> {
        let loaded = self.loaded().await;
        let open = loaded.state.assignments.values().filter(|open| open.step == step);
        open.filter_map(|open| open.person().cloned()).collect()
    }

    async fn prepared(&self) {
        let given = PreparationRequest {
            data: answers(&[("company", "Orchard Lane")]),
            text: "As agreed on the phone.".to_owned(),
            ..PreparationRequest::default()
        };
        steps::prepare(&self.manager(), &self.flow, "ask", (once(), given)).await.unwrap();
    }

    async fn answered(&self) {
        self.prepared().await;
        let client = self.loaded().await.state.players("client")[0].clone();
        let given = CompletionRequest {
            data: answers(&[("company", "Orchard Lane")]),
            ..CompletionRequest::default()
        };
        let outside = self.firm.outside(&client, &self.flow);
        steps::complete(&outside, &self.flow, "ask", given).await.unwrap();
    }

    fn hand_over(&self, step: &str, to: usize) -> HandOverRequest {
        HandOverRequest {
            step: step.to_owned(),
            assignment: None,
            to: RolePerson::Known(self.team[to].clone()),
            reason: "Away tomorrow".to_owned(),
            on_behalf_of: None,
        }
    }
}

fn paths(problem: Problem) -> Vec<String> {
    let Problem::Invalid(problems) = problem else { panic!("{problem:?}") };
    problems.into_iter().map(|problem| problem.path).collect()
}

fn new_step(after: &str) -> NewStep {
    NewStep {
        after: after.to_owned(),
        kind: "task".to_owned(),
        role: "manager".to_owned(),
        title: "Call the bank".to_owned(),
        due: "3 business days".to_owned(),
        reason: "They asked for it".to_owned(),
        ..NewStep::default()
    }
}

#[tokio::test]
async fn a_step_is_prepared_and_its_own_people_read_the_note() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        assert_eq!(case.status("ask").await, StepStatus::Preparing);
        let nothing = (once(), PreparationRequest::default());
        let early = steps::prepare(&case.owner(), &case.flow, "ask", nothing).await;
        assert!(matches!(early, Err(Problem::Refused(_))), "it is the manager's to prepare");
        case.prepared().await;
        assert_eq!(case.status("ask").await, StepStatus::Open);
        let client = case.loaded().await.state.players("client")[0].clone();
        let outside = flows::outside(&case.firm.outside(&client, &case.flow), &case.flow).await.unwrap();
        assert_eq!(outside.view.steps[0].prepared.as_deref(), Some("As agreed on the phone."));
    }
}

#[tokio::test]
async fn a_step_is_added_with_a_deadline_and_shown_everywhere() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        case.answered().await;
        steps::add(&case.owner(), &case.flow, once(), new_step("ask")).await.unwrap();
        let view = flows::show(&case.firm.admin(), &case.flow).await.unwrap();
        let added = view.steps.iter().find(|step| step.key == "added_1").unwrap();
        assert_eq!((added.status, added.due_at.is_some()), (StepStatus::Open, true));
        let reloaded = flows::load::reload(&case.firm.admin(), &case.flow).await.unwrap();
        assert_eq!(flows::title(&reloaded.published.definition, &reloaded.state, "added_1"), "Call the bank");
        assert!(reloaded.published.stage_of.contains_key("added_1"));
        let story = case.firm.story(&case.flow).await;
        assert!(story.contains("added_1 open/- #1"), "{story}");
        steps::complete(&case.manager(), &case.flow, "added_1", CompletionRequest::default()).await.unwrap();

        let wrong = NewStep { title: " ".to_owned(), role: "ghost".to_owned(), ..new_step("ask") };
        let refused = steps::add(&case.owner(), &case.flow, once(), wrong).await;
        assert_eq!(paths(refused.err().unwrap()), ["title", "role"]);
        for (change, path) in [("due", "due"), ("kind", "kind"), ("reason", "reason")] {
            let mut wrong = new_step("ask");
            match change {
                "due" => wrong.due = "record.filing_deadline".to_owned(),
                "kind" => wrong.kind = "signature".to_owned(),
                _ => wrong.reason = String::new(),
            }
            let refused = steps::add(&case.owner(), &case.flow, once(), wrong).await;
            assert_eq!(paths(refused.err().unwrap()), [path]);
        }
    }
}

#[tokio::test]
async fn skip_reopen_pause_priority_and_deadline() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let (owner, flow) = (|| case.owner(), &case.flow);
        steps::skip(&owner(), flow, once(), on("ask")).await.unwrap();
        assert_eq!(
            (case.status("ask").await, case.status("check").await),
            (StepStatus::Skipped, StepStatus::Open)
        );
        let foreseen = steps::preview_reopen(&owner(), flow, "ask").await.unwrap();
        assert_eq!(
            (foreseen.back_to, foreseen.interrupted),
            (vec!["ask".to_owned()], vec!["check".to_owned()])
        );
        steps::reopen(&owner(), flow, once(), on("ask")).await.unwrap();
        assert_eq!(case.status("ask").await, StepStatus::Preparing);
        steps::skip(&owner(), flow, once(), on("ask")).await.unwrap();

        let past = case.firm.now();
        let of = || DueOf::Step { step: "check".to_owned(), attempt: None };
        steps::change_due(&owner(), flow, once(), (of(), past, "It was promised")).await.unwrap();
        assert!(case.loaded().await.state.assignments.values().any(|open| open.overdue), "it fires at once");
        let clock = (DueOf::Clock("none".to_owned()), past, "No such clock");
        assert!(matches!(steps::change_due(&owner(), flow, once(), clock).await, Err(Problem::NotFound)));

        steps::set_priority(&owner(), flow, once(), (Priority::Urgent, "The bank waits")).await.unwrap();
        assert_eq!(case.loaded().await.state.priority.is, Priority::Urgent);
        steps::pause(&owner(), flow, once(), "They move house").await.unwrap();
        assert_eq!(case.loaded().await.state.status, Status::Paused);
        let meanwhile = steps::complete(&case.manager(), flow, "check", CompletionRequest::default()).await;
        assert!(matches!(meanwhile, Err(Problem::Refused(_))));
        steps::resume(&owner(), flow, once(), "").await.unwrap();
        let twice = steps::resume(&owner(), flow, once(), "").await;
        assert!(matches!(twice, Err(Problem::Refused(_))));
        case.firm.story(flow).await;
    }
}

#[tokio::test]
async fn only_the_owner_or_an_admin_in_their_place() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let denied =
            |outcome: Result<Ran, Problem>| assert!(matches!(outcome, Err(Problem::NotAllowed { .. })));
        let (manager, flow) = (case.manager(), &case.flow);
        denied(steps::skip(&manager, flow, once(), on("ask")).await);
        denied(steps::reopen(&manager, flow, once(), on("ask")).await);
        denied(steps::add(&manager, flow, once(), new_step("ask")).await);
        denied(steps::pause(&manager, flow, once(), "Why not").await);
        denied(steps::set_priority(&manager, flow, once(), (Priority::Low, "Why not")).await);
        denied(steps::reassign(&manager, flow, once(), case.hand_over("ask", 2)).await);
        assert!(matches!(
            steps::preview_reopen(&manager, flow, "ask").await,
            Err(Problem::NotAllowed { .. })
        ));
        steps::pause(&case.firm.admin_named(&case.team[3]), flow, once(), "In her place").await.unwrap();
        let log = flows::log(&case.firm.admin(), flow, 0).await.unwrap();
        let last = &log.rows.last().unwrap().actor;
        assert!(last.contains(case.team[3].as_str()) && last.contains(case.team[0].as_str()), "{last}");
    }
}

#[tokio::test]
async fn a_colleague_takes_over_who_is_there_and_may_see_it() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let flow = &case.flow;
        steps::skip(&case.owner(), flow, once(), on("ask")).await.unwrap();
        let delegate =
            async |by: &Ctx, to: usize| steps::delegate(by, flow, once(), case.hand_over("check", to)).await;
        assert_eq!(paths(delegate(&case.manager(), 1).await.err().unwrap()), ["to"], "not to oneself");
        members::disable(&case.firm.admin(), &case.team[3]).await.unwrap();
        assert_eq!(paths(delegate(&case.manager(), 3).await.err().unwrap()), ["to"], "nobody who has left");
        delegate(&case.manager(), 2).await.unwrap();
        assert_eq!(case.holders("check").await, [case.team[2].clone()]);
        let back = delegate(&case.firm.member(&case.team[2]), 1).await;
        assert_eq!(paths(back.err().unwrap()), ["to"], "not in a circle");
        let stranger =
            HandOverRequest { to: RolePerson::Known(Id::given("nobody")), ..case.hand_over("check", 1) };
        let refused = steps::delegate(&case.firm.member(&case.team[2]), flow, once(), stranger).await;
        assert_eq!(paths(refused.err().unwrap()), ["to"]);
        steps::reassign(&case.owner(), flow, once(), case.hand_over("check", 0)).await.unwrap();
        assert_eq!(case.holders("check").await, [case.team[0].clone()]);
        case.firm.story(flow).await;
    }
}

#[tokio::test]
async fn whoever_is_late_hears_who_was_faster() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let flow = &case.flow;
        steps::skip(&case.owner(), flow, once(), on("ask")).await.unwrap();
        steps::complete(&case.manager(), flow, "check", CompletionRequest::default()).await.unwrap();
        let late = steps::skip(&case.owner(), flow, once(), on("check")).await;
        let Err(Problem::Refused(refused)) = late else { panic!() };
        let closed = refused.closed.unwrap();
        assert_eq!((closed.name.as_deref(), &closed.closure.by), (Some("Mara"), &Some(case.team[1].clone())));
        assert!(refused.what.to_string().contains("Mara"), "{}", refused.what);
        let client = case.loaded().await.state.players("client")[0].clone();
        let outside = case.firm.outside(&client, flow);
        let late = steps::complete(&outside, flow, "check", CompletionRequest::default()).await;
        let Err(Problem::Refused(refused)) = late else { panic!() };
        assert!(refused.closed.is_none() && !refused.what.to_string().contains("Mara"), "names stay inside");
    }
}

#[tokio::test]
async fn the_same_request_twice_is_one_act() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let same = || Once { command_id: Some("form-1".to_owned()), key: None };
        let first = steps::add(&case.owner(), &case.flow, same(), new_step("ask")).await.unwrap();
        let again = steps::add(&case.owner(), &case.flow, same(), new_step("ask")).await.unwrap();
        assert!(again.repeated && again.seq == first.seq);
        assert_eq!(case.loaded().await.state.added.len(), 1);
    }
}
