//! What is known of somebody is erased: no table and no file holds it any more, the logs still verify, others keep
//! theirs, and whoever dies in the middle leaves the rest to the next.

use super::firm::{Firm, monday};
use app::{
    Caller, Ctx, Problem,
    erasing::{self, ErasureStatus, Ground, Subject, Wanted},
    flows::{self, NewRecord, RecordChoice, StartRequest},
    idempotency::Key,
    steps::{self, CompletionRequest},
};
use bytes::Bytes;
use futures::{StreamExt as _, stream};
use gateways::files::FileStore;
use model::{Id, Instant, field::FieldInput};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{
    Permissions, Viewer,
    drafts::{self, Draft},
    files::{self, File, FileState},
    messages::{self, Message},
    people, records,
    saved_views::{self, SavedView},
    templates::sendings::{self, Sending},
};

/// Stands in every name, address, answer, message and document of whoever is erased.
const WORD: &str = "quarz";

/// Tables whose rows erasing clears or rewrites.
const CLEARED: &[&str] = &[
    "account",
    "account_person",
    "assignment",
    "bulk",
    "bulk_row",
    "contact",
    "device",
    "draft",
    "file",
    "flow",
    "flow_state",
    "flow_value",
    "saved_view",
    "idempotency",
    "magic_link",
    "mail_code",
    "mail_day",
    "mail_last",
    "message",
    "notice",
    "organisation_export",
    "organisation_export_piece",
    "outbox",
    "password_link",
    "person",
    "portal_session",
    "record",
    "record_field",
    "record_import",
    "record_import_failure",
    "record_import_piece",
    "record_merge",
    "record_message",
    "record_tag",
    "recovery_code",
    "search_item",
    "search_queue",
    "search_restored",
    "search_turn",
    "second_factor",
    "session",
    "start_link_sending",
    "absence",
    "client_group_record",
];

/// Tables that hold nobody's values, or those of the firm and of people who work there alone.
const NOTHING_OF_CLIENTS: &[&str] = &[
    "access_group",
    "access_group_member",
    "api_key",
    "audit_log",
    "brand",
    "calendar",
    "calendar_telling",
    "client_group",
    "erasure",
    "erasure_flow",
    "erasure_subject",
    "flow_cause",
    "flow_log",
    "mail_server",
    "member",
    "member_group",
    "member_group_member",
    "organisation",
    "picture",
    "portal_entry",
    "portal_entry_group",
    "portal_module",
    "record_errand",
    "record_event",
    "record_kind",
    "schema_migration",
    "setup",
    "sign_in_rule",
    "step_run",
    "template",
    "template_calendar",
    "template_move",
    "template_place",
    "template_settings",
    "template_version",
];

fn later(minutes: i64) -> Instant {
    monday().plus_seconds(minutes * 60)
}

async fn admin(firm: &Firm, now: Instant) -> Ctx {
    let mut viewer = Viewer::system(firm.organisation.clone());
    viewer.person = Some(Id::given("ada"));
    viewer.permissions = Permissions { admin: true, ..Permissions::default() };
    Ctx::new(Arc::clone(&firm.app), Caller::Member(viewer), now, firm.entropy())
}

/// A flow with an answer, a message, a document, a half-filled form, mails and a stored answer of the API.
async fn known(firm: &Firm, record: NewRecord, word: &str, now: Instant) -> Id {
    let request = StartRequest {
        template: "bench-onboarding5".to_owned(),
        record: RecordChoice::Given(record),
        data: BTreeMap::new(),
        uploaded: Vec::new(),
        roles: BTreeMap::new(),
        owner: None,
        initializer: None,
        names_record: false,
        key: Some(Key::new(&format!("key-{}", now.0), "POST /api/v1/flows", b"{}")),
    };
    let flow = flows::start(&firm.system(now), request).await.unwrap().flow;
    let said = |text: &str| FieldInput::Json(format!("{text} {word}").into());
    let data = BTreeMap::from([
        ("company".to_owned(), said("Works of")),
        ("employees".to_owned(), FieldInput::Json(7.into())),
        ("note".to_owned(), said("A note of")),
    ]);
    let completion = CompletionRequest { data, ..CompletionRequest::default() };
    steps::complete(&firm.key(now), &flow, "s1", completion).await.unwrap();
    beside(firm, &flow, word, now).await;
    firm.deliver(now).await;
    flow
}

