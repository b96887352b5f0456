//! A table as a clerk has it (a workbook, text in GB18030, compressed), made plain: UTF-8 CSV.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Range, Reader, Sheets, open_workbook_auto_from_rs};
use encoding_rs::{Encoding, GB18030};
use flate2::read::MultiGzDecoder;

use crate::words::Fault;

/// Nothing may unpack to more.
const MAX_BYTES: u64 = 2 << 30;
/// A workbook holds a million rows at most; unpacked, its parts are far smaller than this.
const MAX_WORKBOOK: u64 = 512 << 20;
/// Excel keeps that many digits of a number.
const DIGITS: f64 = 1e15;

/// What a resource says of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dialect {
    pub encoding: Option<String>,
    pub sheet: Option<String>,
    /// from 1
    pub sheet_number: Option<usize>,
}

/// A file made plain.
#[derive(Debug)]
pub struct Plain {
    pub csv: Vec<u8>,
    /// for each line of it the row of the worksheet, where these are not the same
    pub rows: Option<Vec<u64>>,
    /// the worksheet
    pub sheet: Option<String>,
    /// what was noticed: row of the source, column, what stands there
    pub notes: Vec<Note>,
}

#[derive(Debug, PartialEq)]
pub struct Note {
    pub row: Option<u64>,
    pub column: Option<String>,
    pub value: Option<String>,
    pub fault: Fault,
}

impl Note {
    fn of_file(fault: Fault) -> Note {
        Note { row: None, column: None, value: None, fault }
    }
}

pub fn is_workbook(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"].iter().any(|end| name.ends_with(end))
}

/// None if the file is plain as it is.
pub fn decode(name: &str, bytes: &[u8], dialect: &Dialect) -> Result<Option<Plain>, Note> {
    if is_workbook(name) {
        return workbook(bytes, dialect).map(Some);
    }
    let unpacked = if bytes.starts_with(&[0x1f, 0x8b]) { Some(unpack(bytes)?) } else { None };
    let packed = unpacked.is_some();
    let bytes = unpacked.as_deref().unwrap_or(bytes);
    let (text, note) = text(bytes, dialect.encoding.as_deref())?;
    let text = match text {
        Some(text) => Some(text),
        None if packed => Some(bytes.to_vec()),
        None => None,
    };
    let has_old_breaks = |text: &[u8]| text.contains(&b'\r') && !text.contains(&b'\n');
    let current = text.as_deref().unwrap_or(bytes);
    let text = match has_old_breaks(current) {
        true => Some(current.iter().map(|&byte| if byte == b'\r' { b'\n' } else { byte }).collect()),
        false => text,
    };
    Ok(text.map(|csv| Plain { csv, rows: None, sheet: None, notes: note.into_iter().collect() }))
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Note> {
    let mut out = Vec::new();
    let result = MultiGzDecoder::new(bytes).take(MAX_BYTES + 1).read_to_end(&mut out);
    result.map_err(|error| Note::of_file(Fault::BadGzip { reason: error.to_string() }))?;
    if out.len() as u64 > MAX_BYTES {
        return Err(Note::of_file(Fault::TooLarge { megabytes: MAX_BYTES >> 20 }));
    }
    Ok(out)
}

/// The text in UTF-8, if it has to be made; and a note where its encoding was guessed.
fn text(bytes: &[u8], declared: Option<&str>) -> Result<(Option<Vec<u8>>, Option<Note>), Note> {
    let not_text = |encoding: &'static Encoding| {
        // the first line that does not decode
        let bad = bytes.split(|&byte| byte == b'\n').position(|line| encoding.decode_without_bom_handling(line).1);
        Note { row: bad.map(|line| line as u64 + 1), ..Note::of_file(Fault::NotText) }
    };
    let decoded = |encoding: &'static Encoding, bytes: &[u8]| {
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        (!had_errors).then(|| text.into_owned().into_bytes())
    };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != encoding_rs::UTF_8) {
        return Ok((Some(decoded(encoding, &bytes[mark..]).ok_or_else(|| not_text(encoding))?), None));
    }
    match declared {
        Some(label) => {
            let unknown = || Note { value: Some(label.to_owned()), ..Note::of_file(Fault::UnknownEncoding) };
            let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(unknown)?;
            if encoding == encoding_rs::UTF_8 {
                return Ok((None, None)); // the reader of packages says where it is not
            }
            Ok((Some(decoded(encoding, bytes).ok_or_else(|| not_text(encoding))?), None))
        }
        None if std::str::from_utf8(bytes).is_ok() => Ok((None, None)),
        None => match decoded(GB18030, bytes).filter(|_| is_chinese(bytes)) {
            Some(text) => Ok((Some(text), Some(Note::of_file(Fault::GuessedEncoding { encoding: "GB18030" })))),
            None => Ok((None, None)),
        },
    }
}

