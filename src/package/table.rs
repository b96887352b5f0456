//! A table of text with its positions: one CSV file, cell by cell.

use std::collections::HashMap;

use csv::StringRecord;

use super::Finding;
use crate::model::{CivilDate, Count, Lang, Text, When};
use crate::words::Fault;

/// A byte order mark says nothing in UTF-8.
pub(super) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Lines of a text by byte, asked for in ascending order. The csv reader's own lines are too small where a row before
/// ends in CRLF or is empty: it takes the rest of the line break, and empty lines, as the beginning of the next row.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, start: u64) -> u64 {
        let is_break = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let breaks = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte == b'\n').count() as u64;
        let start = (start as usize).clamp(self.at, self.text.len());
        let start = start + self.text[start..].iter().take_while(is_break).count();
        self.line += breaks(&self.text[self.at..start]);
        self.at = start;
        self.line
    }
}

/// A CSV file whose rows have as many cells as its header.
pub(super) struct Sheet {
    pub file: String,
    pub columns: Vec<String>,
    /// line in the file, cells
    rows: Vec<(u64, StringRecord)>,
    missing: Vec<String>,
    lang: Lang,
}

impl Sheet {
    /// None if the file is not text or has no rows. A row with too many or too few cells is a finding and left out.
    pub fn read(
        file: &str,
        bytes: &[u8],
        missing: &[String],
        lang: Lang,
        findings: &mut Vec<Finding>,
    ) -> Option<Sheet> {
        let bytes = without_bom(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let row = bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
                findings.push(Finding::at(file, row, None, "", Fault::NotUtf8));
                return None;
            }
        };
        if text.matches('"').count() % 2 == 1 {
            let row = text[..text.rfind('"').unwrap_or(0)].matches('\n').count() as u64 + 1;
            findings.push(Finding::at(file, row, None, "", Fault::OpenQuote));
            return None;
        }
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let columns: Vec<String> = match reader.headers() {
            Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
            Err(_) => Vec::new(),
        };
        for (i, column) in columns.iter().enumerate() {
            if !column.is_empty() && columns[..i].contains(column) {
                findings.push(Finding::at(file, 1, Some(column), "", Fault::DuplicateColumn));
            }
        }
        let mut rows = Vec::new();
        let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
        for record in reader.into_records().flatten() {
            let line = record.position().map_or(1, |position| lines.of(position.byte()));
            let (expected, found) = (columns.len(), record.len());
            match found.cmp(&expected) {
                std::cmp::Ordering::Equal => rows.push((line, record)),
                std::cmp::Ordering::Greater => {
                    let value = record.get(expected).unwrap_or_default().to_owned();
                    findings.push(Finding::at(file, line, None, &value, Fault::RowTooLong { expected, found }));
                }
                std::cmp::Ordering::Less => {
                    findings.push(Finding::at(file, line, None, "", Fault::RowTooShort { expected, found }));
                }
            }
        }
        if rows.is_empty() && !findings.iter().any(|finding| finding.file == file) {
            findings.push(Finding::of_file(file, Fault::EmptyTable));
            if columns.is_empty() {
                return None;
            }
        }
        Some(Sheet { file: file.to_owned(), columns, rows, missing: missing.to_vec(), lang })
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, record)| Row { sheet: self, line: *line, record })
    }

    /// Says which of these columns are not there; the caller leaves a sheet alone that lacks one.
    pub fn require(&self, columns: &[&str], findings: &mut Vec<Finding>) -> bool {
        let before = findings.len();
        for column in columns.iter().filter(|column| !self.columns.iter().any(|name| name == *column)) {
            let fault = Fault::MissingColumn { column: (*column).to_owned() };
            findings
                .push(Finding { column: Some((*column).to_owned()), ..Finding::at(&self.file, 1, None, "", fault) });
        }
        findings.len() == before
    }

    /// Columns that none of `known` names, translations of known ones left out.
    pub fn other_columns(&self, known: &[&str]) -> Vec<usize> {
        let is_known = |name: &str| known.contains(&name.split('@').next().unwrap_or(name));
        (0..self.columns.len()).filter(|&i| !is_known(&self.columns[i])).collect()
    }
}

#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    sheet: &'a Sheet,
    pub line: u64,
    record: &'a StringRecord,
}

impl<'a> Row<'a> {
    /// The cell of a column; an empty one where there is no such column.
    pub fn cell(&self, column: &'a str) -> Cell<'a> {
        let index = self.sheet.columns.iter().position(|name| name == column);
        Cell { sheet: self.sheet, line: self.line, column, raw: index.map_or("", |i| self.by_index(i)) }
    }

    pub fn by_index(&self, index: usize) -> &'a str {
        let raw = self.record.get(index).unwrap_or_default().trim();
        if self.sheet.missing.iter().any(|missing| missing == raw) { "" } else { raw }
    }

