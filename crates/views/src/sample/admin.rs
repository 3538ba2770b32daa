//! Samples of templates, members and keys.

use super::{Sample, asked, at, office, outline, says, some, staff_shell, text};
use crate::{
    form::Choice,
    pages::{
        key::{self, CreatedKey, KeyForm, KeyRow, Keys},
        member::{self, GroupPage, GroupRow, May, MemberForm, MemberRow, MemberState, Members, OneTimeLink},
        template::{
            self, SendingForm, SentRow, SentState, StartLink, StartLinkPage, TemplateCalendar, TemplatePage,
            TemplateRow, TemplateSource, VersionRow, VersionState,
        },
    },
};
use model::{
    DataPath, Definition, Field, FieldType, Value,
    condition::{Comparison, Condition, Operand},
    definition::{
        Branch, Choice as Fork, ChoiceBranch, DecidedBy, Fill, Item, Join, Kind, Milestone, Outcome,
        OutcomeRule, Parallel, Party, Role, Stage, Start, Step,
    },
    path::RoleAttribute,
    text::{Piece, Text},
};
use std::collections::BTreeMap;
use texts::Language;
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    vec![
        Sample::page("templates", template::list(&staff, &rows(), Some(&[]))),
        Sample::page("templates-empty", template::list(&staff, &[], Some(&office::cards()))),
        Sample::page("template", template::show(&staff, &template_page())),
        Sample::page("template-draft", template::show(&staff, &draft())),
        Sample::page(
            "template-everything",
            template::show(&staff, &outline::with_everything(template_page())),
        ),
        Sample::page("start-link", template::start_link_page(&staff, &link_page())),
        Sample::page("start-link-unsent", template::start_link_page(&staff, &link_unsent())),
        Sample::page("start-link-off", template::start_link_page(&staff, &link_wrong())),
        Sample::page("template-new", template::write(&staff, &TemplateSource::default())),
        Sample::page("template-wrong", template::write(&staff, &source())),
        Sample::page("members", member::list(&staff, &members())),
        Sample::page("group", member::group(&staff, &group())),
        Sample::page("keys", key::list(&staff, &keys())),
        Sample::page("keys-empty", key::list(&staff, &Keys { keys: Vec::new(), created: None, ..keys() })),
    ]
}

fn group() -> GroupPage {
    GroupPage {
        id: text("g1"),
        name: text("Compliance"),
        all: asked::people(),
        members: vec![text("p1")],
        refusal: None,
    }
}

fn rows() -> Vec<TemplateRow> {
    vec![TemplateRow {
        key: text("kyc-review"),
        name: text("KYC review"),
        description: some("We check who you are before we may work for you."),
        version: 3,
        state: VersionState::Published,
        has_draft: true,
        start_link_on: true,
        can_link: true,
        running: 37,
    }]
}

fn template_page() -> TemplatePage {
    let version = |number: u32, state: VersionState| VersionRow {
        number,
        state,
        at: at("2026-03-02T09:00:00Z"),
        by: some("Priya Raman"),
        running: if number == 2 { 12 } else { 25 },
    };
    TemplatePage {
        definition: definition(),
        version: 3,
        state: VersionState::Published,
        versions: vec![version(3, VersionState::Published), version(2, VersionState::Archived)],
        warnings: vec![text("No group is called approvers: steps for it wait for the owner.")],
        start_link: StartLink {
            on: true,
            url: some("https://flows.sampleco.example/s/kyc"),
            owner: text("p1"),
            members: asked::people(),
            owner_error: None,
            unpublished: false,
            uses: 41,
            used_at: Some(at("2026-03-12T09:00:00Z")),
        },
        calendar: Some(TemplateCalendar {
            others: vec![Choice { value: text("c2"), label: text("Support") }],
            own: text("London office"),
            chosen: text("c2"),
            error: None,
        }),
        can_configure: true,
        place: Some(crate::pages::template::TemplatePlace::default()),
    }
}

fn link_page() -> StartLinkPage {
    StartLinkPage {
        key: text("kyc-review"),
        name: text("KYC review"),
        link: template_page().start_link,
        initializer: some("Client"),
        snippet: some(
            "<iframe src=\"https://flows.sampleco.example/s/kyc?frame=yes\" title=\"KYC review\"></iframe>",
        ),
        origins: text("https://www.sampleco.example"),
        origins_error: None,
        sending: SendingForm {
            to: String::new(),
            to_error: None,
            message: String::new(),
            message_error: None,
            language: Language::En,
            addresses_max: 20,
        },
        sent: sent(),
        older: some("/templates/kyc-review/start-link?after=x"),
    }
}

