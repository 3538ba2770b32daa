//! Samples of pages for clients and of sign-in.

use super::{Sample, asked, at, local, public_shell, says, some, text};
use crate::{
    act::Act,
    pages::{
        action::{
            self, ActionPage, Closed, ClosedBecause, Done, Keeping, LendErrors, LendPage, LendTyped, Lending,
        },
        error::{self, Trouble},
        link::{self, Code, CodeState, Dead, LendingOver},
        mailbox::{self, MailPage, MailRow, Mailbox},
        progress::{self, Progress, ShownState, ShownStep, Standing, YourStep},
        session::{self, SetPassword, SignIn},
        start::{self, Start, Started},
    },
    part::{Custody, Holder, Message, Next, Stage, StageState, Stored},
    paths,
};
use model::definition::{Kind, Outcome};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let mut all = starts();
    all.extend(actions());
    all.extend(lendings());
    all.extend(around());
    all
}

fn next() -> Vec<Next> {
    vec![
        Next {
            holder: Holder::Us,
            who: text("Tom Okafor at Sample & Co."),
            what: text("checks both documents, within one working day."),
        },
        Next {
            holder: Holder::Client,
            who: says(Texts::action_you),
            what: text("meet Priya for a first call of 30 minutes."),
        },
    ]
}

pub(super) fn start_page() -> Start {
    Start {
        action: text("/s/become-a-client"),
        files: text("/s/become-a-client/forms/sample-nonce/files"),
        nonce: text("sample-nonce"),
        title: text("Become a client"),
        description: some(
            "Tell us who you are and what you need. It takes about three minutes, and there is nothing to sign yet.",
        ),
        name: String::new(),
        name_error: None,
        email: String::new(),
        email_error: None,
        fields: asked::start_fields(),
        next: vec![
            Next { holder: Holder::Us, who: text("We read it"), what: text("and answer by tomorrow 17:30.") },
            Next { holder: Holder::Client, who: text("You choose"), what: text("a time for a first call.") },
            Next { holder: Holder::Us, who: text("We send"), what: text("an offer with a fixed price.") },
        ],
        refusal: None,
        draft_key: text("start.become-a-client"),
        is_answer: false,
        frame: None,
        sending: None,
    }
}

fn starts() -> Vec<Sample> {
    let (shell, page) = (public_shell(), start_page());
    let mut wrong = Start {
        name: text("Nadia Ferrand"),
        email: text("nadia@emberstreet"),
        email_error: Some(says(Texts::field_email_ending)),
        ..page.clone()
    };
    wrong.fields[0].typed = crate::form::Typed::default();
    wrong.fields[0].error = Some(says(Texts::field_required));
    let every = Start { title: text("Every question"), fields: asked::every_field(), ..page.clone() };
    let started = Started {
        name: text("Nadia"),
        email: text("nadia@emberstreet.example"),
        what: text("Become a client"),
        next: next(),
        draft_key: text("start.become-a-client"),
        frame: None,
    };
    let off = Start {
        name: text("Nadia Ferrand"),
        email: text("nadia@emberstreet.example"),
        refusal: Some(shell.local.texts().start_switched_off().to_owned()),
        ..page.clone()
    };
    let framed = Start { frame: some("https://www.sampleco.example"), ..page.clone() };
    vec![
        Sample::page("start", start::show(&shell, &page)),
        Sample::page("start-errors", start::show(&shell, &wrong)),
        Sample::page("start-every-field", start::show(&shell, &every)),
        Sample::page("start-switched-off", start::show(&shell, &off)),
        Sample::page("start-in-a-frame", start::show(&shell, &framed)),
        Sample::page("start-done", start::started(&shell, &started)),
    ]
}

fn action(act: Act) -> ActionPage {
    ActionPage {
        base: text("/a/sample-token"),
        nonce: text("sample-nonce"),
        name: some("Marcus"),
        asked_by: some("Priya Raman"),
        flow: text("Client onboarding"),
        act,
        keeping: keeping(),
        next: next(),
        may_hand_back: true,
        lending: Some(Lending::Offered { href: text("/a/sample-token/lending") }),
        progress: some("/f/sample-token"),
        code: None,
    }
}

