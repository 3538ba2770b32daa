//! One entry and its place in the chain.

use engine::{
    flow::Author,
    log::{FIRST_HASH, canonical},
};
use model::{Id, Instant};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use store::audit::AuditRow;

/// What follows `last`, by whom, when and what.
pub(super) struct Next<'a> {
    pub organisation: &'a Id,
    pub actor: &'a Author,
    pub at: Instant,
    pub act: &'a str,
    pub subject: &'a str,
    pub details: &'a Json,
}

impl Next<'_> {
    pub(super) fn after(&self, last: Option<&AuditRow>) -> AuditRow {
        let mut row = AuditRow {
            organisation: self.organisation.clone(),
            seq: last.map_or(0, |row| row.seq) + 1,
            actor: canonical(self.actor),
            at: self.at,
            act: self.act.to_owned(),
            subject: self.subject.to_owned(),
            details: canonical(self.details),
            hash: String::new(),
            previous_hash: last.map_or_else(|| FIRST_HASH.to_owned(), |row| row.hash.clone()),
        };
        row.hash = hash(&row);
        row
    }
}

/// SHA-256 over the canonical JSON of `[organisation, seq, actor, at, act, subject, details, previous_hash]`, in hex.
/// Actor and details stand in the row as canonical JSON already.
fn hash(row: &AuditRow) -> String {
    let text = format!(
        "[{},{},{},{},{},{},{},{}]",
        canonical(&row.organisation),
        row.seq,
        row.actor,
        row.at.0,
        canonical(&row.act),
        canonical(&row.subject),
        row.details,
        canonical(&row.previous_hash)
    );
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// The first entry that is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} of the audit log is missing or was changed")]
pub struct Broken {
    pub seq: i64,
}

/// How far the chain was followed.
pub(super) struct Chain {
    pub entries: i64,
    pub head: String,
}

impl Default for Chain {
    fn default() -> Self {
        Self { entries: 0, head: FIRST_HASH.to_owned() }
    }
}

impl Chain {
    /// Follows these rows, which come next.
    ///
    /// # Errors
    /// The first that is not as it was written.
    pub(super) fn follow(&mut self, rows: &[AuditRow]) -> Result<(), Broken> {
        for row in rows {
            let seq = self.entries + 1;
            if row.seq != seq || row.previous_hash != self.head || row.hash != hash(row) {
                return Err(Broken { seq });
            }
            self.entries = seq;
            self.head.clone_from(&row.hash);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::flow::AuthorKind;
    use serde_json::json;

    fn three() -> Vec<AuditRow> {
        let (organisation, details) = (Id::given("o"), json!({"b": 1, "a": [true]}));
        let actor = Author { kind: AuthorKind::Person, id: Some(Id::given("p")), on_behalf_of: None };
        let mut rows: Vec<AuditRow> = Vec::new();
        for (at, act) in [(1, "member.added"), (2, "key.created"), (3, "key.revoked")] {
            let at = Instant(at);
            let next =
                Next { organisation: &organisation, actor: &actor, at, act, subject: "s", details: &details };
            rows.push(next.after(rows.last()));
        }
        rows
    }

    #[test]
    fn the_chain_holds_until_something_is_changed() {
        let verify = |rows: &[AuditRow]| Chain::default().follow(rows);
        assert_eq!(verify(&three()), Ok(()));
        type Spoil = fn(&mut Vec<AuditRow>);
        let spoil: [(i64, Spoil); 9] = [
            (1, |rows| rows[0].act.push('x')),
            (2, |rows| rows[1].actor = "{}".to_owned()),
            (2, |rows| rows[1].details = "{}".to_owned()),
            (3, |rows| rows[2].at = Instant(4)),
            (2, |rows| drop(rows.remove(1))),
            (2, |rows| rows[1].previous_hash = FIRST_HASH.to_owned()),
            (1, |rows| rows.swap(0, 1)),
            (2, |rows| {
                let (second, third) = (rows[1].seq, rows[2].seq);
                (rows[1].seq, rows[2].seq) = (third, second);
                rows.swap(1, 2);
            }),
            (2, |rows| rows.insert(1, AuditRow { seq: 2, ..rows[0].clone() })),
        ];
        for (seq, change) in spoil {
            let mut rows = three();
            change(&mut rows);
            assert_eq!(verify(&rows), Err(Broken { seq }));
        }
    }
}
