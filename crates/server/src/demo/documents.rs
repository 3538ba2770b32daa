//! Documents of the sample: one page that says what it stands for.

use std::fmt::Write as _;

/// A PDF (ISO 32000-1) of one page with two lines of text.
pub fn pdf(title: &str, of: &str) -> Vec<u8> {
    let plain = |text: &str| {
        text.chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || " .,-".contains(*letter))
            .collect::<String>()
    };
    let page = format!(
        "BT /F1 20 Tf 72 740 Td ({}) Tj 0 -32 Td /F1 12 Tf ({}. Sample document, not real.) Tj ET",
        plain(title),
        plain(of)
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ =
        write!(file, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}