fn lendings() -> Vec<Sample> {
    let shell = public_shell();
    let until = at("2026-03-25T00:00:00Z");
    let with = |who: Option<String>| Lending::With { who, until, end: text("/a/sample-token/lending/end") };
    let lent = |lending| ActionPage { lending: Some(lending), ..action(asked::request()) };
    let whose = Lending::For {
        whose: text("Marcus Orchard"),
        note: some("You have the bank letter in your files, I think. Thank you!"),
        until,
    };
    let borrowed = ActionPage { name: some("Dora"), progress: None, ..lent(whose) };
    let page = LendPage {
        action: text("/a/sample-token/lending"),
        back: text("/a/sample-token"),
        nonce: text("sample-nonce"),
        what: text("Send two documents"),
        typed: LendTyped { until: text("2026-03-24"), ..LendTyped::default() },
        errors: LendErrors::default(),
        refusal: None,
        last_day: text("15 June 2026"),
    };
    let wrong = LendPage {
        typed: LendTyped { name: text("Dora Lind"), email: text("dora@"), ..page.typed.clone() },
        errors: LendErrors {
            email: some("Give a complete e-mail address, for example name@firm.example."),
            until: Some(says(Texts::refusal_time_past)),
            ..LendErrors::default()
        },
        ..page.clone()
    };
    let over = |taken_back| LendingOver { of: some("Marcus Orchard"), taken_back };
    vec![
        Sample::page("action-lent", action::show(&shell, &lent(with(some("Dora Lind"))))),
        Sample::page("action-lent-unproved", action::show(&shell, &lent(with(None)))),
        Sample::page("action-lent-to-me", action::show(&shell, &borrowed)),
        Sample::page("lend", action::lend(&shell, &page)),
        Sample::page("lend-errors", action::lend(&shell, &wrong)),
        Sample::page("link-lent-back", link::lending_over(&shell, &over(true))),
        Sample::page("link-lent-over", link::lending_over(&shell, &over(false))),
    ]
}

fn keeping() -> Keeping {
    Keeping {
        save_at: text("/a/sample-token/draft"),
        ticket: text("sample-ticket"),
        key: text("act.sample"),
        at: None,
        elsewhere: None,
        just_now: false,
    }
}

fn actions() -> Vec<Sample> {
    let shell = public_shell();
    let mut form = asked::act(Kind::Form, "Tell us about your company");
    form.fields = asked::every_field();
    form.refusal = Some(says(Texts::problem_page_old));
    let mut wrong = asked::request();
    wrong.documents[1].error = Some(says(Texts::field_add_file));
    let mut approval = asked::approval();
    approval.title = text("Approve your tax return");
    approval.outcomes = vec![Outcome::Approved, Outcome::Denied, Outcome::SentBack];
    let mut read = asked::act(Kind::Acknowledgement, "Read our terms");
    read.text = some(
        "These are the terms we work under.\n\nThe fee is fixed for a year. Either side may end the contract with three months’ notice.",
    );
    let mut task = asked::act(Kind::Task, "Call the bank and ask for the letter");
    task.due = None;
    let mut late = asked::request();
    late.due = Some(asked::late());
    let elsewhere = ActionPage {
        keeping: Keeping { elsewhere: some("/a/sample-token/code"), ..keeping() },
        ..action(asked::request())
    };
    let kept = ActionPage { keeping: Keeping { just_now: true, ..keeping() }, ..action(asked::request()) };
    let again = ActionPage { code: some("/a/sample-token/code"), ..action(asked::request_again()) };
    let more = Done {
        said: text("We have received it."),
        documents: Vec::new(),
        more: vec![(text("Read our terms"), text("/a/sample-token"))],
        ..done()
    };
    let handed_back = ClosedBecause::HandedBack { at: at("2026-03-17T10:05:00Z"), to: some("Priya Raman") };
    let over = |because| Closed { because, given: Vec::new(), code: None, progress: None, ..closed(false) };
    vec![
        Sample::page("action-form", action::show(&shell, &action(form))),
        Sample::page("action-files", action::show(&shell, &action(asked::request()))),
        Sample::page("action-files-errors", action::show(&shell, &action(wrong))),
        Sample::page("action-files-returned", action::show(&shell, &again)),
        Sample::page("action-approval", action::show(&shell, &action(approval))),
        Sample::page("action-acknowledgement", action::show(&shell, &action(read))),
        Sample::page("action-task", action::show(&shell, &action(task))),
        Sample::page("action-late", action::show(&shell, &action(late))),
        Sample::page("action-elsewhere", action::show(&shell, &elsewhere)),
        Sample::page("action-kept", action::show(&shell, &kept)),
        Sample::page("action-done", action::done(&shell, &done())),
        Sample::page("action-done-more", action::done(&shell, &more)),
        Sample::page("action-done-mail", action::done(&shell, &Done { more_in_mail: 2, ..done() })),
        Sample::page("action-handed-back", action::closed(&shell, &over(handed_back))),
        Sample::page("action-done-by-other", action::closed(&shell, &over(ClosedBecause::DoneByOther))),
        Sample::page("action-withdrawn", action::closed(&shell, &over(ClosedBecause::Withdrawn))),
        Sample::page("action-paused", action::closed(&shell, &over(ClosedBecause::Paused))),
        Sample::page("action-ended", action::closed(&shell, &over(ClosedBecause::FlowEnded))),
        Sample::page("action-closed", action::closed(&shell, &closed(false))),
        Sample::page("action-closed-open", action::closed(&shell, &closed(true))),
    ]
}

