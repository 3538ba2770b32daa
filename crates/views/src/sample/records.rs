//! Records: lists, one record, its forms, and kinds.

use super::{Sample, at, local, says, some, staff_shell, text};
use crate::{
    Staff,
    form::{Choice, FieldView, Typed},
    pages::{
        flow::{Alarm, FlowRow, FlowStatus},
        record::{
            self, ContactPage, ContactRow, Conversion, EditPage, FieldRow, HistoryEntry, KindRow, KindWords,
            MayStartWord, MergeAsk, MergeChoice, MergePage, MergeRow, MessagePlace, Overview, RecordFile,
            RecordFilter, RecordHead, RecordMessage, RecordRow, RecordStatus, Records, RelatedGroup,
            StartChoice, Undoable,
        },
        record_kind::{self, FieldLine, KindForm, KindLine},
    },
    part::{Due, Holder, SaveView, SavedView, Stage, StageState, Tab},
    paths,
};
use model::FieldType;
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let mut all = lists(&staff);
    all.extend(one(&staff));
    all.extend(tabs(&staff));
    all.extend(forms(&staff));
    all.extend(merging(&staff));
    all.extend(kinds(&staff));
    all
}

fn client() -> KindWords {
    KindWords {
        key: "client".to_owned(),
        singular: says(Texts::record_kind_client),
        plural: says(Texts::record_kind_clients),
    }
}

fn row(id: &str, name: &str, tags: &[&str]) -> RecordRow {
    RecordRow {
        id: id.to_owned(),
        name: text(name),
        email: some("office@halden.example"),
        tags: tags.iter().map(|tag| text(tag)).collect(),
        owner: some("Priya Raman"),
        changed: at("2026-03-16T15:20:00Z"),
    }
}

/// Everybody's views, and one of the member's own.
fn tabs_of(open: Option<usize>) -> Vec<Tab> {
    let tab = |(place, name): (usize, &&str)| Tab {
        name: text(name),
        href: text("/records/of/client?sort=name"),
        is_open: open == Some(place),
    };
    let texts = local().texts();
    let names = [texts.record_view_all(), texts.record_view_mine(), texts.record_view_archived(), "My VIPs"];
    names.iter().enumerate().map(tab).collect()
}

fn records() -> Records {
    Records {
        kind: client(),
        tabs: tabs_of(Some(0)),
        saved: None,
        save: SaveView::default(),
        filter: RecordFilter { kind: "client".to_owned(), ..RecordFilter::default() },
        owners: vec![("p1".to_owned(), text("Priya Raman")), ("p2".to_owned(), text("Helen Brandt"))],
        tags: vec![text("VIP"), text("Waiting list")],
        rows: vec![
            row("r1", "Halden Marine Ltd", &["VIP"]),
            RecordRow { owner: None, email: None, ..row("r2", "Marlow & Sons", &[]) },
            row("r3", "Northgate Dental", &["Waiting list", "VIP"]),
        ],
        previous: None,
        next: Some("next".to_owned()),
        count: 128,
        may_write: true,
        may_start: true,
        may_message: true,
    }
}

fn lists(staff: &Staff) -> Vec<Sample> {
    let narrowed = RecordFilter { tag: some("VIP"), text: text("hal"), ..records().filter };
    let none = Records { rows: Vec::new(), next: None, count: 0, ..records() };
    let narrow = || Records { tabs: tabs_of(None), filter: narrowed.clone(), ..records() };
    let kept = || Records { tabs: tabs_of(Some(3)), ..narrow() };
    let saved = Some(SavedView { id: "v1".to_owned(), name: text("My VIPs"), error: None });
    let nameless =
        Some(SavedView { id: "v1".to_owned(), name: String::new(), error: Some(says(Texts::problem_name)) });
    let refused = SaveView { name: String::new(), error: Some(says(Texts::problem_name)) };
    let kind_row = |key: &str, plural: &str, count: usize| KindRow {
        words: KindWords { key: key.to_owned(), singular: text(plural), plural: text(plural) },
        count,
        only: None,
    };
    let firm = KindRow { only: Some("r0".to_owned()), ..kind_row("firm", "The firm itself", 1) };
    vec![
        Sample::page("records", record::list(staff, &records())),
        Sample::page("records-filtered", record::list(staff, &narrow())),
        Sample::page("records-saved", record::list(staff, &Records { saved: saved.clone(), ..kept() })),
        Sample::page("records-save-refused", record::list(staff, &Records { save: refused, ..narrow() })),
        Sample::page("records-rename-refused", record::list(staff, &Records { saved: nameless, ..kept() })),
        Sample::page("records-empty", record::list(staff, &none)),
        Sample::page(
            "records-none-fits",
            record::list(staff, &Records { tabs: tabs_of(None), filter: narrowed.clone(), ..none }),
        ),
        Sample::page(
            "records-more",
            record::more(
                staff,
                &[
                    kind_row("partner", "Partners", 12),
                    kind_row("authorization", "Authorizations", 1_001),
                    firm,
                ],
            ),
        ),
    ]
}

