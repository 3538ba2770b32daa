//! Canonical JSON: keys sorted, no whitespace, integers only. What hashes are taken over.

use serde::Serialize;
use std::{borrow::Cow, ops::Range};

/// The canonical text of anything that serialises. Floats do not occur in what is hashed.
pub fn canonical<T: Serialize + ?Sized>(value: &T) -> String {
    let written = serde_json::to_vec(value).unwrap_or_default();
    let mut sorter = Sorter { written: &written, at: 0, text: Vec::with_capacity(written.len()) };
    sorter.value();
    String::from_utf8(sorter.text).unwrap_or_default()
}

/// Copies JSON without whitespace, as serde_json writes it, with the fields of each object in order of their keys.
/// Building a tree to sort it would cost several times as much.
struct Sorter<'w> {
    written: &'w [u8],
    at: usize,
    text: Vec<u8>,
}

struct Field {
    /// In what was written, with its quotes.
    key: Range<usize>,
    /// In the text, key and value.
    field: Range<usize>,
}

impl Sorter<'_> {
    fn value(&mut self) {
        match self.next() {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => {
                self.string();
            }
            _ => self.word(),
        }
    }

    fn next(&self) -> Option<u8> {
        self.written.get(self.at).copied()
    }

    /// Whether `byte` comes next; if so it is copied.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.next() == Some(byte);
        if is_next {
            self.at += 1;
            self.text.push(byte);
        }
        is_next
    }

    fn array(&mut self) {
        self.take(b'[');
        while self.next().is_some() && !self.take(b']') {
            self.value();
            self.take(b',');
        }
    }

    fn object(&mut self) {
        self.take(b'{');
        let first = self.text.len();
        let mut fields: Vec<Field> = Vec::new();
        while self.next().is_some_and(|next| next != b'}') {
            let begin = self.text.len();
            let key = self.string();
            self.take(b':');
            self.value();
            fields.push(Field { key, field: begin..self.text.len() });
            self.take(b',');
        }
        if !fields.is_sorted_by_key(|field| self.key(field)) {
            self.sort(first, fields);
        }
        self.take(b'}');
    }

    /// Writes the fields that stand in the text from `first` on once more, in order.
    fn sort(&mut self, first: usize, mut fields: Vec<Field>) {
        fields.sort_by(|one, other| self.key(one).cmp(&self.key(other)));
        let unsorted = self.text.split_off(first);
        for (place, Field { field, .. }) in fields.into_iter().enumerate() {
            if place > 0 {
                self.text.push(b',');
            }
            self.text.extend_from_slice(&unsorted[field.start - first..field.end - first]);
        }
    }

    /// As it was before it was written: an escaped character stands where the character would.
    fn key(&self, field: &Field) -> Cow<'_, [u8]> {
        let quoted = &self.written[field.key.clone()];
        if quoted.contains(&b'\\') {
            let key = serde_json::from_slice::<String>(quoted).unwrap_or_default();
            return Cow::Owned(key.into_bytes());
        }
        Cow::Borrowed(&quoted[1..quoted.len() - 1])
    }

    fn string(&mut self) -> Range<usize> {
        let begin = self.at;
        self.at += 1;
        while let Some(byte) = self.next() {
            self.at += match byte {
                b'\\' => 2,
                _ => 1,
            };
            if byte == b'"' {
                break;
            }
        }
        self.copy(begin)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) {
        let begin = self.at;
        while self.next().is_some_and(|byte| !matches!(byte, b',' | b']' | b'}')) {
            self.at += 1;
        }
        self.copy(begin);
    }

    fn copy(&mut self, begin: usize) -> Range<usize> {
        self.text.extend_from_slice(&self.written[begin..self.at]);
        begin..self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::ser::SerializeMap;
    use serde_json::Value;

    /// JSON whose fields are written in the order they were drawn in.
    #[derive(Clone, Debug)]
    enum Json {
        Leaf(Value),
        Array(Vec<Json>),
        Object(Vec<(String, Json)>),
    }

    impl Serialize for Json {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Leaf(leaf) => leaf.serialize(to),
                Self::Array(entries) => entries.serialize(to),
                Self::Object(fields) => {
                    let mut map = to.serialize_map(None)?;
                    for (key, value) in fields {
                        map.serialize_entry(key, value)?;
                    }
                    map.end()
                }
            }
        }
    }

    /// The same by way of a tree.
    fn sorted(value: &Value) -> String {
        match value {
            Value::Array(entries) => format!("[{}]", joined(entries.iter().map(sorted))),
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_by_key(|(key, _)| *key);
                let field = |(key, value): (&String, &Value)| {
                    format!("{}:{}", Value::from(key.as_str()), sorted(value))
                };
                format!("{{{}}}", joined(fields.into_iter().map(field)))
            }
            leaf => leaf.to_string(),
        }
    }

    fn joined(parts: impl Iterator<Item = String>) -> String {
        parts.collect::<Vec<_>>().join(",")
    }

    fn json() -> impl Strategy<Value = Json> {
        let text = "[ -~é\"\\\\{}\\[\\],:\n\u{1}𝄞]{0,6}";
        let leaf = prop_oneof![
            text.prop_map(|text| Json::Leaf(text.into())),
            any::<i64>().prop_map(|number| Json::Leaf(number.into())),
            any::<bool>().prop_map(|flag| Json::Leaf(flag.into())),
            Just(Json::Leaf(Value::Null)),
        ];
        leaf.prop_recursive(4, 40, 6, move |inner| {
            let fields = prop::collection::hash_map(text, inner.clone(), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..5).prop_map(Json::Array),
                fields.prop_map(|fields| Json::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn fields_stand_in_order_of_their_keys(json in json()) {
            let tree = serde_json::to_value(&json).unwrap();
            prop_assert_eq!(canonical(&json), sorted(&tree));
        }
    }
}