fn sent() -> Vec<SentRow> {
    let row = |email: &str, state: SentState| SentRow {
        email: text(email),
        sender: some("Priya Raman"),
        at: at("2026-03-16T09:00:00Z"),
        state,
        why: None,
        uses: 0,
    };
    vec![
        row("ines@halden.example", SentState::Waiting),
        SentRow { uses: 2, ..row("marcus@halden.example", SentState::Sent) },
        SentRow {
            why: some("550 5.1.1 no such user"),
            sender: None,
            ..row("nobody.of.this.name.who.is.very.long@halden.example", SentState::Failed)
        },
        row("ann@halden.example", SentState::Dropped),
    ]
}

fn link_wrong() -> StartLinkPage {
    let link = StartLink { on: false, uses: 0, used_at: None, ..template_page().start_link };
    let origins = "http://sampleco.example";
    let error = super::local().texts().start_problem_origin(origins);
    StartLinkPage {
        link,
        origins: text(origins),
        origins_error: Some(error),
        sent: Vec::new(),
        older: None,
        ..link_page()
    }
}

fn link_unsent() -> StartLinkPage {
    let texts = super::local().texts();
    let sending = SendingForm {
        to: text("ines@halden.example, marcus"),
        to_error: Some(texts.start_problem_address("marcus")),
        message: text("Dear all,\n\nplease begin."),
        ..link_page().sending
    };
    StartLinkPage { sending, sent: Vec::new(), older: None, ..link_page() }
}

fn draft() -> TemplatePage {
    TemplatePage { state: VersionState::Draft, version: 4, ..template_page() }
}

fn source() -> TemplateSource {
    TemplateSource {
        of: Some((text("kyc-review"), text("KYC review"))),
        etag: text("v3"),
        source: text("baton: 1\nkey: kyc-review\nnmae: KYC review\n"),
        problems: vec![text("template:3:1 nmae: unknown word, expected name")],
        refusal: None,
    }
}

fn definition() -> Definition {
    let role = |key: &str, name: &str, party: Party, fill: Fill| Role {
        key: text(key),
        name: text(name),
        party,
        fill,
    };
    Definition {
        key: text("kyc-review"),
        name: text("KYC review"),
        description: some("We check who you are before we may work for you."),
        started_from: vec![text("client")],
        roles: vec![
            role("client", "Client", Party::Client, Fill::RecordContact { contact_role: None }),
            role("officer", "Compliance officer", Party::Us, Fill::Group(text("compliance"))),
            role("approver", "Approver", Party::Us, Fill::Group(text("approvers"))),
        ],
        start: Start {
            initializer: some("client"),
            form: vec![field("company", "Legal name of your company")],
        },
        stages: stages(),
        clocks: Vec::new(),
        targets: Vec::new(),
        priority: Vec::new(),
    }
}

fn stages() -> Vec<Stage> {
    let stage = |key: &str, name: &str, items: Vec<Item>| Stage { key: text(key), name: text(name), items };
    let identity = step("identity", Kind::FileRequest, "client", "Please send us two documents");
    let mut approve = step("approve", Kind::Approval, "approver", "");
    approve.title = Text(vec![Piece::Words(text("Clear ")), Piece::Data(DataPath::Start(text("company")))]);
    let cleared =
        Item::Milestone(Milestone { key: text("cleared"), name: text("Cleared"), visible: Vec::new() });
    let welcome = Item::Step(step("welcome", Kind::Message, "client", "Welcome"));
    vec![
        stage("documents", "Documents", vec![Item::Step(identity)]),
        stage("review", "Review", vec![Item::Parallel(side_by_side()), Item::Choice(fork())]),
        stage("clearance", "Clearance", vec![Item::Step(approve), cleared, welcome]),
    ]
}

fn side_by_side() -> Parallel {
    let branch = |name: &str, step: Step| Branch { name: some(name), items: vec![Item::Step(step)] };
    let verify = step("verify", Kind::Approval, "officer", "Do the documents show who they are?");
    let screening = step("screening", Kind::Task, "officer", "Screen against lists");
    Parallel {
        name: None,
        join: Join::All,
        branches: vec![branch("Identity", verify), branch("Screening", screening)],
    }
}