fn head() -> RecordHead {
    let starts = ["Billing dispute", "Change request", "Client offboarding", "Renewal", "Year-end accounts"];
    let start = |name: &str| StartChoice { key: "renewal".to_owned(), name: text(name) };
    RecordHead {
        id: "r1".to_owned(),
        kind: client(),
        name: text("Halden Marine Ltd"),
        since: says(|texts| {
            texts.record_since_before(
                texts.record_kind_prospect(),
                local().date(at("2026-01-12T09:00:00Z")),
                texts.record_kind_client(),
            )
        }),
        owner: some("Priya Raman"),
        status: RecordStatus::Active,
        tags: vec![text("VIP")],
        belongs_to: None,
        starts: starts.map(start).into(),
        may_write: true,
        can_convert: false,
        can_merge: true,
        can_archive: true,
        can_erase: true,
    }
}

fn flow(id: &str, template: &str, holder: Holder, who: &str) -> FlowRow {
    let stage = |name: &str, state| Stage { name: text(name), state };
    FlowRow {
        id: id.to_owned(),
        record: text(template),
        template: says(|texts| texts.record_started(local().date(at("2026-03-02T09:00:00Z")))),
        status: FlowStatus::Running,
        alarm: Alarm::None,
        priority: model::definition::Priority::Normal,
        holder,
        who: some(who),
        since: Some(at("2026-03-16T09:00:00Z")),
        stages: vec![
            stage("Documents", StageState::Done { at: None }),
            stage("Decide", StageState::Now { open: 1 }),
            stage("Training", StageState::Coming),
        ],
        owner: text("Priya Raman"),
        due: Some(Due { at: at("2026-03-24T16:00:00Z"), since: None, whole_day: false }),
        started: at("2026-03-02T09:00:00Z"),
        ended: None,
    }
}

fn at_a_glance() -> Overview {
    let field = |label: &str, value: &str| FieldRow { label: text(label), value: text(value), href: None };
    let contact = |id: &str, name: &str, part: &str, rights: &str| ContactRow {
        id: id.to_owned(),
        name: text(name),
        email: some("ingrid@halden.example"),
        part: text(part),
        rights: text(rights),
    };
    let ended = FlowRow {
        status: FlowStatus::Completed,
        template: says(|texts| texts.record_ended(local().date(at("2026-01-12T09:00:00Z")))),
        ended: Some(at("2026-01-12T16:00:00Z")),
        due: None,
        who: None,
        ..flow("f3", "New prospect", Holder::Us, "Helen Brandt")
    };
    let related = RelatedGroup {
        kind: "authorization".to_owned(),
        plural: says(Texts::record_kind_authorizations),
        records: vec![("r9".to_owned(), text("Night care"))],
        may_add: true,
    };
    Overview {
        running: vec![
            flow("f1", "KYC review", Holder::Us, "Helen Brandt"),
            flow("f2", "Client onboarding", Holder::Client, "Ingrid Solheim"),
        ],
        more_running: true,
        ended: vec![ended],
        more_ended: false,
        fields: vec![
            FieldRow {
                href: Some("mailto:office@halden.example".to_owned()),
                ..field("E-mail", "office@halden.example")
            },
            field("Sector", "Shipping"),
            field("Contract until", "31 December 2026"),
        ],
        contacts: vec![
            contact(
                "c1",
                "Ingrid Solheim",
                "Finance director, primary contact",
                "May start what is offered, sees all flows",
            ),
            contact("c2", "Lewin Notaries", "Certifies copies", "May start nothing, sees their own flows"),
        ],
        related: vec![related],
        merges: vec![Undoable {
            id: "m1".to_owned(),
            name: text("Halden Marine"),
            at: at("2026-03-10T10:00:00Z"),
            is_last: true,
        }],
    }
}

fn one(staff: &Staff) -> Vec<Sample> {
    let bare = RecordHead { starts: Vec::new(), may_write: false, owner: None, tags: Vec::new(), ..head() };
    let archived = RecordHead { status: RecordStatus::Archived, starts: Vec::new(), ..head() };
    let merged = RecordStatus::Merged { id: "r2".to_owned(), name: text("Halden Marine Ltd") };
    let merged = RecordHead { status: merged, starts: Vec::new(), ..head() };
    let nothing = Overview {
        running: Vec::new(),
        more_running: false,
        ended: Vec::new(),
        more_ended: false,
        fields: Vec::new(),
        contacts: Vec::new(),
        related: Vec::new(),
        merges: Vec::new(),
    };
    vec![
        Sample::page("record", record::overview(staff, &head(), &at_a_glance())),
        Sample::page("record-new-one", record::overview(staff, &head(), &nothing)),
        Sample::page("record-read-only", record::overview(staff, &bare, &nothing)),
        Sample::page("record-archived", record::overview(staff, &archived, &at_a_glance())),
        Sample::page("record-merged", record::overview(staff, &merged, &nothing)),
    ]
}

