//! Gives every file a name with its fingerprint, compresses it, and writes the table of files and icons.

use crate::tools::{brotli, hex};
use flate2::{Compression, write::GzEncoder};
use std::{fmt::Write as _, fs, io::Write as _, path::Path};

/// Packages whose work is inside what is served; their licences ask to be passed on.
const INSIDE: [&str; 5] =
    ["@fontsource-variable/public-sans", "@hotwired/stimulus", "daisyui", "lucide-static", "tailwindcss"];
const FONTS: &str = "node_modules/@fontsource-variable/public-sans/files";

struct Packed {
    name: String,
    fingerprinted: String,
    content_type: &'static str,
    compressed: bool,
}

/// Packs everything built so far in `out` and writes `table.rs` beside it.
pub fn write(web: &Path, out: &Path) -> Result<(), String> {
    let mut packed = Vec::new();
    for subset in ["latin", "latin-ext"] {
        let bytes = read(&web.join(FONTS).join(format!("public-sans-{subset}-wght-normal.woff2")))?;
        packed.push(pack(&format!("public-sans-{subset}.woff2"), &bytes, "font/woff2", out)?);
    }
    packed.push(pack("icon.svg", &read(&web.join("icon.svg"))?, "image/svg+xml", out)?);
    for name in ["app.css", "public.css"] {
        let mut css = String::from_utf8(read(&out.join(name))?).map_err(|problem| problem.to_string())?;
        for font in &packed {
            css = css.replace(&format!("/assets/{}", font.name), &format!("/assets/{}", font.fingerprinted));
        }
        packed.push(pack(name, css.as_bytes(), "text/css; charset=utf-8", out)?);
    }
    for name in ["app.js", "public.js", "embed.js"] {
        packed.push(pack(name, &read(&out.join(name))?, "text/javascript; charset=utf-8", out)?);
    }
    packed.push(pack("licences.txt", licences(web)?.as_bytes(), "text/plain; charset=utf-8", out)?);
    fs::write(out.join("table.rs"), table(&packed) + &icons(web)?).map_err(|problem| problem.to_string())
}

fn licences(web: &Path) -> Result<String, String> {
    // Turbo's package carries none beside it.
    let turbo = read(&web.join("turbo-licence.txt"))?;
    let mut all = format!("@hotwired/turbo\n\n{}\n", String::from_utf8_lossy(&turbo));
    for package in INSIDE {
        let folder = web.join("node_modules").join(package);
        let names = ["LICENSE", "LICENSE.md"];
        let found = names.iter().map(|name| folder.join(name)).find(|path| path.exists());
        let path = found.ok_or_else(|| format!("{package} has no licence beside it"))?;
        let _ = writeln!(all, "{package}\n\n{}\n", String::from_utf8_lossy(&read(&path)?));
    }
    Ok(all)
}

fn pack(name: &str, bytes: &[u8], content_type: &'static str, out: &Path) -> Result<Packed, String> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let fingerprinted = format!("{stem}.{}.{ending}", &hex(bytes)[..12]);
    fs::write(out.join(&fingerprinted), bytes).map_err(|problem| problem.to_string())?;
    let compressed = ending != "woff2";
    if compressed {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let zipped = encoder.write_all(bytes).and_then(|()| encoder.finish());
        let zipped = zipped.map_err(|problem| problem.to_string())?;
        fs::write(out.join(format!("{fingerprinted}.gz")), zipped).map_err(|problem| problem.to_string())?;
        brotli(&out.join(&fingerprinted))?;
    }
    Ok(Packed { name: name.to_owned(), fingerprinted, content_type, compressed })
}

fn table(packed: &[Packed]) -> String {
    let mut code = String::from("static FILES: &[File] = &[\n");
    for file in packed {
        let form = |ending: &str| {
            let name = format!("{}{ending}", file.fingerprinted);
            format!(
                "Form {{ bytes: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")), etag: \"\\\"{name}\\\"\" }}"
            )
        };
        let pressed =
            |ending| if file.compressed { format!("Some({})", form(ending)) } else { "None".to_owned() };
        let (gzip, brotli) = (pressed(".gz"), pressed(".br"));
        let _ = writeln!(
            code,
            "File {{ name: {:?}, url: \"/assets/{}\", asset: Asset {{ plain: {}, gzip: {gzip}, brotli: {brotli}, \
             content_type: {:?} }} }},",
            file.name,
            file.fingerprinted,
            form(""),
            file.content_type,
        );
    }
    code + "];\n"
}

/// The drawings named in `icons.txt`, without their outer element.
fn icons(web: &Path) -> Result<String, String> {
    let names = String::from_utf8(read(&web.join("icons.txt"))?).map_err(|problem| problem.to_string())?;
    let mut code = String::from("static ICONS: &[(&str, &str)] = &[\n");
    for name in names.lines().filter(|line| !line.is_empty()) {
        let path = web.join("node_modules/lucide-static/icons").join(format!("{name}.svg"));
        let svg = String::from_utf8(read(&path)?).map_err(|problem| problem.to_string())?;
        let start = svg.find("<svg").and_then(|at| svg[at..].find('>').map(|length| at + length + 1));
        let (Some(start), Some(end)) = (start, svg.rfind("</svg>")) else {
            return Err(format!("{} is not a drawing", path.display()));
        };
        let drawing: String = svg[start..end].lines().map(str::trim).collect();
        let _ = writeln!(code, "({name:?}, {drawing:?}),");
    }
    Ok(code + "];\n")
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|problem| format!("{}: {problem}", path.display()))
}
