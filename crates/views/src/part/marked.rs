//! A text in which what was searched for stands out.

use maud::{Markup, html};
use model::words::{Word, words};

/// The beginnings of words that were asked for, without case and accents.
#[derive(Clone, Debug, Default)]
pub struct Sought(Vec<String>);

impl Sought {
    pub fn of(text: &str) -> Self {
        Self(
            words(text)
                .into_iter()
                .flat_map(|word| [Some(word.folded), word.spelled_out])
                .flatten()
                .collect(),
        )
    }

    pub fn is_met_by(&self, word: &Word) -> bool {
        let meets = |form: &String| self.0.iter().any(|sought| form.starts_with(sought.as_str()));
        meets(&word.folded) || word.spelled_out.as_ref().is_some_and(meets)
    }
}

/// Whole words are marked: where in a word its beginning ends is no longer known once accents are taken off.
pub fn marked(text: &str, sought: &Sought) -> Markup {
    let met: Vec<_> =
        words(text).into_iter().filter(|word| sought.is_met_by(word)).map(|word| word.range).collect();
    let mut from = 0;
    html! {
        @for range in met {
            (text[from..range.start])
            mark."found" { (text[range.clone()]) }
            ({ from = range.end; "" })
        }
        (text[from..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_were_asked_for_stand_out() {
        let cases = [
            (
                "hal",
                "Halden & Shale Hall",
                r#"<mark class="found">Halden</mark> &amp; Shale <mark class="found">Hall</mark>"#,
            ),
            ("muller", "Die Müllers", r#"Die <mark class="found">Müllers</mark>"#),
            ("müller", "Mueller", r#"<mark class="found">Mueller</mark>"#),
            ("", "Halden", "Halden"),
        ];
        for (sought, text, expected) in cases {
            assert_eq!(marked(text, &Sought::of(sought)).into_string(), expected);
        }
    }
}