fn tabs(staff: &Staff) -> Vec<Sample> {
    let file = |id: &str, name: &str, is_erased: bool| RecordFile {
        id: id.to_owned(),
        name: text(name),
        bytes: 240_000,
        is_erased,
        giver: some("Ingrid Solheim"),
        at: at("2026-03-09T11:00:00Z"),
        flow: "f1".to_owned(),
        template: text("KYC review"),
    };
    let message = |who: &str, words: &str, internal: bool| RecordMessage {
        who: text(who),
        at: at("2026-03-16T11:00:00Z"),
        text: text(words),
        internal,
        place: MessagePlace::Flow { flow: "f1".to_owned(), template: text("KYC review") },
    };
    let to_all = RecordMessage {
        place: MessagePlace::Record { subject: text("Our office is closed on Friday"), people: 2 },
        ..message("Priya Raman", "We are back on Monday. Deadlines are not touched by it.", false)
    };
    let happened = |said: &str, link: Option<(String, String)>| HistoryEntry {
        at: at("2026-03-12T11:00:00Z"),
        said: text(said),
        link,
    };
    vec![
        Sample::page(
            "record-files",
            record::files(
                staff,
                &head(),
                &[file("d1", "passport.pdf", false), file("d2", "old.pdf", true)],
                Some("d2"),
            ),
        ),
        Sample::page("record-files-empty", record::files(staff, &head(), &[], None)),
        Sample::page(
            "record-messages",
            record::messages(
                staff,
                &head(),
                &[
                    to_all,
                    message("Ingrid Solheim", "We have sent both.", false),
                    message("Helen Brandt", "Look at page two.", true),
                ],
                None,
            ),
        ),
        Sample::page("record-messages-empty", record::messages(staff, &head(), &[], None)),
        Sample::page(
            "record-history",
            record::history(
                staff,
                &head(),
                &[
                    happened("Priya Raman changed phone and tier.", None),
                    happened("A flow began:", Some((text("KYC review"), paths::flow("f1")))),
                ],
                Some("1.f1"),
            ),
        ),
        Sample::page("record-history-empty", record::history(staff, &head(), &[], None)),
    ]
}

fn edited() -> EditPage {
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: text(label) };
    let mut sector = FieldView::ask(
        "data.sector",
        &text("Sector"),
        FieldType::Choice { options: vec![text("Shipping"), text("Retail")] },
    );
    sector.error = Some(says(Texts::field_choose_one));
    let mut phone = FieldView::ask("data.phone", &text("Phone"), FieldType::Phone);
    phone.required = false;
    phone.typed = Typed::one("data.phone", &text("+47 22 123 456"));
    EditPage {
        id: Some("r1".to_owned()),
        title: text("Halden Marine Ltd"),
        name: text("Halden Marine Ltd"),
        email: text("office@halden.example"),
        owners: vec![choice("p1", "Priya Raman"), choice("p2", "Helen Brandt")],
        owner: "p1".to_owned(),
        access_groups: vec![choice("g1", "Everyone"), choice("g2", "HR")],
        access_group: "g1".to_owned(),
        tags: text("VIP, shipping"),
        known_tags: vec![text("VIP"), text("Waiting list")],
        fields: vec![sector, phone],
        version: Some(1),
        ..EditPage::default()
    }
}

