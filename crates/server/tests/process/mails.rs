//! Mails through the whole process: killed in the middle, and with mail servers that do not do their work.

use super::{
    house::{House, now},
    smtp::{Act, Arrived, MailServer, PATIENCE, until},
};
use app::{
    Caller,
    caller::Borrower,
    flows,
    mails::{NotStarted, Reference, SignInChange, reference::is_mail},
    messages::{self, NewMessage, Thread},
    start_links::{self, NewSending, StartLinkSettings},
    starts,
    steps::{self, CompletionRequest, LendRequest, TakeBackRequest},
};
use model::{Id, Instant};
use std::{
    collections::{BTreeMap, BTreeSet},
    net::TcpListener,
};
use store::{System, Viewer, outbox, outbox::OutboxRow, records::messages::RecordLetter};

/// Something for the client, something whose role nobody plays yet, and something somebody else writes down.
const TEMPLATE: &str = "
baton: 1
key: kinds
name: Kinds of mail
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  expert: {name: Expert, party: us, fill: later}
start:
  initializer: client
stages:
  - stage: work
    name: Work
    steps:
      - {milestone: begun, name: Begun, visible: [client]}
      - parallel:
          join: all
          branches:
            - name: Tell
              steps:
                - {step: tell, kind: task, role: client, title: Tell us, due: 2 days, remind: []}
            - name: Phone
              steps:
                - {step: phone, kind: task, role: client, title: Call us}
            - name: Sign
              steps:
                - {step: sign, kind: task, role: client, title: Sign it}
            - name: Give
              steps:
                - {step: give, kind: task, role: client, title: Give it}
            - name: Help
              steps:
                - {step: help, kind: task, role: client, title: Help us}
            - name: Check
              steps:
                - flow: {key: check, name: Check them, template: not-there}
            - name: Look
              steps:
                - {step: look, kind: task, role: expert, title: Look at it}
";
const TWO: &str = "
baton: 1
key: two
name: Two requests
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
start:
  initializer: client
stages:
  - stage: work
    name: Work
    steps:
      - parallel:
          branches:
            - name: Tell
              steps:
                - {step: tell, kind: task, role: client, title: Tell us}
            - name: Phone
              steps:
                - {step: phone, kind: task, role: client, title: Call us}
";
const CLIENT: &str = "ann@client.example";

/// Every kind of mail there is, committed and waiting.
fn commit_each_kind(house: &House) {
    let then = now().plus_days(-5);
    house.publish("kinds", TEMPLATE, then);
    let flow = house.start("kinds", CLIENT, then);
    let loaded = house.wait(flows::workspace(&house.admin(then), &flow)).unwrap();
    let client = loaded.state.players("client")[0].clone();
    let new = app::members::NewMember {
        email: "pia@firm.example".to_owned(),
        name: "Pia".to_owned(),
        ..Default::default()
    };
    house.wait(app::members::add(&house.admin(now()), new)).unwrap();
    let said =
        NewMessage { thread: Thread::Role("client".to_owned()), text: "Hello.".to_owned(), command_id: None };
    house.wait(messages::post(&house.admin(then), &flow, said)).unwrap();
    let written = CompletionRequest {
        on_behalf_of: Some(client.clone()),
        reason: Some("She phoned.".to_owned()),
        ..CompletionRequest::default()
    };
    house.wait(steps::complete(&house.admin(then), &flow, "phone", written)).unwrap();
    let entropy = model::Entropy::from_number(77);
    house.wait(flows::tick(&house.app, then.plus_days(3), entropy)).unwrap();
    carry_out(house, then.plus_days(3));
    let of_step = |step: &str| {
        let loaded = house.wait(flows::workspace(&house.admin(then), &flow)).unwrap();
        loaded.state.assignments.values().find(|open| open.step == step).unwrap().id.clone()
    };
    let (assignment, other) = (of_step("tell"), of_step("sign"));
    let links = house.outbox().into_iter().find_map(|row| match read(&row)? {
        Reference::Assigned { assignment: of, link: link @ Some(_), .. } if of == assignment => Some(link),
        _ => None,
    });
    let link = links.unwrap();
    let link_of_flow = link.clone().unwrap();
    let code = house.admin(now()).id();
    let row = store::links::MailCode {
        id: code.clone(),
        organisation: loaded.organisation.clone(),
        person: client.clone(),
        tries: 0,
        created_at: now(),
        expires_at: now().plus_seconds(600),
        used_at: None,
    };
    let mut statements = vec![store::links::insert_code(row)];
    let person = client;
    let row = |reference: &Reference| {
        let (id, organisation) = (house.admin(now()).id(), loaded.organisation.clone());
        OutboxRow::new(id, organisation, reference.kind(), reference.text(), then)
    };
    for reference in [
        Reference::Code { person: person.clone(), code },
        Reference::Returned { flow: flow.clone(), assignment, person: person.clone(), link },
        Reference::Renewed { flow: flow.clone(), person: person.clone(), link: link_of_flow },
        Reference::Reminder { flow: flow.clone(), assignment: other, person: person.clone() },
        Reference::SignInChanged { person: person.clone(), what: SignInChange::Password, at: then },
        not_started(house, &flow),
    ] {
        statements.push(store::outbox::insert(row(&reference)));
    }
    lend(house, &flow, &person, then);
    send_start_link(house, then);
    let (letter, told) = to_a_record(house, &loaded, &person, then);
    statements.extend([letter, store::outbox::insert(row(&told))]);
    statements.extend(put_off(house, row(&escalated(house, &flow)), &flow, then));
    statements.push(store::outbox::insert(row(&escalated(house, &flow))));
    house.wait(house.app.db.transact(statements)).unwrap();
}

