//! Values apart from the log: an event carries a commitment, the value and its salt lie beside it.
//! Never here: anything that keeps a value inside the hashed text.

use model::{Entropy, Value};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, sync::Arc};

/// A value that is known, or `None` once it was erased. In JSON the value, or `null`.
pub type Kept = Option<Arc<Value>>;

/// One value of an event. Serialises as its commitment alone: 64 hex digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    commitment: [u8; 32],
    opened: Option<Opened>,
}

/// What stands beside the log for one sealed value. In JSON `[salt, value]`, the salt in hex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub salt: [u8; 32],
    pub value: Arc<Value>,
}

/// The values of one log row by their path (`3/data/company`), as stored in `flow_value`.
pub type Values = BTreeMap<String, Opened>;

impl Sealed {
    pub fn new(value: Arc<Value>, entropy: &mut Entropy) -> Self {
        let salt = entropy.bytes();
        Self { commitment: commitment(&salt, &value), opened: Some(Opened { salt, value }) }
    }

    /// The value, or `None` if it was erased (or not attached).
    pub fn kept(&self) -> Kept {
        self.opened.as_ref().map(|opened| Arc::clone(&opened.value))
    }

    pub fn value(&self) -> Option<&Value> {
        self.opened.as_ref().map(|opened| opened.value.as_ref())
    }

    /// Takes salt and value out; the commitment stays.
    pub fn detach(&mut self) -> Option<Opened> {
        self.opened.take()
    }

    /// Puts salt and value back. `false`, and nothing changes, if they are not what was committed to.
    pub fn attach(&mut self, opened: Opened) -> bool {
        let matches = commitment(&opened.salt, &opened.value) == self.commitment;
        if matches {
            self.opened = Some(opened);
        }
        matches
    }
}

/// SHA-256 over the salt and the canonical JSON of the value.
fn commitment(salt: &[u8; 32], value: &Value) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(crate::log::canonical(value));
    hasher.finalize().into()
}

impl Serialize for Sealed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(self.commitment))
    }
}

impl<'de> Deserialize<'de> for Sealed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { commitment: read_hex(&String::deserialize(deserializer)?)?, opened: None })
    }
}

impl Serialize for Opened {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (hex::encode(self.salt), &self.value).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Opened {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (salt, value) = <(String, Arc<Value>)>::deserialize(deserializer)?;
        Ok(Self { salt: read_hex(&salt)?, value })
    }
}

fn read_hex<E: serde::de::Error>(text: &str) -> Result<[u8; 32], E> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes).map_err(|_| E::custom("64 hex digits"))?;
    Ok(bytes)
}