fn forms(staff: &Staff) -> Vec<Sample> {
    let overtaken = EditPage {
        meanwhile: vec![text("Priya Raman changed phone."), text("Phone is now: +47 22 654 321")],
        ..edited()
    };
    let taken = EditPage {
        id: None,
        title: text("New client"),
        email_error: some(
            "Halden Marine Ltd has this address already. Open it, or tick the box to keep both.",
        ),
        asks_alike: true,
        refusal: Some(says(Texts::problem_page_old)),
        belongs_to: Some((says(Texts::record_kind_client), Vec::new())),
        ..edited()
    };
    let person = ContactPage {
        record: "r1".to_owned(),
        record_name: text("Halden Marine Ltd"),
        id: Some("c1".to_owned()),
        name: text("Ingrid Solheim"),
        email: text("ingrid@halden.example"),
        role: text("Finance director"),
        is_primary: true,
        may_start: MayStartWord::Named,
        templates: vec![("renewal".to_owned(), text("Renewal")), ("kyc".to_owned(), text("KYC review"))],
        chosen: vec!["renewal".to_owned()],
        ..ContactPage::default()
    };
    let nobody = ContactPage {
        id: None,
        name_error: Some(says(Texts::problem_name)),
        email_error: Some(says(Texts::field_email_ending)),
        refusal: Some(says(Texts::problem_page_old)),
        ..person.clone()
    };
    let conversion = Conversion {
        id: "r1".to_owned(),
        name: text("Halden Marine Ltd"),
        no_longer: vec![text("New prospect")],
        from_now: vec![text("KYC review"), text("Renewal")],
        refusal: some("There is a client with this address already."),
    };
    vec![
        Sample::page("record-edit", record::edit(staff, &client(), &edited())),
        Sample::page("record-edit-overtaken", record::edit(staff, &client(), &overtaken)),
        Sample::page("record-new", record::edit(staff, &client(), &taken)),
        Sample::page("record-contact", record::contact(staff, &client(), &person)),
        Sample::page("record-contact-new", record::contact(staff, &client(), &nobody)),
        Sample::page("record-convert", record::convert(staff, &client(), &conversion)),
    ]
}

fn merging(staff: &Staff) -> Vec<Sample> {
    let found = MergeChoice {
        id: "r2".to_owned(),
        name: text("Halden Marine"),
        detail: text("office@halden.example"),
    };
    let ask = |found: Vec<MergeChoice>| MergeAsk {
        id: "r1".to_owned(),
        name: text("Halden Marine Ltd"),
        search: text("hal"),
        found,
    };
    let differs = |key: &str, label: &str, kept: &str| MergeRow {
        key: key.to_owned(),
        label: text(label),
        kept: if kept.is_empty() { String::new() } else { text(kept) },
        gone: text("Halden Marine"),
        takes_other: kept.is_empty(),
    };
    let merging = MergePage {
        versions: [1, 1],
        meanwhile: Vec::new(),
        id: "r1".to_owned(),
        name: text("Halden Marine Ltd"),
        other: "r2".to_owned(),
        other_name: text("Halden Marine"),
        rows: vec![differs("name", "Name", "Halden Marine Ltd"), differs("phone", "Phone", "")],
        comes_along: record::comes_along(3, 1, 0, local().texts()),
        refusal: Some(says(Texts::record_changed_meanwhile)),
    };
    vec![
        Sample::page("record-merge-ask", record::merge_ask(staff, &client(), &ask(vec![found]))),
        Sample::page("record-merge-none", record::merge_ask(staff, &client(), &ask(Vec::new()))),
        Sample::page("record-merge", record::merge(staff, &client(), &merging)),
    ]
}

fn kinds(staff: &Staff) -> Vec<Sample> {
    let line = |key: &str, plural: &str, is_built_in: bool| KindLine {
        key: key.to_owned(),
        plural: text(plural),
        fields: vec![text("Phone"), text("Address")],
        belongs_to: (!is_built_in).then(|| says(Texts::record_kind_client)),
        launches: is_built_in,
        is_built_in,
    };
    let of = |value: &str, label: &str| Choice { value: value.to_owned(), label: text(label) };
    let field = |key: &str, label: &str, error: Option<String>| FieldLine {
        key: key.to_owned(),
        label: text(label),
        of: "choice".to_owned(),
        details: text("Norway, Germany"),
        required: true,
        error,
    };
    let form = KindForm {
        known: Some("vessel".to_owned()),
        title: text("Vessels"),
        singular: text("Vessel"),
        plural: text("Vessels"),
        kinds: vec![of("client", "Client")],
        belongs_to: "client".to_owned(),
        launches: true,
        fields: vec![field("flag", "Flag", None), field("", "", some("a choice without options"))],
        types: vec![of("text", "One line"), of("choice", "One of several")],
        version: Some(1),
        ..KindForm::default()
    };
    let fresh = KindForm {
        known: None,
        key_error: some("There is a kind with the key client already."),
        singular_error: Some(says(Texts::problem_name)),
        refusal: Some(says(Texts::problem_page_old)),
        ..form.clone()
    };
    let built_in = KindForm { is_built_in: true, can_reset: true, ..form.clone() };
    vec![
        Sample::page(
            "record-kinds",
            record_kind::list(staff, &[line("client", "Clients", true), line("vessel", "Vessels", false)]),
        ),
        Sample::page("record-kind", record_kind::edit(staff, &form)),
        Sample::page("record-kind-new", record_kind::edit(staff, &fresh)),
        Sample::page("record-kind-built-in", record_kind::edit(staff, &built_in)),
    ]
}
