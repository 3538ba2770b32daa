//! A mistake in every form: each POST of the pages either has a row, whose form is opened, filled with something wrong and
//! sent, or stands among those in which nothing is typed. What comes back is the form with what was typed, and a sentence
//! at the field.

use crate::{
    browser::{Browser, enter},
    form::find,
    house::{House, VICTIM},
};
use app::{
    Ctx,
    members::NewMember,
    portal::{self, EntryChange, NewEntry},
};
use axum::http::Method;
use std::collections::{BTreeMap, BTreeSet};
use testkit::TestDatabase;

/// Who fills it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Admin,
    /// A client in the portal.
    Guest,
    /// Somebody with a link, or nobody in particular.
    Visitor,
}
use By::{Admin, Guest, Visitor};

struct Row {
    by: By,
    /// As the router writes it.
    route: &'static str,
    /// The page that carries its form.
    page: &'static str,
    /// What is typed into it.
    typed: &'static [(&'static str, &'static str)],
    /// The id of the element that says what is wrong.
    says: &'static str,
}

const fn row(
    by: By,
    route: &'static str,
    page: &'static str,
    typed: &'static [(&'static str, &'static str)],
    says: &'static str,
) -> Row {
    Row { by, route, page, typed, says }
}

/// What is wrong is said in a box at the top of the form instead.
const ALERT: &str = "";
/// Lists offer no such thing, so that nobody has typed it.
const NOT_OFFERED: [&str; 2] = ["nobody", "Nowhere/Land"];

