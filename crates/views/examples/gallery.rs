//! Writes every sample page and mail as a file, by language, with stylesheets and scripts beside them:
//! `cargo run -p views --example gallery -- OUTDIR`.

use std::{env, fs, io, path::Path};
use texts::Language;
use views::{brand, paths, sample};

/// The picture of a Start Link's code, which the server draws.
const QR: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 49 49\" shape-rendering=\"crispEdges\">\
    <path fill=\"#fff\" d=\"M0 0h49v49h-49z\"/><path fill=\"#14655a\" d=\"MODULES\"/></svg>";
/// Of the templates in the samples.
const TEMPLATES: [&str; 2] = ["kyc-review", "rollout"];

fn main() -> io::Result<()> {
    let out = env::args().nth(1).ok_or_else(|| io::Error::other("say where to: gallery OUTDIR"))?;
    let out = Path::new(&out);
    write_assets(&out.join("assets"))?;
    write_brand(out)?;
    fs::write(out.join("qr.svg"), QR.replace("MODULES", include_str!("../src/sample/second_step.txt")))?;
    for (language, name) in [(Language::En, "en"), (Language::De, "de")] {
        sample::in_language(language, || write_samples(&out.join(name)))?;
    }
    Ok(())
}

fn write_assets(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, asset) in assets::all() {
        let text = String::from_utf8_lossy(asset.plain.bytes).replace("/assets/", "");
        let is_css = asset.content_type.starts_with("text/css");
        fs::write(folder.join(name), if is_css { text.as_bytes() } else { asset.plain.bytes })?;
    }
    Ok(())
}

/// The stylesheet of the sample with looks of its own, where its pages expect it.
fn write_brand(out: &Path) -> io::Result<()> {
    let color = sample::color();
    let file = out.join(paths::brand_css(color).trim_start_matches('/'));
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(file, brand::stylesheet(color))
}

fn write_samples(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let frame = format!("\"{}\"", paths::mail_frame(sample::MAIL));
    for page in sample::pages() {
        let mut html = page.html.replace("\"/assets/", "\"../assets/").replace("\"/brand/", "\"../brand/");
        for template in TEMPLATES {
            let src = format!("src=\"{}\"", paths::start_link_qr(template, "svg"));
            html = html.replace(&src, "src=\"../qr.svg\"");
        }
        fs::write(
            folder.join(format!("{}.html", page.name)),
            html.replace(&frame, "\"mail-assignment.html\""),
        )?;
    }
    for (name, mail) in sample::mails() {
        fs::write(folder.join(format!("{name}.html")), &mail.html)?;
        fs::write(folder.join(format!("{name}.txt")), format!("{}\n\n{}", mail.subject, mail.text))?;
    }
    Ok(())
}
