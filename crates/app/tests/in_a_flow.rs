//! What people do in a flow besides its steps: messages, files, drafts, and their to-do list.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Caller, Ctx, PageRequest, Problem, Scope,
    drafts::{self, Found},
    files, flows, mails,
    messages::{self, NewMessage, Thread},
    steps, todo,
};
use firm::{
    Do::{self, Accept, Finish, Give},
    Firm, request,
};
use model::{Entropy, Id, Instant, definition::Outcome::Submitted, field::FieldInput};
use serde_json::json;
use store::Viewer;
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../templates/kyc-review.yaml");
const START: &str = r#"{"company": "Orchard Lane Ltd", "sector": "Energy", "public_office": false,
    "seat": {"street": "1 Orchard Lane", "postcode": "AB1 2CD", "city": "Sampleton", "country": "United Kingdom"}}"#;
const GIVEN: &[Do] = &[
    Give("identity", "id"),
    Give("identity", "address"),
    Give("identity", "register"),
    Finish("identity", Submitted, "{}"),
];

struct Case {
    firm: Firm,
    flow: Id,
    officers: Vec<Id>,
    client: Id,
}

async fn case(database: TestDatabase) -> Case {
    let firm = Firm::on(database).await;
    let officers = firm.group("compliance", &["Olga", "Otto"]).await;
    let start = to_start(&firm, &officers[0]).await;
    let flow = flows::start(&firm.key(&Scope::ALL), start).await.unwrap().flow;
    let loaded = flows::workspace(&firm.admin(), &flow).await.unwrap();
    let client = loaded.state.players("client")[0].clone();
    Case { firm, flow, officers, client }
}

async fn to_start(firm: &Firm, owner: &Id) -> flows::StartRequest {
    let template = firm.publish(TEMPLATE).await;
    let mut start = request(&template, "Nadia Ferrand", "nadia@client.example");
    let data: std::collections::BTreeMap<String, serde_json::Value> = serde_json::from_str(START).unwrap();
    start.data = data.into_iter().map(|(field, json)| (field, FieldInput::Json(json))).collect();
    start.owner = Some(owner.clone());
    start
}

impl Case {
    fn client(&self, proved: bool) -> Ctx {
        let viewer = Viewer::outside(self.firm.organisation.clone(), self.client.clone());
        self.firm.ctx(Caller::Outside {
            viewer,
            person: self.client.clone(),
            flow: self.flow.clone(),
            proved,
            lent: None,
        })
    }

    fn open_assignment(&self, loaded: &flows::Loaded) -> Id {
        loaded.state.assignments.keys().next().unwrap().clone()
    }

    async fn mails(&self) -> Vec<serde_json::Value> {
        let viewer = Viewer::system(self.firm.organisation.clone());
        let rows = store::outbox::recent(&self.firm.app.db, &viewer).await.unwrap();
        let all = rows.iter().map(|row| serde_json::from_str::<serde_json::Value>(&row.reference).unwrap());
        all.filter(|mail| mail["mail"] == "message").collect()
    }
}

fn new(thread: Thread, text: &str, command: Option<&str>) -> NewMessage {
    NewMessage { thread, text: text.to_owned(), command_id: command.map(str::to_owned) }
}

fn with_client() -> Thread {
    Thread::Role("client".to_owned())
}

