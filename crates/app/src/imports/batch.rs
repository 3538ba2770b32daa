//! One piece of a table as what is to be written for it, all of it or nothing.

use super::{
    go_on::Addresses,
    line::{Reading, Said},
};
use crate::{
    Ctx,
    exports::Column,
    groups::Among,
    problem::Problem,
    records::{
        Change,
        change::event,
        errands,
        given::{self, Read, key_of},
        status,
    },
};
use futures::{StreamExt, TryStreamExt, stream};
use model::{Id, Instant, field::FieldProblem};
use serde_json::json;
use std::collections::BTreeMap;
use store::{
    Statement,
    imports::{self, Import, ImportFailure},
    records::{self, Record, events, sheet, sheet::Sheet},
};
use texts::{Language, Sentence};

/// Rows of a piece: one transaction, so that nobody waits long behind it.
pub(super) const ROWS: usize = 50;
/// Addresses looked up at once.
const AT_ONCE: usize = 16;

pub(super) struct Batch<'a> {
    pub ctx: &'a Ctx,
    pub import: &'a Import,
    pub reading: Reading<'a>,
    pub columns: &'a [String],
    pub everyone: &'a Id,
}

/// What a piece comes to.
#[derive(Default)]
pub(super) struct Outcome {
    pub made: i64,
    pub changed: i64,
    pub stayed: i64,
    pub failed: i64,
    pub failures: Vec<Statement>,
    /// Of records; not written by a dry run.
    pub statements: Vec<Statement>,
}

/// A record as it is to be.
struct Pending {
    read: Read,
    /// None for a new one.
    read_at: Option<Instant>,
}

/// What one row comes to.
enum Done {
    Made,
    Changed,
    Stayed,
}

/// What rows of one piece have come to so far: by what a record is found by, new ones without an address by line.
type Piece = BTreeMap<String, Pending>;

