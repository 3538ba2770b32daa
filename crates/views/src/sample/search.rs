//! Samples of search.

use super::{Sample, at, local, staff_shell, text};
use crate::pages::search::{Group, Hit, Results, Sort, palette, show};

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let of = |sort, groups| Results { text: text("hal"), sort, groups, are_many: false, is_later: false };
    let blank = Results { text: String::new(), ..of(None, None) };
    let nothing = Sort::ALL.map(|sort| Group { sort, hits: Vec::new(), next: None });
    let later = Results { are_many: true, is_later: true, ..of(Some(Sort::Flows), Some(vec![flows()])) };
    // As it stands in the dialog of a page.
    let dialog = palette(&local(), "hal", Some(&found())).into_string();
    let opened = show(&staff, &blank).into_string();
    let opened = opened
        .replacen("<dialog class=\"palette\"", "<dialog open class=\"palette\"", 1)
        .replacen("data-search-target=\"found\">", &format!("data-search-target=\"found\">{dialog}"), 1)
        .replacen(
            "aria-expanded=\"false\" aria-controls=\"palette\"",
            "aria-expanded=\"true\" aria-controls=\"palette-list\"",
            1,
        );
    vec![
        Sample::page("search", show(&staff, &blank)),
        Sample::page("search-found", show(&staff, &of(None, Some(found())))),
        Sample::page("search-flows", show(&staff, &later)),
        Sample::page("search-nothing", show(&staff, &of(None, Some(nothing.into())))),
        Sample::page("search-short", show(&staff, &Results { text: text("h"), ..of(None, None) })),
        Sample { name: "search-dialog", html: opened },
    ]
}

fn hit(href: &str, drawing: &'static str, title: &str, about: &[&str]) -> Hit {
    Hit {
        href: text(href),
        drawing,
        title: text(title),
        about: about.iter().map(|about| text(about)).collect(),
        when: None,
    }
}

fn found() -> Vec<Group> {
    let records = vec![
        hit("/records/r1", "building-2", "Halden Marine Ltd", &["Client", "i.solheim@halden.example"]),
        hit("/records/r2", "user-plus", "Marlow & Hall Architects", &["Prospect"]),
    ];
    let said = "…we have sent the articles of Halden Marine to the registry this morning, and expect them back by Thursday…";
    let by = ["Ingrid Solheim in Halden Marine Ltd", "KYC review"];
    let message = Hit {
        when: Some(at("2026-03-16T15:02:00Z")),
        ..hit("/flows/f1/messages", "message-square", said, &by)
    };
    let about = ["in Halden Marine Ltd", "KYC review"];
    let file = hit("/flows/f1/files", "file-text", "halden-shareholder-register-2026.pdf", &about);
    let file = Hit { when: Some(at("2026-03-12T09:31:00Z")), ..file };
    vec![
        Group { sort: Sort::Records, hits: records, next: Some(text("c1")) },
        flows(),
        Group { sort: Sort::Messages, hits: vec![message], next: None },
        Group { sort: Sort::Files, hits: vec![file], next: None },
    ]
}

fn flows() -> Group {
    let one = |id: &str, about: &[&str], when| {
        let flow = hit(&format!("/flows/{id}"), "workflow", "Halden Marine Ltd", about);
        Hit { when: Some(at(when)), ..flow }
    };
    let hits = vec![
        one("f1", &["KYC review", "Helen Brandt"], "2026-03-10T09:00:00Z"),
        one("f2", &["Client onboarding", "completed", "Priya Raman"], "2026-01-12T11:30:00Z"),
    ];
    Group { sort: Sort::Flows, hits, next: Some(text("c2")) }
}
