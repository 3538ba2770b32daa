//! Samples of what an admin decides about the portal.

use super::{Sample, local, says, some, staff_shell, text};
use crate::pages::portal_admin::{self, *};
use texts::Texts;

pub fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let texts = local().texts();
    let new = EntryForm {
        id: None,
        name: String::new(),
        template: text("employee"),
        title: String::new(),
        title_error: Some(says(Texts::problem_name)),
        groups_error: Some(texts.portal_groups_choose().to_owned()),
        unfit: None,
        ..entry()
    };
    let none = EntryForm { offers: Vec::new(), ..new.clone() };
    let free = GroupDeletion { id: text("g1"), name: text("Partners"), uses: Vec::new() };
    let used =
        GroupDeletion { uses: vec![text("Report a new employee"), text("Ask for a letter")], ..free.clone() };
    let bare = Overview { entries: Vec::new(), groups: Vec::new(), ..overview_page() };
    vec![
        Sample::page("portal-admin", overview(&staff, &overview_page())),
        Sample::page("portal-admin-empty", overview(&staff, &bare)),
        Sample::page("portal-entry", entry_form(&staff, &entry())),
        Sample::page("portal-entry-new", entry_form(&staff, &new)),
        Sample::page("portal-entry-none", entry_form(&staff, &none)),
        Sample::page("client-group", portal_admin::group(&staff, &group_page())),
        Sample::page("client-group-deletion", group_deletion(&staff, &free)),
        Sample::page("client-group-in-use", group_deletion(&staff, &used)),
    ]
}

fn overview_page() -> Overview {
    let texts = local().texts();
    let line = |id: &str, title: &str, template: &str, audience: &str| EntryLine {
        id: text(id),
        title: text(title),
        template: text(template),
        audience: text(audience),
        unfit: None,
    };
    let module = |word: &str, name, means, is_on, content| ModuleLine {
        word: text(word),
        name,
        means,
        is_on,
        content,
    };
    Overview {
        address: text("https://flows.sampleco.example/portal"),
        entries: vec![
            line("e1", "Report a new employee", "new-employee", texts.portal_admin_all()),
            EntryLine {
                unfit: Some(texts.portal_unfit_off().to_owned()),
                ..line("e2", "Ask for a letter", "letter", "Dentists and Partners")
            },
        ],
        modules: vec![
            module(
                "announcement",
                texts.portal_module_announcement(),
                texts.portal_module_announcement_means(),
                true,
                Some((texts.portal_module_announcement_text(), text("Closed on Friday."))),
            ),
            module("messages", texts.portal_messages(), texts.portal_module_messages_means(), true, None),
            module("files", texts.portal_files(), texts.portal_module_files_means(), true, None),
            module(
                "links",
                texts.portal_links(),
                texts.portal_module_links_means(),
                false,
                Some((texts.portal_module_links_text(), text("Prices prices.example"))),
            ),
        ],
        groups: vec![
            GroupLine { id: text("g1"), name: text("Dentists"), records: 31, entries: 1 },
            GroupLine { id: text("g2"), name: text("Partners"), records: 1, entries: 2 },
        ],
        group_name: text("Partners"),
        group_error: Some(texts.portal_group_taken("Partners")),
        module_error: Some((text("links"), texts.portal_link_wrong("Prices prices.example"))),
    }
}

fn entry() -> EntryForm {
    let texts = local().texts();
    let offer = |key: &str, name: &str, why_not| Offer { key: text(key), name: text(name), why_not };
    let group =
        |id: &str, name: &str, is_chosen| AudienceChoice { id: text(id), name: text(name), is_chosen };
    EntryForm {
        id: some("e1"),
        name: text("Report a new employee"),
        offers: vec![
            offer("employee", "New employee", None),
            offer("letter", "Letter", Some(texts.portal_unfit_private().to_owned())),
            offer("old", "Old onboarding", Some(texts.portal_unfit_folder("Archive"))),
        ],
        template: text("employee"),
        template_error: None,
        title: text("Report a new employee"),
        title_error: None,
        description: text("We register them and send you the contract to sign."),
        description_error: None,
        for_groups: true,
        groups: vec![group("g1", "Dentists", true), group("g2", "Partners", false)],
        groups_error: None,
        refusal: None,
        unfit: Some(texts.portal_unfit_off().to_owned()),
    }
}

fn group_page() -> Group {
    let member = |id: &str, name: &str| GroupMember { id: text(id), name: text(name), kind: text("client") };
    Group {
        id: text("g1"),
        saved_name: text("Dentists"),
        name: text("Dentists"),
        name_error: None,
        records: vec![member("r1", "Hill Street Dental"), member("r2", "Orchard Lane Dental")],
        more: some("/admin/portal/groups/g1?after=1"),
        query: text("Har"),
        hits: Some(vec![SearchHit {
            id: text("r3"),
            name: text("Harbour Dental"),
            detail: text("office@harbourdental.example"),
        }]),
    }
}