    /// The text in both languages: `column` and its translation; the plain column where there is none.
    pub fn text(&self, column: &'a str) -> Text {
        let base = self.cell(column).raw;
        let translated = |lang: Lang| {
            let name = format!("{column}@{}", lang.tag());
            let index = self.sheet.columns.iter().position(|column| *column == name);
            index.map(|i| self.by_index(i)).filter(|text| !text.is_empty()).unwrap_or(base).to_owned()
        };
        let own = self.sheet.lang;
        let [own_text, other_text] = [base.to_owned(), translated(own.other())];
        match own {
            Lang::ZhCn => Text { zh: own_text, en: other_text },
            Lang::En => Text { zh: other_text, en: own_text },
        }
    }

    /// The text of a column that must not be empty.
    pub fn required_text(&self, column: &'a str, findings: &mut Vec<Finding>) -> Option<Text> {
        self.cell(column).required(findings).map(|_| self.text(column))
    }
}

#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    sheet: &'a Sheet,
    line: u64,
    column: &'a str,
    pub raw: &'a str,
}

impl<'a> Cell<'a> {
    pub fn finding(&self, fault: Fault) -> Finding {
        Finding::at(&self.sheet.file, self.line, Some(self.column), self.raw, fault)
    }

    /// None if empty.
    pub fn text(&self) -> Option<&'a str> {
        (!self.raw.is_empty()).then_some(self.raw)
    }

    pub fn required(&self, findings: &mut Vec<Finding>) -> Option<&'a str> {
        if self.raw.is_empty() {
            findings.push(self.finding(Fault::EmptyCell));
        }
        self.text()
    }

    /// An id that will be a folder of the site and part of an address.
    pub fn address_id(&self, findings: &mut Vec<Finding>) -> Option<&'a str> {
        let id = self.required(findings)?;
        let is_plain = !id.starts_with('.') && !id.contains(|c: char| "/\\?#%".contains(c) || c.is_control());
        if !is_plain {
            findings.push(self.finding(Fault::BadId));
        }
        is_plain.then_some(id)
    }

    pub fn date(&self, findings: &mut Vec<Finding>) -> Option<CivilDate> {
        self.parse(findings, Fault::BadDate, |text| When::parse(text)?.exact())
    }

    /// A date or a period.
    pub fn when(&self, findings: &mut Vec<Finding>) -> Option<When> {
        self.parse(findings, Fault::BadDate, When::parse)
    }

    pub fn number(&self, findings: &mut Vec<Finding>) -> Option<f64> {
        self.parse(findings, Fault::BadNumber, |text| text.parse().ok().filter(|n: &f64| n.is_finite()))
    }

    pub fn count(&self, findings: &mut Vec<Finding>) -> Option<Count> {
        let number = self.number(findings)?;
        if number < 0.0 {
            findings.push(self.finding(Fault::NegativeCount));
            return None;
        }
        Some(Count(number))
    }

    /// One of a closed list of words.
    pub fn word<T: Copy>(&self, words: &[(&str, T)], findings: &mut Vec<Finding>) -> Option<T> {
        let known = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        self.text()?;
        let found = words.iter().find(|(word, _)| *word == self.raw).map(|(_, value)| *value);
        if found.is_none() {
            findings.push(self.finding(Fault::UnknownWord { known: known() }));
        }
        found
    }

    /// An http(s) address; empty if none is given.
    pub fn link(&self, findings: &mut Vec<Finding>) -> String {
        let is_link = self.raw.starts_with("http://") || self.raw.starts_with("https://");
        if !self.raw.is_empty() && !is_link {
            findings.push(self.finding(Fault::BadLink));
            return String::new();
        }
        self.raw.to_owned()
    }

    fn parse<T>(&self, findings: &mut Vec<Finding>, fault: Fault, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = read(self.text()?);
        if value.is_none() {
            findings.push(self.finding(fault));
        }
        value
    }
}

/// Remembers the row on which each key stood first.
#[derive(Default)]
pub(super) struct Keys(HashMap<String, u64>);

impl Keys {
    /// False, with a finding, if the key was there before.
    pub fn is_new(&mut self, key: String, cell: &Cell, findings: &mut Vec<Finding>) -> bool {
        match self.0.get(&key) {
            Some(&first_row) => {
                findings.push(cell.finding(Fault::DuplicateKey { first_row }));
                false
            }
            None => {
                self.0.insert(key, cell.line);
                true
            }
        }
    }
}
