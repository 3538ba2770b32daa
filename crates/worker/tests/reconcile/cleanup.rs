//! What is removed, and what must stay.

use super::firm::{Firm, monday};
use bytes::Bytes;
use futures::{StreamExt as _, stream};
use gateways::files::FileStore;
use model::{Id, Instant};
use store::files::{self, File, FileState};

async fn put(firm: &Firm, now: Instant) -> Id {
    let id = firm.system(now).id();
    let bytes = stream::once(std::future::ready(Ok(Bytes::from_static(b"%PDF-")))).boxed();
    firm.files.put(&id, bytes, 100).await.unwrap();
    id
}

fn row(firm: &Firm, id: &Id, state: FileState, now: Instant) -> File {
    File {
        id: id.clone(),
        organisation: firm.organisation.clone(),
        record: None,
        flow: None,
        step_key: None,
        attempt: None,
        field: "id".to_owned(),
        draft_of: Some(Id::given("assignment")),
        name: "passport.pdf".to_owned(),
        size_bytes: 5,
        sha256: String::new(),
        media_type: "application/pdf".to_owned(),
        giver: None,
        audience: "client".to_owned(),
        state,
        keep_until: None,
        created_at: now,
    }
}

async fn tick(firm: &Firm, now: Instant) -> usize {
    worker::cleanup::tick(&firm.worker, now, firm.entropy()).await.unwrap()
}

#[tokio::test]
async fn bytes_without_a_row_go_and_those_with_one_stay() {
    for firm in Firm::each().await {
        let (given, orphan) = (put(&firm, monday()).await, put(&firm, monday()).await);
        let statement = files::insert(row(&firm, &given, FileState::Kept, monday()));
        firm.app.db.transact(vec![statement]).await.unwrap();
        assert_eq!(tick(&firm, monday().plus_days(2)).await, 1);
        assert_eq!(firm.files.ids(), [given]);
        assert_ne!(firm.files.ids(), [orphan]);
        assert_eq!(tick(&firm, monday().plus_days(3)).await, 0);
    }
}

#[tokio::test]
async fn drafts_go_after_thirty_days() {
    for firm in Firm::each().await {
        let (draft, kept) = (put(&firm, monday()).await, put(&firm, monday()).await);
        let statements = [(&draft, FileState::Draft), (&kept, FileState::Kept)]
            .map(|(id, state)| files::insert(row(&firm, id, state, monday())));
        firm.app.db.transact(statements.into()).await.unwrap();
        assert_eq!(tick(&firm, monday().plus_days(30)).await, 0);
        assert_eq!(firm.files.ids().len(), 2);
        assert_eq!(tick(&firm, monday().plus_days(30).plus_seconds(1)).await, 1);
        assert_eq!(firm.files.ids(), [kept]);
    }
}

#[tokio::test]
async fn delivered_mails_go_after_thirty_days_and_waiting_ones_stay() {
    for firm in Firm::each().await {
        firm.start("ann@client.example", monday()).await;
        firm.deliver(monday()).await;
        firm.start("bob@client.example", monday()).await;
        tick(&firm, monday().plus_days(30)).await;
        assert_eq!(firm.outbox().await.len(), 2);
        tick(&firm, monday().plus_days(31)).await;
        let left = firm.outbox().await;
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].done_at, None);
    }
}

#[tokio::test]
async fn sessions_of_the_portal_go_when_they_are_over() {
    for firm in Firm::each().await {
        let session = |token: &str, days: i64| store::portal::sessions::PortalSession {
            token_hash: token.to_owned(),
            account: Id::given("account"),
            organisation: firm.organisation.clone(),
            person: Id::given("person"),
            record: None,
            is_remembered: false,
            created_at: monday(),
            expires_at: monday().plus_days(days),
            seen_at: monday(),
            device: String::new(),
            address: String::new(),
        };
        let rows = [session("over", 1), session("goes on", 3)].map(store::portal::sessions::insert);
        firm.app.db.transact(rows.into()).await.unwrap();
        tick(&firm, monday().plus_days(2)).await;
        let account = Id::given("account");
        let left =
            store::portal::sessions::of_account(&firm.app.db, &store::System, &account, monday()).await;
        let left: Vec<String> = left.unwrap().into_iter().map(|session| session.token_hash).collect();
        assert_eq!(left, ["goes on"]);
    }
}