/// What was written to the people of a record.
fn to_a_record(
    house: &House,
    of: &flows::Loaded,
    person: &Id,
    then: Instant,
) -> (store::Statement, Reference) {
    let letter = RecordLetter {
        id: house.admin(now()).id(),
        organisation: of.organisation.clone(),
        record: of.state.record.as_ref().unwrap().id.clone(),
        bulk: house.admin(now()).id(),
        author: Some(house.owner.clone()),
        author_name: "Olga".to_owned(),
        subject: "Closed on Friday".to_owned(),
        body: "Back on Monday.".to_owned(),
        people: 1,
        created_at: then,
    };
    let told = Reference::RecordMessage { message: letter.id.clone(), person: person.clone() };
    (store::records::messages::insert(letter), told)
}

fn escalated(house: &House, flow: &Id) -> Reference {
    Reference::Escalated {
        flow: flow.clone(),
        step: Some("tell".to_owned()),
        clock: None,
        person: house.owner.clone(),
        nobody: None,
    }
}

/// One thing the client lends, one that was given back, and one that was done for them.
fn lend(house: &House, flow: &Id, client: &Id, then: Instant) {
    let ctx = |lent: Option<Borrower>| {
        let viewer = Viewer::outside(house.admin(then).organisation().clone(), client.clone());
        let (person, flow) = (client.clone(), flow.clone());
        house.ctx(Caller::Outside { viewer, person, flow, proved: true, lent }, then)
    };
    for step in ["tell", "give", "help"] {
        let request = LendRequest {
            attempt: None,
            name: "Dora".to_owned(),
            email: format!("{step}@adviser.example"),
            until: Some(then.plus_days(30)),
            note: None,
            language: None,
            on_behalf_of: None,
            command_id: None,
            key: None,
        };
        let ran = house.wait(steps::lend(&ctx(None), flow, step, request)).unwrap();
        let open = ran.loaded.state.assignments.values().find(|open| open.step == step).unwrap();
        let lending = ran.loaded.state.lent(&open.id).unwrap();
        let (person, assignment) = (lending.to.clone(), open.id.clone());
        let borrower = ctx(Some(Borrower { person, assignment, step: step.to_owned() }));
        match step {
            "give" => {
                drop(house.wait(steps::take_back(&borrower, flow, step, TakeBackRequest::default())).unwrap())
            }
            "help" => drop(
                house.wait(steps::complete(&borrower, flow, step, CompletionRequest::default())).unwrap(),
            ),
            _ => {}
        }
    }
}

/// A Start Link that is on, on its way to an address.
fn send_start_link(house: &House, then: Instant) {
    let on = StartLinkSettings { enabled: true, owner: house.owner.clone(), origins: None };
    house.wait(start_links::configure(&house.admin(then), "kinds", on)).unwrap();
    let new = NewSending { to: vec!["ines@client.example".to_owned()], ..NewSending::default() };
    house.wait(start_links::send(&house.admin(then), "kinds", new)).unwrap();
}

