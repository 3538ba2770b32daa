//! From the text of a file to a tree. One document, no anchors, aliases, merge keys or tags, so that what stands
//! there is all there is and nothing can multiply.

use super::{
    node::{Content, Entry, Node, Scalar, quoted},
    problem::{Place, Problems},
};
use crate::limits::DEFINITION_BYTES_MAX;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};
use std::collections::HashSet;

/// Blocks nest 12 deep and each takes five levels of the tree.
const DEPTH_MAX: usize = 128;

/// A list or map being read, the innermost last.
enum Open {
    List { place: Place, items: Vec<Node> },
    Map { place: Place, entries: Vec<Entry>, keys: HashSet<String>, key: Option<Key> },
}

struct Key {
    name: String,
    place: Place,
    /// Not a repeat and not a merge key: its value is kept.
    counts: bool,
}

struct Builder<'p> {
    open: Vec<Open>,
    root: Option<Node>,
    problems: &'p mut Problems,
}

/// Nothing when the file cannot be read at all; the problems say why.
pub(super) fn read(source: &str, problems: &mut Problems) -> Option<Node> {
    let start = Place { line: 1, column: 1 };
    if source.len() > DEFINITION_BYTES_MAX {
        problems.add(start, "", format!("{} bytes", source.len()), "at most 1 MiB");
        return None;
    }
    let mut builder = Builder { open: Vec::new(), root: None, problems };
    let mut parser = Parser::new_from_str(source);
    while let Some(next) = parser.next_event() {
        match next {
            Ok((Event::StreamEnd, _)) => break,
            Ok((event, span)) => builder.take(event, span)?,
            Err(error) => {
                let what = format!("not YAML ({})", error.info());
                let at = within(place(error.marker()), source);
                builder.problems.add(at, "", what, "YAML 1.2 or JSON");
                return None;
            }
        }
    }
    if builder.root.is_none() && builder.problems.count() == 0 {
        builder.problems.add(start, "", "an empty file", "a definition that begins with `baton: 1`");
    }
    builder.root
}

fn place(marker: &Marker) -> Place {
    Place { line: marker.line().max(1), column: marker.col() + 1 }
}

/// The parser places what is missing at the end of a file beyond its last line.
fn within(at: Place, source: &str) -> Place {
    let breaks = source.chars().filter(|letter| matches!(letter, '\n' | '\r')).count();
    Place { line: at.line.min(breaks + 1), column: at.column }
}

impl Builder<'_> {
    /// `None` stops the reading.
    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        let at = place(&span.start);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(at, anchor, tag.is_some());
                let plain = style == ScalarStyle::Plain;
                self.scalar(Scalar { text: text.into_owned(), plain }, at)
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(at, anchor, tag.is_some());
                self.push(Open::List { place: at, items: Vec::new() }, at)
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(at, anchor, tag.is_some());
                let map = Open::Map { place: at, entries: Vec::new(), keys: HashSet::new(), key: None };
                self.push(map, at)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(_) => {
                self.problems.add(at, "", "an alias (`*name`)", "the value itself, written out");
                self.keep(Node { place: at, content: null() })
            }
            Event::DocumentStart(_) if self.root.is_some() => {
                self.problems.add(at, "", "a second document", "one definition per file");
                None
            }
            _ => Some(()),
        }
    }

    fn refuse_extras(&mut self, at: Place, anchor: usize, tagged: bool) {
        if anchor > 0 {
            self.problems.add(at, "", "an anchor (`&name`)", "the value itself, without a name");
        }
        if tagged {
            self.problems.add(at, "", "a tag (`!name`)", "a plain value");
        }
    }

    fn push(&mut self, open: Open, at: Place) -> Option<()> {
        if self.awaits_key() {
            self.problems.add(at, "", "a list or map as a name", "a word and a colon");
            return None;
        }
        if self.open.len() >= DEPTH_MAX {
            self.problems.add(
                at,
                "",
                "lists and maps nested too deep",
                format!("at most {DEPTH_MAX} levels"),
            );
            return None;
        }
        self.open.push(open);
        Some(())
    }

    fn awaits_key(&self) -> bool {
        matches!(self.open.last(), Some(Open::Map { key: None, .. }))
    }

    fn scalar(&mut self, scalar: Scalar, at: Place) -> Option<()> {
        if let Some(Open::Map { key: key @ None, keys, .. }) = self.open.last_mut() {
            let merge = scalar.plain && scalar.text == "<<";
            let counts = !merge && keys.insert(scalar.text.clone());
            if merge {
                self.problems.add(at, "", "a merge key (`<<`)", "the values themselves, written out");
            } else if !counts {
                let what = format!("{} stands here twice", quoted(&scalar.text));
                self.problems.add(at, "", what, "each word once");
            }
            *key = Some(Key { name: scalar.text, place: at, counts });
            return Some(());
        }
        self.keep(Node { place: at, content: Content::Scalar(scalar) })
    }

    fn close(&mut self) -> Option<()> {
        let node = match self.open.pop()? {
            Open::List { place, items } => Node { place, content: Content::List(items) },
            Open::Map { place, entries, .. } => Node { place, content: Content::Map(entries) },
        };
        self.keep(node)
    }

    fn keep(&mut self, node: Node) -> Option<()> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => {
                let Key { name, place, counts } = key.take()?;
                if counts {
                    entries.push(Entry { key: name, place, value: node });
                }
            }
        }
        Some(())
    }
}

fn null() -> Content {
    Content::Scalar(Scalar { text: String::new(), plain: true })
}
