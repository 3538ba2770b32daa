//! Documents by the API: uploaded, given, returned, given again, accepted.

use crate::desk;
use crate::desk::{Desk, FILE_BYTES_MAX};
use app::members::{self, NewMember};
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../../templates/kyc-review.yaml");
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

struct Case {
    desk: Desk,
    step: String,
}

async fn case(database: TestDatabase) -> Case {
    let desk = Desk::on(database).await;
    for (name, group) in
        [("Olga", "compliance"), ("Otto", "compliance"), ("Pia", "approvers"), ("Paul", "approvers")]
    {
        let member = NewMember {
            email: format!("{}@firm.example", name.to_lowercase()),
            name: name.to_owned(),
            groups: vec![group.to_owned()],
            ..NewMember::default()
        };
        members::add(&desk.system(), member).await.unwrap();
    }
    desk.publish(TEMPLATE).await;
    let start = json!({
        "template": "kyc-review",
        "record": {"kind": "client", "name": "Nadia Ferrand", "email": "nadia@client.example"},
        "data": {
            "company": "Orchard Lane Ltd", "sector": "Energy", "public_office": false,
            "seat": {"street": "1 Orchard Lane", "postcode": "AB1 2CD", "city": "Sampleton", "country": "United Kingdom"},
        },
    });
    let flow = desk.post("/api/v1/flows", &start).await.expect(201);
    let step = format!("/api/v1/flows/{}/steps/identity", flow["id"].as_str().unwrap());
    Case { desk, step }
}

impl Case {
    async fn give(&self, document: &str) -> Json {
        let path = format!("{}/files/{document}", self.step);
        self.desk.upload(&path, None, (&format!("{document}.pdf"), PDF)).await.expect(201)
    }

    async fn submit(&self) -> Json {
        self.desk.post(&format!("{}/completion", self.step), &json!({})).await.expect(200)
    }

    async fn decide(&self, document: &str, body: &Json) -> desk::Answered {
        self.desk.post(&format!("{}/files/{document}/decision", self.step), body).await
    }
}

fn identity(flow: &Json) -> Json {
    flow["steps"].as_array().unwrap().iter().find(|step| step["key"] == "identity").unwrap().clone()
}

#[tokio::test]
async fn documents_are_given_returned_given_again_and_accepted() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let given = case.give("id").await;
        assert_eq!(
            (&given["name"], &given["field"], &given["media_type"]),
            (&json!("id.pdf"), &json!("id"), &json!("application/pdf"))
        );
        assert_eq!(given["size_bytes"], PDF.len());
        case.give("address").await;
        case.give("register").await;
        let flow = case.submit().await;
        assert_eq!((&identity(&flow)["status"], &flow["held_by"]), (&json!("in_review"), &json!("us")));

        case.decide("id", &json!({"decision": "accept"})).await.expect(200);
        let no_reason = case.decide("address", &json!({"decision": "return"})).await.expect(422);
        assert_eq!(no_reason["errors"][0]["path"], "reason");
        case.decide("address", &json!({})).await.expect(422);
        case.decide("nothing", &json!({"accept": true})).await.expect(404);
        case.decide("address", &json!({"return": true, "reason": "Too old"})).await.expect(200);
        let back = case.decide("register", &json!({"accept": true})).await.expect(200);
        assert_eq!((&identity(&back)["status"], &identity(&back)["attempt"]), (&json!("open"), &json!(2)));
        case.decide("register", &json!({"accept": true})).await.expect(409);

        case.give("address").await;
        case.submit().await;
        let done = case.decide("address", &json!({"decision": "accept"})).await.expect(200);
        assert_eq!(
            (&identity(&done)["status"], &identity(&done)["outcome"]),
            (&json!("done"), &json!("submitted"))
        );
        assert_eq!(case.desk.files.ids().len(), 4);
    }
}

#[tokio::test]
async fn a_file_that_does_not_fit_is_not_kept() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let path = format!("{}/files/id", case.step);
        let large = vec![b' '; usize::try_from(FILE_BYTES_MAX).unwrap() + 1];
        let large = [PDF, &large].concat();
        for (name, bytes) in [("a.exe", b"MZ\x90\x00\x03".as_slice()), ("a.pdf", b""), ("a.pdf", &large)] {
            let problem = case.desk.upload(&path, None, (name, bytes)).await.expect(422);
            assert_eq!(problem["errors"][0]["path"], "id", "{name}");
        }
        let unknown = format!("{}/files/nothing", case.step);
        case.desk.upload(&unknown, None, ("a.pdf", PDF)).await.expect(404);
        let closed = case.step.replace("identity", "approve");
        let status =
            case.desk.upload(&format!("{closed}/files/x"), None, ("a.pdf", PDF)).await.status.as_u16();
        assert!([404, 409].contains(&status), "{status}");
        case.desk
            .upload("/api/v1/flows/unknown/steps/identity/files/id", None, ("a.pdf", PDF))
            .await
            .expect(404);
        case.desk.post(&path, &json!({})).await.expect(400);
        let form = [("content-type", "multipart/form-data; boundary=x")];
        case.desk.ask("POST", &path, &form, "--x--\r\n").await.expect(422);
        assert!(case.desk.files.ids().is_empty(), "no bytes are left behind");
    }
}

#[tokio::test]
async fn the_same_key_gives_a_file_once() {
    for database in TestDatabase::each().await {
        let case = case(database).await;
        let path = format!("{}/files/id", case.step);
        let first = case.desk.upload(&path, Some("f1"), ("id.pdf", PDF)).await.expect(201);
        let again = case.desk.upload(&path, Some("f1"), ("id.pdf", PDF)).await.expect(201);
        assert_eq!(first, again);
        assert_eq!(case.desk.files.ids().len(), 1);
        case.desk.upload(&path, Some("f1"), ("other.pdf", PDF)).await.expect(422);
        case.give("address").await;
        case.give("register").await;
        case.submit().await;
        let decision = format!("{path}/decision");
        let accept = json!({"decision": "accept"});
        let done = case.desk.post_once(&decision, "d1", &accept).await.expect(200);
        assert_eq!(case.desk.post_once(&decision, "d1", &accept).await.expect(200)["seq"], done["seq"]);
        case.desk.post_once(&decision, "d1", &json!({"decision": "waive"})).await.expect(422);
    }
}
