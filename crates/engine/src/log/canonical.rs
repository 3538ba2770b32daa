//! Canonical JSON: keys sorted, no whitespace, integers only. What hashes are taken over.

use serde::Serialize;
use serde_json::Value;

/// The canonical text of anything that serialises. Floats do not occur in what is hashed.
pub fn canonical<T: Serialize + ?Sized>(value: &T) -> String {
    let mut text = String::with_capacity(256);
    if let Ok(tree) = serde_json::to_value(value) {
        write(&tree, &mut text);
    }
    text
}

fn write(tree: &Value, text: &mut String) {
    match tree {
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_unstable_by_key(|(key, _)| *key);
            text.push('{');
            for (place, (key, value)) in sorted.into_iter().enumerate() {
                separate(place, text);
                write(&Value::from(key.as_str()), text);
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
        Value::Array(entries) => {
            text.push('[');
            for (place, entry) in entries.iter().enumerate() {
                separate(place, text);
                write(entry, text);
            }
            text.push(']');
        }
        leaf => text.push_str(&leaf.to_string()),
    }
}

fn separate(place: usize, text: &mut String) {
    if place > 0 {
        text.push(',');
    }
}
