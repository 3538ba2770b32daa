//! A clock that goes back and forth under a flow, and what a process that died left undone.

mod firm;

use app::{Scope, flows, groups, steps};
use firm::{Firm, answers, request};
use model::field::FieldInput;
use steps::CompletionRequest;
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../templates/bench-onboarding5.yaml");
const HOUR: i64 = 3_600;

#[tokio::test]
async fn a_flow_goes_on_and_verifies_whatever_the_clock_says() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let template = firm.publish(TEMPLATE).await;
        let start = request(&template, "Ann Client", "ann@client.example");
        let flow = flows::start(&firm.key(&Scope::ALL), start).await.unwrap().flow;
        // Seconds by which the clock is moved before each step.
        for (step, leap) in
            [("s1", -HOUR), ("s2", 9_000 * HOUR), ("s3", -9_000 * HOUR), ("s4", -30), ("s5", 60)]
        {
            firm.pass_seconds(leap);
            let mut done = CompletionRequest::default();
            if step == "s1" {
                done.data = answers(&[("company", "Sample Trading")]);
                done.data.insert("employees".to_owned(), FieldInput::Json(12.into()));
            }
            steps::complete(&firm.key(&Scope::ALL), &flow, step, done).await.unwrap();
        }
        let loaded = flows::workspace(&firm.admin(), &flow).await.unwrap();
        assert!(loaded.state.ended_at.is_some());
        let checked = flows::verified(&firm.admin(), &flow).await.unwrap();
        assert_eq!((checked.problem, u64::try_from(checked.entries).unwrap()), (None, loaded.state.seq));
    }
}

const POOL: &str = "
baton: 1
key: pool
name: Pool
started_from: [client]
roles:
  desk: {name: Desk, party: us, fill: group desk}
stages:
  - stage: work
    name: Work
    steps:
      - {step: look, kind: task, role: desk, title: Look at it}
";

#[tokio::test]
async fn flows_that_were_not_told_of_a_new_member_are_told_at_the_next_start() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let people = firm.group("desk", &["Ada"]).await;
        let others = firm.group("others", &["Ben"]).await;
        let template = firm.publish(POOL).await;
        let flow =
            flows::start(&firm.admin(), request(&template, "Ann", "ann@client.example")).await.unwrap().flow;
        let desk =
            groups::list(&firm.admin()).await.unwrap().into_iter().find(|one| one.name == "desk").unwrap();
        // Written, and the process died before it told the flow.
        let joined = store::groups::add(firm.admin().caller.viewer(), &desk.id, &others[0]);
        firm.app.db.transact(vec![joined]).await.unwrap();
        let members = async || {
            let loaded = flows::workspace(&firm.admin(), &flow).await.unwrap();
            loaded.state.groups["desk"].len()
        };
        assert_eq!((people.len(), members().await), (1, 1));
        flows::tell_groups_again(&firm.system()).await.unwrap();
        assert_eq!(members().await, 2);
    }
}
