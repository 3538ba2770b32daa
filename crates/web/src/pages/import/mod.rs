//! Records out of a table, and as one.

pub mod export;
pub mod failures;
pub mod new;
pub mod show;

use crate::shape::record::{called, kind_words, label};
use app::{exports::Column, record_kinds::Kind};
use texts::Texts;

/// What a column is called.
fn column_word(kind: &Kind, column: &Column, texts: Texts) -> String {
    match column {
        Column::BelongsTo => {
            format!("{} ({})", called(kind, "belongs_to", texts), texts.record_field_email())
        }
        Column::Field(key) => kind.field(key).map_or_else(|| key.clone(), |field| label(kind, field, texts)),
        Column::Part(key, part) => {
            let field = kind.field(key).map_or_else(|| key.clone(), |field| label(kind, field, texts));
            texts.import_part(field, part_word(part, texts))
        }
        Column::CreatedAt | Column::ChangedAt => column.key(),
        own => called(kind, &own.key(), texts),
    }
}

fn part_word(part: &str, texts: Texts) -> &'static str {
    match part {
        "street" => texts.import_street(),
        "postcode" => texts.import_postcode(),
        "city" => texts.import_city(),
        _ => texts.import_country(),
    }
}

/// What the organisation calls the columns of a kind, in every language.
fn called_so(kind: &Kind) -> Vec<(Column, String)> {
    let all = texts::Language::ALL.into_iter().flat_map(|language| {
        let texts = Texts(language);
        Column::read(kind).into_iter().map(move |column| {
            let word = column_word(kind, &column, texts);
            (column, word)
        })
    });
    all.collect()
}

fn plural(kind: &Kind, texts: Texts) -> String {
    kind_words(kind, texts).plural
}
