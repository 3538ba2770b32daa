//! The organisation as it shows itself.

/// Name and initials of the organisation whose pages these are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    pub name: String,
    /// One to three letters on the brand's square.
    pub initials: String,
}

impl Brand {
    /// Initials are the first letters of the first two words that have one.
    pub fn new(name: &str) -> Self {
        let letters = name.split_whitespace().filter_map(|word| word.chars().next());
        let initials: String =
            letters.filter(|letter| !letter.is_ascii_punctuation() || *letter == '&').take(2).collect();
        Self { name: name.to_owned(), initials: initials.to_uppercase() }
    }
}
