//! Records of one kind as a table, page by page, so that none is held in memory whole.

use super::{BOM, Column, row};
use crate::{
    Ctx,
    problem::Problem,
    record_kinds::Kind,
    records::{Line, ListQuery, list, page},
};
use model::{Value, value::PersonRef};
use store::PageRequest;

/// Records read at once.
const AT_ONCE: u32 = 200;

pub struct Export {
    ctx: Ctx,
    query: ListQuery,
    pub kind: Kind,
    pub columns: Vec<Column>,
    /// Read already.
    lines: Option<Vec<Line>>,
    is_last: bool,
}

impl Export {
    /// The records of a list, its filter and order, all its pages. Whoever sees the list may take it along.
    ///
    /// # Errors
    /// As the list's own.
    pub async fn begin(ctx: Ctx, query: ListQuery) -> Result<Self, Problem> {
        let query = ListQuery { page: PageRequest::first(AT_ONCE), ..query };
        let found = list(&ctx, &query).await?;
        let columns = Column::written(&found.kind);
        let mut export = Self { ctx, query, kind: found.kind, columns, lines: None, is_last: false };
        export.take(found.page);
        Ok(export)
    }

    fn take(&mut self, page: store::Page<Line>) {
        self.is_last = page.next.is_none();
        self.query.page.after = page.next;
        self.lines = Some(page.items);
    }

    /// What stands before the records.
    ///
    /// # Errors
    /// None that is known.
    pub fn head(&self, words: &[String]) -> Result<Vec<u8>, Problem> {
        Ok([BOM, &row(words)?].concat())
    }

    /// The next lines; nothing when all were given.
    ///
    /// # Errors
    /// Storage that cannot be reached.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Problem> {
        if self.lines.is_none() {
            if self.is_last {
                return Ok(None);
            }
            let found = page(&self.ctx, &self.query).await?;
            self.take(found);
        }
        let mut bytes = Vec::new();
        for line in self.lines.take().unwrap_or_default() {
            let cells: Vec<String> = self.columns.iter().map(|column| cell(&line, column)).collect();
            bytes.extend(row(&cells)?);
        }
        Ok(Some(bytes))
    }
}

fn cell(line: &Line, column: &Column) -> String {
    match column {
        Column::Name => line.name.clone(),
        Column::Email => line.email.clone().unwrap_or_default(),
        Column::Owner => line.owner.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
        Column::BelongsTo => String::new(),
        Column::Tags => line.tags.join("; "),
        Column::Status => line.status.clone(),
        Column::Field(key) => line.fields.get(key).map(text).unwrap_or_default(),
        Column::Part(key, part) => part_of(line.fields.get(key), part),
        Column::CreatedAt => line.created_at.to_string(),
        Column::ChangedAt => line.changed_at.to_string(),
    }
}

/// As an import reads it again.
fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Money(money) => money.amount().to_string(),
        Value::Date(date) => date.to_string(),
        Value::Several(several) => several.join("; "),
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Address(_) => value.display(),
        Value::Files(files) => files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join("; "),
        Value::Persons(persons) => {
            let said = |person: &PersonRef| person.email.clone().unwrap_or_else(|| person.name.clone());
            persons.iter().map(said).collect::<Vec<_>>().join("; ")
        }
        Value::Records(records) => {
            records.iter().map(|record| record.name.as_str()).collect::<Vec<_>>().join("; ")
        }
        Value::List(_) => value.display(),
    }
}

fn part_of(value: Option<&Value>, part: &str) -> String {
    let Some(Value::Address(address)) = value else { return String::new() };
    match part {
        "street" => &address.street,
        "postcode" => &address.postcode,
        "city" => &address.city,
        _ => &address.country,
    }
    .clone()
}
