//! Samples of the audit log.

use super::{Sample, at, staff_shell, text};
use crate::{
    form::Choice,
    pages::audit::{ACTS, Audit, AuditRow, act_words, list},
};

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let nothing = Audit { rows: Vec::new(), who: text("p1"), older: None, ..audit() };
    vec![Sample::page("audit", list(&staff, &audit())), Sample::page("audit-nothing", list(&staff, &nothing))]
}

fn audit() -> Audit {
    let texts = super::local().texts();
    let row = |seq, moment: &str, who: &str, act: &str, subject: &str, details: &str| AuditRow {
        seq,
        at: at(moment),
        who: text(who),
        what: act_words(act, texts).unwrap_or(act).to_owned(),
        subject: text(subject),
        details: text(details),
        hash: "5d0f4c1b0c6f7f8c3d3a1ce7a90a3c1f5b0f8f2e1f0d9c8b7a695847362514f3".to_owned(),
        previous_hash: "a1b2c3d4e5f60718293a4b5c6d7e8f90112233445566778899aabbccddeeff00".to_owned(),
    };
    Audit {
        rows: vec![
            row(
                12,
                "2026-03-17T09:41:00Z",
                "Helen Brandt",
                "template.published",
                "kyc-review",
                r#"{"version":3}"#,
            ),
            row(
                11,
                "2026-03-16T15:02:00Z",
                "Helen Brandt",
                "group.members_set",
                "Approvers",
                r#"{"added":["01JP8Q0"]}"#,
            ),
            row(
                10,
                "2026-03-16T15:00:00Z",
                "Helen Brandt",
                "member.added",
                "Tom Okafor",
                r#"{"admin":false}"#,
            ),
            row(
                9,
                "2026-03-12T08:30:00Z",
                "Priya Raman",
                "key.created",
                "CRM",
                r#"{"scopes":["read","start"]}"#,
            ),
        ],
        actors: vec![Choice { value: text("p1"), label: text("Helen Brandt") }],
        acts: ACTS
            .iter()
            .map(|(act, words)| Choice { value: (*act).to_owned(), label: words(texts).to_owned() })
            .collect(),
        who: String::new(),
        act: String::new(),
        older: Some("/admin/audit?before=9".to_owned()),
        newest: None,
    }
}