const LONG: &str = "A word too long to be a name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(Visitor, "/sign-in", "/sign-in", &[("email", "nobody@firm.example"), ("password", "wrong")], ALERT),
    row(Visitor, "/password-forgotten", "/password-forgotten", &[("email", "no address")], "email-error"),
    row(Visitor, "/s/{slug}", "/s/{slug}", &[("your_name", "Vera"), ("your_email", "no address"), ("data.company", "Sample")], "your-email-error"),
    row(Visitor, "/portal/sign-in", "/portal/sign-in", &[("email", "no address")], "email-error"),
    row(Visitor, "/a/{token}", "/a/{token}", &[], "file-id-error"),
    row(Visitor, "/f/{token}/messages", "/f/{token}", &[("text", "{endless}")], "text-error"),
    row(Guest, "/portal/profile", "/portal/profile", &[("zone", "Nowhere/Land")], "zone-error"),
    row(Guest, "/portal/profile/password", "/portal/profile", &[("password", "short"), ("again", "short")], "password-error"),
    row(Guest, "/portal/profile/second-factor", "/portal/profile/second-factor", &[("code", "12")], "code-error"),
    row(Guest, "/portal/start/{id}", "/portal/start/{entry}", &[("data.company", "")], "data-company-error"),
    row(Guest, "/portal/f/{id}/messages", "/portal/f/{flow}", &[("text", "{endless}")], "text-error"),
    row(Guest, "/portal/a/{id}", "/portal/a/{assignment}", &[], "file-id-error"),
    row(Admin, "/profile/second-factor", "/profile/second-factor", &[("code", "12")], "code-error"),
    row(Admin, "/views", "/flows?status=any&held=client", &[("name", LONG)], "view-name-error"),
    row(Admin, "/flows/new", "/flows/new?template=papers", &[("record_name", "Sample"), ("record_email", "no address"), ("data.company", "Sample")], "record-email-error"),
    row(Admin, "/flows/{id}/messages", "/flows/{flow}/messages", &[("text", "{endless}")], "thread-internal-error"),
    row(Admin, "/flows/{id}/cancellation", "/flows/{flow}/cancellation", &[("reason", "{endless}")], "reason-error"),
    row(Admin, "/flows/{id}/roles/{role}", "/flows/{flow}/roles/client", &[("person.name", "Ann"), ("person.email", "no address")], "person-error"),
    row(Admin, "/flows/{id}/pause", "/flows/{flow}/pause", &[("reason", "{endless}")], "reason-error"),
    row(Admin, "/flows/{id}/priority", "/flows/{flow}/priority", &[("priority", "urgent"), ("reason", "{endless}")], "reason-error"),
    row(Admin, "/flows/{id}/steps/{step}/following", "/flows/{flow}/steps/papers/following", &[("kind", "task"), ("title", "One more"), ("due", "soon")], "due-error"),
    row(Admin, "/flows/{id}/steps/{step}/skip", "/flows/{flow}/steps/papers/skip", &[("reason", "{endless}")], "reason-error"),
    row(Admin, "/flows/{id}/steps/{step}/deadline", "/flows/{flow}/steps/papers/deadline", &[("at", "soon"), ("reason", "Asked.")], "at-error"),
    row(Admin, "/flows/{id}/steps/{step}/reassignment", "/flows/{flow}/steps/papers/reassignment", &[("reason", "Away")], "person-error"),
    row(Admin, "/records/of/{kind}/new", "/records/of/client/new", &[("name", "Sample"), ("email", "no address"), ("data.contract_start", "soon")], "email-error"),
    row(Admin, "/records/of/{kind}/letters", "/records/of/client/letters?record={record}", &[("subject", "News"), ("text-of-message", "{endless}")], "text-of-message-error"),
    row(Admin, "/records/of/{kind}/import", "/records/of/client/import", &[], "file-error"),
    row(Admin, "/records/{id}/edit", "/records/{record}/edit", &[("name", LONG), ("tags", "a, b")], "name-error"),
    row(Admin, "/records/{id}/contacts/new", "/records/{record}/contacts/new", &[("name", "Ann"), ("email", "no address"), ("role", "buyer")], "email-error"),
    row(Admin, "/records/{id}/contacts/{contact}", "/records/{record}/contacts/{contact}", &[("role", LONG)], "role-error"),
    row(Admin, "/admin/record-kinds/new", "/admin/record-kinds/new", &[("key", "New!"), ("singular", "Vessel"), ("plural", "Vessels"), ("field.0.label", "Flag")], "key-error"),
    row(Admin, "/admin/record-kinds/{key}", "/admin/record-kinds/client", &[("singular", LONG), ("plural", "Patients")], "singular-error"),
    row(Admin, "/templates/new", "/templates/new", &[("source", "baton: 2")], ALERT),
    row(Admin, "/templates/{key}/source", "/templates/papers/source", &[("source", "baton: 2")], ALERT),
    row(Admin, "/templates/{key}/place", "/templates/papers", &[("folder", LONG)], "folder-error"),
    row(Admin, "/templates/{key}/start-link", "/templates/papers/start-link", &[("owner", "nobody")], "owner-error"),
    row(Admin, "/templates/{key}/start-link/origins", "/templates/papers/start-link", &[("origins", "not a website")], "origins-error"),
    row(Admin, "/templates/{key}/start-link/mails", "/templates/papers/start-link", &[("to", "no address"), ("message", "Dear Vera")], "to-error"),
    row(Admin, "/admin/calendars/new", "/admin/calendars/new", &[("name", "Support"), ("hours.mon", "late")], "hours-mon-error"),
    row(Admin, "/admin/calendars/{id}", "/admin/calendars/{calendar}", &[("name", "Support"), ("hours.mon", "late")], "hours-mon-error"),
    row(Admin, "/admin/members", "/admin/members", &[("name", "Tom"), ("email", "no address"), ("may", "staff")], "email-error"),
    row(Admin, "/admin/members/{id}", "/admin/members/{member}", &[("name", LONG)], "name-error"),
    row(Admin, "/admin/members/{id}/absences", "/admin/members/{member}", &[("first_day", "2030-08-07"), ("last_day", "2030-08-03")], "last_day-error"),
    row(Admin, "/profile/absences", "/profile", &[("first_day", "2030-08-07"), ("last_day", "2030-08-03")], "last_day-error"),
    row(Admin, "/profile", "/profile", &[("name", LONG)], "name-error"),
    row(Admin, "/profile/password", "/profile", &[("now", "wrong"), ("password", "short"), ("again", "short")], "password-error"),
    row(Admin, "/admin/groups", "/admin/members", &[("name", LONG)], "group-name-error"),
    row(Admin, "/admin/keys", "/admin/keys", &[("name", LONG)], "name-error"),
    row(Admin, "/admin/organisation", "/admin/organisation", &[("name", "Sample"), ("host", "no host")], "host-error"),
    row(Admin, "/admin/mail", "/admin/mail", &[("host", "mail.firm.example"), ("port", "many"), ("sender", "mail@firm.example")], "port-error"),
    row(Admin, "/admin/mail/test", "/admin/mail", &[("host", "mail.firm.example"), ("port", "many"), ("sender", "mail@firm.example")], "port-error"),
    row(Admin, "/admin/portal/flows/new", "/admin/portal/flows/new", &[("title", "Papers"), ("audience", "groups")], "template-error"),
    row(Admin, "/admin/portal/flows/{id}", "/admin/portal/flows/{entry}", &[("title", LONG), ("description", "Send them.")], "title-error"),
    row(Admin, "/admin/portal/groups", "/admin/portal", &[("name", LONG)], "group-name-error"),
    row(Admin, "/admin/portal/modules/{module}", "/admin/portal", &[("on", "on"), ("content", "Click javascript:alert(1)")], "content-links-error"),
    row(Admin, "/admin/erasing/{kind}/{id}", "/admin/erasing/person/{person}", &[("name", "Somebody else"), ("cancel_flows", "yes")], "name-error"),
];

