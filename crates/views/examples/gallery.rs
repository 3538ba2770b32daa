//! Writes every sample page and mail as a file, with stylesheets and scripts beside them:
//! `cargo run -p views --example gallery -- OUTDIR`.

use std::{env, fs, io, path::Path};
use views::sample;

fn main() -> io::Result<()> {
    let out = env::args().nth(1).ok_or_else(|| io::Error::other("say where to: gallery OUTDIR"))?;
    let out = Path::new(&out);
    fs::create_dir_all(out.join("assets"))?;
    for name in [
        "app.css",
        "public.css",
        "app.js",
        "public.js",
        "icon.svg",
        "public-sans-latin.woff2",
        "public-sans-latin-ext.woff2",
    ] {
        let file = assets::url(name).trim_start_matches("/assets/");
        if let Some(asset) = assets::get(file) {
            let text = String::from_utf8_lossy(asset.bytes).replace("/assets/", "");
            let is_css = asset.content_type.starts_with("text/css");
            fs::write(out.join("assets").join(file), if is_css { text.as_bytes() } else { asset.bytes })?;
        }
    }
    for page in sample::pages() {
        fs::write(out.join(format!("{}.html", page.name)), page.html.replace("\"/assets/", "\"assets/"))?;
    }
    for (name, mail) in sample::mails() {
        fs::write(out.join(format!("{name}.html")), &mail.html)?;
        fs::write(out.join(format!("{name}.txt")), format!("{}\n\n{}", mail.subject, mail.text))?;
    }
    Ok(())
}
