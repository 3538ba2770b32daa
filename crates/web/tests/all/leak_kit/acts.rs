//! One random act in a flow, by the API: whoever is open does something possible, with marked words where they are
//! internal.

use super::{Dice, MARKER};
use crate::desk::Desk;
use app::messages::{self, NewMessage, Thread};
use model::Id;
use serde_json::{Value as Json, json};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// `false` when there is nothing left to do.
pub async fn act(dice: &mut Dice, desk: &Desk, flow: &str, definition: &Json) -> bool {
    let shown = desk.get(&format!("/api/v1/flows/{flow}")).await.expect(200);
    let steps = shown["steps"].as_array().unwrap();
    let open: Vec<&Json> =
        steps.iter().filter(|step| matches!(step["status"].as_str(), Some("open" | "in_review"))).collect();
    let Some(step) = dice.one(&open).filter(|_| shown["status"] == "running") else { return false };
    if dice.chance(40) {
        note(desk, flow, dice.chance(30)).await;
    }
    let key = step["key"].as_str().unwrap();
    let address = format!("/api/v1/flows/{flow}/steps/{key}");
    let written = written(definition, key);
    if step["status"] == "in_review" {
        review(dice, desk, &address).await;
        return true;
    }
    for slot in written["files"].as_array().into_iter().flatten() {
        let upload = format!("{address}/files/{}", slot["key"].as_str().unwrap());
        // One that was accepted before is not asked for again.
        desk.upload(&upload, None, ("paper.pdf", PDF)).await;
    }
    let done = desk.post(&format!("{address}/completion"), &answer(dice, &written)).await;
    assert!(matches!(done.status.as_u16(), 200 | 409 | 422), "{key}: {}", done.text);
    true
}

/// Members talk among themselves, and now and then with the client.
async fn note(desk: &Desk, flow: &str, with_client: bool) {
    let (thread, text) = match with_client {
        true => (Thread::Role("client".to_owned()), "xpub hello".to_owned()),
        false => (Thread::Internal, format!("{MARKER} note")),
    };
    let message = NewMessage { thread, text, command_id: None };
    messages::post(&desk.system(), &Id::given(flow), message).await.unwrap();
}

async fn review(dice: &mut Dice, desk: &Desk, step: &str) {
    let verdicts = [
        json!({"decision": "accept"}),
        json!({"decision": "return", "reason": "Please again."}),
        json!({"decision": "waive", "reason": format!("{MARKER} reason")}),
    ];
    let verdict = dice.one(&verdicts).unwrap();
    let decided = desk.post(&format!("{step}/files/doc/decision"), verdict).await;
    assert!(matches!(decided.status.as_u16(), 200 | 409 | 422), "{}", decided.text);
}

fn answer(dice: &mut Dice, step: &Json) -> Json {
    let own = step["role"] == "client";
    let mut data = json!({});
    for field in step["form"].as_array().into_iter().flatten() {
        let key = field["key"].as_str().unwrap();
        data[key] = match field["type"].as_str() {
            Some("choice") => field["options"][0].clone(),
            _ if own => json!("own words"),
            _ => json!(format!("{MARKER} words")),
        };
    }
    let mut answer = json!({"data": data});
    if step["kind"] == "approval" {
        let backs = step["outcome"]["sent_back"].as_array().cloned().unwrap_or_default();
        let back = !backs.is_empty() && dice.chance(35);
        let outcome = if back {
            "sent_back"
        } else if dice.chance(10) {
            "denied"
        } else {
            "approved"
        };
        answer["outcome"] = json!(outcome);
        answer["back_to"] = json!(if back { backs } else { Vec::new() });
        answer["comment"] = json!(if back { "Please again.".to_owned() } else { comment(own) });
        answer["checklist"] = json!([0]);
    } else if !own {
        answer["comment"] = json!(comment(own));
    }
    answer
}

/// Why something comes back is read by whoever gets it; any other comment stays inside.
fn comment(own: bool) -> String {
    if own { "own comment".to_owned() } else { format!("{MARKER} comment") }
}

/// The step as the template says it, wherever it stands.
fn written(definition: &Json, key: &str) -> Json {
    match definition {
        Json::Object(fields) if fields.get("step").is_some_and(|step| step == key) => definition.clone(),
        Json::Object(fields) => found(fields.values(), key),
        Json::Array(items) => found(items.iter(), key),
        _ => Json::Null,
    }
}

fn found<'a>(mut all: impl Iterator<Item = &'a Json>, key: &str) -> Json {
    all.find_map(|one| Some(written(one, key)).filter(|found| !found.is_null())).unwrap_or_default()
}