/// Nothing is typed into these: buttons, boxes and lists.
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "/language",
    "/a/{token}/renewal",
    "/f/{token}/renewal",
    "/portal/acting",
    "/portal/profile/sessions/end",
    "/portal/profile/sessions/{id}/end",
    "/s/{slug}/forms/{token}/files/{field}/removal",
    "/portal/start/{id}/forms/{form}/files/{field}/removal",
    "/portal/a/{id}/files/{document}/removal",
    "/portal/a/{id}/draft",
    "/portal/a/{id}/lending/end",
    "/portal/sign-out",
    "/a/{token}/files/{document}/removal",
    "/a/{token}/draft",
    "/a/{token}/lending/end",
    "/flows/new/search",
    "/views/{id}/deletion",
    "/flows/{id}/steps/{step}/draft",
    "/flows/{id}/steps/{step}/pick-up",
    "/flows/{id}/steps/{step}/record-update",
    "/flows/{id}/steps/{step}/put-back",
    "/flows/{id}/steps/{step}/recording/{person}/files/{field}/removal",
    "/flows/{id}/steps/{step}/files/{field}/removal",
    "/records/bulk/{id}",
    "/records/{id}/archiving",
    "/records/{id}/restoring",
    "/records/{id}/contacts/{contact}/removal",
    "/records/{id}/merges/{merge}/undo",
    "/admin/record-kinds/{key}/deletion",
    "/admin/record-kinds/{key}/reset",
    "/templates/library/{key}",
    "/templates/{key}/publication",
    "/templates/{key}/versions/{version}/draft",
    "/templates/{key}/versions/{version}/archive",
    "/templates/{key}/versions/{version}/restoration",
    "/admin/exports",
    "/admin/members/second-factor",
    "/admin/members/{id}/second-factor/end",
    "/admin/portal/flows/{id}/move",
    "/admin/portal/flows/{id}/deletion",
    "/admin/portal/groups/{id}/records",
    "/admin/portal/groups/{id}/deletion",
    "/admin/portal/modules/{module}/move",
    "/admin/calendars/{id}/deletion",
    "/admin/members/{id}/absences/{absence}/end",
    "/profile/absences/{absence}/end",
    "/templates/{key}/calendar",
    "/admin/members/{id}/link",
    "/admin/members/{id}/disabling",
    "/admin/members/{id}/sessions/end",
    "/admin/members/{id}/enabling",
    "/admin/organisation/logo/removal",
    "/admin/organisation/sign-in-picture/removal",
    "/admin/mail/removal",
    "/first-steps/end",
    "/admin/groups/{id}",
    "/admin/keys/{id}/revocation",
    "/profile/sessions/{id}/end",
    "/profile/sessions/end",
    "/sign-out",
];

