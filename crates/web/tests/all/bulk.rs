//! One act for many records by its pages, without a script: choosing, what is asked, the look, and what came of it.

use crate::browser::Browser;
use crate::desk::{Answered, Desk};
use app::{
    members::NewMember,
    records::{self, Change, contacts},
};
use axum::http::header;
use model::{Entropy, Id};
use testkit::TestDatabase;

const TEMPLATE: &str = "
baton: 1
key: review
name: Review
started_from: [client]
roles:
  worker: {name: Worker, party: us}
start:
  form:
    - {key: year, label: Year, type: text, required: true}
stages:
  - stage: work
    name: Work
    steps:
      - {step: look, kind: task, role: worker, title: Look}
";

fn location(answered: &Answered) -> String {
    answered.header(header::LOCATION).to_owned()
}

async fn client(desk: &Desk, name: &str) -> Id {
    let ctx = desk.system();
    let email = format!("{}@halden.example", name.to_lowercase());
    let change =
        Change { name: Some(name.to_owned()), email: Some(Some(email.clone())), ..Change::default() };
    let id = records::create(&ctx, "client", change).await.unwrap();
    let given = contacts::ContactGiven {
        role: None,
        is_primary: true,
        may_start: contacts::MayStart::Offered,
        may_see: contacts::MaySee::Own,
    };
    contacts::add(&desk.system(), &id, (name, &email), given).await.unwrap();
    id
}

async fn look(desk: &Desk, seed: u64) {
    while app::bulk::go_on(&desk.app, desk.system().now, Entropy::from_number(seed)).await.unwrap() > 0 {}
}

#[tokio::test]
async fn a_selection_is_started_for_and_written_to() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let new = NewMember { admin: true, builder: true, ..NewMember::default() };
        let mut browser = Browser::member(&desk, "Ada", new).await;
        let draft = app::templates::create(&desk.system(), TEMPLATE).await.unwrap();
        app::templates::publish(&desk.system(), &draft.key).await.unwrap();
        let (ann, bo) = (client(&desk, "Ann").await, client(&desk, "Bo").await);

        let list = browser.get("/records/of/client").await.text;
        assert!(list.contains("Select Ann") && list.contains("Start Workflow"), "{list}");
        let choose = browser.get(&format!("/records/of/client/starts?record={ann}&record={bo}")).await.text;
        assert!(choose.contains("2 records: Ann and Bo") && choose.contains("value=\"review\""), "{choose}");
        let form = format!("/records/of/client/starts?record={ann}&record={bo}&template=review");
        let asked = browser.get(&form).await.text;
        assert!(asked.contains("name=\"data.year\"") && asked.contains("name=\"roles.worker\""), "{asked}");

        let worker = browser.get("/admin/members").await.text;
        let at = worker.find("/admin/members/").unwrap() + "/admin/members/".len();
        let worker: String = worker[at..].chars().take_while(char::is_ascii_alphanumeric).collect();
        let (ann_id, bo_id) = (ann.to_string(), bo.to_string());
        let answers = [
            ("record", ann_id.as_str()),
            ("record", bo_id.as_str()),
            ("template", "review"),
            ("roles.worker", worker.as_str()),
            ("data.year", "2026"),
        ];
        let none = [("template", "review"), ("data.year", "2026")];
        assert_eq!(browser.post_as_member("/records/of/client/starts", &none).await.status, 422);
        let asked = browser.post_as_member("/records/of/client/starts", &answers).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let bulk = location(&asked);
        let early = browser.post_as_member(&bulk, &[("act", "run")]).await;
        assert_eq!(early.status, 409, "nobody has looked");
        look(&desk, 71).await;
        let page = browser.get(&bulk).await.text;
        assert!(page.contains("2 flows can be started"), "{page}");
        assert_eq!(browser.post_as_member(&bulk, &[("act", "run")]).await.status, 303);
        look(&desk, 72).await;
        let page = browser.get(&format!("{bulk}?state=done")).await.text;
        assert!(page.contains("2 flows were started") && page.contains("/flows/"), "{page}");

        let all = [("all", "yes"), ("subject", "Closed"), ("text-of-message", "On Friday."), ("to", "all")];
        let empty = [("all", "yes"), ("subject", ""), ("text-of-message", "On Friday."), ("to", "all")];
        let refused = browser.post_as_member("/records/of/client/letters", &empty).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("On Friday."), "what was typed is still there");
        let bulk = location(&browser.post_as_member("/records/of/client/letters", &all).await);
        look(&desk, 73).await;
        assert_eq!(browser.post_as_member(&bulk, &[("act", "run")]).await.status, 303);
        look(&desk, 74).await;
        let messages = browser.get(&format!("/records/{ann}/messages")).await.text;
        assert!(messages.contains("On Friday.") && messages.contains("to one person"), "{messages}");
        let history = browser.get(&format!("/records/{ann}/history")).await.text;
        assert!(history.contains("wrote to its people"), "{history}");
    }
}
