//! Samples of every mail.

use super::{at, brand, local, some, text};
use crate::mails::{
    Assignment, CodeMail, Envelope, Mail, MessageMail, Overdue, OwnerNeeded, PasswordLink, Receipt, Renewed,
    Returned, assignment, code, message, overdue, owner_needed, password, receipt, renewed, returned,
    test_message,
};
use model::{Color, Instant, definition::Kind};

/// Name and mail.
pub fn mails() -> Vec<(&'static str, Mail)> {
    let envelope = Envelope { brand: brand(), local: local(), name: some("Marcus") };
    let until = at("2026-04-02T10:20:00Z");
    let due = at("2026-03-19T16:00:00Z");
    let asked = asked(until, due);
    let inside = Assignment {
        kind: Kind::Approval,
        documents: Vec::new(),
        until: None,
        pool: some("Approvers"),
        again: true,
        comment: some("The licence has expired."),
        ..asked.clone()
    };
    let again = Returned {
        flow: text("Client onboarding"),
        documents: vec![(text("Proof of address"), text("the date cannot be read"))],
        due: Some(due),
        url: url(),
        until,
    };
    let late = Overdue {
        title: text("Send two documents"),
        flow: text("Client onboarding"),
        kind: Kind::FileRequest,
        due,
        url: url(),
        until: Some(until),
    };
    let wrote = MessageMail {
        from: text("Priya Raman"),
        flow: text("Client onboarding"),
        text: text("The corrected letter is here.\n\nThank you for waiting."),
        url: url(),
    };
    let thanks = Receipt {
        what: text("Send two documents"),
        flow: text("Client onboarding"),
        received: local().now,
        documents: vec![text("council-tax-2026.pdf")],
        url: Some(url()),
    };
    let branded = Envelope { brand: brand().with(Color::parse("#f2c230"), None), ..envelope.clone() };
    vec![
        ("mail-assignment", assignment(&envelope, &asked)),
        ("mail-assignment-member", assignment(&envelope, &inside)),
        ("mail-returned", returned(&envelope, &again)),
        ("mail-overdue", overdue(&envelope, &late)),
        ("mail-message", message(&envelope, &wrote)),
        ("mail-code", code(&envelope, &CodeMail { code: text("204861") })),
        ("mail-receipt", receipt(&envelope, &thanks)),
        (
            "mail-renewed",
            renewed(&envelope, &Renewed { flow: text("Client onboarding"), url: url(), until: Some(until) }),
        ),
        ("mail-owner-needed", owner_needed(&envelope, &nobody())),
        ("mail-handed-back", owner_needed(&envelope, &not_theirs())),
        ("mail-test", test_message(&branded, "https://flows.sampleco.example/admin/mail")),
        ("mail-password", password(&envelope, &PasswordLink { url: url(), until })),
    ]
}

fn url() -> String {
    text("https://flows.sampleco.example/a/sample-token")
}

fn asked(until: Instant, due: Instant) -> Assignment {
    Assignment {
        title: text("Please send us two documents"),
        text: some("To open your account we need:"),
        flow: text("Client onboarding"),
        kind: Kind::FileRequest,
        documents: vec![
            text("a proof of address, not older than three months"),
            text("a letter from your bank with the account number"),
        ],
        due: Some(due),
        url: url(),
        until: Some(until),
        pool: None,
        again: false,
        comment: None,
    }
}

fn nobody() -> OwnerNeeded {
    OwnerNeeded {
        title: text("Screen against sanctions lists"),
        role: text("Sanctions analyst"),
        handed_back: None,
        flow: text("Sample Bank, KYC review"),
        url: url(),
    }
}

fn not_theirs() -> OwnerNeeded {
    OwnerNeeded {
        title: text("Send two documents"),
        role: text("Client"),
        handed_back: Some((text("Marcus Orchard"), some("Our bookkeeper Jo Marsh does this."))),
        flow: text("Orchard Lane Dental, Client onboarding"),
        url: url(),
    }
}
