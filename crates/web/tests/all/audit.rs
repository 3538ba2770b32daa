//! Every act of an admin leaves an entry in the audit log: each POST that only admins, builders or auditors may make,
//! as the router lists them, is done once through its own form, and the entry is looked up. One without a row fails.

use crate::browser::Browser;
use crate::desk::Answered;
use crate::form::form;
use crate::house::House;
use app::{audit::AuditQuery, members::NewMember};
use axum::http::Method;
use model::{Entropy, Id};
use std::collections::BTreeSet;
use testkit::TestDatabase;
use texts::{Language, Texts};
use views::pages::audit::act_words;
use web::Who;

/// How a route is used once.
struct Row {
    /// As the router writes it.
    route: &'static str,
    /// The page that carries its form.
    page: &'static str,
    /// What is typed into it.
    typed: &'static [(&'static str, &'static str)],
    act: &'static str,
}

const fn row(
    route: &'static str,
    page: &'static str,
    typed: &'static [(&'static str, &'static str)],
    act: &'static str,
) -> Row {
    Row { route, page, typed, act }
}

/// In an order in which each can be done.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    row("/admin/members", "/admin/members", &[("name", "Tom"), ("email", "tom@firm.example")], "member.added"),
    row("/admin/members/{id}", "/admin/members/{id}", &[("name", "Olga Other")], "member.changed"),
    row("/admin/members/{id}/link", "/admin/members/{id}", &[], "member.link_renewed"),
    row("/admin/members/{id}/sessions/end", "/admin/members/{id}", &[], "member.signed_out"),
    row("/admin/members/second-factor", "/admin/members", &[("needed", NOBODY)], "second_factor.rule_changed"),
    row("/admin/members/{id}/second-factor/end", "/admin/members/{id}", &[], "second_factor.ended"),
    row("/admin/members/{id}/disabling", "/admin/members/{id}/disabling", &[], "member.disabled"),
    row("/admin/members/{id}/enabling", "/admin/members/{id}", &[], "member.enabled"),
    row("/admin/organisation", "/admin/organisation", &[("name", "Other name")], "organisation.changed"),
    row("/admin/organisation/logo", "/admin/organisation", &[], "organisation.logo_set"),
    row("/admin/organisation/logo/removal", "/admin/organisation", &[], "organisation.logo_removed"),
    row("/admin/organisation/sign-in-picture", "/admin/organisation", &[], "organisation.sign_in_picture_set"),
    row(
        "/admin/organisation/sign-in-picture/removal",
        "/admin/organisation",
        &[],
        "organisation.sign_in_picture_removed",
    ),
    row(
        "/admin/mail",
        "/admin/mail",
        &[("host", "mail.firm.example"), ("port", "587"), ("sender", "mail@firm.example")],
        "mail_server.set",
    ),
    row(
        "/admin/mail/test",
        "/admin/mail",
        &[("host", "mail.firm.example"), ("port", "587"), ("sender", "mail@firm.example")],
        "mail_server.tested",
    ),
    row("/admin/mail/removal", "/admin/mail", &[], "mail_server.removed"),
    row("/first-steps/end", "/", &[], "organisation.first_steps_closed"),
    row("/admin/groups", "/admin/members", &[("name", "lawyers")], "group.created"),
    row("/admin/groups/{id}", "/admin/groups/{id}", &[("member", NOBODY)], "group.members_set"),
    row("/admin/keys", "/admin/keys", &[("name", "crm")], "key.created"),
    row("/admin/keys/{id}/revocation", "/admin/keys", &[], "key.revoked"),
    row("/templates/library/{key}", "/templates/library", &[], "template.published"),
    row("/templates/new", "/templates/new", &[("source", NEW)], "template.created"),
    row("/templates/{key}/source", "/templates/{key}/source", &[("source", SOURCE)], "template.changed"),
    row("/templates/{key}/publication", "/templates/{key}", &[], "template.published"),
    row(
        "/templates/{key}/start-link/mails",
        "/templates/{key}/start-link",
        &[("to", "ines@halden.example")],
        "start_link.sent",
    ),
    row("/templates/{key}/start-link", "/templates/{key}", &[], "start_link.configured"),
    row("/templates/{key}/start-link", "/templates/{key}/start-link", &[], "start_link.configured"),
    row(
        "/templates/{key}/start-link/origins",
        "/templates/{key}/start-link",
        &[("origins", "https://www.firm.example")],
        "start_link.origins_set",
    ),
    row("/admin/calendars/new", "/admin/calendars/new", &[("name", "Support")], "calendar.created"),
    row("/admin/calendars/{id}", "/admin/calendars/{id}", &[("name", "Help desk")], "calendar.changed"),
    row("/templates/{key}/calendar", "/templates/{key}", &[("calendar", "{calendar}")], "template.calendar_set"),
    row("/templates/{key}/calendar", "/templates/{key}", &[("calendar", "")], "template.calendar_set"),
    row("/admin/calendars/{id}/deletion", "/admin/calendars/{id}/deletion", &[], "calendar.deleted"),
    row(
        "/admin/members/{id}/absences",
        "/admin/members/{id}",
        &[("first_day", "2030-08-03"), ("last_day", "2030-08-07"), ("substitute", "{admin}")],
        "absence.added",
    ),
    row("/admin/members/{id}/absences/{absence}/end", "/admin/members/{id}", &[], "absence.ended"),
    row(
        "/admin/record-kinds/new",
        "/admin/record-kinds/new",
        &[("key", "vessel"), ("singular", "Vessel"), ("plural", "Vessels"), ("field.0.label", "Flag")],
        "record_kind.created",
    ),
    row(
        "/admin/record-kinds/{key}",
        "/admin/record-kinds/{key}",
        &[("singular", "Patient"), ("plural", "Patients")],
        "record_kind.changed",
    ),
    row("/admin/record-kinds/{key}/deletion", "/admin/record-kinds/{key}", &[], "record_kind.deleted"),
    row("/admin/exports", "/admin/exports", &[], "organisation.exported"),
    row("/admin/record-kinds/{key}/reset", "/admin/record-kinds/{key}", &[], "record_kind.reset"),
    row("/admin/portal/groups", "/admin/portal", &[("name", "Dentists")], "client_group.created"),
    row("/admin/portal/groups/{id}", "/admin/portal/groups/{id}", &[("name", "All dentists")], "client_group.renamed"),
    row("/admin/portal/groups/{id}/records", "/admin/portal/groups/{id}?q=Q", &[("add", "{record}")], "client_group.record_added"),
    row("/admin/portal/groups/{id}/records", "/admin/portal/groups/{id}", &[("remove", "{record}")], "client_group.record_removed"),
    row("/admin/portal/flows/new", "/admin/portal/flows/new", &[("template", "papers"), ("title", "Send papers")], "portal_entry.created"),
    row("/admin/portal/flows/{id}", "/admin/portal/flows/{id}", &[("title", "Send us papers")], "portal_entry.changed"),
    row("/admin/portal/flows/{id}/move", "/admin/portal", &[("to", "1")], "portal_entry.moved"),
    row("/admin/portal/flows/{id}/deletion", "/admin/portal/flows/{id}", &[], "portal_entry.deleted"),
    row("/admin/portal/modules/{module}", "/admin/portal", &[("on", "on"), ("content", "Help https://firm.example")], "portal_module.changed"),
    row("/admin/portal/modules/{module}/move", "/admin/portal", &[("to", "0")], "portal_module.moved"),
    row("/admin/portal/groups/{id}/deletion", "/admin/portal/groups/{id}/deletion", &[], "client_group.deleted"),
    row("/templates/{key}/place", "/templates/{key}", &[("folder", "Old")], "template.placed"),
    row("/templates/{key}/move", "/templates/{key}/move?from=1&to=2", &[("reason", "Mended")], "template.flows_moved"),
    row(
        "/templates/{key}/moves/{id}/undo",
        "/templates/{key}/moves/{id}",
        &[("reason", "Too early")],
        "template.move_undone",
    ),
    row("/templates/{key}/versions/{version}/archive", "/templates/{key}", &[], "template.archived"),
    row("/templates/{key}/versions/{version}/restoration", "/templates/{key}", &[], "template.restored"),
    row("/templates/{key}/versions/{version}/draft", "/templates/{key}", &[], "template.redrafted"),
    row(
        "/admin/erasing/{kind}/{id}",
        "/admin/erasing/{kind}/{id}",
        &[("name", "{erased}"), ("cancel_flows", "yes")],
        "person.erased",
    ),
];

