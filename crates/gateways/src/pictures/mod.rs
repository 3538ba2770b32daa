//! Pictures from people, written anew from their pixels: what comes out holds no metadata, no script and nothing a
//! browser could take for something else. Formats that can hold scripts, SVG above all, are refused.

#[cfg(test)]
mod tests;

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    imageops::FilterType,
};
use std::io::Cursor;

/// Bytes that may be served from our own origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
    pub width_px: u32,
    pub height_px: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error("not a PNG, JPEG or WebP picture")]
    NotAPicture,
    #[error("a picture that is damaged or breaks off")]
    Damaged,
    #[error("a picture with too many pixels")]
    TooLarge,
}

/// Longest side of a picture that is decoded at all.
const SIDE_PX_MAX: u32 = 12_000;
/// Memory one decoding may take: 24 megapixels in four channels.
const DECODED_BYTES_MAX: u64 = 100_000_000;
const JPEG_QUALITY: u8 = 85;

/// PNG stays PNG, JPEG stays JPEG, WebP becomes PNG; upright, and made smaller where a side is longer than
/// `side_px_max`. Takes up to a second of computing and 200 MB: run it apart from requests, one at a time.
///
/// # Errors
/// For everything that is no whole PNG, JPEG or WebP, or has too many pixels.
pub fn rewrite(bytes: &[u8], side_px_max: u32) -> Result<Picture, PictureError> {
    let (format, upright) = decoded(bytes)?;
    let fits = upright.width() <= side_px_max && upright.height() <= side_px_max;
    let sized = if fits { upright } else { upright.resize(side_px_max, side_px_max, FilterType::CatmullRom) };
    let mut bytes = Vec::new();
    let (media_type, written) = match format {
        ImageFormat::Jpeg => {
            let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
            ("image/jpeg", sized.to_rgb8().write_with_encoder(encoder))
        }
        _ => ("image/png", sized.to_rgba8().write_with_encoder(PngEncoder::new(&mut bytes))),
    };
    written.map_err(|_| PictureError::Damaged)?;
    Ok(Picture { media_type, bytes, width_px: sized.width(), height_px: sized.height() })
}

/// The same as a JPEG whatever it was, of at most so many bytes: made smaller still where it must.
///
/// # Errors
/// As [`rewrite`]; `TooLarge` where even a quarter of the side takes more.
pub fn photo(bytes: &[u8], side_px_max: u32, bytes_max: usize) -> Result<Picture, PictureError> {
    let (_, mut picture) = decoded(bytes)?;
    for quarters in [4, 3, 2, 1] {
        let side = side_px_max * quarters / 4;
        if picture.width() > side || picture.height() > side {
            picture = picture.resize(side, side, FilterType::CatmullRom);
        }
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
        picture.to_rgb8().write_with_encoder(encoder).map_err(|_| PictureError::Damaged)?;
        if bytes.len() <= bytes_max {
            let (width_px, height_px) = (picture.width(), picture.height());
            return Ok(Picture { media_type: "image/jpeg", bytes, width_px, height_px });
        }
    }
    Err(PictureError::TooLarge)
}

fn decoded(bytes: &[u8]) -> Result<(ImageFormat, DynamicImage), PictureError> {
    let format = image::guess_format(bytes).map_err(|_| PictureError::NotAPicture)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP) {
        return Err(PictureError::NotAPicture);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_PX_MAX);
    limits.max_image_height = Some(SIDE_PX_MAX);
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| told(&error))?;
    if decoder.total_bytes() > DECODED_BYTES_MAX {
        return Err(PictureError::TooLarge);
    }
    let orientation = decoder.orientation().map_err(|error| told(&error))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| told(&error))?;
    picture.apply_orientation(orientation);
    Ok((format, picture))
}

fn told(error: &ImageError) -> PictureError {
    match error {
        ImageError::Limits(_) => PictureError::TooLarge,
        _ => PictureError::Damaged,
    }
}