/// Whether what is not ASCII is mostly the common characters of GB 2312, whose bytes are both high. In any other encoding
/// a high byte stands beside ASCII ever so often.
fn is_chinese(bytes: &[u8]) -> bool {
    let (mut common, mut other) = (0_usize, 0_usize);
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1).copied().unwrap_or(0)) {
            (..0x80, _) => at += 1,
            (0xa1..=0xf7, 0xa1..) => (common, at) = (common + 1, at + 2),
            _ => (other, at) = (other + 1, at + 2),
        }
    }
    common > 9 * other
}

fn workbook(bytes: &[u8], dialect: &Dialect) -> Result<Plain, Note> {
    refuse_bombs(bytes)?;
    let bad = |reason: String| Note::of_file(Fault::BadWorkbook { reason });
    // calamine may panic on a damaged file
    let read = catch_unwind(AssertUnwindSafe(|| {
        let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| bad(error.to_string()))?;
        let (name, several) = sheet(&mut book, dialect)?;
        let range = book.worksheet_range(&name).map_err(|error| bad(error.to_string()))?;
        Ok((name, several, range))
    }));
    let (name, several, range) = read.unwrap_or_else(|_| Err(bad("damaged".to_owned())))?;
    let mut plain = table(&range);
    plain.notes.extend(several);
    plain.sheet = Some(name);
    Ok(plain)
}

/// The sheet that is named; else the first with anything in it, and a note where there are several.
fn sheet(book: &mut Sheets<Cursor<&[u8]>>, dialect: &Dialect) -> Result<(String, Option<Note>), Note> {
    let names = book.sheet_names();
    let no_such = |wanted: String| {
        let fault = Fault::NoSuchSheet { known: names.join(", ") };
        Note { value: Some(wanted), ..Note::of_file(fault) }
    };
    if let Some(wanted) = &dialect.sheet {
        return if names.contains(wanted) { Ok((wanted.clone(), None)) } else { Err(no_such(wanted.clone())) };
    }
    if let Some(number) = dialect.sheet_number {
        let name = number.checked_sub(1).and_then(|i| names.get(i)).cloned();
        return name.map(|name| (name, None)).ok_or_else(|| no_such(number.to_string()));
    }
    let filled: Vec<String> =
        names.iter().filter(|name| book.worksheet_range(name).is_ok_and(|range| !range.is_empty())).cloned().collect();
    let Some(first) = filled.first().or(names.first()).cloned() else {
        return Err(Note::of_file(Fault::BadWorkbook { reason: "it has no sheet".to_owned() }));
    };
    let fault = Fault::SeveralSheets { used: first.clone(), known: filled.join(", ") };
    let note = (filled.len() > 1).then(|| Note::of_file(fault));
    Ok((first, note))
}

/// The filled rows of a sheet. Rows count as in the sheet, from 1.
fn table(range: &Range<Data>) -> Plain {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let (mut rows, mut notes) = (vec![0], Vec::new());
    let width =
        range.rows().map(|cells| cells.iter().rposition(|cell| *cell != Data::Empty).map_or(0, |i| i + 1)).max();
    for (i, cells) in range.rows().enumerate() {
        if cells.iter().all(|cell| *cell == Data::Empty) {
            continue;
        }
        let row = u64::from(first_row) + i as u64 + 1;
        let cells: Vec<String> = cells
            .iter()
            .take(width.unwrap_or(0))
            .enumerate()
            .map(|(j, cell)| {
                let (text, fault) = cell_text(cell);
                if let Some(fault) = fault {
                    let column = Some(column_name(first_column as usize + j));
                    notes.push(Note { row: Some(row), column, value: Some(cell.to_string()), fault });
                }
                text
            })
            .collect();
        // one line for every line break that a quoted cell holds
        let lines = 1 + cells.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        rows.extend(std::iter::repeat_n(row, lines));
        // writing to memory does not fail
        let _ = writer.write_record(&cells);
    }
    Plain { csv: writer.into_inner().unwrap_or_default(), rows: Some(rows), sheet: None, notes }
}

