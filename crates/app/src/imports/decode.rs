//! Bytes of a table as text, whatever program wrote them.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// So much is looked at where nothing says what it is.
const LOOKED_AT: usize = 4_096;

/// By its mark, else UTF-8 where it is that, UTF-16 where every other byte is empty, else the code page of Western Europe.
/// `None` for what is no text: pictures, archives, workbooks.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None => (guessed(bytes), bytes),
    };
    let (text, _) = encoding.decode_without_bom_handling(rest);
    let is_text = !text.chars().any(|letter| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'));
    is_text.then_some(text)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let empty = |first: usize| start.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let most = start.len() / 4;
    if most > 0 && empty(1) > most && empty(0) == 0 {
        return UTF_16LE;
    }
    if most > 0 && empty(0) > most && empty(1) == 0 {
        return UTF_16BE;
    }
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Name;Ort\r\nMüller;Köln\r\n";

    #[test]
    fn every_program_is_understood() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let latin: Vec<u8> = TEXT.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let cases = [
            TEXT.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(),
            latin,
            [b"\xff\xfe".as_slice(), &little].concat(),
            [b"\xfe\xff".as_slice(), &big].concat(),
            little,
            big,
        ];
        for bytes in cases {
            assert_eq!(decode(&bytes).as_deref(), Some(TEXT), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [b"PK\x03\x04\x14\x00\x06\x00".as_slice(), b"\x89PNG\r\n\x1a\n\x00\x00", b"a\x00b"] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
    }
}
