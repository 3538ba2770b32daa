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

/// A question as one database reads it.
pub(super) struct Written {
    pub(super) first: String,
    pub(super) rest: String,
    pub(super) bare: i64,
}

/// Where what stands behind the signs begins, in characters from 1.
fn bare(signs: &str) -> i64 {
    i64::try_from(signs.chars().count()).unwrap_or(0) + 1
}

/// Characters of one sign and what joins it to the words, and one more.
pub(super) const BARE_OF_ONE: (usize, usize) = (11, 9);

/// The language of one database: how a word is written, and what joins them.
pub(super) struct Language {
    quote: char,
    beginning: &'static str,
    /// Beginnings of so many letters at most are words of their own in its index.
    beginning_max: usize,
    and: &'static str,
    or: &'static str,
    not: &'static str,
}

pub(super) const FTS5: Language =
    Language { quote: '"', beginning: "*", beginning_max: 0, and: " AND ", or: " OR ", not: " NOT " };
pub(super) const TSQUERY: Language =
    Language { quote: '\'', beginning: ":*", beginning_max: 10, and: " & ", or: " | ", not: " & !" };

impl Language {
    /// What begins with the first word, and all the rest; in front of either the signs, and behind them the words begin at
    /// `bare`, in characters from 1.
    pub(super) fn write(&self, asked: &Asked, scope: &Scope) -> Written {
        let signs = self.signs(scope.any.iter().map(String::as_str));
        let words: Vec<String> = asked.words.iter().map(|word| self.word(word, "")).collect();
        let marked = asked.words.first().map(|word| self.word(word, "^")).unwrap_or_default();
        // Whose first word begins so has a word that begins so.
        let begun: Vec<&str> =
            std::iter::once(&marked).chain(words.iter().skip(1)).map(String::as_str).collect();
        Written {
            first: format!("{signs}{}", begun.join(self.and)),
            rest: format!("{signs}(({}){}{marked})", words.join(self.and), self.not),
            bare: bare(&signs),
        }
    }

    /// Whatever has all the words and one of the signs, and where the words begin behind the signs.
    pub(super) fn write_whole(&self, asked: &Asked, scope: &Scope) -> (String, i64) {
        let signs = self.signs(scope.any.iter().map(String::as_str));
        (self.all(&signs, asked), bare(&signs))
    }

    /// All the words behind a sign.
    pub(super) fn write_all(&self, asked: &Asked, sign: &str) -> String {
        self.all(&self.signs(std::iter::once(sign)), asked)
    }

    fn all(&self, signs: &str, asked: &Asked) -> String {
        let words: Vec<String> = asked.words.iter().map(|word| self.word(word, "")).collect();
        format!("{signs}{}", words.join(self.and))
    }

    fn signs<'a>(&self, any: impl Iterator<Item = &'a str>) -> String {
        format!("{}{}", self.any(any.map(|sign| self.quoted(sign, false))), self.and)
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
        let is_beginning = is_beginning && word.trim_start_matches('^').chars().count() > self.beginning_max;
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
        let written = FTS5.write(&asked, &scope);
        assert_eq!(written.first, r#"("O") AND ("^mu"* OR "^mue"*) AND ("and"*) AND ("x")"#);
        assert_eq!(
            written.rest,
            r#"("O") AND ((("mu"* OR "mue"*) AND ("and"*) AND ("x")) NOT ("^mu"* OR "^mue"*))"#
        );
        assert_eq!(written.first.chars().nth(10), Some('('));
        assert_eq!(written.bare, 11);
        // Long beginnings are none of the words that PostgreSQL's index has.
        let written = TSQUERY.write(&Asked::read("hal haldenmarine").unwrap(), &scope);
        assert_eq!(written.first, "('O') & ('^hal') & ('haldenmarine':*)");
        assert_eq!(written.rest, "('O') & ((('hal') & ('haldenmarine':*)) & !('^hal'))");
        assert_eq!(
            TSQUERY.write(&Asked::read("haldenmari").unwrap(), &scope).first,
            "('O') & ('^haldenmari')"
        );
    }

    #[test]
    fn words_begin_where_they_are_said_to() {
        let asked = Asked::read("hal").unwrap();
        for (language, bare) in [(&FTS5, BARE_OF_ONE.0), (&TSQUERY, BARE_OF_ONE.1)] {
            let whole = language.write_all(&asked, "\u{f0000}");
            let words: String = whole.chars().skip(bare - 1).collect();
            assert!(
                words.starts_with("(") && words.contains("hal") && !words.contains('\u{f0000}'),
                "{whole}"
            );
            let scope = Scope { any: vec!["\u{f0000}".to_owned(), "\u{f0001}".to_owned()] };
            let (whole, bare) = language.write_whole(&asked, &scope);
            assert_eq!(whole.chars().skip(usize::try_from(bare).unwrap() - 1).collect::<String>(), words);
        }
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
        assert_eq!(FTS5.write_all(&asked, "O"), r#"("O") AND ("mu"* OR "mue"*) AND ("h")"#);
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
