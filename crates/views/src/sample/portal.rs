//! Samples of the portal of clients.

use super::{Sample, at, brand, local, other_brand, public_shell, some, staff_shell, text};
use crate::{
    PortalBar, PortalPlace, Public,
    form::{FieldView, Typed},
    pages::{
        portal::{self, *},
        session,
    },
    part::{Custody, Due, Holder, Stage, StageState},
};
use model::{FieldType, definition::Kind};

pub fn pages() -> Vec<Sample> {
    let mut all = door();
    all.extend(inside());
    all
}

fn shell(place: PortalPlace) -> Public {
    let bar = PortalBar {
        me: text("Marcus Oyelaran"),
        place,
        may_start: true,
        tabs: vec![PortalPlace::Messages, PortalPlace::Files],
        has_choice: true,
        nonce: text("n"),
    };
    let brand = crate::Brand { name: text("Sample & Co."), ..brand() };
    Public { portal: Some(bar), brand, ..public_shell() }
}

fn door() -> Vec<Sample> {
    let shell = public_shell();
    let page = |door| SignIn {
        nonce: text("n"),
        email: text("marcus@orchardlane.example"),
        next: None,
        remember: true,
        refusal: None,
        error: None,
        door,
    };
    let texts = local().texts();
    let wrong = SignIn { error: Some(texts.portal_code_wrong().to_owned()), ..page(Door::Code) };
    let locked = SignIn { refusal: Some(texts.portal_password_wrong().to_owned()), ..page(Door::Password) };
    let second = page(Door::SecondFactor { ticket: text("t") });
    let member = session::SecondFactor { csrf: text("c"), ticket: text("t"), next: None, error: None };
    vec![
        Sample::page("portal-sign-in", sign_in(&shell, &page(Door::Address))),
        Sample::page("portal-code", sign_in(&shell, &page(Door::Code))),
        Sample::page("portal-code-wrong", sign_in(&shell, &wrong)),
        Sample::page("portal-password-wrong", sign_in(&shell, &locked)),
        Sample::page("portal-sign-in-factor", sign_in(&shell, &second)),
        Sample::page("sign-in-second-factor", session::second_factor(&shell, &member)),
    ]
}

fn inside() -> Vec<Sample> {
    let shell_of = shell;
    let branded = Public { brand: other_brand(), ..shell(PortalPlace::Home) };
    let home_shell = shell(PortalPlace::Home);
    let elsewhere = shell_of(PortalPlace::Elsewhere);
    let empty = Home {
        waiting: Vec::new(),
        flows: Vec::new(),
        ended: 0,
        last_message: None,
        links: Vec::new(),
        acting_for: None,
        ..home_page()
    };
    let nothing = Start { lines: Vec::new(), error: None };
    vec![
        Sample::page("portal-home", home(&home_shell, &home_page())),
        Sample::page("portal-home-branded", home(&branded, &announced())),
        Sample::page("portal-home-empty", home(&home_shell, &empty)),
        Sample::page(
            "portal-finished",
            ended(&home_shell, &Ended { flows: finished(), more: some("?after=1") }),
        ),
        Sample::page("portal-finished-none", ended(&home_shell, &Ended { flows: Vec::new(), more: None })),
        Sample::page("portal-looked-on", portal::looked_on(&elsewhere, &looked_on_page())),
        Sample::page("portal-messages", messages(&shell_of(PortalPlace::Messages), &talks())),
        Sample::page(
            "portal-messages-none",
            messages(&shell_of(PortalPlace::Messages), &Messages { talks: Vec::new(), more: None }),
        ),
        Sample::page("portal-files", files(&shell_of(PortalPlace::Files), &documents())),
        Sample::page(
            "portal-files-none",
            files(&shell_of(PortalPlace::Files), &Files { files: Vec::new(), more: None }),
        ),
        Sample::page("portal-start", start(&elsewhere, &startable())),
        Sample::page("portal-start-none", start(&elsewhere, &nothing)),
        Sample::page("portal-start-form", start_form(&elsewhere, &form())),
        Sample::page("portal-acting", acting(&elsewhere, &parts())),
        Sample::page("portal-profile", portal::profile(&elsewhere, &profile_page())),
        Sample::page("portal-second-factor", factor(&elsewhere, &second(setting_up()))),
        Sample::page(
            "portal-second-factor-on",
            factor(&elsewhere, &second(FactorState::On { codes_left: 7 })),
        ),
        Sample::page("portal-second-factor-codes", factor(&elsewhere, &second(codes()))),
        Sample::page(
            "second-factor",
            portal::factor_of_member(&staff_shell(), &Factor { is_required: true, ..second(setting_up()) }),
        ),
    ]
}

