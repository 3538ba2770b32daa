//! What bytes look like, whatever their name says: told by their first and last bytes, while they stream by.

use model::field::FileType;
use std::collections::VecDeque;

const HEAD_BYTES: usize = 4 * 1024;
/// The table of contents of an office document lies at its end; a longer one is told by its first entries.
const TAIL_BYTES: usize = 64 * 1024;

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Pdf,
    Jpg,
    Png,
    Heic,
    Docx,
    Xlsx,
    /// An archive that is no office document.
    Zip,
    /// No byte that does not occur in text. CSV is told by its name.
    Text,
    Empty,
    Unknown,
}

/// Content and name do not go together, or the type was not asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongType {
    #[error("the file is empty")]
    Empty,
    #[error("this is {found}; please send {wanted}")]
    NotWanted { found: &'static str, wanted: String },
}

impl Found {
    /// The type of a file of this content and name. `wanted` empty: any type that is known.
    pub fn accept(self, name: &str, wanted: &[FileType]) -> Result<FileType, WrongType> {
        let found = match self {
            Self::Empty => return Err(WrongType::Empty),
            Self::Unknown => None,
            Self::Pdf => Some(FileType::Pdf),
            Self::Jpg => Some(FileType::Jpg),
            Self::Png => Some(FileType::Png),
            Self::Heic => Some(FileType::Heic),
            Self::Docx => Some(FileType::Docx),
            Self::Xlsx => Some(FileType::Xlsx),
            Self::Zip => Some(FileType::Zip),
            Self::Text if name.to_ascii_lowercase().ends_with(".csv") => Some(FileType::Csv),
            Self::Text => Some(FileType::Txt),
        };
        match found {
            Some(found) if wanted.is_empty() || wanted.contains(&found) => Ok(found),
            found => Err(WrongType::NotWanted {
                found: found.map_or("a file of another kind", called),
                wanted: choice(if wanted.is_empty() { &ALL } else { wanted }),
            }),
        }
    }
}

const ALL: [FileType; 9] = [
    FileType::Pdf,
    FileType::Jpg,
    FileType::Png,
    FileType::Heic,
    FileType::Docx,
    FileType::Xlsx,
    FileType::Csv,
    FileType::Txt,
    FileType::Zip,
];

fn called(of: FileType) -> &'static str {
    match of {
        FileType::Pdf => "a PDF",
        FileType::Jpg => "a JPEG picture",
        FileType::Png => "a PNG picture",
        FileType::Heic => "a HEIC picture",
        FileType::Docx => "a Word document (docx)",
        FileType::Xlsx => "an Excel sheet (xlsx)",
        FileType::Csv => "a CSV table",
        FileType::Txt => "a text file",
        FileType::Zip => "a ZIP archive",
    }
}

fn choice(types: &[FileType]) -> String {
    let mut names: Vec<&str> = types.iter().map(|of| called(*of)).collect();
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { last.to_owned() } else { format!("{} or {last}", names.join(", ")) }
}

/// Sees a file piece by piece and then says what it is.
pub struct Sniffer {
    head: Vec<u8>,
    tail: VecDeque<u8>,
    text_so_far: bool,
}

impl Default for Sniffer {
    fn default() -> Self {
        Self { head: Vec::new(), tail: VecDeque::new(), text_so_far: true }
    }
}

impl Sniffer {
    pub fn see(&mut self, chunk: &[u8]) {
        let room = HEAD_BYTES.saturating_sub(self.head.len()).min(chunk.len());
        self.head.extend_from_slice(&chunk[..room]);
        self.text_so_far = self.text_so_far && chunk.iter().all(|byte| occurs_in_text(*byte));
        if self.is_archive() {
            let kept = &chunk[chunk.len().saturating_sub(TAIL_BYTES)..];
            self.tail.extend(kept);
            self.tail.drain(..self.tail.len().saturating_sub(TAIL_BYTES));
        }
    }

    pub fn found(&self) -> Found {
        let head = self.head.as_slice();
        match head {
            [] => Found::Empty,
            _ if without_mark(head).starts_with(b"%PDF-") => Found::Pdf,
            [0xff, 0xd8, 0xff, ..] => Found::Jpg,
            _ if head.starts_with(b"\x89PNG\r\n\x1a\n") => Found::Png,
            _ if is_heic(head) => Found::Heic,
            _ if self.is_archive() => self.archive(),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Found::Unknown,
            _ if self.text_so_far => Found::Text,
            _ => Found::Unknown,
        }
    }

    fn is_archive(&self) -> bool {
        self.head.starts_with(b"PK\x03\x04") || self.head.starts_with(b"PK\x05\x06")
    }

