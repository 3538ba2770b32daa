//! What things are found by, read from their own tables: few at a time, by their ids, so that it takes as long however
//! many there are.

use super::{
    Kind,
    feed::Noted,
    query::{Whose, sign},
};
use crate::{
    Db, DbError,
    dialect::{Pair, list, listed},
    row::{params, row},
};
use model::{Id, words::words};
use std::collections::{BTreeMap, BTreeSet};

/// Words of one thing; what a long message says beyond them is not found.
const WORDS_MAX: usize = 500;

row! {
    /// A thing as its own tables have it.
    pub struct Source {
        pub id: Id,
        pub organisation: Id,
        pub access_group: Id,
        pub owner: Option<Id>,
        pub flow: Option<Id>,
        /// What its name begins with counts more; messages have none.
        pub name: String,
        pub also: String,
    }
}

row! {
    /// A name of somebody else by which a record is found too.
    pub struct Beside {
        pub record: Id,
        pub words: String,
    }
}

/// What is looked up of other tables is looked up row by row, as the text says: an order of joins would be chosen by how
/// few rows there were when PostgreSQL first read the statement.
macro_rules! by_ids {
    ($columns:literal, $table:literal, $id:literal, $rest:literal) => {
        Pair {
            sqlite: by_ids!(sqlite, $columns, $table, $id, $rest),
            postgres: by_ids!(postgres, $columns, $table, $id, $rest),
        }
    };
    ($database:ident, $columns:literal, $table:literal, $id:literal, $rest:literal) => {
        concat!("SELECT ", $columns, " FROM ", $table, " WHERE ", $id, listed!($database, "$1"), $rest)
    };
}

const RECORDS: Pair = by_ids!(
    "r.id, r.organisation_id, r.access_group_id, r.owner_id, NULL, r.name, COALESCE(r.email, '') || ' ' || r.tags",
    "record r",
    "r.id",
    " AND r.status <> 'merged'"
);
const CONTACTS: Pair = by_ids!(
    "c.record_id, COALESCE((SELECT p.name || ' ' || COALESCE(p.email, '') FROM person p WHERE p.id = c.person_id), '')",
    "contact c",
    "c.record_id",
    ""
);
const MERGED: Pair = by_ids!(
    "m.merged_into_id, m.name || ' ' || COALESCE(m.email, '')",
    "record m",
    "m.merged_into_id",
    " AND m.merged_into_id IS NOT NULL"
);
const FLOWS: Pair = by_ids!(
    "f.id, f.organisation_id, f.access_group_id, f.owner_id, f.id, f.name, \
     COALESCE((SELECT v.name FROM template_version v WHERE v.organisation_id = f.organisation_id \
     AND v.template_key = f.template_key AND v.version = f.template_version), '')",
    "flow f",
    "f.id",
    ""
);
const MESSAGES: Pair = by_ids!(
    "m.id, m.organisation_id, (SELECT f.access_group_id FROM flow f WHERE f.id = m.flow_id), \
     (SELECT f.owner_id FROM flow f WHERE f.id = m.flow_id), m.flow_id, '', m.body",
    "message m",
    "m.id",
    ""
);
const FILES: Pair = by_ids!(
    "d.id, d.organisation_id, (SELECT f.access_group_id FROM flow f WHERE f.id = d.flow_id), \
     (SELECT f.owner_id FROM flow f WHERE f.id = d.flow_id), d.flow_id, d.name, ''",
    "file d",
    "d.id",
    " AND d.state = 'kept' AND d.flow_id IS NOT NULL"
);

pub(super) const PAIRS: &[&Pair] = &[&RECORDS, &CONTACTS, &MERGED, &FLOWS, &MESSAGES, &FILES];

pub(super) type Sources = BTreeMap<Id, Source>;

/// What has words to be found by, of those of one kind that were noted.
pub(super) async fn read(db: &Db, kind: Kind, noted: &[&Noted]) -> Result<Sources, DbError> {
    let ids = list(noted.iter().map(|one| &one.id));
    let pair = match kind {
        Kind::Record => &RECORDS,
        Kind::Flow => &FLOWS,
        Kind::Message => &MESSAGES,
        Kind::File => &FILES,
    };
    let rows: Vec<Source> = db.fetch_pair(pair, params![ids.clone()]).await?;
    let mut sources: Sources = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
    if kind == Kind::Record {
        let mut beside: Vec<Beside> = db.fetch_pair(&CONTACTS, params![ids.clone()]).await?;
        beside.extend(db.fetch_pair::<Beside>(&MERGED, params![ids]).await?);
        for Beside { record, words } in beside {
            if let Some(source) = sources.get_mut(&record) {
                source.also.push(' ');
                source.also.push_str(&words);
            }
        }
    }
    sources.retain(|_, source| source.has_words());
    Ok(sources)
}

impl Source {
    fn has_words(&self) -> bool {
        !words(&self.name).is_empty() || self.name.is_empty() && !words(&self.also).is_empty()
    }

    /// Signs first, then every word once.
    pub(super) fn text(&self) -> String {
        let mut all =
            vec![sign(Whose::Organisation, &self.organisation), sign(Whose::Group, &self.access_group)];
        all.extend(self.owner.as_ref().map(|owner| sign(Whose::Owner, owner)));
        let name = words(&self.name);
        if let Some(first) = name.first() {
            all.extend([&first.folded].into_iter().chain(&first.spelled_out).map(|form| format!("^{form}")));
        }
        let mut known = BTreeSet::new();
        for word in name.into_iter().chain(words(&self.also)) {
            for form in std::iter::once(word.folded).chain(word.spelled_out) {
                if known.len() < WORDS_MAX && known.insert(form.clone()) {
                    all.push(form);
                }
            }
        }
        all.join(" ")
    }
}
