//! A table for those who open it in Excel: with a byte order mark, commas and CRLF, and no cell that runs as a formula.

/// None if it is no table.
pub fn for_excel(csv: &[u8], delimiter: u8) -> Option<Vec<u8>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(csv);
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    for record in reader.records() {
        writer.write_record(record.ok()?.iter().map(harmless)).ok()?;
    }
    writer.into_inner().ok()
}

/// Excel takes what begins with one of these for a formula, which may reach into the reader's files; behind an apostrophe it
/// is text. A negative number stays one.
fn harmless(cell: &str) -> String {
    let text = cell.trim_start_matches('\u{feff}');
    let may_run = text.trim_start().starts_with(['=', '+', '-', '@', '|']) || text.starts_with(['\t', '\r']);
    if may_run && text.parse::<f64>().is_err() { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("+SUM(A1)", "'+SUM(A1)"),
            ("-2+3", "'-2+3"),
            ("@import", "'@import"),
            (" =cmd|' /C calc'!A0", "' =cmd|' /C calc'!A0"),
            ("-12.5", "-12.5"),
            ("+7", "+7"),
            ("示例小区 001", "示例小区 001"),
            ("", ""),
        ];
        for (cell, expected) in cases {
            assert_eq!(harmless(cell), expected);
        }
        let table = for_excel("a;b\n1;\"=x;y\"\n".as_bytes(), b';').unwrap_or_default();
        assert_eq!(table, b"\xef\xbb\xbfa,b\r\n1,'=x;y\r\n");
    }
}
