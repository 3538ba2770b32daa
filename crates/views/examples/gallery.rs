//! Writes every sample page and mail as a file, by language, with stylesheets and scripts beside them:
//! `cargo run -p views --example gallery -- OUTDIR`.

use std::{env, fs, io, path::Path};
use texts::Language;
use views::sample;

fn main() -> io::Result<()> {
    let out = env::args().nth(1).ok_or_else(|| io::Error::other("say where to: gallery OUTDIR"))?;
    let out = Path::new(&out);
    write_assets(&out.join("assets"))?;
    for (language, name) in [(Language::En, "en"), (Language::De, "de")] {
        sample::in_language(language, || write_samples(&out.join(name)))?;
    }
    Ok(())
}

fn write_assets(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, asset) in assets::all() {
        let text = String::from_utf8_lossy(asset.bytes).replace("/assets/", "");
        let is_css = asset.content_type.starts_with("text/css");
        fs::write(folder.join(name), if is_css { text.as_bytes() } else { asset.bytes })?;
    }
    Ok(())
}

fn write_samples(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for page in sample::pages() {
        fs::write(
            folder.join(format!("{}.html", page.name)),
            page.html.replace("\"/assets/", "\"../assets/"),
        )?;
    }
    for (name, mail) in sample::mails() {
        fs::write(folder.join(format!("{name}.html")), &mail.html)?;
        fs::write(folder.join(format!("{name}.txt")), format!("{}\n\n{}", mail.subject, mail.text))?;
    }
    Ok(())
}
