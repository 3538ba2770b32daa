//! Numbers without floats: a scaled integer.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{cmp::Ordering, fmt, str::FromStr};

/// `units / 10^decimals`, at most nine decimals. Written and stored as text, for example `12.50`.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    pub units: i64,
    pub decimals: u8,
}

pub const DECIMALS_MAX: u8 = 9;

impl Decimal {
    pub fn whole(units: i64) -> Self {
        Self { units, decimals: 0 }
    }

    /// The same number with exactly `decimals` places; `None` if digits would be lost or it does not fit.
    pub fn with_decimals(self, decimals: u8) -> Option<Self> {
        if decimals >= self.decimals {
            let factor = 10i64.checked_pow(u32::from(decimals - self.decimals))?;
            return Some(Self { units: self.units.checked_mul(factor)?, decimals });
        }
        let factor = 10i64.checked_pow(u32::from(self.decimals - decimals))?;
        (self.units % factor == 0).then_some(Self { units: self.units / factor, decimals })
    }

    fn at_scale(self, decimals: u8) -> i128 {
        i128::from(self.units) * 10i128.pow(u32::from(decimals.saturating_sub(self.decimals)))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.decimals.max(other.decimals);
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a number such as 1250 or 12.50, with at most nine decimals")]
pub struct NotADecimal;

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.ends_with('.') {
            return Err(NotADecimal);
        }
        let decimals = u8::try_from(fraction.len()).map_err(|_| NotADecimal)?;
        if decimals > DECIMALS_MAX {
            return Err(NotADecimal);
        }
        let units: i64 = format!("{whole}{fraction}").parse().map_err(|_| NotADecimal)?;
        Ok(Self { units: sign * units, decimals })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.decimals == 0 {
            return write!(f, "{}", self.units);
        }
        let places = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        write!(f, "{}{whole}.{fraction}", if self.units < 0 { "-" } else { "" })
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
