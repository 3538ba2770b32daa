//! String literals of a Rust file, each with the call it stands in.

pub struct Literal<'a> {
    pub line: usize,
    pub text: &'a str,
    /// The calls and macros around it, the inner ones last, three at most: `Problem::broken unwrap_or_else`.
    pub within: String,
    /// What it is joined to: `.` for a class of maud, `aria-label=` for an attribute; else empty.
    pub after: String,
}

/// All of them in order; comments hold none. A scanner, not a parser: it knows just enough of Rust.
pub fn literals(source: &str) -> Vec<Literal<'_>> {
    let mut scan = Scan { source, at: 0, calls: Vec::new(), found: Vec::new() };
    while scan.step() {}
    scan.found
}

struct Scan<'a> {
    source: &'a str,
    at: usize,
    calls: Vec<String>,
    found: Vec<Literal<'a>>,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(letter) = rest.chars().next() else { return false };
        if rest.starts_with("//") {
            self.at += rest.find('\n').unwrap_or(rest.len());
        } else if letter == '"' {
            self.plain();
        } else if letter == 'r' && !self.is_within_a_word() && hashes(rest).is_some() {
            self.raw(hashes(rest).unwrap_or(0));
        } else if letter == '\'' {
            self.at += character(rest);
        } else {
            match letter {
                '(' | '[' | '{' => self.calls.push(called(self.source.get(..self.at).unwrap_or_default())),
                ')' | ']' | '}' => {
                    self.calls.pop();
                }
                _ => {}
            }
            self.at += letter.len_utf8();
        }
        true
    }

    fn is_within_a_word(&self) -> bool {
        let before = self.source.get(..self.at).and_then(|before| before.chars().next_back());
        before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    }

    fn plain(&mut self) {
        let begin = self.at + 1;
        let mut escaped = false;
        let length = self.source.get(begin..).unwrap_or_default().find(|letter| {
            let ends = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            ends
        });
        self.keep(begin, length, 1);
    }

    fn raw(&mut self, hashes: usize) {
        let begin = self.at + 2 + hashes;
        let end = format!("\"{}", "#".repeat(hashes));
        let length = self.source.get(begin..).unwrap_or_default().find(&end);
        self.keep(begin, length, end.len());
    }

    fn keep(&mut self, begin: usize, length: Option<usize>, closing: usize) {
        let end = begin + length.unwrap_or(0);
        let text = self.source.get(begin..end).unwrap_or_default();
        let line = self.source.get(..begin).unwrap_or_default().matches('\n').count() + 1;
        let around: Vec<&str> =
            self.calls.iter().map(String::as_str).filter(|call| !call.is_empty()).collect();
        let within = around.get(around.len().saturating_sub(3)..).unwrap_or_default().join(" ");
        let after = joined(self.source.get(..self.at).unwrap_or_default());
        self.found.push(Literal { line, text, within, after });
        self.at = if length.is_some() { end + closing } else { self.source.len() };
    }
}

/// How many marks a raw string opens with: 0 for `r"`, 1 for `r#"`.
fn hashes(rest: &str) -> Option<usize> {
    let after = rest.get(1..)?;
    let count = after.len() - after.trim_start_matches('#').len();
    after.get(count..)?.starts_with('"').then_some(count)
}

/// The length of a character such as `'"'`; of a lifetime only its mark.
fn character(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match (letters.next(), letters.next(), letters.next()) {
        (Some((_, '\\')), _, _) => rest.get(2..).and_then(|after| after.find('\'')).map_or(1, |at| {
            // '\'' closes with its second mark.
            if rest.get(2..3) == Some("'") { 4 } else { at + 3 }
        }),
        (Some(_), Some((at, '\'')), _) => at + 1,
        _ => 1,
    }
}

/// The path that ends `before`: what an opening bracket calls.
fn called(before: &str) -> String {
    let tail: String = before
        .chars()
        .rev()
        .skip_while(|letter| *letter == ' ')
        .take_while(|letter| letter.is_alphanumeric() || "_:!#.-=".contains(*letter))
        .collect();
    let path = tail.chars().rev().collect::<String>().trim_start_matches('.').to_owned();
    if path.chars().any(char::is_alphanumeric) { path } else { String::new() }
}

/// What ends `before` without a blank.
fn joined(before: &str) -> String {
    let tail: String = before.chars().rev().take_while(|letter| !letter.is_whitespace()).collect();
    let tail: String = tail.chars().rev().collect();
    if tail.ends_with('.') {
        return ".".to_owned();
    }
    let is_attribute = tail.ends_with('=') && tail.chars().any(char::is_alphabetic);
    if is_attribute { tail } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_found_with_their_calls() {
        let source = r###"
            // "not this"
            fn f<'a>(x: &'a str) { say("one \" two"); let c = '"'; let d = '\''; tracing::warn!(%e, "three"); }
            const R: &str = r#"raw "inner" text"#;
            html! { p class=("four") { "five" } }
            #[expect(lint, reason = "six")]
        "###;
        let found: Vec<(String, String)> =
            literals(source).into_iter().map(|literal| (literal.text.to_owned(), literal.within)).collect();
        let expected = [
            ("one \\\" two", "say"),
            ("three", "tracing::warn!"),
            ("raw \"inner\" text", ""),
            ("four", "class="),
            ("five", "html!"),
            ("six", "expect"),
        ];
        for ((text, within), (expected_text, expected_within)) in found.iter().zip(expected) {
            assert_eq!(text, expected_text);
            assert!(within.ends_with(expected_within), "{text}: {within}");
        }
        assert_eq!(found.len(), expected.len());
    }
}