fn cell_text(cell: &Data) -> (String, Option<Fault>) {
    match cell {
        Data::Empty => (String::new(), None),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => (text.replace("\r\n", "\n"), None),
        Data::Int(number) => (number.to_string(), None),
        // never in scientific notation, and no decimals where there are none
        Data::Float(number) => {
            let fault = (number.abs() >= DIGITS && number.fract() == 0.0).then_some(Fault::LostDigits);
            (number.to_string(), fault)
        }
        Data::Bool(value) => (if *value { "TRUE" } else { "FALSE" }.to_owned(), None),
        Data::DateTime(time) if time.is_duration() => (time.as_f64().to_string(), None),
        Data::DateTime(time) => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            let is_midnight = (hour, minute, second) == (0, 0, 0);
            (if is_midnight { date } else { format!("{date}T{hour:02}:{minute:02}:{second:02}") }, None)
        }
        Data::Error(_) => (String::new(), Some(Fault::ErrorInCell)),
    }
}

/// A, B, ... Z, AA, ...
fn column_name(mut index: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (index % 26) as u8));
        if index < 26 {
            return name;
        }
        index = index / 26 - 1;
    }
}

/// A workbook is a zip of parts, and a small one may unpack to more than a machine holds. What its directory says of sizes
/// may be false, so every part is unpacked once, and counted.
fn refuse_bombs(bytes: &[u8]) -> Result<(), Note> {
    if !bytes.starts_with(b"PK") {
        return Ok(());
    }
    let bad = |reason: String| Note::of_file(Fault::BadWorkbook { reason });
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| bad(error.to_string()))?;
    let mut left = MAX_WORKBOOK;
    for i in 0..archive.len() {
        let part = archive.by_index(i).map_err(|error| bad(error.to_string()))?;
        let unpacked =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|error| bad(error.to_string()))?;
        if unpacked > left {
            return Err(Note::of_file(Fault::TooLarge { megabytes: MAX_WORKBOOK >> 20 }));
        }
        left -= unpacked;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(name: &str, bytes: &[u8], encoding: Option<&str>) -> Result<Option<String>, Fault> {
        let dialect = Dialect { encoding: encoding.map(str::to_owned), ..Dialect::default() };
        let plain = decode(name, bytes, &dialect).map_err(|note| note.fault)?;
        Ok(plain.map(|plain| String::from_utf8_lossy(&plain.csv).into_owned()))
    }

    #[test]
    fn text_in_the_encodings_that_clerks_have() {
        let table = "小区,状态\n海关东巷,已覆盖\n";
        let gbk = GB18030.encode(table).0.into_owned();
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let latin = b"Stra\xdfe,\xc4rzte\n".to_vec();
        type Case<'a> = (&'a [u8], Option<&'a str>, Result<Option<&'a str>, Fault>);
        let cases: [Case; 8] = [
            (table.as_bytes(), None, Ok(None)),
            (&gbk, None, Ok(Some(table))),
            (&gbk, Some("gbk"), Ok(Some(table))),
            (&gbk, Some("gb2312"), Ok(Some(table))),
            (&utf16, None, Ok(Some(table))),
            (&latin, Some("windows-1252"), Ok(Some("Straße,Ärzte\n"))),
            (&latin, Some("latin-99"), Err(Fault::UnknownEncoding)),
            (b"a,b\rc,d\r", None, Ok(Some("a,b\nc,d\n"))),
        ];
        for (bytes, encoding, expected) in cases {
            let expected = expected.map(|text| text.map(str::to_owned));
            assert_eq!(decoded("a.csv", bytes, encoding), expected, "{encoding:?} {bytes:?}");
        }
        // what is neither is left for the reader of packages to say
        assert_eq!(decoded("a.csv", &latin, None), Ok(None));
    }

    #[test]
    fn compressed_text() {
        let pack = |text: &str| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            std::io::Write::write_all(&mut encoder, text.as_bytes()).expect("memory has room");
            encoder.finish().expect("memory has room")
        };
        let twice = [pack("a,b\n"), pack("1,2\n")].concat();
        assert_eq!(decoded("a.csv.gz", &twice, None), Ok(Some("a,b\n1,2\n".to_owned())));
        let cut = &pack(&"a,b\n".repeat(1000))[..20];
        assert!(matches!(decoded("a.csv.gz", cut, None), Err(Fault::BadGzip { .. })));
    }

    fn book(fill: impl FnOnce(&mut rust_xlsxwriter::Workbook)) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        fill(&mut book);
        book.save_to_buffer().expect("the workbook is written")
    }

    #[test]
    fn a_workbook_becomes_csv_with_its_rows_kept() {
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2022, 1, 31).expect("a day");
        let format = rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d");
        let bytes = book(|book| {
            let sheet = book.add_worksheet();
            let mut put = || -> Result<(), rust_xlsxwriter::XlsxError> {
                sheet.set_name("数据")?;
                // it begins in B3, and its fifth row is empty
                sheet.write(2, 1, "编号")?.write(2, 2, "日期")?.write(2, 3, "数")?.write(2, 4, "注")?;
                sheet.write(3, 1, 130_102_000_000.0)?.write_with_format(3, 2, &day, &format)?;
                sheet.write(3, 3, 0.5)?.write(3, 4, "两\n行")?;
                sheet.write(5, 1, true)?.write(5, 3, 1234567890123456789.0)?;
                Ok(())
            };
            put().expect("the sheet is filled");
        });
        let plain = decode("a.xlsx", &bytes, &Dialect::default()).expect("a workbook").expect("is made plain");
        let csv = String::from_utf8(plain.csv).expect("UTF-8");
        assert_eq!(csv, "编号,日期,数,注\n130102000000,2022-01-31,0.5,\"两\n行\"\nTRUE,,1234567890123456800,\n");
        assert_eq!(plain.rows, Some(vec![0, 3, 4, 4, 6]));
        let notes: Vec<_> = plain.notes.iter().map(|n| (n.row, n.column.as_deref(), n.fault.code())).collect();
        assert_eq!(notes, [(Some(6), Some("D"), "lost-digits")]);
    }

    #[test]
    fn a_sheet_is_chosen_by_name_number_or_what_is_in_it() {
        let bytes = book(|book| {
            for (name, cell) in [("空", ""), ("一", "a"), ("二", "b")] {
                let sheet = book.add_worksheet().set_name(name).expect("a name");
                if !cell.is_empty() {
                    sheet.write(0, 0, cell).expect("a cell");
                }
            }
        });
        let read = |dialect: Dialect| match decode("a.xlsx", &bytes, &dialect) {
            Ok(Some(plain)) => format!("{}{}", String::from_utf8_lossy(&plain.csv).trim(), plain.notes.len()),
            Ok(None) => "plain".to_owned(),
            Err(note) => note.fault.code().to_owned(),
        };
        let named = |name: &str| Dialect { sheet: Some(name.to_owned()), ..Dialect::default() };
        let numbered = |number| Dialect { sheet_number: Some(number), ..Dialect::default() };
        assert_eq!(read(Dialect::default()), "a1");
        assert_eq!(read(named("二")), "b0");
        assert_eq!(read(numbered(3)), "b0");
        assert_eq!(read(numbered(9)), "no-such-sheet");
        assert_eq!(read(named("三")), "no-such-sheet");
    }

    #[test]
    fn a_bomb_and_what_is_no_workbook_are_refused() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file("xl/worksheets/sheet1.xml", options).expect("a part");
        let zeros = vec![b'0'; 1 << 20];
        for _ in 0..600 {
            std::io::Write::write_all(&mut zip, &zeros).expect("memory has room");
        }
        let bomb = zip.finish().expect("a zip").into_inner();
        assert!(bomb.len() < 2 << 20, "{} bytes", bomb.len());
        assert!(matches!(decoded("a.xlsx", &bomb, None), Err(Fault::TooLarge { .. })));
        for bytes in [&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"a,b\n"] {
            assert!(matches!(decoded("a.xlsx", bytes, None), Err(Fault::BadWorkbook { .. })), "{bytes:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_decoded_or_refused(bytes: Vec<u8>, name in "a\\.(csv|xlsx|xls|ods|csv\\.gz)", magic: bool) {
            let start: &[u8] = if !magic { b"" } else if name.ends_with("gz") { &[0x1f, 0x8b, 8] } else { b"PK\x03\x04" };
            let _ = decode(&name, &[start, &bytes].concat(), &Dialect::default());
        }
    }
}