fn fork() -> Fork {
    let hits = DataPath::Step { step: text("screening"), field: text("hits") };
    let some_hits = Condition::Compare {
        left: Operand::Data(hits),
        comparison: Comparison::More,
        right: Operand::Literal(Value::Text(text("0"))),
    };
    let clearance = step("clearance", Kind::Approval, "approver", "Decide on the hits");
    let branch = |name: &str, condition: Option<Condition>, items: Vec<Item>| ChoiceBranch {
        name: some(name),
        condition,
        items,
    };
    Fork {
        name: some("Any hits?"),
        by: None,
        branches: vec![
            branch("Hits", Some(some_hits), vec![Item::Step(clearance)]),
            branch("No hits", None, Vec::new()),
        ],
    }
}

fn field(key: &str, label: &str) -> Field {
    Field {
        key: text(key),
        label: Text::plain(label),
        hint: None,
        of: FieldType::Text,
        required: true,
        names_record: true,
        shown_if: None,
        prefill: None,
        binds: None,
        section: None,
    }
}

fn step(key: &str, kind: Kind, role: &str, title: &str) -> Step {
    let mut outcomes = BTreeMap::new();
    if kind == Kind::Approval {
        outcomes.insert(Outcome::Denied, OutcomeRule::End);
        outcomes.insert(Outcome::SentBack, OutcomeRule::BackTo(vec![text("identity")]));
    }
    Step {
        title: Text::plain(title),
        outcomes,
        decided_by: if kind == Kind::Approval { DecidedBy::Number(2) } else { DecidedBy::One },
        when: (kind == Kind::Message).then(|| {
            Condition::Given(DataPath::Role { role: text("client"), attribute: RoleAttribute::Name })
        }),
        ..Step::plain(key, kind, role)
    }
}

fn members() -> Members {
    let member = |id: &str, name: &str, email: &str, may: May, state: MemberState| MemberRow {
        id: text(id),
        name: text(name),
        email: text(email),
        groups: vec![text("Compliance"), text("Approvers")],
        may,
        state,
        is_me: id == "p1",
    };
    let gone = MemberState::Disabled { since: at("2026-03-12T09:00:00Z") };
    let admin = May { admin: true, ..May::usual() };
    let builder = May { builder: true, ..May::usual() };
    Members {
        needs_second_factor: false,
        members: vec![
            member("p1", "Helen Brandt", "helen@sampleco.example", admin, MemberState::Active),
            member("p2", "Tom Okafor", "tom@sampleco.example", builder, MemberState::Invited),
            member("p3", "Jonas Weber", "jonas@sampleco.example", May::usual(), gone),
        ],
        groups: vec![
            GroupRow { id: text("g1"), name: text("Compliance"), members: 2 },
            GroupRow { id: text("g2"), name: text("Approvers"), members: 0 },
        ],
        form: MemberForm {
            email: text("jonas@"),
            email_error: Some(says(Texts::field_email_after)),
            may: May::usual(),
            ..MemberForm::default()
        },
        group_name: String::new(),
        group_error: None,
        one_time: Some(OneTimeLink {
            name: text("Tom Okafor"),
            url: text("https://flows.sampleco.example/password/sample"),
            until: at("2026-03-20T10:20:00Z"),
            mailed: false,
        }),
    }
}

fn keys() -> Keys {
    let scope = |value: &str, label: &str| Choice { value: text(value), label: text(label) };
    let row = |name: &str, revoked: bool| KeyRow {
        id: text("k1"),
        name: text(name),
        scopes: vec![text("flows"), text("templates")],
        created: at("2026-03-02T09:00:00Z"),
        revoked: revoked.then(|| at("2026-03-12T09:00:00Z")),
    };
    Keys {
        keys: vec![row("CRM", false), row("Old intake form", true)],
        scopes: vec![
            scope("flows", "Read, start and complete flows"),
            scope("templates", "Read, write and publish templates"),
            scope("act_for_others", "Act for other people"),
        ],
        form: KeyForm { scopes: vec![text("flows")], ..KeyForm::default() },
        created: Some(CreatedKey { name: text("CRM"), key: text("baton_sample_key_shown_once") }),
    }
}
