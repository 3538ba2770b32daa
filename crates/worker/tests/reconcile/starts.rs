//! Flows that other flows start: once each, told of both ways, and with word to the owner where it does not work.

use super::firm::{Firm, monday};
use app::{
    flows::{self, load::load},
    starts,
};
use engine::flow::{Status, StepStatus, SubFlowStatus};
use model::{Id, Instant};
use store::{System, Viewer, causes, outbox};

const CLIENT: &str = "ann@client.example";

const PARENT: &str = "
baton: 1
key: parent
name: Parent
started_from: [client]
roles:
  worker: {name: Worker, party: us, fill: group workers}
stages:
  - stage: work
    name: Work
    steps:
      - flow: {key: review, name: Review them, template: child}
      - {step: rest, kind: task, role: worker, title: The rest}
";

const CHILD: &str = "
baton: 1
key: child
name: Child
started_from: [employee]
roles:
  worker: {name: Worker, party: us, fill: group workers}
stages:
  - stage: work
    name: Work
    steps:
      - {step: look, kind: task, role: worker, title: Look}
";

struct Case {
    firm: Firm,
    owner: Id,
    parent: Id,
}

impl Case {
    /// The parent has begun and asks for its child.
    async fn each(parent: &str, child: Option<&str>) -> Vec<Self> {
        let mut cases = Vec::new();
        for firm in Firm::each().await {
            firm.member("Wanda Worker", &["workers"]).await;
            let owner = firm.member("Olga Owner", &[]).await;
            if let Some(child) = child {
                firm.publish("child", child).await;
            }
            firm.publish("parent", parent).await;
            let parent = firm.start_for("parent", ("Ann Client", CLIENT), Some(&owner), monday()).await;
            cases.push(Self { firm, owner, parent });
        }
        cases
    }

    async fn children(&self) -> Vec<causes::Related> {
        let viewer = Viewer::system(self.firm.organisation.clone());
        causes::those(&self.firm.app.db, &viewer, &self.parent).await.unwrap()
    }

    async fn sub_flow(&self) -> SubFlowStatus {
        let loaded = load(&self.firm.system(monday()), &self.parent).await.unwrap();
        loaded.state.steps["review"].current().unwrap().sub_flow.as_ref().unwrap().status
    }
}

fn later(minutes: i64) -> Instant {
    monday().plus_seconds(60 * minutes)
}

#[tokio::test]
async fn a_step_starts_a_flow_for_the_same_record_and_waits_for_its_end() {
    for case in Case::each(PARENT, Some(CHILD)).await {
        let firm = &case.firm;
        assert_eq!(firm.carry(monday()).await, 1);
        let children = case.children().await;
        assert_eq!(children.len(), 1);
        let ctx = firm.system(monday());
        let (parent, child) =
            (load(&ctx, &case.parent).await.unwrap(), load(&ctx, &children[0].flow).await.unwrap());
        let record = |loaded: &flows::Loaded| loaded.state.record.as_ref().unwrap().id.clone();
        assert_eq!(record(&child), record(&parent));
        assert_eq!(child.state.owner, Some(case.owner.clone()));
        assert_eq!(child.state.cause.as_ref().unwrap().flow, case.parent);
        assert_eq!(case.sub_flow().await, SubFlowStatus::Started);

        let (of_parent, of_child) =
            (starts::related(&ctx, &parent).await.unwrap(), starts::related(&ctx, &child).await.unwrap());
        assert_eq!(of_parent.started[0].flow, children[0].flow);
        assert_eq!((of_parent.started[0].template.as_str(), of_parent.started_by), ("Child", None));
        assert_eq!(of_child.started_by.unwrap().flow, case.parent);

        firm.finish(&children[0].flow, "look", later(1)).await;
        assert_eq!(firm.carry(later(1)).await, 1);
        let parent = load(&firm.system(later(1)), &case.parent).await.unwrap();
        assert_eq!(parent.state.steps["review"].status, StepStatus::Done);
        assert_eq!(parent.state.steps["rest"].status, StepStatus::Open);
        assert_eq!(firm.carry(later(2)).await, 0);
        let checked = flows::verified(&firm.system(later(2)), &children[0].flow).await.unwrap();
        assert_eq!(checked.problem, None);
    }
}

