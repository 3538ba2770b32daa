//! Everything about the portal on one page.

use crate::kit::{Answer, Signed, page};
use app::{
    Problem,
    policy::{Intention, require},
    portal::{self, Module, Unfit},
};
use axum::{http::StatusCode, response::Response};
use texts::Texts;
use views::{
    pages::portal_admin::{EntryLine, GroupLine, ModuleLine, Overview, overview},
    paths,
};

/// What was typed and not taken.
#[derive(Default)]
pub struct Tried {
    pub group_name: String,
    pub group_error: Option<String>,
    /// Word of the module, what was typed, whether it is on, and why not.
    pub module: Option<(String, String, bool, String)>,
}

pub async fn show(signed: Signed) -> Answer {
    Ok(render(&signed, StatusCode::OK, Tried::default()).await?)
}

pub async fn render(signed: &Signed, status: StatusCode, tried: Tried) -> Result<Response, Problem> {
    let ctx = &signed.ctx;
    require(&ctx.caller, Intention::ManagePortal)?;
    let shell = signed.shell().await?;
    let texts = shell.local.texts();
    let entry = |line: portal::EntryLine| EntryLine {
        id: line.id.to_string(),
        title: line.title,
        template: line.template,
        audience: match &line.groups {
            None => texts.portal_admin_all().to_owned(),
            Some(groups) if groups.is_empty() => texts.portal_admin_nobody().to_owned(),
            Some(groups) => {
                let names: Vec<String> = groups.iter().map(|(_, name)| name.clone()).collect();
                views::words::all_of(&names, texts)
            }
        },
        unfit: line.unfit.as_ref().map(|unfit| why(unfit, texts)),
    };
    let modules = portal::modules(&ctx.app, ctx.organisation()).await?;
    let group = |line: portal::GroupLine| GroupLine {
        id: line.id.to_string(),
        name: line.name,
        records: line.records,
        entries: line.entries,
    };
    let view = Overview {
        address: format!("{}{}", signed.organisation.address, paths::PORTAL),
        entries: portal::entries(ctx).await?.into_iter().map(entry).collect(),
        modules: modules.into_iter().map(|line| module(line, &tried, texts)).collect(),
        groups: portal::groups(ctx).await?.into_iter().map(group).collect(),
        group_name: tried.group_name,
        group_error: tried.group_error,
        module_error: tried.module.map(|(word, _, _, said)| (word, said)),
    };
    Ok(page(status, overview(&shell, &view)))
}

fn module(line: portal::ModuleLine, tried: &Tried, texts: Texts) -> ModuleLine {
    let (name, means, written) = match line.module {
        Module::Announcement => (
            texts.portal_module_announcement(),
            texts.portal_module_announcement_means(),
            Some(texts.portal_module_announcement_text()),
        ),
        Module::Messages => (texts.portal_messages(), texts.portal_module_messages_means(), None),
        Module::Files => (texts.portal_files(), texts.portal_module_files_means(), None),
        Module::Links => {
            (texts.portal_links(), texts.portal_module_links_means(), Some(texts.portal_module_links_text()))
        }
    };
    let typed = tried.module.as_ref().filter(|(word, ..)| word == line.module.word());
    let (content, is_on) = typed.map_or((line.content, line.is_on), |(_, text, on, _)| (text.clone(), *on));
    ModuleLine {
        word: line.module.word().to_owned(),
        name,
        means,
        is_on,
        content: written.map(|label| (label, content)),
    }
}

/// Why nobody can start it now.
pub fn why(unfit: &Unfit, texts: Texts) -> String {
    match unfit {
        Unfit::Private => texts.portal_unfit_private().to_owned(),
        Unfit::InFolder(folder) => texts.portal_unfit_folder(folder),
        Unfit::StartLinkOff => texts.portal_unfit_off().to_owned(),
    }
}
