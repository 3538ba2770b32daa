//! Words of a text as search knows them: without case, accents and what stands between them.

use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Letters of a word that are looked at; a longer one is known by its beginning.
pub const LETTERS_MAX: usize = 40;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Lower case, without accents: letters and digits alone.
    pub folded: String,
    /// Where ä, ö or ü stands in it, the same with ae, oe or ue.
    pub spelled_out: Option<String>,
}

/// In order. What is written without blanks (Chinese, Japanese) is taken sign by sign.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        if is_combining_mark(letter) {
            if let Some(open) = &mut open {
                open.push(letter, end);
            }
        } else if letter.is_alphanumeric() {
            if is_sign(letter) {
                found.extend(open.take().and_then(Open::close));
            }
            open.get_or_insert_with(|| Open::at(at)).push(letter, end);
            if is_sign(letter) {
                found.extend(open.take().and_then(Open::close));
            }
        } else {
            found.extend(open.take().and_then(Open::close));
        }
    }
    found.extend(open.and_then(Open::close));
    found
}

/// A word that is being read.
struct Open {
    range: Range<usize>,
    folded: String,
    spelled_out: String,
    letters: usize,
    has_umlaut: bool,
}

impl Open {
    fn at(start: usize) -> Self {
        let (folded, spelled_out) = (String::new(), String::new());
        Self { range: start..start, folded, spelled_out, letters: 0, has_umlaut: false }
    }

    fn push(&mut self, letter: char, end: usize) {
        self.range.end = end;
        for letter in std::iter::once(letter).nfkd().flat_map(char::to_lowercase) {
            if letter == '\u{308}' && self.folded.ends_with(['a', 'o', 'u']) {
                self.spelled_out.push('e');
                self.has_umlaut = true;
            } else if !is_combining_mark(letter) && self.letters < LETTERS_MAX {
                self.letters += 1;
                self.add(letter);
            }
        }
    }

    fn add(&mut self, letter: char) {
        let plain = match letter {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'đ' | 'ð' => "d",
            'ł' => "l",
            'þ' => "th",
            'ı' => "i",
            letter if letter.is_alphanumeric() => return self.push_both(letter),
            _ => return,
        };
        plain.chars().for_each(|letter| self.push_both(letter));
    }

    fn push_both(&mut self, letter: char) {
        self.folded.push(letter);
        self.spelled_out.push(letter);
    }

    fn close(self) -> Option<Word> {
        let Self { range, folded, spelled_out, has_umlaut, .. } = self;
        (!folded.is_empty()).then(|| Word { range, folded, spelled_out: has_umlaut.then_some(spelled_out) })
    }
}

/// Signs that stand for a word or a syllable each and are written without blanks.
fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_however_they_are_written() {
        let cases: [(&str, &[&str]); 12] = [
            ("Halden Marine Ltd.", &["halden", "marine", "ltd"]),
            ("contract-2026.pdf", &["contract", "2026", "pdf"]),
            ("i.solheim@halden.example", &["i", "solheim", "halden", "example"]),
            ("MÜLLER & Söhne", &["muller", "sohne"]),
            ("Mu\u{308}ller", &["muller"]),
            ("Straße, STRASSE", &["strasse", "strasse"]),
            ("Łódź Ærø", &["lodz", "aero"]),
            ("İstanbul ﬁne ５", &["istanbul", "fine", "5"]),
            ("東京 Tower", &["東", "京", "tower"]),
            ("Ελλάδα Москва", &["ελλαδα", "москва"]),
            ("\"a\"* OR (b) -c:d ' \\ _ ^", &["a", "or", "b", "c", "d"]),
            (" \u{301}\u{0} ", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_word_says_where_it_stands_and_how_else_it_is_spelled() {
        let text = "Fräulein Mu\u{308}ller";
        let found = words(text);
        assert_eq!(
            found.iter().map(|word| &text[word.range.clone()]).collect::<Vec<_>>(),
            ["Fräulein", "Mu\u{308}ller"]
        );
        let spelled: Vec<_> = found.iter().map(|word| word.spelled_out.as_deref()).collect();
        assert_eq!(spelled, [Some("fraeulein"), Some("mueller")]);
        assert_eq!(words(&"x".repeat(100))[0].folded.len(), LETTERS_MAX);
    }
}
