//! Archives in the format of ZIP (PKWARE APPNOTE 6.3.9), written from front to back, so that none is ever held whole: only
//! its table of contents is, some sixty bytes for each file.

use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::{self, Write as _};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
/// Checksum and sizes follow the bytes.
const DESCRIBED: u16 = 1 << 3;
const VERSION: u16 = 45;
/// 1 January 1980, midnight: when something was is told by the files themselves.
const DAY: u16 = 0x0021;
const FULL: u32 = u32::MAX;

/// Bytes as they stand in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    pub bytes: Vec<u8>,
    pub crc: u32,
    /// Before packing.
    pub size: u64,
}

/// # Errors
/// None that is known: writing to memory does not fail.
pub fn pack(bytes: &[u8]) -> io::Result<Packed> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
    encoder.write_all(bytes)?;
    Ok(Packed { bytes: encoder.finish()?, crc: crc.sum(), size: bytes.len() as u64 })
}

/// Checksum of bytes that go by.
#[derive(Debug, Default)]
pub struct Passing {
    crc: Crc,
    size: u64,
}

impl Passing {
    pub fn see(&mut self, bytes: &[u8]) {
        self.crc.update(bytes);
        self.size += bytes.len() as u64;
    }
}

/// What an archive holds so far. Each function gives the bytes that come next.
#[derive(Debug, Default)]
pub struct Contents {
    central: Vec<u8>,
    files: u64,
    offset: u64,
    /// Of the file that is being written.
    begun: Option<Begun>,
}

#[derive(Debug)]
struct Begun {
    name: String,
    offset: u64,
}

struct Sizes {
    crc: u32,
    size: u64,
    packed: u64,
}

impl Contents {
    /// The head of a file that [`pack`] made; its `packed` bytes follow.
    pub fn packed(&mut self, name: &str, crc: u32, (size, packed): (u64, u64)) -> Vec<u8> {
        let sizes = Sizes { crc, size, packed };
        let offset = self.offset;
        let head = local(name, (UTF8, DEFLATED), &sizes);
        self.offset += head.len() as u64 + packed;
        self.list(name, (UTF8, DEFLATED), &sizes, offset);
        head
    }

    /// The head of a file that is given as it is; its bytes follow, then [`Self::end`].
    pub fn begin(&mut self, name: &str) -> Vec<u8> {
        let unknown = Sizes { crc: 0, size: u64::from(FULL), packed: u64::from(FULL) };
        let head = local(name, (UTF8 | DESCRIBED, STORED), &unknown);
        self.begun = Some(Begun { name: name.to_owned(), offset: self.offset });
        self.offset += head.len() as u64;
        head
    }

    /// What follows the bytes of a file that was begun.
    pub fn end(&mut self, passed: &Passing) -> Vec<u8> {
        let Some(Begun { name, offset }) = self.begun.take() else { return Vec::new() };
        let sizes = Sizes { crc: passed.crc.sum(), size: passed.size, packed: passed.size };
        let mut descriptor = 0x0807_4b50_u32.to_le_bytes().to_vec();
        descriptor.extend(sizes.crc.to_le_bytes());
        descriptor.extend(sizes.packed.to_le_bytes());
        descriptor.extend(sizes.size.to_le_bytes());
        self.offset += passed.size + descriptor.len() as u64;
        self.list(&name, (UTF8 | DESCRIBED, STORED), &sizes, offset);
        descriptor
    }