#[tokio::test]
async fn both_sides_write_and_the_other_is_told() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let olga = || case.firm.member(&case.officers[0]);
        let first = messages::post(&olga(), &case.flow, new(with_client(), "Good morning", Some("c1")))
            .await
            .unwrap();
        let again = messages::post(&olga(), &case.flow, new(with_client(), "Good morning", Some("c1")))
            .await
            .unwrap();
        assert_eq!(first, again, "the same form twice is one message");
        let to_client = case.mails().await;
        assert_eq!((to_client.len(), to_client[0]["person"].as_str()), (1, Some(case.client.as_str())));
        assert!(to_client[0]["link"].is_string(), "with a link to the flow");

        messages::post(&case.client(false), &case.flow, new(with_client(), "Hello", None)).await.unwrap();
        let to_owner = case.mails().await;
        assert_eq!((to_owner.len(), to_owner[0]["person"].as_str()), (2, Some(case.officers[0].as_str())));

        messages::post(&olga(), &case.flow, new(Thread::Internal, "Looks odd", None)).await.unwrap();
        let inside = messages::list(&olga(), &case.flow).await.unwrap();
        let texts = |view: &messages::ThreadView| -> Vec<String> {
            view.messages.iter().map(|message| format!("{}: {}", message.author_name, message.text)).collect()
        };
        assert_eq!(texts(&inside[0]), ["Olga: Good morning", "Nadia Ferrand: Hello"]);
        assert_eq!(
            (&inside[1].thread, texts(&inside[1])),
            (&Thread::Internal, vec!["Olga: Looks odd".to_owned()])
        );
        let outside = messages::list(&case.client(false), &case.flow).await.unwrap();
        assert_eq!(outside.len(), 1, "people outside know nothing of internal threads");
    }
}

#[tokio::test]
async fn a_member_who_starts_something_for_a_client_does_not_become_the_client() {
    for database in TestDatabase::each().await {
        let firm = Firm::on(database).await;
        let officers = firm.group("compliance", &["Olga"]).await;
        let start = to_start(&firm, &officers[0]).await;
        let flow = flows::start(&firm.member(&officers[0]), start).await.unwrap().flow;
        let state = &flows::workspace(&firm.admin(), &flow).await.unwrap().state;
        let [client] = state.players("client") else { unreachable!("{:?}", state.roles) };
        assert_eq!(state.person(client).unwrap().name, "Nadia Ferrand");
        assert_eq!(state.starter.as_ref(), Some(&officers[0]), "and it is known who started it");
    }
}

#[tokio::test]
async fn whoever_no_longer_plays_the_role_gets_no_mail_about_its_thread() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let olga = || case.firm.member(&case.officers[0]);
        messages::post(&olga(), &case.flow, new(with_client(), "For you alone", None)).await.unwrap();
        messages::post(&case.client(false), &case.flow, new(with_client(), "Thanks", None)).await.unwrap();
        let told = async |of: usize| {
            let reference = case.mails().await[of].to_string();
            let writing = mails::Writing { now: case.firm.now(), entropy: Entropy::from_number(1) };
            let facts = mails::facts(&case.firm.app, &case.firm.organisation, &reference, writing).await;
            facts.unwrap().is_some()
        };
        let mails = case.mails().await;
        let to_client = mails.iter().position(|mail| mail["person"] == case.client.as_str()).unwrap();
        assert!(told(to_client).await && told(1 - to_client).await, "{mails:?}");
        let other =
            flows::RolePerson::Named { name: "Paul".to_owned(), email: "paul@client.example".to_owned() };
        steps::rebind(&olga(), &case.flow, "client", (vec![other], steps::Once::default(), ""))
            .await
            .unwrap();
        assert!(!told(to_client).await, "the role has gone to somebody else");
        assert!(told(1 - to_client).await, "the owner is still told");
    }
}

#[tokio::test]
async fn nobody_writes_where_they_cannot_read() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let olga = case.firm.member(&case.officers[0]);
        let internal = messages::post(&case.client(true), &case.flow, new(Thread::Internal, "x", None)).await;
        assert!(matches!(internal, Err(Problem::NotFound)));
        let officers = Thread::Role("officer".to_owned());
        let inside_role = messages::post(&olga, &case.flow, new(officers, "x", None)).await;
        assert!(matches!(inside_role, Err(Problem::NotFound)));
        let stranger = case.firm.outside(&Id::given("stranger"), &case.flow);
        assert!(matches!(messages::list(&stranger, &case.flow).await, Err(Problem::NotFound)));
        let reader = case.firm.key(&[Scope::Read]);
        let by_reader = messages::post(&reader, &case.flow, new(with_client(), "x", None)).await;
        assert!(matches!(by_reader, Err(Problem::NotAllowed { .. })));
        for text in ["", " \n", &"x".repeat(20_001)] {
            let refused = messages::post(&olga, &case.flow, new(with_client(), text, None)).await;
            assert!(matches!(refused, Err(Problem::Invalid(_))));
        }
    }
}