/// Forms that are there in certain states only: mistakes in most of them stand in the tests that bring the state about.
#[rustfmt::skip]
const ELSEWHERE: &[&str] = &[
    "/setup/{token}",
    "/password/{token}",
    "/sign-in/second-factor",
    "/portal/sign-in/password",
    "/portal/sign-in/code",
    "/portal/sign-in/second-factor",
    "/a/{token}/hand-back",
    "/portal/a/{id}/hand-back",
    "/a/{token}/files/{document}/decline",
    "/portal/a/{id}/files/{document}/decline",
    "/portal/a/{id}/files/{document}",
    "/portal/start/{id}/forms/{form}/files/{field}",
    "/s/{slug}/forms/{token}/files/{field}",
    "/a/{token}/files/{document}",
    "/a/{token}/lending",
    "/portal/a/{id}/lending",
    "/records/of/{kind}/starts",
    "/flows/{id}/steps/{step}/recording/{person}",
    "/a/{token}/code",
    "/f/{token}/code",
    "/views/{id}/name",
    "/flows/{id}/version",
    "/flows/{id}/version/undo",
    "/flows/{id}/resumption",
    "/flows/{id}/steps/{step}/reopening",
    "/flows/{id}/steps/{step}/delegation",
    "/flows/{id}/steps/{step}/preparation",
    "/flows/{id}/steps/{step}/reception",
    "/flows/{id}/clocks/{clock}/deadline",
    "/flows/{id}/steps/{step}/completion",
    "/flows/{id}/steps/{step}/recording/{person}/files/{field}",
    "/flows/{id}/steps/{step}/recording/{person}/files/{field}/decline",
    "/flows/{id}/steps/{step}/files/{field}/decision",
    "/flows/{id}/steps/{step}/files/{field}",
    "/flows/{id}/steps/{step}/files/{field}/decline",
    "/records/imports/{id}",
    "/records/{id}/conversion",
    "/records/{id}/merge",
    "/templates/{key}/move",
    "/templates/{key}/moves/{id}/undo",
    "/admin/organisation/logo",
    "/admin/portal/groups/{id}",
    "/admin/organisation/sign-in-picture",
    "/flows/{id}/steps/{step}/recall",
];

/// Never shown again.
const SECRET: [&str; 5] = ["password", "again", "now", "code", "csrf"];

#[test]
fn every_form_has_its_row() {
    let routes: BTreeSet<String> = web::table()
        .into_iter()
        .filter(|route| route.method == Method::POST && !route.path.starts_with("/api/"))
        .map(|route| route.path)
        .collect();
    let rows =
        ROWS.iter().map(|row| row.route).chain(BUTTONS.iter().copied()).chain(ELSEWHERE.iter().copied());
    let rows: BTreeSet<String> = rows.map(str::to_owned).collect();
    let missing: Vec<_> = routes.difference(&rows).collect();
    let gone: Vec<_> = rows.difference(&routes).collect();
    assert!(missing.is_empty() && gone.is_empty(), "without a row: {missing:#?}\nwithout a route: {gone:#?}");
}

