//! What flows ask for beside mails, through the whole process: killed in the middle again and again, each is done once.

use super::{
    house::{House, now},
    smtp::{MailServer, until},
};
use app::flows;
use engine::flow::StepStatus;
use model::Id;
use std::collections::BTreeSet;
use store::{Viewer, causes, records::events};

const PARENT: &str = "
baton: 1
key: parent
name: Parent
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
stages:
  - stage: work
    name: Work
    steps:
      - parallel:
          branches:
            - name: Start
              steps:
                - flow: {key: review, name: Review them, template: child, wait: false}
            - name: Write
              steps:
                - {step: mark, kind: update_record, title: Mark the record, add_tags: [Seen]}
      - {milestone: done, name: Done}
";
const CHILD: &str = "
baton: 1
key: child
name: Child
started_from: [client]
roles:
  expert: {name: Expert, party: us, fill: later}
stages:
  - stage: work
    name: Work
    steps:
      - {step: look, kind: task, role: expert, title: Look}
";
const FLOWS: usize = 40;
const KILLS: usize = 4;

struct Firm {
    house: House,
    flows: Vec<Id>,
}

impl Firm {
    fn viewer(&self) -> Viewer {
        Viewer::system(self.house.wait(app::organisations::default(&self.house.app)).unwrap().id)
    }

    fn children(&self, flow: &Id) -> usize {
        let viewer = self.viewer();
        self.house.wait(causes::those(&self.house.app.db, &viewer, flow)).unwrap().len()
    }

    fn marks(&self, record: &Id) -> usize {
        let (viewer, since) = (self.viewer(), now().plus_days(-1));
        let acts = self.house.wait(events::since(&self.house.app.db, &viewer, record, since)).unwrap();
        acts.iter().filter(|event| event.act == "updated_by_flow").count()
    }

    fn record(&self, flow: &Id) -> Id {
        let loaded = self.house.wait(flows::workspace(&self.house.admin(now()), flow)).unwrap();
        loaded.state.record.as_ref().unwrap().id.clone()
    }

    /// How many of the errands have shown their effect.
    fn done(&self) -> usize {
        self.flows.iter().map(|flow| self.children(flow) + self.marks(&self.record(flow))).sum()
    }

    fn is_told(&self, flow: &Id) -> bool {
        let loaded = self.house.wait(flows::workspace(&self.house.admin(now()), flow)).unwrap();
        ["review", "mark"]
            .iter()
            .all(|step| loaded.state.steps.get(*step).is_some_and(|state| state.status == StepStatus::Done))
    }
}

#[test]
fn flows_started_and_records_changed_by_flows_survive_kills_and_happen_once() {
    for house in House::each() {
        house.publish("child", CHILD, now());
        house.publish("parent", PARENT, now());
        let clients = (0..FLOWS).map(|number| format!("client{number}@client.example"));
        let flows = clients.map(|client| house.start("parent", &client, now())).collect();
        let firm = Firm { house, flows };
        let mails = MailServer::start(|_, _| super::smtp::Act::Take);
        assert_eq!(firm.done(), 0, "nobody has worked yet");
        let mut seen = BTreeSet::new();
        for _ in 0..KILLS {
            let before = firm.done();
            let server = firm.house.serve(mails.port);
            until("the next errand", || firm.done() > before || before == 2 * FLOWS);
            server.signal("KILL");
            assert!(!server.wait().0.success());
            seen.insert(firm.done());
            firm.house.hurry();
        }
        assert!(
            seen.iter().any(|done| (1..2 * FLOWS).contains(done)),
            "no kill came in the middle: {seen:?}"
        );
        let server = firm.house.serve(mails.port);
        until("all errands", || firm.flows.iter().all(|flow| firm.is_told(flow)));
        server.signal("TERM");
        assert!(server.wait().0.success());
        for flow in &firm.flows {
            assert_eq!((firm.children(flow), firm.marks(&firm.record(flow))), (1, 1), "{flow}");
            let checked = firm.house.wait(flows::verified(&firm.house.system(now()), flow)).unwrap();
            assert_eq!(checked.problem, None);
        }
    }
}
