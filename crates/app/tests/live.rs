//! Who watches hears of what they may see, and nobody else; processes on one database hear of each other.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    App, Caller, Ctx, flows, live,
    live::{Change, Listening},
    messages::{self, NewMessage, Thread},
};
use firm::{Firm, request};
use futures::FutureExt;
use model::{Entropy, Id, field::FieldInput};
use std::sync::Arc;
use store::{Access, FlowWriter, Viewer};
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../templates/bench-onboarding5.yaml");

/// What has been told so far; `None` when nothing waits.
fn now(listening: &Listening) -> Option<Change> {
    listening.next().now_or_never().map(Option::unwrap)
}

async fn start(firm: &Firm, email: &str) -> Id {
    flows::start(&firm.admin(), request("bench-onboarding5", "Ann Client", email)).await.unwrap().flow
}

async fn say(ctx: &Ctx, flow: &Id) {
    let message = NewMessage { thread: Thread::Internal, text: "Seen.".to_owned(), command_id: None };
    messages::post(ctx, flow, message).await.unwrap();
}

/// A member of no access group.
fn stranger(firm: &Firm, person: &Id) -> Ctx {
    let viewer = Viewer { access: Access::Groups(Vec::new()), ..firm.member(person).caller.viewer().clone() };
    firm.ctx(Caller::Member(viewer))
}

#[tokio::test]
async fn a_change_is_told_to_those_who_may_see_it() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        firm.publish(TEMPLATE).await;
        let people = firm.group("somebody", &["Ada", "Ben"]).await;
        let ada = live::listen(&firm.member(&people[0])).unwrap();
        let ben = live::listen(&stranger(&firm, &people[1])).unwrap();
        let before = firm.app.live.mark();
        let flow = start(&firm, "one@client.example").await;
        assert_eq!(now(&ada), None, "it is given out, not pushed");
        firm.app.live.give_out();
        let change = now(&ada).unwrap();
        assert_eq!(change.flows, Some(vec![flow.clone()]));
        assert_eq!(change.mark, firm.app.live.mark());
        assert_ne!(change.mark, before, "a page from before is to be read again");
        assert_eq!(now(&ben), None, "whoever may not see the flow does not hear of it");

        // Many acts on one flow are one change; messages are told too.
        for _ in 0..3 {
            say(&firm.admin(), &flow).await;
        }
        firm.app.live.give_out();
        assert_eq!(now(&ada).unwrap().flows, Some(vec![flow.clone()]));
        assert_eq!(now(&ada), None);

        // Rights are taken from who it is now.
        ben.renew(firm.member(&people[1]).caller.viewer().clone());
        say(&firm.admin(), &flow).await;
        firm.app.live.give_out();
        assert_eq!(now(&ben).unwrap().flows, Some(vec![flow]));
    }
}

#[tokio::test]
async fn too_many_changes_are_told_as_one() {
    let firm = Firm::on(TestDatabase::sqlite().await).await;
    firm.publish(TEMPLATE).await;
    let people = firm.group("somebody", &["Ada"]).await;
    let ada = live::listen(&firm.member(&people[0])).unwrap();
    for number in 0..100 {
        start(&firm, &format!("{number}@client.example")).await;
    }
    firm.app.live.give_out();
    assert_eq!(now(&ada).unwrap().flows, None);
    assert_eq!(now(&ada), None);
}

#[tokio::test]
async fn streams_make_room_and_end_when_the_server_stops() {
    let firm = Firm::on(TestDatabase::sqlite().await).await;
    let people = firm.group("somebody", &["Ada", "Ben"]).await;
    let other = live::listen(&firm.member(&people[1])).unwrap();
    let mut streams: Vec<_> = (0..11).map(|_| live::listen(&firm.member(&people[0])).unwrap()).collect();
    assert_eq!(streams.remove(0).next().await, None, "the oldest of many makes room");
    assert_eq!(streams[0].next().now_or_never(), None);
    assert_eq!(other.next().now_or_never(), None);
    firm.app.live.close();
    assert_eq!(streams[0].next().await, None);
    assert_eq!(other.next().await, None);
    assert_eq!(live::listen(&firm.member(&people[0])).unwrap().next().await, None);
    assert!(live::listen(&firm.system()).is_err(), "only members watch");
}

/// Another process on the same database.
fn second(firm: &Firm) -> Arc<App> {
    let writer = FlowWriter::start(&firm.app.db);
    let key = app::secrets::ServerKey::new([9; 32]);
    App::new(firm.app.db.clone(), writer, key, firm.app.settings.clone())
}

fn on(app: &Arc<App>, ctx: &Ctx) -> Ctx {
    Ctx::new(Arc::clone(app), ctx.caller.clone(), ctx.now, Entropy::from_number(9_000))
}

#[tokio::test]
async fn another_process_hears_and_shows_what_is_so_now() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        firm.publish(TEMPLATE).await;
        let people = firm.group("somebody", &["Ada"]).await;
        let other = second(&firm);
        firm.app.live.name(Id::given("here"));
        other.live.name(Id::given("there"));
        let hearing = store::notices::hear(&other.db).await.unwrap();
        let ada = live::listen(&on(&other, &firm.member(&people[0]))).unwrap();

        let flow = start(&firm, "one@client.example").await;
        let admin = firm.admin();
        let seq = flows::workspace(&on(&other, &admin), &flow).await.unwrap().state.seq;
        flows::cancel(&admin, &flow, "Not needed.", None).await.unwrap();
        let shown = flows::workspace(&on(&other, &admin), &flow).await.unwrap();
        assert!(shown.state.seq > seq && shown.state.ended_at.is_some(), "what lies in memory is not shown");

        let word = firm.app.live.give_out();
        let Some(mut hearing) = hearing else {
            assert_eq!(word, None, "nobody else is at a SQLite file");
            continue;
        };
        store::notices::tell(&firm.app.db, &word.unwrap()).await.unwrap();
        let heard = hearing.next().await.unwrap();
        live::heard(&firm.app, &heard).await.unwrap();
        assert_eq!(firm.app.live.give_out(), None, "one's own word is no news");
        live::heard(&other, &heard).await.unwrap();
        assert_eq!(other.live.give_out(), None, "what was heard is not told on");
        assert_eq!(now(&ada).unwrap().flows, Some(vec![flow]));
        other.live.missed();
        other.live.give_out();
        assert_eq!(now(&ada).unwrap().flows, None, "after silence everything may have changed");
    }
}

#[tokio::test]
async fn what_another_process_did_is_no_reason_to_refuse() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        firm.publish(TEMPLATE).await;
        let other = second(&firm);
        let flow = start(&firm, "one@client.example").await;
        let key = firm.key(&app::Scope::ALL);
        // The other process remembers the first step open.
        flows::workspace(&on(&other, &key), &flow).await.unwrap();
        let complete = |ctx: Ctx, step: &'static str, flow: Id| async move {
            let request = app::steps::CompletionRequest {
                data: if step == "s1" { first_answers() } else { Default::default() },
                ..Default::default()
            };
            app::steps::complete(&ctx, &flow, step, request).await
        };
        complete(key, "s1", flow.clone()).await.unwrap();
        complete(on(&other, &firm.key(&app::Scope::ALL)), "s2", flow).await.unwrap();
    }
}

fn first_answers() -> app::flows::answers::Inputs {
    let employees = ("employees".to_owned(), FieldInput::Json(12.into()));
    firm::answers(&[("company", "Sample Trading")]).into_iter().chain([employees]).collect()
}
