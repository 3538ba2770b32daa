//! The pages that are measured: every order and every filter of the list of flows among them, and records.

use super::Seeded;

#[derive(Clone, Copy)]
pub struct Page {
    pub name: &'static str,
    pub path: Path,
}

/// Where to go, by the client's number and how often it has asked.
#[derive(Clone, Copy)]
pub enum Path {
    Fixed(&'static str),
    /// `{me}` is the client's own id, `{template}` a template that was seeded.
    Filled(&'static str),
    /// The page after the first of this address.
    Next(&'static str),
    Workspace,
    /// A tab of one record.
    Record(&'static str),
    /// Opened by a magic link, without signing in.
    Action,
}

/// All that are measured.
pub fn pages() -> Vec<Page> {
    [flows(), records()].concat()
}

fn flows() -> Vec<Page> {
    let page = |name, path| Page { name, path };
    let fixed = |name, path| Page { name, path: Path::Fixed(path) };
    vec![
        fixed("home", "/"),
        fixed("todo", "/todo"),
        page("todo-next", Path::Next("/todo")),
        page("workspace", Path::Workspace),
        page("action", Path::Action),
        fixed("flows-due", "/flows?status=running&sort=due"),
        fixed("flows-due-down", "/flows?status=running&sort=-due"),
        fixed("flows-name", "/flows?status=running&sort=name"),
        fixed("flows-name-down", "/flows?status=running&sort=-name"),
        fixed("flows-started", "/flows?status=running&sort=started"),
        fixed("flows-started-down", "/flows?status=running&sort=-started"),
        fixed("flows-updated", "/flows?status=running&sort=updated"),
        fixed("flows-updated-down", "/flows?status=running&sort=-updated"),
        page("flows-next", Path::Next("/flows?status=running&sort=due")),
        fixed("flows-any-status", "/flows?status=any&sort=due"),
        fixed("flows-any-status-name", "/flows?status=any&sort=name"),
        fixed("flows-paused", "/flows?status=paused&sort=due"),
        fixed("flows-completed", "/flows?status=completed&sort=-updated"),
        fixed("flows-cancelled", "/flows?status=cancelled&sort=name"),
        fixed("flows-held-us", "/flows?status=running&held=us&sort=due"),
        fixed("flows-held-client", "/flows?status=running&held=client&sort=due"),
        fixed("flows-held-third", "/flows?status=running&held=third_party&sort=-started"),
        page("flows-template", Path::Filled("/flows?status=running&template={template}&sort=due")),
        page("flows-template-name", Path::Filled("/flows?status=running&template={template}&sort=name")),
        fixed("flows-mine", "/flows?status=running&owner=me&sort=due"),
        page("flows-owner", Path::Filled("/flows?status=running&owner={me}&sort=name")),
        fixed("flows-red", "/flows?status=running&due=red&sort=due"),
        fixed("flows-amber", "/flows?status=running&due=amber&sort=due"),
        fixed("flows-amber-name", "/flows?status=any&due=amber&sort=name"),
        fixed("flows-alarm-first", "/flows?status=running&sort=alarm"),
        page("flows-alarm-next", Path::Next("/flows?status=running&sort=alarm")),
        fixed("flows-any-alarm-first", "/flows?status=any&sort=alarm"),
        page("flows-template-alarm", Path::Filled("/flows?status=running&template={template}&sort=alarm")),
        fixed("flows-priority-first", "/flows?status=running&sort=priority"),
        fixed("flows-any-priority-first", "/flows?status=any&sort=priority"),
        fixed("flows-priority-high", "/flows?status=running&priority=high&sort=due"),
        fixed("flows-priority-normal", "/flows?status=running&priority=normal&sort=started"),
        fixed("flows-by-holder", "/flows?status=running&sort=held"),
        fixed("flows-any-by-holder", "/flows?status=any&sort=-held"),
        fixed("flows-late", "/flows?status=running&due=late&sort=due"),
        fixed("flows-risk", "/flows?status=running&due=risk&sort=due"),
        fixed("flows-risk-name", "/flows?status=running&due=risk&sort=name"),
        fixed("flows-risk-mine", "/flows?status=running&due=risk&owner=me&sort=due"),
        page(
            "flows-risk-template",
            Path::Filled("/flows?status=running&due=risk&template={template}&sort=due"),
        ),
        fixed("flows-risk-held", "/flows?status=running&due=risk&held=us&sort=due"),
        fixed("flows-text", "/flows?status=running&text=hal&sort=due"),
        fixed("flows-text-exact", "/flows?status=any&text=halden%20marine%201&sort=due"),
        page(
            "flows-all-filters",
            Path::Filled(
                "/flows?status=running&held=client&template={template}&owner=me&due=risk&priority=normal&text=h&sort=-started",
            ),
        ),
    ]
}

/// Every order and filter of a list of records, and a record.
fn records() -> Vec<Page> {
    let page = |name, path| Page { name, path };
    let fixed = |name, path| Page { name, path: Path::Fixed(path) };
    vec![
        fixed("records-clients", "/records/of/client"),
        fixed("records-clients-name-down", "/records/of/client?sort=-name"),
        fixed("records-clients-changed", "/records/of/client?sort=changed"),
        fixed("records-clients-newest", "/records/of/client?sort=-changed"),
        page("records-clients-next", Path::Next("/records/of/client")),
        fixed("records-clients-mine", "/records/of/client?owner=me"),
        fixed("records-clients-archived", "/records/of/client?status=archived"),
        fixed("records-prospects", "/records/of/prospect"),
        fixed("records-employees", "/records/of/employee"),
        fixed("records-more", "/records"),
        page("record", Path::Record("")),
        page("record-files", Path::Record("/files")),
        page("record-messages", Path::Record("/messages")),
        page("record-history", Path::Record("/history")),
        fixed("search-two-letters", "/search?q=ha"),
        fixed("search-common", "/search?q=halden"),
        fixed("search-words", "/search?q=halden%20mar"),
        fixed("search-exact", "/search?q=halden%20marine%2017"),
        fixed("search-nothing", "/search?q=halden%20zzz"),
        fixed("search-palette", "/search/palette?q=hal"),
        page("search-flows-next", Path::Next("/search?q=hal&kind=flows")),
    ]
}

impl Path {
    /// `next` is the address of the page after the first, once it is known.
    pub fn at(self, seeded: &Seeded, client: usize, asked: usize, next: Option<&str>) -> String {
        let one = |all: &[String]| {
            all.get((client * 31 + asked * 7) % all.len().max(1)).cloned().unwrap_or_default()
        };
        match self {
            Self::Fixed(path) => path.to_owned(),
            Self::Filled(path) => {
                let me = seeded.members.get(client).cloned().unwrap_or_default();
                path.replace("{me}", &me).replace("{template}", &seeded.template)
            }
            Self::Next(first) => next.unwrap_or(first).to_owned(),
            Self::Workspace => format!("/flows/{}", one(&seeded.flows)),
            Self::Record(tab) => format!("/records/{}{tab}", one(&seeded.records)),
            Self::Action => format!("/a/{}", one(&seeded.actions)),
        }
    }

    pub fn first(self) -> Option<&'static str> {
        match self {
            Self::Next(first) => Some(first),
            _ => None,
        }
    }
}