fn done() -> Done {
    Done {
        name: some("Marcus"),
        said: text("Both documents have arrived."),
        more: Vec::new(),
        more_in_mail: 0,
        next: next(),
        now_with: Holder::Us,
        received: local().now,
        what: text("Send two documents"),
        documents: vec![text("council-tax-2026.pdf"), text("bank-letter.jpg")],
        given_at: some("/a/sample-token/code"),
        progress: some("/f/sample-token"),
        draft_key: text("act.sample"),
    }
}

pub(super) fn closed(proved: bool) -> Closed {
    Closed {
        what: text("Send two documents"),
        because: ClosedBecause::Done { at: at("2026-03-16T16:12:00Z") },
        given: vec![text("council-tax-2026.pdf"), text("bank-letter.jpg")],
        seen: if proved { asked::seen() } else { Vec::new() },
        code: (!proved).then(|| text("/a/sample-token/code")),
        progress: some("/f/sample-token"),
        draft_key: text("act.sample"),
    }
}

pub(super) fn stages() -> Vec<Stage> {
    let done =
        |name: &str, day: &str| Stage { name: text(name), state: StageState::Done { at: Some(at(day)) } };
    vec![
        done("Intake", "2026-03-04T09:00:00Z"),
        done("Collect", "2026-03-12T16:00:00Z"),
        done("Review", "2026-03-16T11:30:00Z"),
        Stage { name: text("Decide"), state: StageState::Now { open: 2 } },
        Stage { name: text("Activate"), state: StageState::Coming },
    ]
}

pub(super) fn talk() -> Vec<Message> {
    vec![
        Message {
            who: text("Ingrid Solheim"),
            at: at("2026-03-17T10:06:00Z"),
            text: text("The letter names our old address. Can I sign it as it is?"),
            internal: false,
        },
        Message {
            who: text("Priya Raman"),
            at: at("2026-03-17T10:11:00Z"),
            text: text("Thank you for spotting that. I am sending you a corrected letter before noon."),
            internal: false,
        },
    ]
}

fn around() -> Vec<Sample> {
    let shell = public_shell();
    let held = |holder| Custody { holder, who: None, since: None };
    let shown = |title, state| ShownStep { title: text(title), state };
    let progress = Progress {
        base: text("/f/sample-token"),
        nonce: text("sample-nonce"),
        title: text("KYC review"),
        about: text("Halden Marine Ltd"),
        status: says(|texts| texts.record_started(local().date(at("2026-03-02T09:00:00Z")))),
        standing: Standing::Running,
        custody: Custody { holder: Holder::Client, who: None, since: None },
        stages: stages(),
        milestones: vec![text("Papers checked"), text("Account opened")],
        yours: vec![YourStep {
            title: text("Sign the engagement letter"),
            href: text("/a/sample-token"),
            due: Some(asked::due()),
        }],
        steps: vec![
            shown("Tell us about your company", ShownState::Done(text("sent"))),
            shown("Check of your documents", ShownState::Done(says(Texts::progress_step_done))),
            shown("Sign the engagement letter", ShownState::Now(held(Holder::Client))),
            shown("Confirmation of your bank", ShownState::Now(held(Holder::ThirdParty))),
            shown("Your last accounts", ShownState::Again),
        ],
        messages: talk(),
        draft: String::new(),
        draft_key: text("message.sample"),
        is_sent: false,
        started: None,
        message_error: None,
        files: vec![asked::file("f7", "passport-solheim.pdf", 812_000, Stored::Draft)],
        code: some("/f/sample-token/code"),
        can_write: true,
    };
    let code = |state: CodeState| Code {
        action: text("/a/sample-token/code"),
        nonce: text("sample-nonce"),
        state,
        back: text("/a/sample-token"),
    };
    let sent = CodeState::Sent {
        to: text("m•••@orchardlane.example"),
        error: Some(says(Texts::problem_code_wrong)),
    };
    let mut all = vec![
        Sample::page("progress", progress::show(&shell, &progress)),
        Sample::page("progress-paused", progress::show(&shell, &paused(progress))),
        Sample::page("link-code-offered", link::code(&shell, &code(CodeState::Offered))),
        Sample::page("link-code", link::code(&shell, &code(sent))),
        Sample::page(
            "link-dead",
            link::dead(&shell, &Dead { renewal: text("/a/sample-token/renewal"), asked: false }),
        ),
        Sample::page(
            "link-dead-asked",
            link::dead(&shell, &Dead { renewal: text("/a/sample-token/renewal"), asked: true }),
        ),
        Sample::page("error", error::show(&shell, &Trouble::failed("01jq4mz8", shell.local.texts()))),
        Sample::page("error-unavailable", error::show(&shell, &unavailable(shell.local.texts()))),
        Sample::page("error-second-step", error::show(&shell, &second_step(shell.local.texts()))),
        Sample::page("error-not-found", error::show(&shell, &Trouble::not_found(shell.local.texts()))),
    ];
    all.extend(doors());
    all
}

