//! Templates: one to three stages of one to four steps, some side by side, half of them internal.

use super::{Dice, MARKER};
use serde_json::{Value as Json, json};

/// The source, in JSON, which is YAML too.
pub fn draw(dice: &mut Dice, key: &str) -> String {
    let mut made = Made { dice, steps: Vec::new(), number: 0 };
    let stages = 1 + made.dice.below(3);
    let stages: Vec<Json> = (0..stages).map(|number| made.stage(number)).collect();
    json!({
        "baton": 1,
        "key": key,
        "name": format!("xpub {key}"),
        "description": "xpub description",
        "started_from": ["client"],
        "roles": {
            "client": {"name": "Client", "party": "client", "fill": "record.contact"},
            "officer": {"name": format!("{MARKER} role"), "party": "us", "fill": format!("group {MARKER}-officers")},
        },
        "start": {
            "initializer": "client",
            "form": [{"key": "company", "label": "Company", "type": "text", "required": true, "names_record": true}],
        },
        "stages": stages,
    })
    .to_string()
}

struct Made<'d> {
    dice: &'d mut Dice,
    /// Keys of the steps so far, and whether each is the client's own.
    steps: Vec<(String, bool)>,
    number: usize,
}

impl Made<'_> {
    fn stage(&mut self, number: usize) -> Json {
        let mut items = Vec::new();
        // The first step of all is the client's: something has to be there to come back to.
        if number == 0 {
            items.push(self.step(true));
        }
        for _ in 0..1 + self.dice.below(3) {
            items.push(match self.dice.below(5) {
                0 => self.side_by_side(),
                1 => json!({"milestone": format!("{MARKER}_milestone_{number}_{}", items.len()), "name": format!("{MARKER} milestone")}),
                _ => {
                    let own = self.dice.chance(45);
                    self.step(own)
                }
            });
        }
        json!({"stage": format!("stage{number}"), "name": format!("xpub stage {number}"), "steps": items})
    }

    fn side_by_side(&mut self) -> Json {
        // What one branch reads of the other would not be valid.
        let known = self.steps.len();
        let branch = |made: &mut Self, own: bool| {
            let hidden = made.steps.split_off(known);
            let step = made.step(own);
            let ours = made.steps.split_off(known);
            made.steps.extend(hidden);
            made.steps.extend(ours);
            json!({"name": format!("{MARKER} branch"), "steps": [step]})
        };
        let branches = [branch(self, true), branch(self, false)];
        json!({"parallel": {"name": format!("{MARKER} parallel"), "join": "all", "branches": branches}})
    }

    fn step(&mut self, own: bool) -> Json {
        self.number += 1;
        let key = if own { format!("own_{}", self.number) } else { format!("{MARKER}_{}", self.number) };
        let step = if own { self.of_client(&key) } else { self.of_officer(&key) };
        self.steps.push((key, own));
        step
    }

    fn of_client(&mut self, key: &str) -> Json {
        let kinds = ["form", "file_request", "acknowledgement", "task", "approval"];
        let kind = kinds[self.dice.below(kinds.len())];
        let mut step = json!({
            "step": key,
            "kind": kind,
            "role": "client",
            "title": format!("xpub title of {{{{start.company}}}}"),
            "text": format!("xpub text for {{{{client.name}}}}"),
            "sees": ["start"],
        });
        match kind {
            "form" => {
                step["form"] =
                    json!([{"key": "said", "label": "xpub label", "type": "text", "required": true}]);
            }
            "file_request" => {
                let mut file =
                    json!({"key": "doc", "label": "xpub document", "types": ["pdf"], "required": true});
                if self.dice.chance(60) {
                    file["reviewed_by"] = json!("officer");
                    file["may_decline"] = json!(true);
                }
                step["files"] = json!([file]);
            }
            "approval" => step["outcome"] = json!({"denied": "end"}),
            _ => {}
        }
        step
    }

    fn of_officer(&mut self, key: &str) -> Json {
        let kinds = ["form", "approval", "task", "acknowledgement", "message"];
        let kind = kinds[self.dice.below(kinds.len())];
        let sees: Vec<&str> = self.steps.iter().map(|(key, _)| key.as_str()).chain(["start"]).collect();
        let mut step = json!({
            "step": key,
            "kind": kind,
            "title": format!("{MARKER} title of {{{{start.company}}}}"),
            "text": format!("{MARKER} text"),
        });
        if kind == "message" {
            step["to"] = json!("officer");
            return step;
        }
        step["role"] = json!("officer");
        step["sees"] = json!(sees);
        if self.dice.chance(50) {
            step["visible"] = json!(["client"]);
            if self.dice.chance(50) {
                step["label_for_client"] = json!("xpub name for you");
            }
        }
        if matches!(kind, "form" | "approval" | "task") {
            step["form"] = json!([
                {"key": format!("{MARKER}_note"), "label": format!("{MARKER} label"), "hint": format!("{MARKER} hint"),
                 "type": "text", "required": true},
                {"key": format!("{MARKER}_choice"), "label": format!("{MARKER} choice"), "type": "choice",
                 "options": [format!("{MARKER} option"), format!("{MARKER} other")], "required": true},
            ]);
        }
        if kind == "approval" {
            step["checklist"] = json!([format!("{MARKER} check")]);
            let back: Vec<&str> =
                self.steps.iter().filter(|(_, own)| *own).map(|(key, _)| key.as_str()).take(1).collect();
            step["outcome"] = json!({"sent_back": back, "denied": "end"});
        }
        step
    }
}
