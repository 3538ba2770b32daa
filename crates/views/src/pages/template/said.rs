//! Words for what a definition holds: texts with their data named, and data by the labels people know them by.

use crate::words;
use model::{
    DataPath, Definition, Field, FieldType,
    text::{Piece, Text},
};
use texts::Texts;

/// A text with its data named: "Clear ⟨Legal name of your company⟩".
pub(super) fn text(definition: &Definition, of: &Text, texts: Texts) -> String {
    of.0.iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Data(path) => format!("⟨{}⟩", name(definition, path, texts)),
        })
        .collect()
}

/// What people know it by; where it has no label, its path.
pub(super) fn name(definition: &Definition, path: &DataPath, texts: Texts) -> String {
    labelled(definition, path, texts).unwrap_or_else(|| plain(path))
}

/// The same where it stands among other words.
pub(super) fn quoted(definition: &Definition, path: &DataPath, texts: Texts) -> String {
    labelled(definition, path, texts).map_or_else(|| plain(path), |label| words::quoted(&label, texts))
}

/// Whether it answers a question for a date.
pub(super) fn is_day(definition: &Definition, path: &DataPath) -> bool {
    let (form, key) = match path {
        DataPath::Start(key) => (Some(&definition.start.form), key),
        DataPath::Step { step, field } => (definition.step(step).map(|step| &step.form), field),
        _ => return false,
    };
    let field = form.and_then(|form| form.iter().find(|field| field.key == *key));
    field.is_some_and(|field| matches!(field.of, FieldType::Date))
}

fn labelled(definition: &Definition, path: &DataPath, texts: Texts) -> Option<String> {
    let label = |form: &[Field], key: &str| {
        form.iter().find(|field| field.key == *key).map(|field| labels(&field.label))
    };
    match path {
        DataPath::Start(key) => label(&definition.start.form, key),
        DataPath::Step { step, field } => {
            let step = definition.step(step)?;
            let slot = || step.files.iter().find(|file| file.key == *field).map(|file| labels(&file.label));
            label(&step.form, field).or_else(slot)
        }
        DataPath::Outcome(step) => {
            definition.step(step).map(|step| texts.template_result_of(labels(&step.title)))
        }
        DataPath::Role { role, .. } => definition.role(role).map(|role| role.name.clone()),
        DataPath::Record(_) | DataPath::Flow(_) => None,
    }
}

/// A label within a label: its own data stay dots.
fn labels(of: &Text) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Data(_) => "…".to_owned(),
    };
    let words: String = of.0.iter().map(piece).collect();
    words.trim_end_matches(['?', ':']).to_owned()
}

fn plain(path: &DataPath) -> String {
    path.to_string().replace(['_', '.'], " ")
}
