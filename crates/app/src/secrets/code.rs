//! Codes sent by mail: six digits made from the row's id and our key, so that neither the database nor the
//! outbox ever holds one and the mail is rendered from the reference alone.

use super::ServerKey;
use model::Id;

/// The code that belongs to this `mail_code` row.
pub fn of(key: &ServerKey, row: &Id) -> String {
    let signature = key.sign("mailed code", &[row.as_str()]);
    let number = signature[..8].iter().fold(0u64, |number, byte| (number << 8) | u64::from(*byte));
    format!("{:06}", number % 1_000_000)
}

/// Whether somebody typed the right one; spaces are forgiven, time tells nothing.
pub fn matches(key: &ServerKey, row: &Id, typed: &str) -> bool {
    use subtle::ConstantTimeEq;
    let typed: String = typed.chars().filter(|character| !character.is_whitespace()).collect();
    of(key, row).as_bytes().ct_eq(typed.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn belongs_to_its_row() {
        let key = ServerKey::new([3; 32]);
        let code = of(&key, &Id::given("a"));
        assert_eq!(code.len(), 6);
        assert!(matches(&key, &Id::given("a"), &format!(" {} {}", &code[..3], &code[3..])));
        assert!(!matches(&key, &Id::given("b"), &code));
        assert!(!matches(&key, &Id::given("a"), ""));
    }
}
