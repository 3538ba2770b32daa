//! Samples of every mail.

use super::{at, brand, local, some, text};
use crate::mails::{
    Assignment, Cause, CodeMail, Collected, DoneForYou, Envelope, Escalated, GivenBack, Item, Lent, Mail,
    MessageMail, Milestone, Overdue, OwnerNeeded, PasswordLink, Receipt, RecordMessageMail, Reminder,
    Renewed, Returned, SignInChange, SignInChanged, Stalled, StartLinkMail, ToPrepare, What, assignment,
    code, collected, done_for_you, escalated, given_back, lent, message, milestone, overdue, owner_needed,
    password, receipt, record_message, reminder, renewed, returned, sign_in_changed, stalled, start_link,
    test_message, to_prepare,
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
    let branded = Envelope { brand: brand().with(Color::parse("#f2c230"), None), ..envelope.clone() };
    vec![
        ("mail-assignment", assignment(&envelope, &asked)),
        ("mail-assignment-member", assignment(&envelope, &inside)),
        ("mail-returned", returned(&envelope, &again)),
        ("mail-overdue", overdue(&envelope, &late(due, until))),
        ("mail-message", message(&envelope, &wrote())),
        ("mail-code", code(&envelope, &CodeMail { code: text("204861") })),
        ("mail-receipt", receipt(&envelope, &thanks())),
        (
            "mail-renewed",
            renewed(&envelope, &Renewed { flow: text("Client onboarding"), url: url(), until: Some(until) }),
        ),
        ("mail-lent", lent(&envelope, &asked_by_ann(until))),
        ("mail-given-back", given_back(&envelope, &returned_by_dora())),
        ("mail-recalled", given_back(&envelope, &recalled(some("Dora Lind")))),
        ("mail-recalled-unnamed", given_back(&envelope, &recalled(None))),
        ("mail-done-for-you", done_for_you(&envelope, &done_by_dora())),
        ("mail-sign-in-changed", sign_in_changed(&envelope, &changed())),
        ("mail-owner-needed", owner_needed(&envelope, &nobody())),
        ("mail-handed-back", owner_needed(&envelope, &not_theirs())),
        ("mail-reminder", reminder(&envelope, &soon(until))),
        ("mail-escalated", escalated(&envelope, &told())),
        (
            "mail-escalated-nobody",
            escalated(&envelope, &Escalated { nobody: some("Sanctions lead"), ..told() }),
        ),
        ("mail-to-prepare", to_prepare(&envelope, &details())),
        ("mail-stalled", stalled(&envelope, &waits())),
        (
            "mail-milestone",
            milestone(
                &envelope,
                &Milestone {
                    name: text("Account opened"),
                    flow: text("Client onboarding"),
                    url: url(),
                    until: Some(until),
                },
            ),
        ),
        ("mail-collected", collected(&envelope, &morning())),
        ("mail-record-message", record_message(&envelope, &closed())),
        ("mail-test", test_message(&branded, "https://flows.sampleco.example/admin/mail")),
        ("mail-start-link", start_link(&envelope, &begin())),
        ("mail-password", password(&envelope, &PasswordLink { url: url(), until })),
    ]
}

fn closed() -> RecordMessageMail {
    RecordMessageMail {
        from: text("Priya Raman"),
        subject: text("Our office is closed on Friday"),
        text: text("We are back on Monday.\n\nDeadlines are not touched by it."),
    }
}

fn begin() -> StartLinkMail {
    StartLinkMail {
        name: text("Become a client"),
        from: Some((
            text("Priya Raman"),
            text("Dear Marcus,\n\nit was good to meet you. Please begin here."),
        )),
        url: text("https://flows.sampleco.example/s/kyc?sent=01K"),
    }
}

fn late(due: Instant, until: Instant) -> Overdue {
    Overdue {
        title: text("Send two documents"),
        flow: text("Client onboarding"),
        kind: Kind::FileRequest,
        due,
        url: url(),
        until: Some(until),
    }
}

fn wrote() -> MessageMail {
    MessageMail {
        from: text("Priya Raman"),
        flow: text("Client onboarding"),
        text: text("The corrected letter is here.\n\nThank you for waiting."),
        url: url(),
    }
}

fn thanks() -> Receipt {
    Receipt {
        what: text("Send two documents"),
        flow: text("Client onboarding"),
        received: local().now,
        documents: vec![text("council-tax-2026.pdf")],
        url: Some(url()),
    }
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

fn soon(until: Instant) -> Reminder {
    Reminder {
        title: text("Send two documents"),
        flow: text("Client onboarding"),
        kind: Kind::FileRequest,
        due: Some(local().now.plus_days(1)),
        url: url(),
        until: Some(until),
    }
}

fn told() -> Escalated {
    Escalated {
        title: text("Screen against sanctions lists"),
        flow: text("Sample Bank, KYC review"),
        due: Some(local().now.plus_days(-1)),
        holder: some("Jonas Weber"),
        nobody: None,
        url: text("https://flows.sampleco.example/flows/sample"),
    }
}

fn details() -> ToPrepare {
    ToPrepare {
        title: text("Sign the mandate"),
        whose: text("Client"),
        flow: text("Sample Bank, KYC review"),
        pool: some("Onboarding desk"),
        url: text("https://flows.sampleco.example/flows/sample"),
    }
}

fn waits() -> Stalled {
    Stalled {
        title: text("Annual review"),
        cause: Cause::StartRefused,
        flow: text("Sample Bank, KYC review"),
        waits: true,
        url: text("https://flows.sampleco.example/flows/sample"),
    }
}

fn morning() -> Collected {
    let item = |what, title: &str, flow: &str, days: Option<i64>| Item {
        what,
        title: text(title),
        flow: text(flow),
        due: days.map(|days| local().now.plus_days(days)),
        url: text("https://flows.sampleco.example/flows/sample"),
    };
    Collected {
        items: vec![
            item(What::ToDo, "Approve the client", "Orchard Lane Dental, Client onboarding", Some(0)),
            item(What::ToDo, "Check the documents", "Sample Bank, KYC review", Some(2)),
            item(
                What::Message(text("Marcus Orchard")),
                "Message",
                "Orchard Lane Dental, Client onboarding",
                None,
            ),
            item(What::OwnerNeeded(text("Analyst")), "Screen against lists", "Sample Bank, KYC review", None),
        ],
        more: 3,
        url: Some(text("https://flows.sampleco.example/todo")),
    }
}

fn asked_by_ann(until: Instant) -> Lent {
    Lent {
        from: text("Marcus Orchard"),
        title: text("Send two documents"),
        flow: text("Client onboarding"),
        note: some("You have the extract in your files, I think. Thank you!"),
        due: Some(at("2026-03-19T16:00:00Z")),
        url: url(),
        until,
    }
}

fn returned_by_dora() -> GivenBack {
    GivenBack {
        is_recalled: false,
        who: some("Dora Lind"),
        title: text("Send two documents"),
        flow: text("Client onboarding"),
        url: url(),
        until: Some(at("2026-04-02T10:20:00Z")),
    }
}

fn recalled(who: Option<String>) -> GivenBack {
    GivenBack { is_recalled: true, who, ..returned_by_dora() }
}

fn done_by_dora() -> DoneForYou {
    DoneForYou {
        who: some("Dora Lind"),
        title: text("Send two documents"),
        flow: text("Client onboarding"),
        at: local().now,
        url: url(),
    }
}

fn changed() -> SignInChanged {
    SignInChanged { what: SignInChange::FactorOff, at: local().now, url: url() }
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
