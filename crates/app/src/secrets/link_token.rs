//! The token of a magic link: link id, generation and our signature. Raising the generation revokes it.

use super::{ServerKey, encode};
use model::Id;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkToken {
    pub link: Id,
    pub generation: i64,
}

impl LinkToken {
    /// The text that stands in the address. The same link and generation always give the same text,
    /// so a reminder carries the same address and nothing secret needs to be kept.
    pub fn write(&self, key: &ServerKey) -> String {
        let generation = self.generation.to_string();
        let signature = encode(&key.sign("magic link", &[self.link.as_str(), &generation])[..16]);
        format!("{}.{generation}.{signature}", self.link)
    }

    /// `None` when we did not write it.
    pub fn read(key: &ServerKey, text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let (link, generation, signature) = (parts.next()?, parts.next()?, parts.next()?);
        if !key.signed("magic link", &[link, generation], signature) {
            return None;
        }
        Some(Self { link: Id::given(link), generation: generation.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote_and_nothing_else() {
        let key = ServerKey::new([7; 32]);
        let token = LinkToken { link: Id::given("abc"), generation: 3 };
        let text = token.write(&key);
        assert_eq!(LinkToken::read(&key, &text), Some(token));
        for forged in [
            text.replace(".3.", ".4."),
            text.replace("abc", "abd"),
            text[..text.len() - 1].to_owned(),
            String::new(),
            "..".to_owned(),
        ] {
            assert_eq!(LinkToken::read(&key, &forged), None, "{forged}");
        }
        assert_eq!(LinkToken::read(&ServerKey::new([8; 32]), &text), None);
    }
}