/// Typed where a box is unticked.
const NOBODY: &str = "-";

const SOURCE: &str = include_str!("house/papers.yaml");
const NEW: &str = r#"{baton: 1, key: other, name: Other, started_from: [client], roles: {us: {name: We, party: us, fill: group officers}}, start: {form: []}, stages: [{stage: one, name: One, steps: [{step: one, kind: task, role: us, title: Do it}]}]}"#;

/// The smallest picture there is.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

#[test]
fn every_act_of_admins_has_its_row() {
    let theirs = |who: Who| matches!(who, Who::Admin | Who::Builder | Who::Auditor);
    let routes: BTreeSet<String> = web::table()
        .into_iter()
        .filter(|route| route.method == Method::POST && theirs(route.who))
        .map(|route| route.path)
        .collect();
    let rows: BTreeSet<String> = ROWS.iter().map(|row| row.route.to_owned()).collect();
    let missing: Vec<_> = routes.difference(&rows).collect();
    let gone: Vec<_> = rows.difference(&routes).collect();
    assert!(missing.is_empty() && gone.is_empty(), "without a row: {missing:#?}\nwithout a route: {gone:#?}");
}

#[tokio::test]
async fn every_act_of_an_admin_leaves_an_entry_in_words_of_people() {
    for database in TestDatabase::each().await {
        let house = House::on(database).await;
        let new = NewMember { admin: true, builder: true, ..NewMember::default() };
        let mut admin = Browser::member(&house.desk, "Ada", new).await;
        house.set_up_second_factor(&house.member).await;
        for row in ROWS {
            let before = newest(&house).await.0;
            let answered = act(&house, &mut admin, row).await;
            assert!(matches!(answered.status.as_u16(), 200 | 303), "{}: {}", row.route, said(&answered));
            let (seq, acts) = newest(&house).await;
            let new: Vec<&String> = acts.iter().take(usize::try_from(seq - before).unwrap()).collect();
            assert!(new.iter().any(|act| *act == row.act), "{}: {new:?}", row.route);
            for language in [Language::En, Language::De] {
                let words = act_words(row.act, Texts(language));
                assert!(words.is_some(), "{} has no words in views::pages::audit", row.act);
            }
        }
        let found = app::audit::verified(&house.desk.system()).await.unwrap();
        assert_eq!(found.problem, None);
        assert!(found.entries > i64::try_from(ROWS.len()).unwrap());
        let page = admin.get("/admin/audit").await;
        assert_eq!(page.status, 200);
        for words in ["Published a template", "Ada", "lawyers"] {
            assert!(page.text.contains(words), "{words} in {}", page.text);
        }
        let filtered = admin.get("/admin/audit?act=key.revoked").await.text;
        let table = filtered.split("<tbody").nth(1).unwrap();
        assert!(table.contains("Revoked an API key") && !table.contains("Published a template"));
    }
}

