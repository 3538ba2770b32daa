//! Samples of moving running flows to another version of their template.

use super::{Sample, says, staff_shell, text};
use crate::pages::{
    flow::FlowName,
    moves::{self, Counted, MoveAll, MoveOne, Progress, Reason, Undo},
};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let refused = MoveAll { error: Some(says(Texts::refusal_reason_missing)), ..all() };
    let nothing = MoveAll { fitting: 0, asked: Vec::new(), skipped: Vec::new(), ..all() };
    let none = MoveAll { total: 0, looked_at: 0, ..nothing.clone() };
    let kept = MoveOne { problems: problems(), ..one() };
    let only = MoveOne { to: None, ..one() };
    let back = MoveOne { undo: Some(Undo { to: 2 }), from: 3, ..one() };
    let done = Progress { done: true, moved: 10, stayed: 2, can_undo: true, ..progress() };
    let undone = Progress { is_undo: true, from: 3, to: 2, can_undo: false, stayed: 0, ..done.clone() };
    vec![
        Sample::page("move-all", moves::all(&staff, &all())),
        Sample::page("move-all-refused", moves::all(&staff, &refused)),
        Sample::page("move-all-none-fits", moves::all(&staff, &nothing)),
        Sample::page("move-all-nothing", moves::all(&staff, &none)),
        Sample::page("move-progress", moves::progress(&staff, &progress())),
        Sample::page("move-done", moves::progress(&staff, &done)),
        Sample::page("move-undone", moves::progress(&staff, &undone)),
        Sample::page("move-one", moves::one(&staff, &one())),
        Sample::page("move-one-kept", moves::one(&staff, &kept)),
        Sample::page("move-one-only", moves::one(&staff, &only)),
        Sample::page("move-one-undo", moves::one(&staff, &back)),
    ]
}

fn all() -> MoveAll {
    let counted = |title: &str, flows: usize| Counted { title: text(title), flows };
    MoveAll {
        key: text("kyc-review"),
        template: text("KYC review"),
        from: 2,
        to: 3,
        others: vec![1],
        total: 12,
        looked_at: 12,
        fitting: 10,
        asked: vec![counted("Sign the engagement letter", 10), counted("Confirm the tax number", 4)],
        skipped: vec![counted("Check the register", 6)],
        reasons: vec![Reason {
            said: text("“Proof of address” is with Client now, and is somebody else’s in the new version."),
            count: 2,
            flows: vec![(text("f1"), text("Halden Marine Ltd")), (text("f2"), text("Ingrid Solheim"))],
        }],
        reason: String::new(),
        error: None,
    }
}

fn progress() -> Progress {
    Progress {
        key: text("kyc-review"),
        template: text("KYC review"),
        id: text("move"),
        from: 2,
        to: 3,
        is_undo: false,
        done: false,
        total: 12,
        moved: 4,
        stayed: 1,
        can_undo: false,
        reason: String::new(),
        error: None,
    }
}

fn problems() -> Vec<String> {
    vec![
        text("The step “Check the register” has been reached, and the new version does not have it."),
        text("“Approve the client” is a step of another kind in the new version."),
    ]
}

fn one() -> MoveOne {
    let titles = |titles: &[&str]| titles.iter().map(|title| text(title)).collect::<Vec<String>>();
    MoveOne {
        flow: FlowName { id: text("flow"), record: text("Halden Marine Ltd"), template: text("KYC review") },
        from: 2,
        to: Some(3),
        others: vec![1],
        keeps: titles(&["Your documents", "Check the documents", "Approve the client"]),
        asked: titles(&["Sign the engagement letter"]),
        skipped: titles(&["Confirm the tax number"]),
        dropped: titles(&["Send a brochure"]),
        clocks_gone: titles(&["First response"]),
        problems: Vec::new(),
        undo: None,
        reason: String::new(),
        error: None,
    }
}
