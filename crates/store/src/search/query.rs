//! What somebody asks for, as either database reads it. Words hold letters and digits alone, so that nothing of what was
//! typed is syntax.

use super::Kind;
use crate::{Access, Viewer};
use model::{
    Id,
    words::{Word, words},
};

/// Words of a question that are looked at.
pub(super) const WORDS_MAX: usize = 8;
/// Letters that have to be typed.
const LETTERS_MIN: usize = 2;

/// What was typed, as words: all of them have to be met, each by the beginning of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub(super) words: Vec<Spelled>,
}

/// A word and how else it is spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelled {
    pub(super) forms: Vec<String>,
}

/// Which things are met at all, as marked words: one of them has to be met too.
pub(super) struct Scope {
    kind: String,
    any: Vec<String>,
}

impl Asked {
    /// `None` where too little was typed to look for anything.
    pub fn read(typed: &str) -> Option<Self> {
        let mut spelled: Vec<Spelled> = Vec::new();
        for word in words(typed) {
            let word = Spelled::of(word);
            if spelled.len() < WORDS_MAX && !spelled.contains(&word) {
                spelled.push(word);
            }
        }
        let letters: usize = spelled.iter().map(|word| word.forms[0].chars().count()).sum();
        let is_enough = letters >= LETTERS_MIN || spelled.iter().any(|word| !word.forms[0].is_ascii());
        (is_enough && !spelled.is_empty()).then_some(Self { words: spelled })
    }
}

impl Spelled {
    fn of(word: Word) -> Self {
        Self { forms: std::iter::once(word.folded).chain(word.spelled_out).collect() }
    }

    /// A single letter has to be the whole word: what begins with it is no answer to anything.
    pub(super) fn is_beginning(&self) -> bool {
        self.forms[0].chars().count() > 1
    }
}

impl Scope {
    /// `None` where the viewer sees nothing beyond what they have to do themselves.
    pub(super) fn of(viewer: &Viewer, kind: Kind) -> Option<Self> {
        let mut any = match &viewer.access {
            Access::All => vec![mark("_o", &viewer.organisation)],
            Access::Groups(groups) => groups.iter().map(|group| mark("_g", group)).collect(),
        };
        if viewer.access != Access::All {
            any.extend(viewer.person.iter().map(|person| mark("_p", person)));
        }
        (!any.is_empty()).then(|| Self { kind: kind_mark(kind), any })
    }
}

/// The word of an organisation, an access group or an owner.
pub(super) fn mark(kind: &str, id: &Id) -> String {
    let letters = id.as_str().chars().filter(char::is_ascii_alphanumeric);
    kind.chars().chain(letters).collect()
}

pub(super) fn kind_mark(kind: Kind) -> String {
    format!("_{}", kind as i64)
}

/// The language of one database: how a word is written, and what joins them.
pub(super) struct Language {
    quote: char,
    beginning: &'static str,
    and: &'static str,
    or: &'static str,
    not: &'static str,
    has_kinds: bool,
}

pub(super) const FTS5: Language =
    Language { quote: '"', beginning: "*", and: " AND ", or: " OR ", not: " NOT ", has_kinds: false };
pub(super) const TSQUERY: Language =
    Language { quote: '\'', beginning: ":*", and: " & ", or: " | ", not: " & !", has_kinds: true };

impl Language {
    /// What begins with the first word, and all the rest.
    pub(super) fn write(&self, asked: &Asked, scope: &Scope) -> (String, String) {
        let mut parts: Vec<String> = asked.words.iter().map(|word| self.word(word, "")).collect();
        parts.push(self.any(scope.any.iter().map(|mark| self.quoted(mark, false))));
        if self.has_kinds {
            parts.push(self.quoted(&scope.kind, false));
        }
        let all = parts.join(self.and);
        let first = asked.words.first().map(|word| self.word(word, "^")).unwrap_or_default();
        (format!("{first}{}{all}", self.and), format!("({all}){}{first}", self.not))
    }

    fn word(&self, word: &Spelled, mark: &str) -> String {
        let is_beginning = word.is_beginning();
        self.any(word.forms.iter().map(|form| self.quoted(&format!("{mark}{form}"), is_beginning)))
    }

    fn any(&self, parts: impl Iterator<Item = String>) -> String {
        format!("({})", parts.collect::<Vec<_>>().join(self.or))
    }

    fn quoted(&self, word: &str, is_beginning: bool) -> String {
        let quote = self.quote;
        format!("{quote}{word}{quote}{}", if is_beginning { self.beginning } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_never_syntax() {
        let viewer = Viewer::system(Id::given("firm"));
        let scope = Scope::of(&viewer, Kind::Record).unwrap();
        let asked = Asked::read("Mü* \"AND\" x').-").unwrap();
        let (first, rest) = FTS5.write(&asked, &scope);
        assert_eq!(
            first,
            r#"("^mu"* OR "^mue"*) AND ("mu"* OR "mue"*) AND ("and"*) AND ("x") AND ("_ofirm")"#
        );
        assert_eq!(
            rest,
            r#"(("mu"* OR "mue"*) AND ("and"*) AND ("x") AND ("_ofirm")) NOT ("^mu"* OR "^mue"*)"#
        );
        let (first, rest) = TSQUERY.write(&Asked::read("hal").unwrap(), &scope);
        assert_eq!(first, "('^hal':*) & ('hal':*) & ('_ofirm') & '_3'");
        assert_eq!(rest, "(('hal':*) & ('_ofirm') & '_3') & !('^hal':*)");
    }

    #[test]
    fn one_letter_is_too_little_unless_it_is_a_word() {
        for (typed, is_enough) in [
            ("", false),
            (" h ", false),
            ("*", false),
            ("ha", true),
            ("a b", true),
            ("京", true),
            ("7", false),
        ] {
            assert_eq!(Asked::read(typed).is_some(), is_enough, "{typed:?}");
        }
    }
}