async fn beside(firm: &Firm, flow: &Id, word: &str, now: Instant) {
    let ctx = firm.system(now);
    let loaded = flows::load::load(&ctx, flow).await.unwrap();
    let (assignment, client) =
        loaded.state.assignments.values().map(|open| (&open.id, open.person())).next().unwrap();
    let client = client.unwrap().clone();
    let file = ctx.id();
    let bytes = stream::once(std::future::ready(Ok(Bytes::from(format!("%PDF- {word}"))))).boxed();
    firm.files.put(&file, bytes, 100).await.unwrap();
    let row = File {
        id: file,
        organisation: firm.organisation.clone(),
        record: Some(loaded.state.record.as_ref().unwrap().id.clone()),
        flow: Some(flow.clone()),
        step_key: Some("s1".to_owned()),
        attempt: Some(1),
        field: "id".to_owned(),
        draft_of: None,
        name: format!("{word}.pdf"),
        size_bytes: 9,
        sha256: format!("hash of {word}"),
        media_type: "application/pdf".to_owned(),
        giver: Some(client.clone()),
        audience: "client".to_owned(),
        state: FileState::Kept,
        keep_until: None,
        created_at: now,
    };
    let message = Message {
        id: ctx.id(),
        organisation: firm.organisation.clone(),
        flow: flow.clone(),
        thread: "client".to_owned(),
        author: Some(client.clone()),
        author_name: format!("Mx {word}"),
        body: format!("Yours, {word}"),
        created_at: now,
    };
    let draft = Draft {
        draft_of: assignment.clone(),
        person: client.to_string(),
        place: "device".to_owned(),
        organisation: firm.organisation.clone(),
        entries: format!("[\"typed by {word}\"]"),
        updated_at: now,
    };
    let address = people::get(&firm.app.db, ctx.caller.viewer(), &client).await.unwrap().unwrap().email;
    let sending = Sending {
        id: ctx.id(),
        organisation: firm.organisation.clone(),
        template_key: "bench-onboarding5".to_owned(),
        sender: Id::given("ada"),
        email: address.unwrap(),
        message: format!("Please begin, {word}."),
        language: "en".to_owned(),
        uses: 1,
        created_at: now,
    };
    let mut statements = vec![files::insert(row), messages::insert(message), drafts::put(draft)];
    statements.push(sendings::insert(sending));
    statements.extend(saved_views::insert(looked_for(firm, ctx.id(), word, now)));
    firm.app.db.transact(statements).await.unwrap();
}

/// Somebody of the firm often looks for them.
fn looked_for(firm: &Firm, id: Id, word: &str, now: Instant) -> SavedView {
    SavedView {
        id,
        organisation: firm.organisation.clone(),
        person: Id::given("olga"),
        list: "flows".to_owned(),
        name: format!("Of {word}"),
        query: format!("status=running&text=invoice%20{word}&sort=due"),
        created_at: now,
    }
}

fn record(name: &str, email: &str) -> NewRecord {
    NewRecord {
        kind: "client".to_owned(),
        name: name.to_owned(),
        email: Some(email.to_owned()),
        contacts: Vec::new(),
    }
}

/// Tables in which the word stands.
async fn speak_of(firm: &Firm, word: &str) -> BTreeSet<String> {
    let contents = firm.contents().await;
    let holds = |rows: &Vec<String>| rows.iter().any(|row| row.to_lowercase().contains(word));
    let speaking = contents.into_iter().filter(|(table, rows)| !is_index(table) && holds(rows));
    speaking.map(|(table, _)| table).collect()
}

/// What SQLite's search is made of, beside the words themselves.
fn is_index(table: &str) -> bool {
    table.starts_with("search_")
        && !["search_item", "search_queue", "search_restored", "search_turn"].contains(&table)
}

/// Search knows what is stored now.
async fn searched(firm: &Firm) {
    while worker::search::tick(&firm.worker).await.unwrap() > 0 {}
}

async fn finish(firm: &Firm, now: Instant) {
    let mut looks = 0;
    while worker::erasing::tick(&firm.worker, now, firm.entropy()).await.unwrap() > 0 {
        looks += 1;
        assert!(looks < 50, "it ends");
    }
    searched(firm).await;
}

async fn intact(firm: &Firm, flow: &Id, now: Instant) {
    let checked = flows::verified(&firm.system(now), flow).await.unwrap();
    assert_eq!(checked.problem, None, "{flow}");
}

fn wanted(subject: Subject, name: &str) -> Wanted {
    Wanted { subject, name: name.to_owned(), ground: Ground::Request, cancels: true }
}

