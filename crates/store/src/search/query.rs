//! What somebody asks for, as either database reads it. Words hold letters and digits alone, so that nothing of what was
//! typed is syntax.

use crate::{Access, Viewer};
use model::{
    Id,
    words::{Word, words},
};

/// Words of a question that are looked at.
pub(super) const WORDS_MAX: usize = 8;
/// Words that a list is narrowed by.
pub(super) const LISTED_MAX: usize = 4;
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

/// Which things are met at all: one of their signs has to be met too.
pub(super) struct Scope {
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

    /// What a list is narrowed to: the first words of what was typed, even if they are short; without any word in it,
    /// nothing meets it. `None` where nothing was typed.
    pub fn listed(typed: &str) -> Option<Self> {
        if typed.trim().is_empty() {
            return None;
        }
        let mut spelled: Vec<Spelled> = Vec::new();
        for word in words(typed).into_iter().map(Spelled::of) {
            if spelled.len() < LISTED_MAX && !spelled.contains(&word) {
                spelled.push(word);
            }
        }
        Some(Self { words: spelled })
    }

    pub(crate) fn is_wordless(&self) -> bool {
        self.words.is_empty()
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

    /// Matches words between blanks of which one is spelled so, or begins so.
    pub(super) fn pattern(&self, mark: &str, form: &str) -> String {
        format!("% {mark}{form}{}", if self.is_beginning() { "%" } else { " %" })
    }
}

impl Scope {
    /// `None` where the viewer sees nothing beyond what they have to do themselves.
    pub(super) fn of(viewer: &Viewer) -> Option<Self> {
        let mut any = match &viewer.access {
            Access::All => vec![sign(Whose::Organisation, &viewer.organisation)],
            Access::Groups(groups) => groups.iter().map(|group| sign(Whose::Group, group)).collect(),
        };
        if viewer.access != Access::All {
            any.extend(viewer.person.iter().map(|person| sign(Whose::Owner, person)));
        }
        (!any.is_empty()).then_some(Self { any })
    }
}

/// Whose sign it is.
#[derive(Clone, Copy)]
pub(super) enum Whose {
    Organisation,
    Group,
    Owner,
}

/// Signs nobody writes with; each is a word of its own.
const SIGNS: std::ops::Range<u32> = 0xf_0000..0xf_fff0;

/// The sign of an organisation, an access group or an owner. Two may have the same: what a viewer may see is asked of
/// the tables afterwards.
pub(super) fn sign(whose: Whose, id: &Id) -> String {
    let fold = |sum: u32, byte: u8| sum.wrapping_mul(16_777_619) ^ u32::from(byte);
    let sum = id.as_str().bytes().fold(fold(2_166_136_261, whose as u8), fold);
    char::from_u32(SIGNS.start + sum % (SIGNS.end - SIGNS.start)).into_iter().collect()
}

/// The language of one database: how a word is written, and what joins them.
pub(super) struct Language {
    quote: char,
    beginning: &'static str,
    and: &'static str,
    or: &'static str,
    not: &'static str,
}

pub(super) const FTS5: Language =
    Language { quote: '"', beginning: "*", and: " AND ", or: " OR ", not: " NOT " };
pub(super) const TSQUERY: Language =
    Language { quote: '\'', beginning: ":*", and: " & ", or: " | ", not: " & !" };

impl Language {
    /// What begins with the first word, and all the rest.
    pub(super) fn write(&self, asked: &Asked, scope: &Scope) -> (String, String) {
        let all = self.write_whole(asked, scope);
        let first = asked.words.first().map(|word| self.word(word, "^")).unwrap_or_default();
        (format!("{first}{}{all}", self.and), format!("({all}){}{first}", self.not))
    }

    /// Whatever has all the words.
    pub(super) fn write_whole(&self, asked: &Asked, scope: &Scope) -> String {
        let mut parts: Vec<String> = asked.words.iter().map(|word| self.word(word, "")).collect();
        parts.push(self.any(scope.any.iter().map(|sign| self.quoted(sign, false))));
        parts.join(self.and)
    }

    /// All the words, and a sign.
    pub(super) fn write_all(&self, asked: &Asked, sign: &str) -> String {
        let mut parts: Vec<String> = asked.words.iter().map(|word| self.word(word, "")).collect();
        parts.push(self.quoted(sign, false));
        parts.join(self.and)
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
        let scope = Scope { any: vec!["O".to_owned()] };
        let asked = Asked::read("Mü* \"AND\" x').-").unwrap();
        let (first, rest) = FTS5.write(&asked, &scope);
        assert_eq!(first, r#"("^mu"* OR "^mue"*) AND ("mu"* OR "mue"*) AND ("and"*) AND ("x") AND ("O")"#);
        assert_eq!(rest, r#"(("mu"* OR "mue"*) AND ("and"*) AND ("x") AND ("O")) NOT ("^mu"* OR "^mue"*)"#);
        let (first, rest) = TSQUERY.write(&Asked::read("hal").unwrap(), &scope);
        assert_eq!(first, "('^hal':*) & ('hal':*) & ('O')");
        assert_eq!(rest, "(('hal':*) & ('O')) & !('^hal':*)");
    }

    #[test]
    fn a_list_is_narrowed_by_whatever_was_typed() {
        let forms = |typed: &str| {
            Asked::listed(typed).map(|asked| asked.words.iter().map(|word| word.forms.join("|")).collect())
        };
        let cases: [(&str, Option<Vec<String>>); 4] = [
            (" ", None),
            ("%_*", Some(Vec::new())),
            ("h", Some(vec!["h".to_owned()])),
            ("Ä a a b c d e", Some(["a|ae", "a", "b", "c"].map(str::to_owned).to_vec())),
        ];
        for (typed, expected) in cases {
            assert_eq!(forms(typed), expected, "{typed:?}");
        }
        let asked = Asked::listed("Mü h").unwrap();
        assert_eq!(FTS5.write_all(&asked, "O"), r#"("mu"* OR "mue"*) AND ("h") AND "O""#);
        let patterns: Vec<String> = asked
            .words
            .iter()
            .flat_map(|word| word.forms.iter().map(|form| word.pattern("", form)))
            .collect();
        assert_eq!(patterns, ["% mu%", "% mue%", "% h %"]);
    }

    #[test]
    fn each_has_a_sign_that_is_no_letter() {
        let id = Id::given("01m821vbek5gtcw7fj7e1rrpnz");
        let signs = [Whose::Organisation, Whose::Group, Whose::Owner].map(|whose| sign(whose, &id));
        assert!(signs[0] != signs[1] && signs[1] != signs[2]);
        assert!(signs.iter().all(|sign| words(sign).is_empty() && sign.chars().count() == 1));
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
