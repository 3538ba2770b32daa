//! "She phoned": a member writes down what somebody outside answered. Both are named, and the client gets a receipt.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Ctx, Problem, Scope, flows,
    mails::{About, Writing, facts},
    steps::{self, CompletionRequest, EVIDENCE, OnBehalf, StoredFile},
};
use engine::flow::event;
use engine::flow::{AuthorKind, Event};
use firm::{Firm, answers, request};
use model::{Entropy, Id, Value, field::FileType};
use store::{Viewer, outbox};
use testkit::TestDatabase;

const TEMPLATE: &str = "
baton: 1
key: details
name: Details
roles:
  client: {name: Client, party: client, fill: record.contact}
  officer: {name: Officer, party: us, fill: group officers}
start: {initializer: client}
stages:
  - stage: ask
    name: Ask
    steps:
      - step: details
        kind: file_request
        role: client
        title: Internal words for the details
        label_for_client: Your details
        form: [{key: size, label: How many people, type: number, required: true}]
        files: [{key: register, label: Extract of the register, required: true}]
      - step: check
        kind: approval
        role: officer
        title: Check them
        outcome: {denied: end}
";

struct Case {
    firm: Firm,
    flow: Id,
    client: Id,
    officer: Id,
    stranger: Id,
}

async fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let officer = firm.group("officers", &["Olga"]).await.remove(0);
        let stranger = firm.group("others", &["Sam"]).await.remove(0);
        let template = firm.publish(TEMPLATE).await;
        let start = request(&template, "Nadia Ferrand", "nadia@client.example");
        let flow = flows::start(&firm.key(&Scope::ALL), start).await.unwrap().flow;
        let loaded = flows::workspace(&firm.admin(), &flow).await.unwrap();
        let client = loaded.state.players("client")[0].clone();
        all.push(Case { firm, flow, client, officer, stranger });
    }
    all
}

impl Case {
    fn on_behalf(&self) -> OnBehalf<'_> {
        OnBehalf { flow: &self.flow, step: "details", person: &self.client }
    }

    fn answer(&self, reason: Option<&str>) -> CompletionRequest {
        CompletionRequest {
            data: answers(&[("size", "12")]),
            on_behalf_of: Some(self.client.clone()),
            reason: reason.map(str::to_owned),
            ..CompletionRequest::default()
        }
    }

    async fn record(&self, ctx: &Ctx, reason: Option<&str>) -> Result<flows::Ran, Problem> {
        steps::complete(ctx, &self.flow, "details", self.answer(reason)).await
    }

    async fn give(&self, ctx: &Ctx, field: &str, name: &str) -> Id {
        steps::give_file_for(ctx, &self.on_behalf(), field, pdf(ctx, name)).await.unwrap().id
    }
}

fn pdf(ctx: &Ctx, name: &str) -> StoredFile {
    StoredFile {
        id: ctx.id(),
        name: name.to_owned(),
        size_bytes: 10,
        sha256: "00".repeat(32),
        sniffed: Some(FileType::Pdf),
        media_type: "application/pdf".to_owned(),
    }
}

fn paths(problem: Problem) -> Vec<String> {
    match problem {
        Problem::Invalid(all) => all.into_iter().map(|one| one.path).collect(),
        other => vec![other.to_string()],
    }
}

#[tokio::test]
async fn both_are_named_and_what_shows_it_is_for_members_alone() {
    for case in cases().await {
        let olga = case.firm.member(&case.officer);
        case.give(&olga, "register", "register.pdf").await;
        let note = case.give(&olga, EVIDENCE, "note of the call.pdf").await;
        case.record(&olga, Some("She phoned on Monday.")).await.unwrap();

        let log = flows::history(&case.firm.admin(), &case.flow, 0).await.unwrap();
        let last = log.last().unwrap();
        assert_eq!((last.actor.kind, &last.actor.id), (AuthorKind::Person, &Some(case.officer.clone())));
        assert_eq!(last.actor.on_behalf_of, Some(case.client.clone()));
        let recorded = last.events.iter().find_map(|event| match event {
            Event::Answered(event::Answered { by, recorded: Some(recorded), .. }) => {
                Some((by.clone(), recorded.clone()))
            }
            _ => None,
        });
        let (by, recorded) = recorded.unwrap();
        assert_eq!((by, recorded.by), (case.client.clone(), Some(case.officer.clone())));
        assert_eq!(recorded.reason.value().map(Value::display).as_deref(), Some("She phoned on Monday."));
        assert_eq!(flows::verified(&case.firm.admin(), &case.flow).await.unwrap().problem, None);

        let all = app::files::list(&case.firm.admin(), &case.flow).await.unwrap();
        let internal: Vec<bool> = all.iter().map(|file| file.internal).collect();
        assert_eq!((all.len(), internal), (2, vec![false, true]));
        let outside = case.firm.outside(&case.client, &case.flow);
        let seen = app::files::list(&outside, &case.flow).await.unwrap();
        assert_eq!(seen.len(), 1, "the client sees what was given for them, not what shows it");
        assert!(seen.iter().all(|file| file.id != note));
    }
}