#[tokio::test]
async fn every_table_is_cleared_or_holds_nothing_of_clients() {
    for firm in Firm::each().await {
        let tables = firm.contents().await.into_keys();
        let tables: BTreeSet<String> = tables.filter(|table| !is_index(table)).collect();
        let known: BTreeSet<String> =
            CLEARED.iter().chain(NOTHING_OF_CLIENTS).map(|table| (*table).to_owned()).collect();
        assert_eq!(tables, known, "say in `store::erasing::clearing` what erasing does to a new table");
    }
}

#[tokio::test]
async fn nothing_of_a_person_is_left_and_everything_of_others_is() {
    for firm in Firm::each().await {
        let theirs = known(&firm, record("Wilhelmina Quarz", "w@quarz.example"), WORD, later(0)).await;
        let others = known(&firm, record("Granit SE", "mail@granit.example"), "granit", later(1)).await;
        // A firm for which they answer: it stays, without them.
        let mut harbour = record("Harbour SE", "");
        harbour.email = None;
        harbour.contacts = vec![("Wilhelmina Quarz".to_owned(), "w@quarz.example".to_owned(), None)];
        let shared = known(&firm, harbour, WORD, later(2)).await;
        searched(&firm).await;
        let before = speak_of(&firm, WORD).await;
        for table in [
            "person",
            "search_item",
            "record",
            "flow",
            "flow_state",
            "flow_value",
            "file",
            "message",
            "draft",
            "idempotency",
            "start_link_sending",
            "saved_view",
        ] {
            assert!(before.contains(table), "{table} holds nothing that could go: {before:?}");
        }
        let others_before = firm.contents().await;
        let person = firm.person("w@quarz.example").await;
        let ctx = admin(&firm, later(3)).await;
        let subject = Subject::Person(person.clone());
        let found = erasing::preview(&ctx, &subject).await.unwrap();
        assert_eq!((found.persons.len(), found.records.len(), found.staying.len()), (1, 1, 1), "{found:?}");
        assert_eq!((found.open.len(), found.counts.flows, found.counts.files), (2, 2, 2), "{found:?}");
        erasing::begin(&ctx, wanted(subject, "Wilhelmina Quarz")).await.unwrap();
        finish(&firm, later(4)).await;
        assert_eq!(speak_of(&firm, WORD).await, BTreeSet::new());
        for flow in [&theirs, &others, &shared] {
            intact(&firm, flow, later(5)).await;
        }
        assert_eq!((firm.events(&theirs, "erased").await, firm.events(&shared, "erased").await), (1, 1));
        assert_eq!(firm.events(&others, "erased").await, 0);
        let (mut kept, after) = (0, firm.contents().await);
        for (table, rows) in &others_before {
            for row in rows.iter().filter(|row| row.to_lowercase().contains("granit")) {
                assert!(after[table].contains(row), "{table} lost {row}");
                kept += 1;
            }
        }
        assert!(kept > 5);
        let of_the_firm = ["flow", "flow_state", "flow_value", "record", "search_item"].map(str::to_owned);
        assert_eq!(speak_of(&firm, "harbour se").await, of_the_firm.into());
        assert_eq!(firm.files.ids().len(), 1, "the bytes of the others");
        let audit = app::audit::verified(&firm.system(later(6))).await.unwrap();
        assert_eq!(audit.problem, None);
        let viewer = Viewer::system(firm.organisation.clone());
        let row = people::get(&firm.app.db, &viewer, &person).await.unwrap().unwrap();
        assert_eq!((row.name.as_str(), row.email), ("", None));
        let job = erasing::newest_of(&ctx, &person).await.unwrap().unwrap();
        assert_eq!((job.status, job.flows, job.files, job.damaged), (ErasureStatus::Done, 2, 2, 0));
    }
}

#[tokio::test]
async fn a_record_goes_with_whoever_is_known_for_it_alone() {
    for firm in Firm::each().await {
        let flow = known(&firm, record("Quarz Works", "office@quarz.example"), WORD, later(0)).await;
        let viewer = Viewer::system(firm.organisation.clone());
        let of_flow = flows::load::load(&firm.system(later(1)), &flow).await.unwrap();
        let id = of_flow.state.record.as_ref().unwrap().id.clone();
        let ctx = admin(&firm, later(1)).await;
        erasing::begin(&ctx, wanted(Subject::Record(id.clone()), " Quarz Works ")).await.unwrap();
        let again = erasing::begin(&ctx, wanted(Subject::Record(id.clone()), "Quarz Works")).await;
        assert!(matches!(again, Err(Problem::Conflict(_))), "{again:?}");
        finish(&firm, later(2)).await;
        assert_eq!(speak_of(&firm, WORD).await, BTreeSet::new());
        intact(&firm, &flow, later(3)).await;
        let row = records::get(&firm.app.db, &viewer, &id).await.unwrap().unwrap();
        assert_eq!((row.name.as_str(), row.email, row.identity_key), ("", None, None));
        assert!(firm.files.ids().is_empty());
    }
}