    /// The table of contents, with which the archive ends.
    pub fn finish(self) -> Vec<u8> {
        let size = self.central.len() as u64;
        let end = self.offset + size;
        let mut bytes = self.central;
        // ZIP64: its record, and where that is; then the usual end, which points there.
        bytes.extend(0x0606_4b50_u32.to_le_bytes());
        bytes.extend(44_u64.to_le_bytes());
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend([0; 8]);
        for number in [self.files, self.files, size, self.offset] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(0x0706_4b50_u32.to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend(end.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(0x0605_4b50_u32.to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend([0xff; 12]);
        bytes.extend([0; 2]);
        bytes
    }

    fn list(&mut self, name: &str, (flags, method): (u16, u16), sizes: &Sizes, offset: u64) {
        let central = &mut self.central;
        central.extend(0x0201_4b50_u32.to_le_bytes());
        central.extend(VERSION.to_le_bytes());
        common(central, (flags, method), sizes.crc);
        central.extend(length(name).to_le_bytes());
        central.extend(28_u16.to_le_bytes());
        // No comment, first disk, no attributes.
        central.extend([0; 10]);
        central.extend(FULL.to_le_bytes());
        central.extend(bytes_of(name));
        central.extend(1_u16.to_le_bytes());
        central.extend(24_u16.to_le_bytes());
        for number in [sizes.size, sizes.packed, offset] {
            central.extend(number.to_le_bytes());
        }
        self.files += 1;
    }
}

fn local(name: &str, (flags, method): (u16, u16), sizes: &Sizes) -> Vec<u8> {
    let is_described = flags & DESCRIBED != 0;
    let mut head = 0x0403_4b50_u32.to_le_bytes().to_vec();
    common(&mut head, (flags, method), if is_described { 0 } else { sizes.crc });
    head.extend(length(name).to_le_bytes());
    head.extend(20_u16.to_le_bytes());
    head.extend(bytes_of(name));
    head.extend(1_u16.to_le_bytes());
    head.extend(16_u16.to_le_bytes());
    for number in [sizes.size, sizes.packed] {
        head.extend((if is_described { 0 } else { number }).to_le_bytes());
    }
    head
}

/// From the version needed to the sizes, which stand in the ZIP64 field.
fn common(bytes: &mut Vec<u8>, (flags, method): (u16, u16), crc: u32) {
    for word in [VERSION, flags, method, 0, DAY] {
        bytes.extend(word.to_le_bytes());
    }
    bytes.extend(crc.to_le_bytes());
    bytes.extend([0xff; 8]);
}

/// A name has room for this much.
const NAME_BYTES_MAX: usize = 1_000;

fn bytes_of(name: &str) -> &[u8] {
    let mut end = name.len().min(NAME_BYTES_MAX);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    &name.as_bytes()[..end]
}

fn length(name: &str) -> u16 {
    u16::try_from(bytes_of(name).len()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<u8> {
        let mut contents = Contents::default();
        let packed = pack(b"{\"id\":1}\n{\"id\":2}\n").unwrap();
        let sizes = (packed.size, packed.bytes.len() as u64);
        let mut all = contents.packed("records/1.jsonl", packed.crc, sizes);
        all.extend(&packed.bytes);
        all.extend(contents.begin("files/Bericht für Ann.pdf"));
        let mut passing = Passing::default();
        passing.see(b"as it ");
        passing.see(b"is");
        all.extend(b"as it is");
        all.extend(contents.end(&passing));
        all.extend(contents.finish());
        all
    }

    fn number(bytes: &[u8], at: usize) -> u64 {
        u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
    }

    #[test]
    fn the_end_points_at_the_contents_and_they_at_the_files() {
        let all = archive();
        let end = all.len() - 22;
        assert_eq!(&all[end..end + 4], b"PK\x05\x06");
        let locator = end - 20;
        let record = usize::try_from(number(&all, locator + 8)).unwrap();
        assert_eq!(&all[record..record + 4], b"PK\x06\x06");
        assert_eq!(number(&all, record + 24), 2, "files");
        let mut at = usize::try_from(number(&all, record + 48)).unwrap();
        assert_eq!(at as u64 + number(&all, record + 40), record as u64);
        for name in ["records/1.jsonl", "files/Bericht für Ann.pdf"] {
            assert_eq!(&all[at..at + 4], b"PK\x01\x02");
            assert_eq!(&all[at + 46..at + 46 + name.len()], name.as_bytes());
            let offset = usize::try_from(number(&all, at + 46 + name.len() + 20)).unwrap();
            assert_eq!(&all[offset..offset + 4], b"PK\x03\x04");
            assert_eq!(&all[offset + 30..offset + 30 + name.len()], name.as_bytes());
            at += 46 + name.len() + 28;
        }
        assert_eq!(at, record);
    }

    #[test]
    fn what_is_packed_comes_out_again() {
        use std::io::Read as _;
        let packed = pack(b"again and again and again").unwrap();
        let mut text = String::new();
        flate2::read::DeflateDecoder::new(packed.bytes.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, "again and again and again");
        assert_eq!(packed.size, 25);
    }
}