    /// Office documents are archives whose parts lie in a folder of a fixed name (ECMA-376, part 2).
    fn archive(&self) -> Found {
        let tail: Vec<u8> = self.tail.iter().copied().collect();
        let has = |folder: &str| {
            lists(&self.head, b"PK\x03\x04", 30, folder) || lists(&tail, b"PK\x01\x02", 46, folder)
        };
        if !has("[Content_Types].xml") {
            return Found::Zip;
        }
        match (has("word/"), has("xl/")) {
            (true, false) => Found::Docx,
            (false, true) => Found::Xlsx,
            _ => Found::Zip,
        }
    }
}

/// Whether an entry with this mark has a name that begins so; the name stands `offset` bytes after the mark.
fn lists(bytes: &[u8], mark: &[u8; 4], offset: usize, name: &str) -> bool {
    bytes
        .windows(mark.len())
        .enumerate()
        .filter(|(_, window)| window == mark)
        .any(|(at, _)| bytes.get(at + offset..).is_some_and(|rest| rest.starts_with(name.as_bytes())))
}

/// `ftyp` box with a brand of HEIF pictures coded in HEVC (ISO 23008-12).
fn is_heic(head: &[u8]) -> bool {
    let brand = head.get(4..12);
    let heic = [b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypheim", b"ftypheis", b"ftypmif1"];
    brand.is_some_and(|brand| heic.iter().any(|known| brand == *known))
}

fn without_mark(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head)
}

/// Letters of any one-byte-based encoding; of the control characters only those that lay out text.
fn occurs_in_text(byte: u8) -> bool {
    byte >= 0x20 && byte != 0x7f || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniff(bytes: &[u8], piece: usize) -> Found {
        let mut sniffer = Sniffer::default();
        bytes.chunks(piece).for_each(|chunk| sniffer.see(chunk));
        sniffer.found()
    }

    /// An archive of entries without content, as far as the sniffer reads one.
    fn archive(names: &[&str], filler: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        for name in names {
            bytes.extend_from_slice(b"PK\x03\x04");
            bytes.extend_from_slice(&[0; 26]);
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend(std::iter::repeat_n(7, filler));
        }
        for name in names {
            bytes.extend_from_slice(b"PK\x01\x02");
            bytes.extend_from_slice(&[0; 42]);
            bytes.extend_from_slice(name.as_bytes());
        }
        bytes.extend_from_slice(b"PK\x05\x06");
        bytes.extend_from_slice(&[0; 18]);
        bytes
    }

    #[test]
    fn tells_types_apart_in_pieces_of_any_size() {
        let check = |bytes: &[u8], expected: Found| {
            for piece in [1, 3, 1000, usize::MAX] {
                assert_eq!(sniff(bytes, piece), expected, "{:?} in {piece}", bytes.get(..20));
            }
        };
        check(b"", Found::Empty);
        check(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\x00", Found::Pdf);
        check(b"\xef\xbb\xbf%PDF-1.4", Found::Pdf);
        check(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", Found::Jpg);
        check(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Found::Png);
        check(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", Found::Heic);
        check(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", Found::Unknown);
        check("name;city\nJörg;Köln\n".as_bytes(), Found::Text);
        check(b"name;city\nJ\xf6rg;K\xf6ln\n", Found::Text);
        check(b"MZ\x90\x00\x03", Found::Unknown);
        check(b"looks like text\x00", Found::Unknown);
        check(b"\x7fELF", Found::Unknown);
        check(&archive(&["a.txt", "word/x"], 10), Found::Zip);
        check(&archive(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"], 10), Found::Docx);
        check(&archive(&["[Content_Types].xml", "xl/workbook.xml"], 10), Found::Xlsx);
        check(&archive(&["[Content_Types].xml", "word/document.xml"], 70_000), Found::Docx);
        check(&archive(&["xl/workbook.xml", "[Content_Types].xml"], 70_000), Found::Xlsx);
        check(&archive(&["[Content_Types].xml", "ppt/presentation.xml"], 10), Found::Zip);
    }

    #[test]
    fn content_decides_and_the_refusal_says_what_to_send() {
        use FileType::{Csv, Jpg, Pdf, Txt};
        let check = |found: Found, name: &str, wanted: &[FileType], expected: Result<FileType, &str>| {
            let answer = found.accept(name, wanted).map_err(|error| error.to_string());
            assert_eq!(answer, expected.map_err(str::to_owned), "{found:?} {name} {wanted:?}");
        };
        check(Found::Pdf, "a.pdf", &[Pdf, Jpg], Ok(Pdf));
        check(Found::Pdf, "a.jpg", &[], Ok(Pdf));
        check(Found::Text, "a.CSV", &[Csv], Ok(Csv));
        check(Found::Text, "a", &[], Ok(Txt));
        check(Found::Text, "passport.pdf", &[Pdf], Err("this is a text file; please send a PDF"));
        check(
            Found::Unknown,
            "a.exe",
            &[Pdf, Jpg],
            Err("this is a file of another kind; please send a PDF or a JPEG picture"),
        );
        check(Found::Empty, "a.pdf", &[Pdf], Err("the file is empty"));
    }
}
