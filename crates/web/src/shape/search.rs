//! What was found, as pages show it.

use super::record::kind_words;
use crate::kit::Signed;
use app::{
    Problem, record_kinds,
    record_kinds::Kind as RecordKind,
    search::{Found, FoundFile, FoundFlow, FoundMessage, FoundRecord, Kind},
};
use model::words::words;
use store::Page;
use texts::Texts;
use views::{
    pages::search::{Group, Hit, Sort},
    part::Sought,
    paths,
};

/// Letters of a message that are shown, and how many of them before the first word that was met.
const SHOWN: usize = 160;
const BEFORE: usize = 40;

pub fn sort(kind: Kind) -> Sort {
    match kind {
        Kind::Record => Sort::Records,
        Kind::Flow => Sort::Flows,
        Kind::Message => Sort::Messages,
        Kind::File => Sort::Files,
    }
}

/// One for each sort, empty ones too.
pub async fn groups(signed: &Signed, text: &str, found: Found) -> Result<Vec<Group>, Problem> {
    let texts = signed.local().texts();
    let kinds =
        if found.records.items.is_empty() { Vec::new() } else { record_kinds::all(&signed.ctx).await? };
    let sought = Sought::of(text);
    Ok(vec![
        group(Sort::Records, found.records, |one| record(one, &kinds, texts)),
        group(Sort::Flows, found.flows, |one| flow(one, texts)),
        group(Sort::Messages, found.messages, |one| message(one, &sought, texts)),
        group(Sort::Files, found.files, |one| file(one, texts)),
    ])
}

fn group<T>(sort: Sort, page: Page<T>, hit: impl Fn(T) -> Hit) -> Group {
    let next = page.next.map(|next| next.encode());
    Group { sort, hits: page.items.into_iter().map(hit).collect(), next }
}

fn record(record: FoundRecord, kinds: &[RecordKind], texts: Texts) -> Hit {
    let kind = kinds.iter().find(|kind| kind.key == record.kind);
    let mut about: Vec<String> = kind.map(|kind| kind_words(kind, texts).singular).into_iter().collect();
    about.extend(record.email);
    about.extend((record.status == "inactive").then(|| texts.search_archived().to_owned()));
    let drawing = match record.kind.as_str() {
        "prospect" => "user-plus",
        "client" => "building-2",
        "employee" => "id-card",
        _ => "folder",
    };
    Hit { href: paths::record(record.id.as_str()), drawing, title: record.name, about, when: None }
}

fn flow(flow: FoundFlow, texts: Texts) -> Hit {
    let mut about = vec![flow.template.definition.name.clone()];
    about.extend(status(&flow.status, texts).map(str::to_owned));
    about.extend(flow.owner);
    Hit {
        href: paths::flow(flow.id.as_str()),
        drawing: "workflow",
        title: flow.name,
        about,
        when: Some(flow.started_at),
    }
}

/// What runs needs no word.
fn status(status: &str, texts: Texts) -> Option<&'static str> {
    match status {
        "paused" => Some(texts.search_paused()),
        "completed" => Some(texts.search_completed()),
        "cancelled" => Some(texts.search_cancelled()),
        _ => None,
    }
}

fn message(message: FoundMessage, sought: &Sought, texts: Texts) -> Hit {
    let by = match message.author_name.as_str() {
        "" => texts.search_in(message.flow_name),
        author => texts.search_by(author, message.flow_name),
    };
    let mut about = vec![by, message.template.definition.name.clone()];
    about.extend(message.is_internal.then(|| texts.search_internal().to_owned()));
    Hit {
        href: paths::flow_messages(message.flow.as_str()),
        drawing: "message-square",
        title: around(&message.text, sought),
        about,
        when: Some(message.written_at),
    }
}

fn file(file: FoundFile, texts: Texts) -> Hit {
    Hit {
        href: paths::flow_files(file.flow.as_str()),
        drawing: "file-text",
        title: file.name,
        about: vec![texts.search_in(file.flow_name), file.template.definition.name.clone()],
        when: Some(file.given_at),
    }
}

/// The part of a text around the first word that was met, on one line.
fn around(text: &str, sought: &Sought) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let met = words(&text).into_iter().find(|word| sought.is_met_by(word)).map_or(0, |word| word.range.start);
    let letters = text[..met].chars().count();
    let skipped = letters.saturating_sub(BEFORE);
    let mut shown: String = text.chars().skip(skipped).take(SHOWN).collect();
    if skipped > 0 {
        shown.insert(0, '…');
    }
    if text.chars().count() > skipped + SHOWN {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_shown_around_what_was_met() {
        let long = format!("{} the quarry {}", "before ".repeat(30), "after ".repeat(60));
        let shown = around(&long, &Sought::of("quar"));
        assert!(shown.starts_with('…') && shown.contains("quarry") && shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() <= SHOWN + 2);
        assert_eq!(around("Two\n lines", &Sought::of("two")), "Two lines");
    }
}