fn home_page() -> Home {
    let due = |at_text: &str, since: &str| Due { at: at(at_text), since: Some(at(since)), whole_day: false };
    Home {
        me: text("Marcus"),
        acting_for: some("Orchard Lane Dental"),
        announcement: None,
        waiting: vec![
            Waiting {
                href: text("/portal/a/a1"),
                kind: Kind::Acknowledgement,
                title: text("Confirm the start date"),
                flow: text("Payroll for a new employee"),
                record: text("Aoife Kelly"),
                due: Some(due("2026-03-17T17:30:00Z", "2026-03-12T09:00:00Z")),
                lent: None,
            },
            Waiting {
                href: text("/portal/a/a2"),
                kind: Kind::FileRequest,
                title: text("Send two documents"),
                flow: text("Client onboarding"),
                record: text("Orchard Lane Dental"),
                due: Some(due("2026-03-19T16:00:00Z", "2026-03-16T09:00:00Z")),
                lent: Some((text("Dora Lind"), at("2026-03-20T00:00:00Z"))),
            },
        ],
        flows: vec![
            flow("Client onboarding", "2026-03-09T09:00:00Z", (5, 1, "Documents"), (Holder::Client, None)),
            flow(
                "Payroll for a new employee",
                "2026-03-12T09:00:00Z",
                (4, 2, "Set-up"),
                (Holder::Client, None),
            ),
            flow(
                "Tax return 2025",
                "2026-02-20T09:00:00Z",
                (4, 1, "Preparation"),
                (Holder::Us, some("Tom Okafor")),
            ),
            flow(
                "Year-end accounts 2025",
                "2026-02-02T09:00:00Z",
                (5, 2, "Confirmations"),
                (Holder::ThirdParty, some("Cordell Bank")),
            ),
        ],
        more: None,
        ended: 2,
        may_start: true,
        last_message: Some(LastMessage {
            href: text("/portal/f/f1#messages"),
            who: text("Priya Raman"),
            at: at("2026-03-17T09:40:00Z"),
            text: text("A photo of the bank letter is fine, as long as all four corners can be seen."),
        }),
        links: Vec::new(),
    }
}

fn announced() -> Home {
    Home {
        announcement: some(
            "Our office is closed on Friday 3 April. Whatever you send us then is looked at on Tuesday.",
        ),
        links: vec![(text("Our prices"), text("https://www.sampleco.example/prices"))],
        more: some("/portal?after=1"),
        ..home_page()
    }
}

fn flow(
    name: &str,
    since: &str,
    (count, now, stage): (usize, usize, &str),
    (holder, who): (Holder, Option<String>),
) -> FlowRow {
    let state = |place: usize| match place.cmp(&now) {
        std::cmp::Ordering::Less => StageState::Done { at: None },
        std::cmp::Ordering::Equal => StageState::Now { open: 1 },
        std::cmp::Ordering::Greater => StageState::Coming,
    };
    let stages = (0..count).map(|place| Stage {
        name: if place == now { text(stage) } else { format!("Part {}", place + 1) },
        state: state(place),
    });
    FlowRow {
        href: text("/portal/f/f1"),
        name: text(name),
        record: None,
        started_at: at(since),
        stages: stages.collect(),
        custody: Custody { holder, who, since: None },
        ended: None,
    }
}

fn looked_on_page() -> LookedOn {
    let row = flow(
        "Payroll for a new employee",
        "2026-03-12T09:00:00Z",
        (4, 2, "Set-up"),
        (Holder::Client, some("Dora Lind")),
    );
    LookedOn {
        name: row.name,
        about: text("Orchard Lane Dental"),
        status: local().texts().progress_running().to_owned(),
        custody: row.custody,
        stages: row.stages,
        started_at: row.started_at,
    }
}

fn finished() -> Vec<FlowRow> {
    let done = |name: &str, since: &str| FlowRow {
        ended: Some(local().texts().progress_completed().to_owned()),
        record: some("Orchard Lane Dental"),
        ..flow(name, since, (3, 3, ""), (Holder::Waiting, None))
    };
    vec![done("Tax return 2024", "2025-02-20T09:00:00Z"), done("Payroll set-up", "2024-11-04T09:00:00Z")]
}

fn talks() -> Messages {
    let line = |who: &str, sent: &str, words: &str, about: &str| TalkLine {
        last: LastMessage {
            href: text("/portal/f/f1#messages"),
            who: text(who),
            at: at(sent),
            text: text(words),
        },
        about: text(about),
    };
    Messages {
        talks: vec![
            line(
                "Priya Raman",
                "2026-03-17T09:40:00Z",
                "A photo of the bank letter is fine, as long as all four corners can be seen.",
                "Client onboarding, for Orchard Lane Dental",
            ),
            line(
                "Marcus Oyelaran",
                "2026-03-12T15:02:00Z",
                "She begins on the first.",
                "Payroll for a new employee",
            ),
        ],
        more: some("/portal/messages?after=1"),
    }
}

