//! Canonical JSON: keys sorted, no whitespace, integers only. What hashes are taken over.

use serde::Serialize;
use serde_json::Value;

/// The canonical text of anything that serialises. Floats do not occur in what is hashed.
pub fn canonical<T: Serialize + ?Sized>(value: &T) -> String {
    let mut text = Vec::with_capacity(512);
    if let Ok(tree) = serde_json::to_value(value) {
        write(&tree, &mut text);
    }
    String::from_utf8(text).unwrap_or_default()
}

fn write(tree: &Value, text: &mut Vec<u8>) {
    match tree {
        Value::Object(fields) => {
            text.push(b'{');
            if fields.keys().is_sorted() {
                write_fields(fields.iter(), text);
            } else {
                let mut sorted: Vec<_> = fields.iter().collect();
                sorted.sort_unstable_by_key(|(key, _)| *key);
                write_fields(sorted.into_iter(), text);
            }
            text.push(b'}');
        }
        Value::Array(entries) => {
            text.push(b'[');
            for (place, entry) in entries.iter().enumerate() {
                separate(place, text);
                write(entry, text);
            }
            text.push(b']');
        }
        leaf => write_leaf(leaf, text),
    }
}

fn write_fields<'a>(fields: impl Iterator<Item = (&'a String, &'a Value)>, text: &mut Vec<u8>) {
    for (place, (key, value)) in fields.enumerate() {
        separate(place, text);
        write_leaf(key, text);
        text.push(b':');
        write(value, text);
    }
}

/// Writing a text, a number or a word into memory cannot fail.
fn write_leaf(leaf: &impl Serialize, text: &mut Vec<u8>) {
    drop(serde_json::to_writer(text, leaf));
}

fn separate(place: usize, text: &mut Vec<u8>) {
    if place > 0 {
        text.push(b',');
    }
}