#[tokio::test]
async fn a_process_that_dies_anywhere_starts_no_second_flow() {
    for case in Case::each(PARENT, Some(CHILD)).await {
        let firm = &case.firm;
        let lease = |from: i64| (later(from), later(from + 1));
        let claim = async |from| {
            let rows = outbox::claim(&firm.app.db, &System, starts::KIND, lease(from), 9).await.unwrap();
            assert_eq!(rows.len(), 1);
            rows.into_iter().next().unwrap()
        };
        // Dead right after taking it.
        claim(0).await;
        assert_eq!(firm.carry(later(0)).await, 0, "it is somebody's");
        // Dead after all was done and nothing written down.
        let row = claim(1).await;
        let done = starts::carry_out(&firm.app, &row, later(1), firm.entropy()).await.unwrap();
        assert_eq!(done, starts::Done::Done);
        // Two at once, in the end.
        let again = starts::carry_out(&firm.app, &row, later(2), firm.entropy());
        let (again, carried) = futures::future::join(again, firm.carry(later(3))).await;
        assert_eq!((again.unwrap(), carried), (starts::Done::Done, 1));
        assert_eq!(case.children().await.len(), 1);
        assert_eq!(firm.events(&case.parent, "sub_flow_started").await, 1);
    }
}

#[tokio::test]
async fn one_that_is_cancelled_waits_for_the_owner() {
    for case in Case::each(PARENT, Some(CHILD)).await {
        let firm = &case.firm;
        firm.pass(monday()).await;
        let child = case.children().await.remove(0).flow;
        flows::cancel(&firm.key(later(1)), &child, "Not needed.", None).await.unwrap();
        firm.pass(later(1)).await;
        let parent = load(&firm.system(later(1)), &case.parent).await.unwrap();
        assert!(parent.state.steps["review"].is_stalled());
        let mail = firm.mailer.sent_to("olga@firm.example").remove(0);
        assert_eq!(mail.subject, "It waits for you: Review them");
        assert!(mail.text.contains("was cancelled"), "{}", mail.text);
    }
}

#[tokio::test]
async fn what_cannot_be_started_is_said_to_the_flow_and_its_owner() {
    let with_form = CHILD
        .replace("roles:", "start:\n  form: [{key: why, label: Why?, type: text, required: true}]\nroles:");
    for (child, why) in [(None, "no version of it is published"), (Some(with_form.as_str()), "start form")] {
        for case in Case::each(PARENT, child).await {
            let firm = &case.firm;
            firm.pass(monday()).await;
            assert!(matches!(case.sub_flow().await, SubFlowStatus::Failed(_)));
            let mail = firm.mailer.sent_to("olga@firm.example").remove(0);
            assert_eq!(mail.subject, "It waits for you: Review them");
            assert!(mail.text.contains(why), "{}", mail.text);
            assert_eq!(case.children().await.len(), 0);
        }
    }
}

const PROMISE: &str = "
baton: 1
key: parent
name: Parent
started_from: [client]
roles:
  worker: {name: Worker, party: us, fill: group workers}
stages:
  - stage: work
    name: Work
    steps:
      - {step: rest, kind: task, role: worker, title: The rest}
clocks:
  - clock: promise
    name: Our promise
    starts: flow.started
    stops: rest.done
    target: 2 days
    on_red: [{start: child}]
";

#[tokio::test]
async fn a_promise_that_is_broken_starts_a_flow_once() {
    for case in Case::each(PROMISE, Some(CHILD)).await {
        let firm = &case.firm;
        firm.pass(monday().plus_days(1)).await;
        assert_eq!(case.children().await.len(), 0);
        for day in [3, 4, 9] {
            firm.pass(monday().plus_days(day)).await;
            let children = case.children().await;
            assert_eq!(children.len(), 1, "day {day}");
            assert!(children[0].key.starts_with("clock promise red 0 "), "{}", children[0].key);
        }
        let child = load(&firm.system(monday()), &case.children().await[0].flow).await.unwrap();
        assert_eq!(child.state.status, Status::Running);
        // How that one ends is its own matter.
        flows::cancel(&firm.key(monday().plus_days(9)), &child.state.flow, "Enough.", None).await.unwrap();
        assert_eq!(firm.carry(monday().plus_days(9)).await, 0);
    }
}

#[tokio::test]
async fn a_broken_promise_without_a_template_reaches_the_owner() {
    for case in Case::each(PROMISE, None).await {
        let firm = &case.firm;
        firm.pass(monday().plus_days(3)).await;
        let mails = firm.mailer.sent_to("olga@firm.example");
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].subject, "Not started: child");
        firm.pass(monday().plus_days(4)).await;
        assert_eq!(firm.mailer.sent_to("olga@firm.example").len(), 1);
    }
}

#[tokio::test]
async fn flows_that_start_each_other_come_to_an_end() {
    let other = PARENT.replace("template: child", "template: parent").replace("key: parent", "key: child");
    for case in Case::each(PARENT, Some(&other)).await {
        let firm = &case.firm;
        for _ in 0..20 {
            firm.carry(monday()).await;
        }
        firm.pass(monday()).await;
        let mails = firm.mailer.sent_to("olga@firm.example");
        assert_eq!(mails.len(), 1);
        assert!(mails[0].text.contains("too many deep"), "{}", mails[0].text);
    }
}
