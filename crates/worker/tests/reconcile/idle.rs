//! What somebody does at their step keeps it from counting as stalled, and flows nobody watches are told nothing.

use super::firm::{Firm, monday};
use app::{
    Caller, Ctx, drafts, flows,
    messages::{self, NewMessage, Thread},
    steps::{self, StoredFile},
};
use model::{Id, Instant, field::FileType};
use serde_json::json;
use std::sync::Arc;
use store::Viewer;

const CLIENT: &str = "ann@client.example";
const HOUR: i64 = 3_600;

const TEMPLATE: &str = "
baton: 1
key: papers
name: Papers
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
stages:
  - stage: work
    name: Work
    steps:
      - step: papers
        kind: file_request
        role: client
        title: Your papers
        files: [{key: deed, label: Deed, types: [pdf]}]
";

const CLOCK: &str = "
clocks:
  - {clock: stalled, name: Stalled, starts: papers.idle 2 days, stops: papers.done, target: 1 min}
";

struct Case<'a> {
    firm: &'a Firm,
    flow: Id,
    client: Id,
}

impl<'a> Case<'a> {
    async fn of(firm: &'a Firm, template: &str) -> Self {
        firm.publish("papers", template).await;
        let flow = firm.start_from("papers", CLIENT, monday()).await;
        Self { firm, flow, client: firm.person(CLIENT).await }
    }

    fn client(&self, now: Instant) -> Ctx {
        let viewer = Viewer::outside(self.firm.organisation.clone(), self.client.clone());
        let (person, flow) = (self.client.clone(), self.flow.clone());
        let caller = Caller::Outside { viewer, person, flow, proved: true, lent: None };
        Ctx::new(Arc::clone(&self.firm.app), caller, now, self.firm.entropy())
    }

    async fn open(&self) -> Id {
        let loaded = flows::workspace(&self.firm.system(monday()), &self.flow).await.unwrap();
        loaded.state.assignments.keys().next().unwrap().clone()
    }

    async fn types(&self, now: Instant) {
        let open = self.open().await;
        drafts::save(&self.client(now), &self.flow, &open, "phone", &json!({"note": "a"})).await.unwrap();
    }

    async fn gives(&self, now: Instant) {
        let ctx = self.client(now);
        let stored = StoredFile {
            id: ctx.id(),
            name: "deed.pdf".to_owned(),
            size_bytes: 10,
            sha256: "00".repeat(32),
            sniffed: Some(FileType::Pdf),
            media_type: "application/pdf".to_owned(),
        };
        steps::give_file(&ctx, &self.flow, "papers", "deed", stored).await.unwrap();
    }

    async fn writes(&self, now: Instant) {
        let thread = Thread::Role("client".to_owned());
        let new = NewMessage { thread, text: "Where is it?".to_owned(), command_id: None };
        messages::post(&self.client(now), &self.flow, new).await.unwrap();
    }

    async fn count(&self, kind: &str) -> usize {
        self.firm.events(&self.flow, kind).await
    }
}

#[tokio::test]
async fn typing_giving_and_writing_keep_a_step_from_being_stalled() {
    for firm in Firm::each().await {
        let case = Case::of(&firm, &format!("{TEMPLATE}{CLOCK}")).await;
        let hours = |hours: i64| monday().plus_seconds(hours * HOUR);
        case.types(hours(30)).await;
        for minutes in 1..10 {
            case.types(hours(30).plus_seconds(minutes * 60)).await;
        }
        assert_eq!(case.count("active").await, 1, "typing is one activity");
        firm.notice(hours(60)).await;
        case.gives(hours(60)).await;
        firm.notice(hours(100)).await;
        case.writes(hours(100)).await;
        firm.notice(hours(147)).await;
        assert_eq!((case.count("active").await, case.count("went_idle").await), (3, 0));
        firm.notice(hours(148)).await;
        assert_eq!(case.count("went_idle").await, 1, "two days after the message");
        assert_eq!(flows::verified(&firm.system(hours(148)), &case.flow).await.unwrap().problem, None);
    }
}

#[tokio::test]
async fn what_nobody_watches_is_told_to_no_flow() {
    for firm in Firm::each().await {
        let case = Case::of(&firm, TEMPLATE).await;
        let seq = async || flows::workspace(&firm.system(monday()), &case.flow).await.unwrap().state.seq;
        let before = seq().await;
        let later = monday().plus_seconds(30 * HOUR);
        case.types(later).await;
        case.gives(later).await;
        case.writes(later).await;
        assert_eq!(seq().await, before);
    }
}