#[tokio::test]
async fn whoever_dies_in_the_middle_leaves_the_rest_to_the_next() {
    for firm in Firm::each().await {
        let flow = known(&firm, record("Wilhelmina Quarz", "w@quarz.example"), WORD, later(0)).await;
        let person = firm.person("w@quarz.example").await;
        let ctx = admin(&firm, later(1)).await;
        erasing::begin(&ctx, wanted(Subject::Person(person), "Wilhelmina Quarz")).await.unwrap();
        // Values are gone, files and rows are not.
        let dropped = erasing::next(&firm.app, later(2), firm.entropy()).await.unwrap();
        assert_eq!(dropped.iter().map(|piece| piece.files.len()).sum::<usize>(), 1);
        drop(dropped);
        assert!(speak_of(&firm, WORD).await.contains("message"));
        // Bytes are gone, their row is not.
        for piece in erasing::next(&firm.app, later(3), firm.entropy()).await.unwrap() {
            for file in &piece.files {
                firm.files.delete(file).await.unwrap();
            }
        }
        finish(&firm, later(4)).await;
        assert_eq!(speak_of(&firm, WORD).await, BTreeSet::new());
        assert_eq!(firm.events(&flow, "erased").await, 1);
        intact(&firm, &flow, later(5)).await;
    }
}

#[tokio::test]
async fn a_flow_without_a_beginning_is_come_to_and_told_of() {
    for firm in Firm::each().await {
        let whole = known(&firm, record("Wilhelmina Quarz", "w@quarz.example"), WORD, later(0)).await;
        let damaged = known(&firm, record("Wilhelmina Quarz", "w@quarz.example"), WORD, later(1)).await;
        firm.run(&format!("DELETE FROM flow_log WHERE flow_id = '{damaged}' AND seq = 1")).await;
        let person = firm.person("w@quarz.example").await;
        let ctx = admin(&firm, later(2)).await;
        erasing::begin(&ctx, wanted(Subject::Person(person.clone()), "Wilhelmina Quarz")).await.unwrap();
        finish(&firm, later(3)).await;
        let job = erasing::newest_of(&ctx, &person).await.unwrap().unwrap();
        assert_eq!((job.status, job.flows, job.files, job.damaged), (ErasureStatus::Done, 1, 2, 1));
        let left = ["flow", "flow_state", "flow_value", "search_item"].map(str::to_owned);
        assert_eq!(speak_of(&firm, WORD).await, left.into(), "what hangs on a damaged log alone");
        assert!(firm.files.ids().is_empty());
        intact(&firm, &whole, later(4)).await;
    }
}

#[tokio::test]
async fn what_is_asked_for_is_looked_at_first() {
    for firm in Firm::each().await {
        known(&firm, record("Wilhelmina Quarz", "w@quarz.example"), WORD, later(0)).await;
        let member = firm.member("Olga Owner", &[]).await;
        let person = firm.person("w@quarz.example").await;
        let ctx = admin(&firm, later(1)).await;
        let theirs = Subject::Person(person);
        let right = wanted(theirs.clone(), "Wilhelmina Quarz");
        let wrong = erasing::begin(&ctx, wanted(theirs.clone(), "Wilhelmina")).await;
        assert!(matches!(wrong, Err(Problem::Invalid(_))), "{wrong:?}");
        let open = erasing::begin(&ctx, Wanted { cancels: false, ..right.clone() }).await;
        assert!(matches!(open, Err(Problem::Conflict(_))), "{open:?}");
        let staff = erasing::begin(&firm.acting(&member, later(1)), right.clone()).await;
        assert!(matches!(staff, Err(Problem::NotAllowed { .. })), "{staff:?}");
        let of_member = erasing::begin(&ctx, wanted(Subject::Person(member), "Olga Owner")).await;
        assert!(matches!(of_member, Err(Problem::Conflict(_))), "{of_member:?}");
        let nobody = erasing::begin(&ctx, wanted(Subject::Record(Id::given("none")), "x")).await;
        assert!(matches!(nobody, Err(Problem::NotFound)), "{nobody:?}");
        assert!(speak_of(&firm, WORD).await.contains("person"), "nothing has gone");
        erasing::begin(&ctx, right).await.unwrap();
        finish(&firm, later(2)).await;
        let done = erasing::begin(&ctx, wanted(theirs, "")).await;
        assert!(matches!(done, Err(Problem::Conflict(_))), "{done:?}");
    }
}