#[tokio::test]
async fn the_client_gets_a_receipt_without_internal_words() {
    for case in cases().await {
        let olga = case.firm.member(&case.officer);
        case.give(&olga, "register", "register.pdf").await;
        case.record(&olga, Some("She phoned.")).await.unwrap();
        let organisation = &case.firm.organisation;
        let rows = outbox::recent(&case.firm.app.db, &Viewer::system(organisation.clone())).await.unwrap();
        let mut receipts = Vec::new();
        for row in rows {
            let writing = Writing { now: case.firm.now(), entropy: Entropy::from_number(5) };
            let facts = facts(&case.firm.app, organisation, &row.reference, writing).await.unwrap();
            if let Some(facts) = facts
                && let About::Recorded { title, documents, url, .. } = facts.about
            {
                receipts.push((facts.to_address, title, documents, url.contains("/f/")));
            }
        }
        let documents = vec!["Extract of the register".to_owned()];
        let expected = ("nadia@client.example".to_owned(), "Your details".to_owned(), documents, true);
        assert_eq!(receipts, [expected]);
    }
}

#[tokio::test]
async fn a_reason_is_asked_with_everything_else_that_is_missing() {
    for case in cases().await {
        let olga = case.firm.member(&case.officer);
        let request = CompletionRequest { data: answers(&[("size", "many")]), ..case.answer(Some(" ")) };
        let refused = steps::complete(&olga, &case.flow, "details", request).await.err().unwrap();
        let mut wrong = paths(refused);
        wrong.sort();
        assert_eq!(wrong, ["reason", "size"]);
        assert_eq!(paths(case.record(&olga, None).await.err().unwrap()), ["reason"]);
    }
}

#[tokio::test]
async fn only_those_with_a_part_may_and_only_for_people_outside() {
    for case in cases().await {
        let stranger = case.firm.member(&case.stranger);
        let refused = case.record(&stranger, Some("She phoned.")).await.err().unwrap();
        assert!(matches!(refused, Problem::NotAllowed { .. }), "{refused:?}");
        let loaded = flows::workspace(&stranger, &case.flow).await.unwrap();
        assert!(!steps::can_record(&stranger, &loaded, "details"));
        let outside = case.firm.outside(&case.client, &case.flow);
        assert!(!steps::can_record(&outside, &loaded, "details"));

        let olga = case.firm.member(&case.officer);
        assert!(steps::can_record(&olga, &loaded, "details"));
        assert!(!steps::can_record(&olga, &loaded, "check"), "colleagues answer for themselves");
        case.give(&olga, "register", "register.pdf").await;
        case.record(&olga, Some("She phoned.")).await.unwrap();
        let admin = case.firm.admin_named(&case.stranger);
        let colleague = CompletionRequest {
            on_behalf_of: Some(case.officer.clone()),
            reason: Some("She is away.".to_owned()),
            ..CompletionRequest::default()
        };
        let refused = steps::complete(&admin, &case.flow, "check", colleague).await.err().unwrap();
        assert!(matches!(refused, Problem::Refused(_)), "{refused:?}");
    }
}

#[tokio::test]
async fn what_the_client_half_filled_in_and_what_is_recorded_never_mix() {
    for case in cases().await {
        let outside = case.firm.outside(&case.client, &case.flow);
        case.firm.give(&outside, &case.flow, "details", "register").await;
        let olga = case.firm.member(&case.officer);
        assert!(steps::uploaded_for(&olga, &case.on_behalf()).await.unwrap().is_empty());
        let refused = case.record(&olga, Some("She phoned.")).await.err().unwrap();
        assert_eq!(paths(refused), ["register"], "the client's own upload is not sent by others");

        let note = case.give(&olga, EVIDENCE, "note.pdf").await;
        let theirs = steps::uploaded(&outside, &case.flow, "details").await.unwrap();
        assert_eq!(theirs.iter().map(|file| file.field.as_str()).collect::<Vec<_>>(), ["register"]);
        let foreign = theirs[0].id.clone();
        let refused = steps::remove_file_for(&olga, &case.on_behalf(), &foreign).await.err().unwrap();
        assert!(matches!(refused, Problem::NotFound));
        steps::remove_file_for(&olga, &case.on_behalf(), &note).await.unwrap();

        let own = CompletionRequest { data: answers(&[("size", "12")]), ..CompletionRequest::default() };
        steps::complete(&outside, &case.flow, "details", own).await.unwrap();
        assert_eq!(app::files::list(&case.firm.admin(), &case.flow).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn nobody_outside_uploads_what_shows_a_call() {
    for case in cases().await {
        let outside = case.firm.outside(&case.client, &case.flow);
        let refused =
            steps::give_file(&outside, &case.flow, "details", EVIDENCE, pdf(&outside, "x.pdf")).await;
        assert!(matches!(refused, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_key_may_say_why() {
    for case in cases().await {
        let key = case.firm.key(&Scope::ALL);
        case.firm.give(&key, &case.flow, "details", "register").await;
        case.firm.give(&key, &case.flow, "details", EVIDENCE).await;
        case.record(&key, Some("By letter.")).await.unwrap();
        let loaded = flows::workspace(&case.firm.admin(), &case.flow).await.unwrap();
        let decision = &loaded.state.steps["details"].attempts[0].decisions[0];
        let recorded = decision.recorded.as_ref().unwrap();
        assert_eq!((recorded.by.clone(), recorded.files.is_some()), (None, true));
    }
}