/// What a page complains of.
fn said(answered: &Answered) -> &str {
    answered.text.split("role=\"alert\"").nth(1).unwrap_or(&answered.text)
}

/// Number of the newest entry, and the newest fifty acts.
async fn newest(house: &House) -> (i64, Vec<String>) {
    let page = app::audit::list(&house.desk.system(), &AuditQuery::default()).await.unwrap();
    (page.lines[0].seq, page.lines.into_iter().map(|line| line.act).collect())
}

/// Opens the page, fills its form, sends it.
async fn act(house: &House, admin: &mut Browser<'_>, row: &Row) -> Answered {
    let places = places(house, row.route).await;
    let filled =
        |text: &str| places.iter().fold(text.to_owned(), |text, (place, value)| text.replace(place, value));
    let (address, page) = (filled(row.route), filled(row.page));
    let shown = admin.get(&page).await;
    assert_eq!(shown.status, 200, "{page}");
    // A button of the same form sends it there.
    let mut form = form(&shown.text, address.strip_suffix("/test").unwrap_or(&address));
    for (name, value) in row.typed {
        form.retain(|(known, _)| known != name);
        if *value != NOBODY {
            form.push(((*name).to_owned(), filled(value)));
        }
    }
    if address.ends_with("/sign-in-picture") {
        return admin.upload_as_member(&address, &form, ("sign_in", "door.png", PNG)).await;
    }
    if address.ends_with("/logo") {
        return admin.upload_as_member(&address, &form, ("logo", "logo.png", PNG)).await;
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    admin.post(&address, &form).await
}

/// What stands in braces in addresses and in what is typed.
async fn places(house: &House, route: &str) -> Vec<(&'static str, String)> {
    let ctx = house.desk.system();
    let calendars = app::calendars::list(&ctx).await.unwrap();
    let calendar = calendars.into_iter().find(|one| !one.is_default).map(|one| one.id.to_string());
    let members = app::members::list(&ctx).await.unwrap();
    let admin = members.iter().find(|member| member.name == "Ada").unwrap().id.to_string();
    let absences = app::absences::of_person(&ctx, &Id::given(&house.member)).await.unwrap();
    let calendar = calendar.unwrap_or_default();
    let id = match route {
        route if route.starts_with("/admin/portal/groups") => {
            app::portal::groups(&ctx).await.unwrap().first().map(|one| one.id.to_string()).unwrap_or_default()
        }
        route if route.starts_with("/admin/portal/flows") => app::portal::entries(&ctx)
            .await
            .unwrap()
            .first()
            .map(|one| one.id.to_string())
            .unwrap_or_default(),
        route if route.starts_with("/admin/groups") => house.group.clone(),
        route if route.starts_with("/admin/keys") => house.key.clone(),
        route if route.starts_with("/admin/calendars") => calendar.clone(),
        route if route.starts_with("/admin/erasing") => house.person.clone(),
        route if route.contains("/moves/") => moved(house).await,
        _ => house.member.clone(),
    };
    let key = match route {
        route if route.contains("library") => "kyc-review",
        "/admin/record-kinds/{key}/deletion" => "vessel",
        route if route.contains("record-kinds") => "client",
        _ => "papers",
    };
    vec![
        ("{id}", id),
        ("{key}", key.to_owned()),
        ("{version}", "1".to_owned()),
        ("{kind}", "person".to_owned()),
        ("{erased}", erased(house).await),
        ("{calendar}", calendar),
        ("{module}", "links".to_owned()),
        ("{record}", app::records::search(&ctx, &[], "Q").await.unwrap().0[0].id.to_string()),
        ("{admin}", admin),
        ("{absence}", absences.first().map(|one| one.id.to_string()).unwrap_or_default()),
    ]
}

/// Whoever is to be erased, by name.
async fn erased(house: &House) -> String {
    let subject = app::erasing::Subject::Person(Id::given(&house.person));
    app::erasing::preview(&house.desk.system(), &subject).await.unwrap().name
}

/// The move that was begun, once it is done.
async fn moved(house: &House) -> String {
    let ctx = house.desk.system();
    for seed in 0..9 {
        app::moves::go_on(&ctx.app, ctx.now, Entropy::from_number(900 + seed)).await.unwrap();
    }
    app::moves::newest(&ctx, "papers").await.unwrap().unwrap().id.to_string()
}
