//! Stylesheets, scripts, fonts and icons, built by `build.rs` and embedded, compressed once.
//! Never here: product logic.

/// One file to serve under `/assets/`. Its name carries its fingerprint, so it may be kept for ever.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    pub plain: Form,
    /// Compressed; `None` where that gains nothing.
    pub gzip: Option<Form>,
    /// The same for browsers that take it, which they say where nobody between could damage it: over TLS.
    pub brotli: Option<Form>,
    pub content_type: &'static str,
}

/// The bytes of a file in one encoding, and what tells them from every other's (RFC 9110, 8.8.3.3).
#[derive(Clone, Copy, Debug)]
pub struct Form {
    pub bytes: &'static [u8],
    /// With its quotes, as it stands in the header.
    pub etag: &'static str,
}

struct File {
    name: &'static str,
    url: &'static str,
    asset: Asset,
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The file served under `/assets/{name}`; `name` carries the fingerprint.
pub fn get(name: &str) -> Option<Asset> {
    FILES.iter().find(|file| file.url.strip_prefix("/assets/") == Some(name)).map(|file| file.asset)
}

/// The address of a file by its plain name, for example `app.css`. An unknown name yields an address that
/// answers 404; the test of `views` checks every name in use.
pub fn url(name: &str) -> &'static str {
    FILES.iter().find(|file| file.name == name).map_or("/assets/missing", |file| file.url)
}

/// Every file with the name it is served under.
pub fn all() -> impl Iterator<Item = (&'static str, Asset)> {
    FILES.iter().map(|file| (file.url.trim_start_matches("/assets/"), file.asset))
}

/// What stands inside the `svg` element of an icon (24 × 24).
pub fn icon(name: &str) -> Option<&'static str> {
    ICONS.iter().find(|(known, _)| *known == name).map(|(_, drawing)| *drawing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_by_its_address() {
        for name in [
            "app.css",
            "public.css",
            "app.js",
            "public.js",
            "embed.js",
            "licences.txt",
            "icon.svg",
            "public-sans-latin.woff2",
        ] {
            let served = url(name).strip_prefix("/assets/").and_then(get);
            assert!(served.is_some_and(|asset| !asset.plain.bytes.is_empty()), "{name}");
        }
        assert!(get("app.css").is_none(), "without its fingerprint a file must not be kept for ever");
    }

    #[test]
    fn stylesheets_stay_within_their_bars() {
        for (name, bytes_max) in [("app.css", 25_000), ("public.css", 15_000), ("app.js", 45_000)] {
            let asset = url(name).strip_prefix("/assets/").and_then(get);
            let bytes = asset.and_then(|asset| asset.gzip).map_or(usize::MAX, |gzip| gzip.bytes.len());
            assert!(bytes <= bytes_max, "{name}: {bytes} bytes compressed, allowed {bytes_max}");
            let brotli = asset.and_then(|asset| asset.brotli).map_or(usize::MAX, |brotli| brotli.bytes.len());
            assert!(brotli < bytes, "{name}: {brotli} bytes by brotli, {bytes} by gzip");
        }
    }

    #[test]
    fn the_stylesheet_names_fonts_that_exist() {
        let css = url("app.css").strip_prefix("/assets/").and_then(get).map(|asset| asset.plain.bytes);
        let css = String::from_utf8_lossy(css.unwrap_or_default()).into_owned();
        assert!(css.contains(url("public-sans-latin.woff2")), "the font's address is fingerprinted");
        assert!(icon("check").is_some_and(|drawing| drawing.starts_with('<')));
    }
}
