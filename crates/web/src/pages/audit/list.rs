//! What admins did, by page, by person and by act.

use crate::kit::{Answer, Answers, Signed, page};
use app::{
    Ctx, Problem,
    audit::{self, AuditLine, AuditPage, AuditQuery},
    groups, keys, members,
    policy::{Intention, require},
};
use axum::http::StatusCode;
use engine::flow::AuthorKind;
use model::Id;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use texts::Texts;
use url::form_urlencoded::Serializer;
use views::{
    form::Choice,
    pages::audit::{ACTS, Audit, AuditRow, act_words, list},
    paths,
};

pub async fn show(signed: Signed, query: Answers) -> Answer {
    let asked = AuditQuery {
        before: query.text("before").parse().ok(),
        actor: query.given("who").map(|id| Id::given(&id)),
        act: query.given("act"),
    };
    let found = audit::list(&signed.ctx, &asked).await?;
    let shell = signed.shell().await?;
    let names = Names::of(&signed.ctx).await?;
    Ok(page(StatusCode::OK, list(&shell, &view(found, &asked, &names, shell.local.texts()))))
}

/// What ids stand for. Entries hold none of the names, which could not be erased from them.
struct Names {
    members: BTreeMap<String, String>,
    keys: BTreeMap<String, String>,
    others: BTreeMap<String, String>,
}

impl Names {
    /// Keys by name for admins only, who may read them.
    async fn of(ctx: &Ctx) -> Result<Self, Problem> {
        let members = members::list(ctx).await?.into_iter();
        let groups = groups::list(ctx).await?.into_iter();
        let may_read_keys = require(&ctx.caller, Intention::ManageKeys).is_ok();
        let keys = if may_read_keys { keys::list(ctx).await? } else { Vec::new() };
        Ok(Self {
            members: members.map(|member| (member.id.to_string(), member.name)).collect(),
            keys: keys.into_iter().map(|key| (key.id.to_string(), key.name)).collect(),
            others: groups.map(|group| (group.id.to_string(), group.name)).collect(),
        })
    }

    /// As it is called, by those who know it or by the entry itself; what has no name is its key.
    fn subject(&self, id: String, details: &Json, organisation: &Id) -> String {
        if id == organisation.as_str() {
            return String::new();
        }
        let known = self.members.get(&id).or_else(|| self.keys.get(&id)).or_else(|| self.others.get(&id));
        let said = || ["title", "name"].iter().find_map(|key| details.get(key)?.as_str());
        known.cloned().or_else(|| said().map(str::to_owned)).unwrap_or(id)
    }

    fn actor(&self, line: &AuditLine, texts: Texts) -> String {
        let id = line.actor.id.as_ref().map(ToString::to_string).unwrap_or_default();
        match line.actor.kind {
            AuthorKind::System => texts.audit_system().to_owned(),
            AuthorKind::Key => texts.audit_key(self.keys.get(&id).cloned().unwrap_or(id)),
            AuthorKind::Person => {
                self.members.get(&id).cloned().unwrap_or_else(|| texts.audit_somebody().to_owned())
            }
        }
    }
}

fn view(found: AuditPage, asked: &AuditQuery, names: &Names, texts: Texts) -> Audit {
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let of_members = names.members.iter().map(|(id, name)| choice(id, name));
    let of_keys = names.keys.iter().map(|(id, name)| choice(id, &texts.audit_key(name)));
    let mut actors: Vec<Choice> = of_members.chain(of_keys).collect();
    actors.sort_by(|a, b| a.label.cmp(&b.label));
    let row = |line: AuditLine| AuditRow {
        seq: line.seq,
        at: line.at,
        who: names.actor(&line, texts),
        what: act_words(&line.act, texts).map_or_else(|| line.act.clone(), str::to_owned),
        subject: names.subject(line.subject, &line.details, &found.organisation),
        details: line.details.to_string(),
        hash: line.hash,
        previous_hash: line.previous_hash,
    };
    Audit {
        rows: found.lines.into_iter().map(row).collect(),
        actors,
        acts: ACTS.iter().map(|(act, words)| choice(act, words(texts))).collect(),
        who: asked.actor.as_ref().map(ToString::to_string).unwrap_or_default(),
        act: asked.act.clone().unwrap_or_default(),
        older: found.next.map(|next| address(asked, Some(next))),
        newest: asked.before.map(|_| address(asked, None)),
    }
}

fn address(asked: &AuditQuery, before: Option<i64>) -> String {
    let mut query = Serializer::new(String::new());
    if let Some(actor) = &asked.actor {
        query.append_pair("who", actor.as_str());
    }
    if let Some(act) = &asked.act {
        query.append_pair("act", act);
    }
    if let Some(before) = before {
        query.append_pair("before", &before.to_string());
    }
    format!("{}?{}", paths::AUDIT, query.finish())
}
