//! What is made of pictures, honest and hostile ones.

use super::*;
use image::{Rgb, RgbImage, Rgba, RgbaImage};

fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_pixel(width, height, Rgba([176, 69, 31, 128]));
    let mut bytes = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_pixel(width, height, Rgb([176, 69, 31]));
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new(&mut bytes)).unwrap();
    bytes
}

fn webp(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_pixel(width, height, Rgba([1, 2, 3, 255]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::WebP).unwrap();
    bytes.into_inner()
}

#[test]
fn pictures_are_written_anew_and_made_to_fit() {
    for (bytes, side, expected) in [
        (png(40, 20), 100, ("image/png", 40, 20)),
        (png(400, 200), 100, ("image/png", 100, 50)),
        (jpeg(200, 400), 100, ("image/jpeg", 50, 100)),
        (webp(30, 30), 100, ("image/png", 30, 30)),
    ] {
        let picture = rewrite(&bytes, side).unwrap();
        assert_eq!((picture.media_type, picture.width_px, picture.height_px), expected);
        let again = rewrite(&picture.bytes, side).unwrap();
        assert_eq!((again.width_px, again.height_px), (picture.width_px, picture.height_px));
    }
}

#[test]
fn what_hides_in_a_picture_does_not_come_out() {
    let mut bytes = jpeg(8, 8);
    let comment = b"<script>alert(1)</script>";
    let length = u16::try_from(comment.len() + 2).unwrap().to_be_bytes();
    bytes.splice(2..2, [&[0xff, 0xfe], &length[..], comment].concat());
    bytes.extend_from_slice(b"PK\x03\x04<script>");
    let picture = rewrite(&bytes, 100).unwrap();
    assert!(!picture.bytes.windows(7).any(|part| part == b"<script"));
}

#[test]
fn everything_else_is_refused() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
    let broken = png(50, 50);
    let cases: [(&[u8], PictureError); 5] = [
        (svg, PictureError::NotAPicture),
        (b"GIF89a\x01\x00\x01\x00", PictureError::NotAPicture),
        (b"", PictureError::NotAPicture),
        (b"%PDF-1.7", PictureError::NotAPicture),
        (&broken[..40], PictureError::Damaged),
    ];
    for (bytes, expected) in cases {
        assert_eq!(rewrite(bytes, 100), Err(expected));
    }
}

#[test]
fn a_small_file_cannot_unpack_into_a_huge_picture() {
    let mut bytes = png(1, 1);
    // Width and height of the header, 20 000 pixels each; its checksum follows.
    bytes[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    let checksum = crc32(&bytes[12..29]).to_be_bytes();
    bytes[29..33].copy_from_slice(&checksum);
    assert_eq!(rewrite(&bytes, 100), Err(PictureError::TooLarge));
}

fn crc32(bytes: &[u8]) -> u32 {
    let step =
        |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
            })
        };
    !bytes.iter().fold(!0, step)
}
