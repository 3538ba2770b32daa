//! An address as a QR code (ISO/IEC 18004), in a colour cameras can tell from white.

use app::Problem;
use image::{ColorType, ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use model::Color;
use qrcode::{Color as Module, EcLevel, QrCode};
use std::fmt::Write as _;

/// What must stay empty around it, in modules (ISO/IEC 18004, 9.1).
const QUIET: usize = 4;
/// A little under a thousand for an address of ours: sharp on a printed page.
const MODULE_PX: usize = 20;

pub struct Qr {
    code: QrCode,
    color: Color,
}

/// What a code is kept as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Svg,
    Png,
}

impl Format {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }

    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

impl Qr {
    /// `color` must be readable on white.
    ///
    /// # Errors
    /// `Broken` for more than a code holds.
    pub fn of(address: &str, color: Color) -> Result<Self, Problem> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M);
        Ok(Self { code: code.map_err(Problem::broken)?, color })
    }

    /// # Errors
    /// `Broken` where a picture cannot be written.
    pub fn written(&self, format: Format) -> Result<Vec<u8>, Problem> {
        match format {
            Format::Svg => Ok(self.svg().into_bytes()),
            Format::Png => self.png(),
        }
    }

    fn side(&self) -> usize {
        self.code.width() + 2 * QUIET
    }

    /// What is dark, as a path, and how long a side is, in modules.
    pub fn drawn(&self) -> (String, usize) {
        let mut path = String::new();
        for (y, row) in self.code.to_colors().chunks(self.code.width()).enumerate() {
            for (x, module) in row.iter().enumerate() {
                if *module == Module::Dark {
                    let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
                }
            }
        }
        (path, self.side())
    }

    fn svg(&self) -> String {
        let (path, side) = self.drawn();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path fill=\"{}\" d=\"{path}\"/></svg>\n",
            self.color
        )
    }

    fn png(&self) -> Result<Vec<u8>, Problem> {
        let (side, width) = (self.side(), self.code.width());
        let modules = self.code.to_colors();
        let dark = [self.color.red, self.color.green, self.color.blue];
        let at = |x: usize, y: usize| {
            let inside =
                x.checked_sub(QUIET).zip(y.checked_sub(QUIET)).filter(|(x, y)| *x < width && *y < width);
            inside.and_then(|(x, y)| modules.get(y * width + x)) == Some(&Module::Dark)
        };
        let pixels = side * MODULE_PX;
        let mut bytes = Vec::with_capacity(pixels * pixels * usize::from(ColorType::Rgb8.bytes_per_pixel()));
        for y in 0..pixels {
            for x in 0..pixels {
                let is_dark = at(x / MODULE_PX, y / MODULE_PX);
                bytes.extend_from_slice(if is_dark { &dark } else { &[u8::MAX; 3] });
            }
        }
        let pixels = u32::try_from(pixels).map_err(Problem::broken)?;
        let mut png = Vec::new();
        let encoder = PngEncoder::new(&mut png);
        encoder.write_image(&bytes, pixels, pixels, ExtendedColorType::Rgb8).map_err(Problem::broken)?;
        Ok(png)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use views::Brand;

    const ADDRESS: &str = "https://flows.sampleco.example/s/0123456789abcdef";

    /// As a camera sees it: how bright each pixel is.
    fn read(side: usize, bright: impl Fn(usize, usize) -> u8) -> Option<String> {
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side, side, bright);
        let grids = seen.detect_grids();
        grids.first().and_then(|grid| grid.decode().ok()).map(|(_, text)| text)
    }

    fn read_png(png: &[u8]) -> Option<String> {
        let seen = image::load_from_memory(png).unwrap().to_luma8();
        let side = usize::try_from(seen.width()).unwrap();
        read(side, |x, y| seen.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0[0])
    }

    #[test]
    fn a_camera_reads_the_address_in_every_colour() {
        for color in
            [None, Some("#14655a"), Some("#ffe600"), Some("#ffffff"), Some("#000000"), Some("#9ad0ff")]
        {
            let brand = Brand::new("x").with(color.and_then(Color::parse), None);
            let qr = Qr::of(ADDRESS, brand.on_white()).unwrap();
            let png = qr.written(Format::Png).unwrap();
            assert_eq!(read_png(&png).as_deref(), Some(ADDRESS), "{color:?}");
            let svg = String::from_utf8(qr.written(Format::Svg).unwrap()).unwrap();
            assert!(svg.contains(&format!("fill=\"{}\"", brand.on_white())), "{color:?}");
        }
    }

    #[test]
    fn what_is_too_long_is_said() {
        assert!(Qr::of(&"x".repeat(5_000), views::brand::OURS).is_err());
    }
}
