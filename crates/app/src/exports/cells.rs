//! Cells as they are written for spreadsheets: nothing that came from people runs as a formula there.

use crate::problem::Problem;

/// Tells spreadsheets that what follows is UTF-8.
pub const BOM: &[u8] = "\u{feff}".as_bytes();

/// A spreadsheet takes a cell that begins so for a formula.
const LEADS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Numbers and telephone numbers: no name, no reference and no link can be made of these.
fn is_harmless(text: &str) -> bool {
    !text.starts_with('=')
        && text.chars().all(|letter| letter.is_ascii_digit() || " .,+-/()".contains(letter))
}

/// With an apostrophe in front where it would be a formula; spreadsheets show the text behind it.
pub fn safe(text: &str) -> String {
    if text.starts_with(LEADS) && !is_harmless(text) { format!("'{text}") } else { text.to_owned() }
}

/// What [`safe`] was given.
pub fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if text.starts_with(LEADS) => text,
        _ => cell,
    }
}

/// One line of the file.
///
/// # Errors
/// None that is known: writing to memory does not fail.
pub fn row(cells: &[String]) -> Result<Vec<u8>, Problem> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::with_capacity(128));
    writer.write_record(cells.iter().map(|cell| safe(cell))).map_err(Problem::broken)?;
    writer.into_inner().map_err(Problem::broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_formula() {
        let cases = [
            ("Ada", "Ada"),
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"http://x.example\")", "'=HYPERLINK(\"http://x.example\")"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-2+3+cmd", "'-2+3+cmd"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("+49 (30) 123-45", "+49 (30) 123-45"),
            ("-12.50", "-12.50"),
            ("'quoted", "'quoted"),
        ];
        for (given, expected) in cases {
            assert_eq!(safe(given), expected);
            assert_eq!(plain(&safe(given)), given);
        }
    }

    #[test]
    fn a_line_holds_what_it_was_given() {
        let cells = ["a;b", "c\"d", "e\nf", "g,h"].map(str::to_owned);
        let line = String::from_utf8(row(&cells).unwrap()).unwrap();
        assert_eq!(line, "a;b,\"c\"\"d\",\"e\nf\",\"g,h\"\r\n");
    }
}