fn not_started(house: &House, flow: &Id) -> Reference {
    Reference::NotStarted {
        flow: flow.clone(),
        template: "gone".to_owned(),
        why: NotStarted::TemplateMissing,
        person: house.owner.clone(),
    }
}

/// One thing that waits for a mail that says several.
fn put_off(house: &House, row: OutboxRow, flow: &Id, then: Instant) -> Vec<store::Statement> {
    let collection = app::attention::collection(&row.organisation, &house.owner, then, None);
    let notice = store::attention::Notice {
        id: row.id,
        organisation: row.organisation,
        person: house.owner.clone(),
        collection: collection.id.clone(),
        flow: Some(flow.clone()),
        reference: row.reference,
        created_at: then,
    };
    store::attention::put_off(notice, collection)
}

/// What flows have asked for, as the worker would.
fn carry_out(house: &House, at: Instant) {
    let lease = (at, at.plus_seconds(1));
    let rows = house.wait(outbox::claim(&house.app.db, &System, starts::KIND, lease, 9)).unwrap();
    for row in rows {
        let entropy = model::Entropy::from_number(78);
        house.wait(starts::carry_out(&house.app, &row, at, entropy)).unwrap();
        house.wait(house.app.db.transact(vec![outbox::delivered(&System, &row, at, None)])).unwrap();
    }
}

/// `None` for what is no mail.
fn read(row: &OutboxRow) -> Option<Reference> {
    is_mail(&row.kind).then(|| serde_json::from_str(&row.reference).unwrap())
}

/// A new kind of mail has to be committed above as well.
fn kind(reference: &Reference) -> &'static str {
    match reference {
        Reference::Assigned { .. } => "assigned",
        Reference::Returned { .. } => "returned",
        Reference::Overdue { .. } => "overdue",
        Reference::Message { .. } => "message",
        Reference::OwnerNeeded { .. } => "owner_needed",
        Reference::Recorded { .. } => "recorded",
        Reference::Renewed { .. } => "renewed",
        Reference::Reminder { .. } => "reminder",
        Reference::Escalated { .. } => "escalated",
        Reference::Stalled { .. } => "stalled",
        Reference::NotStarted { .. } => "not_started",
        Reference::Milestone { .. } => "milestone",
        Reference::Collected { .. } => "collected",
        Reference::Code { .. } => "code",
        Reference::Password { .. } => "password",
        Reference::StartLink { .. } => "start_link",
        Reference::Lent { .. } => "lent",
        Reference::GivenBack { .. } => "given_back",
        Reference::DoneForYou { .. } => "done_for_you",
        Reference::SignInChanged { .. } => "sign_in_changed",
        Reference::RecordMessage { .. } => "record_message",
    }
}
const KINDS: usize = 21;

/// Message ids by row; `None` for what was no longer needed.
fn delivered(house: &House) -> BTreeMap<Id, Option<String>> {
    let rows = house.outbox();
    assert!(rows.iter().all(|row| row.done_at.is_some()), "{rows:#?}");
    rows.into_iter().map(|row| (row.id, row.message_id)).collect()
}

fn is_settled(house: &House) -> bool {
    house.outbox().iter().all(|row| row.done_at.or(row.failed_at).is_some())
}

