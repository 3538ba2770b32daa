//! What the portal shows besides flows: on or off, and in which order.

use super::moved;
use crate::{
    App, Ctx, audit,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{Viewer, portal::modules as store_of};
use texts::Sentence;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Module {
    Announcement,
    Messages,
    Files,
    Links,
}

/// As they come.
pub const MODULES: [Module; 4] = [Module::Announcement, Module::Messages, Module::Files, Module::Links];

/// Longest announcement, and all links together, in characters.
const CONTENT_MAX: usize = 4_000;
const LINKS_MAX: usize = 20;

impl Module {
    pub fn word(self) -> &'static str {
        match self {
            Self::Announcement => "announcement",
            Self::Messages => "messages",
            Self::Files => "files",
            Self::Links => "links",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        MODULES.into_iter().find(|module| module.word() == word)
    }

    /// What has something to show without anybody writing it.
    fn is_on_first(self) -> bool {
        matches!(self, Self::Messages | Self::Files)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleLine {
    pub module: Module,
    pub is_on: bool,
    /// The announcement, or a link a line: `Name https://…`.
    pub content: String,
}

impl ModuleLine {
    /// Name and address of each link.
    pub fn links(&self) -> Vec<(String, String)> {
        self.content.lines().filter_map(read_link).collect()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModuleChange {
    pub is_on: bool,
    pub content: String,
}

/// In their order. Asked for every page of the portal too.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn modules(app: &App, organisation: &Id) -> Result<Vec<ModuleLine>, Problem> {
    let rows = store_of::list(&app.db, &Viewer::system(organisation.clone())).await?;
    let mut lines: Vec<(i64, ModuleLine)> = (0_i64..)
        .zip(MODULES)
        .map(|(place, module)| match rows.iter().find(|row| row.module == module.word()) {
            Some(row) => (row.place, ModuleLine { module, is_on: row.is_on, content: row.content.clone() }),
            None => (place, ModuleLine { module, is_on: module.is_on_first(), content: String::new() }),
        })
        .collect();
    lines.sort_by_key(|(place, _)| *place);
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// # Errors
/// `NotFound` where no module has that word, `Invalid` at `content` for links that are none, and for too much.
pub async fn change_module(ctx: &Ctx, word: &str, change: ModuleChange) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let module = Module::parse(word).ok_or(Problem::NotFound)?;
    let content = read(module, &change.content)?;
    let mut all = modules(&ctx.app, ctx.organisation()).await?;
    for line in all.iter_mut().filter(|line| line.module == module) {
        line.is_on = change.is_on;
        line.content.clone_from(&content);
    }
    let act = audit::Act::new("portal_module.changed", module.word(), json!({"on": change.is_on}));
    Ok(audit::write(ctx, act, rows(ctx, &all)).await?)
}

/// Puts a module at this place, counted from 0.
///
/// # Errors
/// `NotAllowed` for anybody but admins, `NotFound` where no module has that word.
pub async fn move_module(ctx: &Ctx, word: &str, to: usize) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let module = Module::parse(word).ok_or(Problem::NotFound)?;
    let mut all = modules(&ctx.app, ctx.organisation()).await?;
    let from = all.iter().position(|line| line.module == module).ok_or(Problem::NotFound)?;
    moved(&mut all, from, to);
    let act = audit::Act::new("portal_module.moved", module.word(), json!({"place": to.saturating_add(1)}));
    Ok(audit::write(ctx, act, rows(ctx, &all)).await?)
}

fn rows(ctx: &Ctx, all: &[ModuleLine]) -> Vec<store::Statement> {
    let row = |(place, line): (i64, &ModuleLine)| {
        store_of::put(store_of::Module {
            organisation: ctx.organisation().clone(),
            module: line.module.word().to_owned(),
            is_on: line.is_on,
            place,
            content: line.content.clone(),
            updated_at: ctx.now,
        })
    };
    (0_i64..).zip(all).map(row).collect()
}

fn read(module: Module, content: &str) -> Result<String, Problem> {
    let content = content.replace('\r', "").trim().to_owned();
    if content.chars().count() > CONTENT_MAX {
        return Err(Problem::invalid("content", Sentence::problem_characters_max(CONTENT_MAX)));
    }
    match module {
        Module::Messages | Module::Files => Ok(String::new()),
        Module::Announcement => Ok(content),
        Module::Links => {
            let lines: Vec<&str> = content.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            if let Some(wrong) = lines.iter().find(|line| read_link(line).is_none()) {
                return Err(Problem::invalid("content", Sentence::portal_link_wrong(*wrong)));
            }
            if lines.len() > LINKS_MAX {
                return Err(Problem::invalid("content", Sentence::portal_links_max(LINKS_MAX)));
            }
            Ok(lines.join("\n"))
        }
    }
}

/// A name and an address of the web; other kinds of addresses could do something.
fn read_link(line: &str) -> Option<(String, String)> {
    let (name, address) = line.trim().rsplit_once(char::is_whitespace)?;
    let safe = (address.starts_with("https://") || address.starts_with("http://"))
        && address.len() > "https://".len()
        && address.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\".contains(&byte));
    let name = name.trim();
    (safe && !name.is_empty()).then(|| (name.to_owned(), address.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_a_name_and_an_address_of_the_web() {
        for (line, expected) in [
            ("Our prices https://firm.example/prices", Some(("Our prices", "https://firm.example/prices"))),
            ("Help\thttp://firm.example", Some(("Help", "http://firm.example"))),
            ("https://firm.example", None),
            ("Click javascript:alert(1)", None),
            ("Click data:text/html,x", None),
            ("Click https://", None),
            ("Click https://a\"b", None),
            ("", None),
        ] {
            let read = read_link(line);
            let read = read.as_ref().map(|(name, address)| (name.as_str(), address.as_str()));
            assert_eq!(read, expected, "{line}");
        }
    }

    #[test]
    fn words_lead_back_to_their_module() {
        for module in MODULES {
            assert_eq!(Module::parse(module.word()), Some(module));
        }
        assert_eq!(Module::parse("start"), None);
    }
}