impl Batch<'_> {
    /// `first` is the line of the first row in the file. A dry run tells addresses it has seen by `seen`.
    pub async fn outcome(
        &self,
        rows: &[Vec<String>],
        first: usize,
        seen: Option<&mut Addresses>,
    ) -> Result<Outcome, Problem> {
        let said: Vec<_> = rows.iter().map(|cells| self.reading.read(cells)).collect();
        let known = self.known(&said).await?;
        let changes = said.iter().flatten().map(|said| &said.change);
        let among = given::among(self.ctx, self.reading.kind, changes).await?;
        let (mut outcome, mut piece, mut unseen) = (Outcome::default(), Piece::new(), Addresses::new());
        let seen = seen.unwrap_or(&mut unseen);
        for (at, (cells, said)) in rows.iter().zip(said).enumerate() {
            let done = match said {
                Ok(said) => self.one(said, first + at, (&known, &among, &mut piece, seen)).await,
                Err(problems) => Err(Problem::Invalid(problems)),
            };
            match done {
                Ok(Done::Made) => outcome.made += 1,
                Ok(Done::Changed) => outcome.changed += 1,
                Ok(Done::Stayed) => outcome.stayed += 1,
                Err(Problem::Invalid(problems)) => {
                    outcome.failed += 1;
                    outcome.failures.push(self.failure(first + at, cells, &problems)?);
                }
                Err(problem) => return Err(problem),
            }
        }
        for pending in piece.into_values() {
            outcome.statements.extend(self.statements(pending)?);
        }
        Ok(outcome)
    }

    /// Records the rows speak of, by what they are found by.
    async fn known(
        &self,
        said: &[Result<Said, Vec<FieldProblem>>],
    ) -> Result<BTreeMap<String, Record>, Problem> {
        let (db, viewer) = (&self.ctx.app.db, self.ctx.caller.viewer());
        let owner_kind = self.reading.kind.belongs_to.as_deref();
        let mut keys: Vec<String> = Vec::new();
        for said in said.iter().flatten() {
            keys.extend(said.email.as_ref().map(|address| self.key(address)));
            keys.extend(
                owner_kind.zip(said.belongs_to.as_ref()).map(|(kind, of)| key_of(self.ctx, kind, of)),
            );
        }
        keys.sort_unstable();
        keys.dedup();
        let find = |key: String| async move {
            let found = records::by_identity(db, viewer, &key).await?;
            Ok::<_, Problem>(found.map(|found| (key, found)))
        };
        let found = stream::iter(keys).map(find).buffer_unordered(AT_ONCE);
        Ok(found.try_collect::<Vec<_>>().await?.into_iter().flatten().collect())
    }

    fn key(&self, address: &str) -> String {
        key_of(self.ctx, &self.import.kind, address)
    }

    async fn one(
        &self,
        said: Said,
        line: usize,
        (known, among, piece, seen): (&BTreeMap<String, Record>, &Among, &mut Piece, &mut Addresses),
    ) -> Result<Done, Problem> {
        let Said { mut change, email, belongs_to } = said;
        if let Some(address) = belongs_to {
            let kind = self.reading.kind.belongs_to.as_deref().unwrap_or_default();
            let of = known.get(&key_of(self.ctx, kind, &address));
            let of = of.ok_or_else(|| Problem::invalid("belongs_to", Sentence::problem_record_unknown()))?;
            change.belongs_to = Some(Some(of.id.clone()));
        }
        let key = email.as_ref().map(|address| self.key(address));
        let is_first = key.as_ref().is_none_or(|key| seen.insert(key.clone()));
        let found = key.as_ref().and_then(|key| known.get(key));
        let there = key.as_ref().and_then(|key| piece.get(key));
        let (before, read_at) = match (found, there) {
            (_, Some(pending)) => (pending.read.sheet.clone(), pending.read_at),
            (Some(found), None) => {
                let row = sheet::get(&self.ctx.app.db, self.ctx.caller.viewer(), &found.id).await?;
                let hidden = || Problem::invalid("email", Sentence::record_email_taken_hidden());
                let row = row.ok_or_else(hidden)?;
                let read_at = row.updated_at;
                (row, Some(read_at))
            }
            (None, None) => (self.blank(email, key.clone()), None),
        };
        let is_new = found.is_none() && there.is_none();
        if !is_new && !self.import.changes_known {
            return Ok(Done::Stayed);
        }
        let change = if is_new { whole(change) } else { change };
        let read = given::read_among(self.ctx, before, (self.reading.kind, among), change).await?;
        if !is_new && read.changed.is_empty() {
            return Ok(Done::Stayed);
        }
        piece.insert(key.unwrap_or_else(|| line.to_string()), Pending { read, read_at });
        Ok(match (is_new, is_first, self.import.changes_known) {
            (true, true, _) => Done::Made,
            (true, false, false) => Done::Stayed,
            _ => Done::Changed,
        })
    }

    fn blank(&self, email: Option<String>, key: Option<String>) -> Sheet {
        let ctx = self.ctx;
        Sheet {
            id: ctx.id(),
            organisation: ctx.organisation().clone(),
            access_group: self.everyone.clone(),
            kind: self.import.kind.clone(),
            name: String::new(),
            email,
            identity_key: key,
            fields: "{}".to_owned(),
            owner: None,
            status: status::ACTIVE.to_owned(),
            merged_into: None,
            belongs_to: None,
            tags: "[]".to_owned(),
            kind_since: None,
            kind_before: None,
            created_at: ctx.now,
            updated_at: ctx.now,
        }
    }

    fn statements(&self, Pending { read, read_at }: Pending) -> Result<Vec<Statement>, Problem> {
        let Read { mut sheet, tags, changed } = read;
        let id = sheet.id.clone();
        let import = &self.import.id;
        let Some(read_at) = read_at else {
            let mut statements = sheet::insert(sheet, &tags);
            let made = event(self.ctx, &id, "created", json!({ "import": import }))?;
            statements.push(events::insert(made));
            return Ok(statements);
        };
        sheet.updated_at = self.ctx.now.max(read_at.plus_micros(1));
        let mut statements = sheet::put(sheet, &tags, read_at);
        let edited = event(self.ctx, &id, "edited", json!({ "fields": changed, "import": import }))?;
        statements.push(events::insert(edited));
        statements.push(errands::tell_flows(self.ctx, &id));
        Ok(statements)
    }

    /// Explained in the words of whoever uploaded it, by their columns.
    fn failure(
        &self,
        line: usize,
        cells: &[String],
        problems: &[FieldProblem],
    ) -> Result<Statement, Problem> {
        let language = Language::parse(&self.import.language).unwrap_or(Language::En);
        let said: Vec<_> = problems
            .iter()
            .map(|problem| (self.column(&problem.path), problem.message.to(language)))
            .collect();
        Ok(imports::insert_failure(ImportFailure {
            import: self.import.id.clone(),
            line: i64::try_from(line).map_err(Problem::broken)?,
            organisation: self.import.organisation.clone(),
            problems: serde_json::to_string(&said).map_err(Problem::broken)?,
            cells: serde_json::to_string(cells).map_err(Problem::broken)?,
        }))
    }

    /// What the file calls what a problem is about; nothing for a row as such.
    fn column(&self, path: &str) -> String {
        let is = |column: &Column| match column {
            Column::Field(key) | Column::Part(key, _) => key == path,
            other => other.key() == path,
        };
        let at = self.reading.mapping.iter().position(|column| column.as_ref().is_some_and(is));
        at.and_then(|at| self.columns.get(at)).cloned().unwrap_or_else(|| path.to_owned())
    }
}

fn whole(change: Change) -> Change {
    Change { name: change.name.or(Some(String::new())), is_whole: true, ..change }
}