#[tokio::test]
async fn a_mistake_comes_back_with_what_was_typed_and_a_sentence_at_the_field() {
    for database in TestDatabase::each().await {
        let house = House::on(database).await;
        let new = NewMember { admin: true, builder: true, ..NewMember::default() };
        let mut admin = Browser::member(&house.desk, "Ada", new).await;
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        let mut visitor = house.browser();
        let places = places(&house).await;
        let mut found = Vec::new();
        for row in ROWS {
            let browser = match row.by {
                Admin => &mut admin,
                Guest => &mut guest,
                Visitor => &mut visitor,
            };
            if let Err(why) = check(browser, row, &places).await {
                found.push(format!("{}: {why}", row.route));
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    }
}

async fn check(browser: &mut Browser<'_>, row: &Row, places: &BTreeMap<&str, String>) -> Result<(), String> {
    // Links of both kinds are called alike.
    let link = if row.route.starts_with("/f/") { "whole" } else { "act" };
    let filled = |text: &str| {
        let text = text.replace("{token}", &places[link]);
        places.iter().fold(text, |text, (place, value)| text.replace(&format!("{{{place}}}"), value))
    };
    let page = browser.get(&filled(row.page)).await;
    if page.status != 200 {
        return Err(format!("{} on {}", page.status, row.page));
    }
    let (own, address) = sent_to(&page.text, row.route).ok_or("no form for it on its page")?;
    let mut fields = find(&page.text, &own).unwrap_or_default();
    let typed: Vec<(&str, String)> = row.typed.iter().map(|(name, value)| (*name, filled(value))).collect();
    for (name, value) in &typed {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), value.clone()));
    }
    let sent: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answered = browser.post(&address, &sent).await;
    let ids = |html: &str| -> BTreeSet<String> {
        html.split("class=\"error\" id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect()
    };
    let said: Vec<String> = ids(&answered.text).difference(&ids(&page.text)).cloned().collect();
    if answered.status != 422 {
        return Err(format!("{} instead of 422; {said:?}", answered.status));
    }
    let alerts = |html: &str| html.matches("role=\"alert\"").count();
    let is_said = match row.says {
        ALERT => alerts(&answered.text) > alerts(&page.text),
        place => said.iter().any(|id| id == place),
    };
    if !is_said {
        return Err(format!("says it at {said:?} instead of {}", row.says));
    }
    let again = find(&answered.text, &own).ok_or("the form is gone")?;
    let lost: Vec<&str> = typed
        .iter()
        .filter(|(name, value)| !SECRET.contains(name) && !NOT_OFFERED.contains(&value.as_str()))
        .filter(|(name, value)| !again.iter().any(|(known, kept)| known == name && kept == value))
        .map(|(name, _)| *name)
        .collect();
    if lost.is_empty() { Ok(()) } else { Err(format!("lost {lost:?}")) }
}

/// The form that is sent to an address the route stands for, by itself or by one of its buttons: its own address, and that.
fn sent_to(html: &str, route: &str) -> Option<(String, String)> {
    let fits = |address: &&str| {
        let (mut there, mut wanted) = (address.split('/'), route.split('/'));
        loop {
            match (there.next(), wanted.next()) {
                (None, None) => return true,
                (Some(there), Some(wanted)) if wanted.starts_with('{') || there == wanted => {}
                _ => return false,
            }
        }
    };
    let forms = html.split("<form").skip(1).map(|form| form.split("</form>").next().unwrap());
    let found = forms.filter_map(|form| {
        let mut addresses = form.split("action=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        let own = addresses.clone().next()?;
        Some((own.to_owned(), addresses.find(fits)?.to_owned()))
    });
    found.last()
}

/// What stands in braces in the addresses of pages.
async fn places(house: &House) -> BTreeMap<&'static str, String> {
    let ctx = house.desk.system();
    let token = |link: &str| link.rsplit('/').next().unwrap().to_owned();
    let contacts = app::records::contacts::list(&ctx, &model::Id::given(&house.record)).await.unwrap();
    BTreeMap::from([
        ("slug", token(&house.start)),
        ("endless", "x".repeat(20_001)),
        ("act", token(&house.second)),
        ("whole", token(&house.whole)),
        ("flow", house.flow.clone()),
        ("record", house.record.clone()),
        ("person", house.person.clone()),
        ("member", house.member.clone()),
        ("calendar", house.calendar.clone()),
        ("assignment", house.assignment.clone()),
        ("contact", contacts[0].id.to_string()),
        ("entry", entry(&ctx).await),
    ])
}

async fn entry(ctx: &Ctx) -> String {
    let change = EntryChange { title: "Send us papers".to_owned(), description: String::new(), groups: None };
    let new = NewEntry { template: "papers".to_owned(), change };
    portal::create_entry(ctx, new).await.unwrap().to_string()
}