fn documents() -> Files {
    let file = |name: &str, bytes, given: &str| FileLine {
        href: text("/portal/f/f1/given/v1"),
        name: text(name),
        bytes,
        at: at(given),
        about: text("Client onboarding, for Orchard Lane Dental"),
    };
    Files {
        files: vec![
            file("passport-oyelaran.pdf", 482_113, "2026-03-16T14:10:00Z"),
            file("certificate of incorporation.pdf", 1_204_882, "2026-03-10T11:31:00Z"),
        ],
        more: some("/portal/files?after=1"),
    }
}

fn startable() -> Start {
    let line = |id: &str, title: &str, description: &str| StartLine {
        id: text(id),
        title: text(title),
        description: text(description),
    };
    Start {
        lines: vec![
            line("e1", "Report a new employee", "We register them and send you the contract to sign."),
            line("e2", "Ask for a letter", ""),
        ],
        error: Some(local().texts().portal_start_choose_one().to_owned()),
    }
}

fn form() -> StartForm {
    let mut name = FieldView::ask("name", "Name of the employee", FieldType::Text);
    name.typed = Typed::one(&name.name, "Aoife Kelly");
    StartForm {
        action: text("/portal/start/e1"),
        files: text("/portal/start/e1/forms/n/files"),
        nonce: text("n"),
        title: text("Report a new employee"),
        description: text("We register them and send you the contract to sign."),
        records: vec![
            RecordChoice { id: text("r1"), name: text("Orchard Lane Dental") },
            RecordChoice { id: text("r2"), name: text("Hill Street Dental") },
        ],
        record: String::new(),
        record_error: Some(local().texts().portal_record_choose().to_owned()),
        fields: vec![name],
        refusal: None,
        draft_key: text("portal.e1"),
        is_answer: true,
    }
}

fn parts() -> Acting {
    let choice = |value: &str, name: &str, detail: &str, is_now| ActingChoice {
        value: text(value),
        name: text(name),
        detail: text(detail),
        is_now,
    };
    Acting {
        nonce: text("n"),
        choices: vec![
            choice("p1", "Marcus Oyelaran, everything", "Sample & Co. Advisors", false),
            choice("p1.r1", "Orchard Lane Dental", "Marcus Oyelaran · Sample & Co. Advisors", true),
            choice("p1.r2", "Hill Street Dental", "Marcus Oyelaran · Sample & Co. Advisors", false),
        ],
        refusal: None,
    }
}

fn profile_page() -> GuestProfile {
    let device = |id: &str, name: &str, network: &str, is_this| GuestDevice {
        id: text(id),
        name: text(name),
        network: text(network),
        is_remembered: is_this,
        signed_in_at: at("2026-03-10T08:00:00Z"),
        seen_at: at("2026-03-16T19:00:00Z"),
        is_this,
    };
    GuestProfile {
        nonce: text("n"),
        name: text("Marcus Oyelaran"),
        email: text("marcus@orchardlane.example"),
        language: text("en"),
        zone: String::new(),
        mails: text("needed"),
        zone_error: None,
        zone_of_organisation: text("Europe/London"),
        is_saved: true,
        password: GuestPassword {
            is_set: true,
            now_error: Some(local().texts().portal_password_wrong().to_owned()),
            new_error: None,
            length_min: 10,
        },
        has_second_factor: true,
        devices: vec![device("s1", "Safari, iPhone", "192.0.2.0/24", true), device("s2", "", "", false)],
    }
}

fn second(state: FactorState) -> Factor {
    Factor {
        nonce: text("n"),
        state,
        refusal: None,
        error: Some(local().texts().portal_factor_wrong().to_owned()),
        is_required: false,
    }
}

fn setting_up() -> FactorState {
    FactorState::SettingUp {
        secret: text("JBSW Y3DP EHPK 3PXP"),
        // Leads to the address below.
        qr: Modules { side: 49, dark: text(include_str!("second_step.txt")) },
        uri: text("otpauth://totp/Sample:marcus%40orchardlane.example?secret=JBSWY3DPEHPK3PXP&issuer=Sample"),
    }
}

fn codes() -> FactorState {
    let code = |number: usize| format!("k3v7{}-9xq2m", number % 10);
    FactorState::Codes((0..10).map(code).collect())
}