#[tokio::test]
async fn a_client_reads_given_files_again_on_a_proved_device_only() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        case.firm.play(&case.flow, GIVEN).await;
        let names: Vec<String> = files::list(&case.client(false), &case.flow)
            .await
            .unwrap()
            .into_iter()
            .map(|file| file.name)
            .collect();
        assert_eq!(names, ["id.pdf", "address.pdf", "register.pdf"]);
        let id = files::list(&case.client(false), &case.flow).await.unwrap()[0].id.clone();
        assert!(matches!(files::open(&case.client(false), &id).await, Err(Problem::NotFound)));
        assert_eq!(files::open(&case.client(true), &id).await.unwrap().name, "id.pdf");
        assert_eq!(files::open(&case.firm.member(&case.officers[1]), &id).await.unwrap().name, "id.pdf");
        let stranger = case.firm.outside(&Id::given("stranger"), &case.flow);
        assert!(matches!(files::open(&stranger, &id).await, Err(Problem::NotFound)));
        assert!(matches!(files::open(&case.client(true), &Id::given("x")).await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_draft_is_its_holders_until_the_assignment_is_done() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let loaded = flows::workspace(&case.firm.admin(), &case.flow).await.unwrap();
        let assignment = case.open_assignment(&loaded);
        let client = case.client(false);
        let phone = Some("phone");
        let find = async |ctx: &Ctx, place| drafts::find(ctx, &case.flow, &assignment, place).await;
        assert_eq!(find(&client, phone).await.unwrap(), Found::Nothing);
        for typed in [json!({"note": "a"}), json!({"note": "ab"})] {
            drafts::save(&client, &case.flow, &assignment, "phone", &typed).await.unwrap();
            let Found::Here(kept) = find(&client, phone).await.unwrap() else { panic!("it is not there") };
            assert_eq!((kept.entries, kept.place.as_str()), (typed, "phone"));
        }
        for elsewhere in [None, Some("desk")] {
            assert_eq!(find(&client, elsewhere).await.unwrap(), Found::Elsewhere);
            let proved = find(&case.client(true), elsewhere).await.unwrap();
            assert!(matches!(proved, Found::Here(kept) if kept.place == "phone"));
        }
        let olga = case.firm.member(&case.officers[0]);
        assert!(matches!(find(&olga, phone).await, Err(Problem::NotFound)));
        let endless = json!({"note": "x".repeat(2_000_000)});
        let refused = drafts::save(&client, &case.flow, &assignment, "phone", &endless).await;
        assert!(matches!(refused, Err(Problem::Invalid(_))));
        case.firm.play(&case.flow, GIVEN).await;
        assert!(matches!(find(&client, phone).await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn work_of_a_group_stands_on_the_list_of_each_member() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let of = async |person: &Id| {
            todo::list(&case.firm.member(person), &PageRequest::default()).await.unwrap().items
        };
        assert!(of(&case.officers[0]).await.is_empty(), "the client is to give documents first");
        case.firm.play(&case.flow, GIVEN).await;
        for officer in &case.officers {
            let lines = of(officer).await;
            assert_eq!(lines.len(), 1);
            let line = &lines[0];
            assert_eq!(
                (&line.flow, line.step.as_str(), line.is_review, line.pool.clone()),
                (&case.flow, "identity", true, Some("compliance".to_owned()))
            );
            assert_eq!(line.template_name, "KYC and compliance review");
            assert_eq!(line.record_name, "Nadia Ferrand");
        }
        let count = todo::count(&case.firm.member(&case.officers[0]), Instant(0)).await.unwrap();
        assert_eq!((count.open.0, count.late.0), (1, 0));
        let all = [Accept("identity", "id"), Accept("identity", "address"), Accept("identity", "register")];
        case.firm.play(&case.flow, &all).await;
        let steps: Vec<String> = of(&case.officers[0]).await.into_iter().map(|line| line.step).collect();
        assert!(steps.contains(&"verify".to_owned()) && !steps.contains(&"identity".to_owned()), "{steps:?}");
        let key = case.firm.key(&Scope::ALL);
        assert!(matches!(todo::list(&key, &PageRequest::default()).await, Err(Problem::NotFound)));
    }
}
