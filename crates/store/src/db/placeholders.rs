//! `$1` becomes `?1` for SQLite, where `$1` would be a name, numbered by first appearance.

/// Text in quotes is left alone.
pub(crate) fn for_sqlite(sql: &str) -> String {
    let mut rewritten = String::with_capacity(sql.len());
    let mut quoted = false;
    let mut characters = sql.chars().peekable();
    while let Some(character) = characters.next() {
        quoted ^= character == '\'';
        let is_placeholder =
            character == '$' && !quoted && characters.peek().is_some_and(char::is_ascii_digit);
        rewritten.push(if is_placeholder { '?' } else { character });
    }
    rewritten
}

#[cfg(test)]
mod tests {
    use super::for_sqlite;

    #[test]
    fn only_placeholders_change() {
        let cases = [
            ("SELECT $1, $12", "SELECT ?1, ?12"),
            ("SELECT '$1', $2", "SELECT '$1', ?2"),
            ("SELECT 'it''s $1' || $1", "SELECT 'it''s $1' || ?1"),
            ("SELECT $name", "SELECT $name"),
        ];
        for (given, expected) in cases {
            assert_eq!(for_sqlite(given), expected);
        }
    }
}