#[test]
fn every_kind_of_mail_survives_a_kill_and_comes_once_more_at_most() {
    for house in House::each() {
        commit_each_kind(&house);
        let rows: Vec<_> = house.outbox().into_iter().filter(|row| is_needed(&house, row)).collect();
        let kinds: BTreeSet<_> = rows.iter().filter_map(read).map(|reference| kind(&reference)).collect();
        assert_eq!(kinds.len(), KINDS, "{kinds:?}");
        let wanted = rows.len();

        // Killed with mails claimed and none delivered.
        let mute = MailServer::mute();
        let server = house.serve(mute.port);
        mute.callers.recv_timeout(PATIENCE).unwrap();
        server.signal("KILL");
        assert!(!server.wait().0.success());
        let mails = house.outbox().into_iter().filter(|row| is_mail(&row.kind));
        assert!(mails.into_iter().all(|row| row.done_at.is_none() && row.attempts <= 1));
        house.hurry();

        // Killed with mails delivered and none of it written down: the last to come gets no answer.
        let (take, told) = std::sync::mpsc::channel();
        let mails = MailServer::start(move |mail, had| {
            let first = had.iter().filter(|mail| !mail.message_id.is_empty()).count() + 1 == wanted;
            if first && !mail.message_id.is_empty() {
                take.send(()).unwrap();
                return Act::Swallow;
            }
            Act::Take
        });
        let server = house.serve(mails.port);
        told.recv_timeout(PATIENCE).unwrap();
        server.signal("KILL");
        assert!(!server.wait().0.success());
        let before: Vec<Arrived> = mails.mails.try_iter().collect();
        assert_eq!(before.len(), wanted);
        house.hurry();

        // Started again, all of them go out, under the ids they had.
        let server = house.serve(mails.port);
        until("delivery", || is_settled(&house));
        server.signal("TERM");
        assert!(server.wait().0.success());
        let ids: Vec<String> =
            delivered(&house).into_values().flatten().map(|id| format!("<{id}>")).collect();
        assert_eq!(ids.len(), wanted);
        let all: Vec<Arrived> = before.into_iter().chain(mails.mails.try_iter()).collect();
        for id in &ids {
            let times = all.iter().filter(|mail| mail.message_id == *id).count();
            assert!((1..=2).contains(&times), "{id} came {times} times");
        }
        assert!(all.iter().all(|mail| ids.contains(&mail.message_id)), "no mail under another id");
    }
}

/// Whether a mail is written for it; what is over is settled without one.
fn is_needed(house: &House, row: &OutboxRow) -> bool {
    if !is_mail(&row.kind) {
        return false;
    }
    let writing = app::mails::Writing { now: now(), entropy: model::Entropy::from_number(5) };
    house.wait(app::mails::facts_of(&house.app, row, writing)).unwrap().is_some()
}

#[test]
fn mail_servers_that_are_slow_refuse_or_give_up_lose_no_mail() {
    for house in House::each() {
        house.publish("two", TWO, now());
        // A port on which nobody listens.
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        for client in ["slow@client.example", "later@client.example", "never@client.example"] {
            house.start("two", client, now());
        }
        let to = |row: &OutboxRow| match read(row) {
            Some(Reference::Assigned { person, .. }) => Some(person),
            _ => None,
        };
        let assigned = || house.outbox().into_iter().filter(|row| to(row).is_some()).collect::<Vec<_>>();
        let server = house.serve(closed);
        until("a try", || assigned().iter().all(|row| row.last_error.is_some()));
        server.signal("TERM");
        server.wait();
        assert!(
            assigned().iter().all(|row| row.done_at.or(row.failed_at).is_none()),
            "a server that is away"
        );
        house.hurry();

        let mails = MailServer::start(|mail, had| match mail.to.split('@').next().unwrap_or_default() {
            "slow" => Act::Slow,
            "never" => Act::Never,
            "later" if had.iter().all(|before| before.to != mail.to) => Act::Later,
            _ => Act::Take,
        });
        let server = house.serve(mails.port);
        // Two steps for each client; the first mail to the one who asks for patience waits, and then goes.
        until("all but one", || {
            house.outbox().iter().filter(|row| row.done_at.or(row.failed_at).is_none()).count() == 1
        });
        let waiting = assigned().into_iter().find(|row| row.done_at.or(row.failed_at).is_none()).unwrap();
        assert!(waiting.last_error.unwrap().contains("451"), "it says why it waits");
        house.hurry();
        until("the last", || is_settled(&house));
        server.signal("TERM");
        server.wait();
        let rows = assigned();
        let failed: Vec<_> = rows.iter().filter(|row| row.failed_at.is_some()).collect();
        assert_eq!((rows.len(), failed.len()), (6, 2));
        assert!(failed.iter().all(|row| row.last_error.as_deref().is_some_and(|why| why.contains("550"))));
        let came: Vec<Arrived> = mails.mails.try_iter().collect();
        let times = |name: &str| came.iter().filter(|mail| mail.to.starts_with(name)).count();
        assert_eq!((times("slow"), times("later"), times("never")), (2, 2, 0));
    }
}