fn paused(progress: Progress) -> Progress {
    let custody = Custody { holder: Holder::Waiting, who: None, since: None };
    Progress {
        status: says(Texts::progress_paused),
        standing: Standing::Paused,
        custody,
        yours: Vec::new(),
        ..progress
    }
}

fn doors() -> Vec<Sample> {
    let shell = public_shell();
    let sign_in = SignIn { email: text("helen@sampleco.example"), ..SignIn::default() };
    let wrong = SignIn { error: Some(says(Texts::problem_sign_in)), ..sign_in.clone() };
    let password = SetPassword {
        action: text("/password/sample-token"),
        csrf: text("sample-csrf"),
        name: text("Helen Brandt"),
        email: text("helen@sampleco.example"),
        error: None,
        again_error: Some(says(Texts::problem_password_other)),
    };
    let row = |id: &str, to: &str, subject: &str| MailRow {
        id: text(id),
        to: text(to),
        subject: text(subject),
        at: local().now,
    };
    let rows = [
        row("m1", "marcus@orchardlane.example", "Send two documents, by Thursday 19 March, 16:00"),
        row("m2", "helen@sampleco.example", "Approve the client"),
    ];
    let mail = MailPage {
        id: text(super::MAIL),
        to: text("marcus@orchardlane.example"),
        subject: text("Send two documents, by Thursday 19 March, 16:00"),
        at: local().now,
        text: text("Hello Marcus,\n\nSend two documents"),
        link: some("/a/sample-token"),
    };
    vec![
        Sample::page("sign-in", session::sign_in(&shell, &sign_in)),
        Sample::page("sign-in-wrong", session::sign_in(&shell, &wrong)),
        Sample::page("set-password", session::set_password(&shell, &password)),
        Sample::page("mailbox", mailbox::list(&shell, &Mailbox { mails: rows.to_vec(), is_demo: true })),
        Sample::page("mailbox-empty", mailbox::list(&shell, &Mailbox { mails: Vec::new(), is_demo: false })),
        Sample::page("mailbox-mail", mailbox::show(&shell, &mail)),
    ]
}

fn unavailable(texts: texts::Texts) -> Trouble {
    let fields = vec![("company".to_owned(), text("Halden Marine"))];
    let again = error::Again { address: "/a/sample".to_owned(), fields, files: true, first: None };
    Trouble {
        title: texts.error_unavailable_title().to_owned(),
        text: texts.problem_unavailable().to_owned(),
        id: some("01jq4mz8"),
        on: None,
        again: Some(again),
    }
}

fn second_step(texts: texts::Texts) -> Trouble {
    let waits = unavailable(texts);
    let first = Some((texts.error_factor_first().to_owned(), paths::SECOND_FACTOR.to_owned()));
    Trouble {
        title: texts.error_factor_title().to_owned(),
        text: texts.portal_factor_required().to_owned(),
        id: None,
        again: waits.again.map(|again| error::Again { files: false, first, ..again }),
        on: None,
    }
}
