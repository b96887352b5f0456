//! A table of text with its positions: one CSV file, row by row.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use csv::ByteRecord;
use rayon::prelude::*;

use super::cell::{is_unlikely, mangled};
use super::coverage::Series;
use super::descriptor::Resource;
use super::mapping::{From, Mapping, Source, Unpivot};
use super::{Finding, Role, is_partition};
use crate::model::{CivilDate, Count, Lang, Text, When};
use crate::words::Fault;

/// Rows are read in parallel, in pieces of about this many bytes.
const PIECE: usize = 1 << 20;
/// As many pieces are read before any of their rows is passed on: enough for every core, and no more in memory than that.
const PIECES: usize = 32;
/// No row is longer: it is no table then, and would not fit into memory.
const LONGEST_ROW: usize = 1 << 24;

/// Of one fault in one column as many are told row by row; of the others, how many they are. A country with one column
/// awry has ten million.
const TOLD: u64 = 10_000;

/// A byte order mark says nothing in UTF-8.
pub(super) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// A CSV file, and how its columns become those of a role.
pub(super) struct Sheet<'a> {
    pub file: String,
    /// as the file has them
    pub header: Vec<String>,
    role: &'static Role,
    text: &'a str,
    /// where the rows begin, in bytes, and on which line
    body: usize,
    first_line: u64,
    dialect: Dialect,
    mapping: Mapping,
    missing: Vec<String>,
    /// the package's, its own first
    languages: Vec<Lang>,
    /// a row that repeats an id is passed over
    pub distinct: bool,
    /// what its counts count
    pub series: Series,
    /// rows that were read
    pub count: Arc<AtomicU64>,
}

/// Rows as they were read, piece by piece: joined, a million of them would be copied once more.
pub(super) type Rows<T> = std::iter::Flatten<std::vec::IntoIter<Vec<T>>>;

/// The Table Dialect of a resource, as far as tables differ in it.
#[derive(Clone, Debug)]
pub(super) struct Dialect {
    pub delimiter: u8,
    pub quote: u8,
    pub escape: Option<u8>,
    pub comment: Option<u8>,
    /// line on which the header stands
    pub header_row: u64,
}

impl Dialect {
    fn reader<'t>(&self, bytes: &'t [u8]) -> csv::Reader<&'t [u8]> {
        csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(self.delimiter)
            .quote(self.quote)
            .double_quote(self.escape.is_none())
            .escape(self.escape)
            .comment(self.comment)
            .from_reader(bytes)
    }
}

impl<'a> Sheet<'a> {
    /// None if the file is not text, or no table. What is wrong is a finding.
    pub fn open(
        file: &str,
        bytes: &'a [u8],
        resource: &Resource,
        role: &'static Role,
        languages: &[Lang],
        findings: &mut Vec<Finding>,
    ) -> Option<Sheet<'a>> {
        let bytes = without_bom(bytes);
        let line_at = |at: usize| memchr::memchr_iter(b'\n', &bytes[..at]).count() as u64 + 1;
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                findings.push(Finding::at(file, line_at(error.valid_up_to()), None, "", Fault::NotText));
                return None;
            }
        };
        if let Some(at) = conflict(text) {
            findings.push(Finding::at(file, line_at(at), None, "", Fault::ConflictMarkers));
            return None;
        }
        let dialect = resource.dialect();
        if dialect.escape.is_none() && memchr::memchr_iter(dialect.quote, bytes).count() % 2 == 1 {
            let last = memchr::memrchr(dialect.quote, bytes).unwrap_or(0);
            findings.push(Finding::at(file, line_at(last), None, "", Fault::OpenQuote));
            return None;
        }
        let start = memchr::memchr_iter(b'\n', bytes).nth((dialect.header_row as usize).saturating_sub(2));
        let start = if dialect.header_row > 1 { start.map_or(bytes.len(), |at| at + 1) } else { 0 };
        let mut reader = dialect.reader(&bytes[start..]);
        let mut record = ByteRecord::new();
        let _ = reader.read_byte_record(&mut record);
        let header: Vec<String> = record.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        if header.iter().all(String::is_empty) {
            findings.push(Finding::of_file(file, Fault::EmptyTable));
            return None;
        }
        for (i, column) in header.iter().enumerate() {
            if !column.is_empty() && header[..i].contains(column) {
                findings.push(Finding::at(file, dialect.header_row, Some(column), "", Fault::DuplicateColumn));
            }
        }
        let body = (start + reader.position().byte() as usize).min(bytes.len());
        let mapping = Mapping::new(resource, role, &header, findings);
        Some(Sheet {
            file: file.to_owned(),
            header,
            role,
            text,
            body,
            first_line: line_at(body),
            dialect,
            mapping,
            missing: resource.missing_values(),
            languages: languages.to_vec(),
            distinct: resource.is_distinct(),
            series: resource.series(),
            count: Arc::default(),
        })
    }

    /// Says which required columns are not there; the caller leaves a sheet alone that lacks one.
    pub fn has_required(&self, also: &[&'static str], findings: &mut Vec<Finding>) -> bool {
        let before = findings.len();
        for column in also.iter().copied().chain(self.role.required()) {
            if !self.mapping.sources.contains_key(column) {
                let found = self.header.join(", ");
                let fault = Fault::MissingColumn { column: column.to_owned(), found };
                let finding = Finding::at(&self.file, self.dialect.header_row, Some(column), "", fault);
                findings.push(finding);
            }
        }
        findings.len() == before
    }

    /// One of the role's columns.
    pub fn column(&self, name: &'static str) -> Column<'_> {
        self.column_named(name, name)
    }

    fn column_named(&self, name: &'static str, key: &str) -> Column<'_> {
        static NOWHERE: std::sync::LazyLock<Source> = std::sync::LazyLock::new(Source::default);
        let source = self.mapping.sources.get(key);
        let label = source.map_or(name, |source| source.label.as_str());
        Column { label, is_there: source.is_some(), source: source.unwrap_or(&NOWHERE) }
    }

    /// A column with its translations.
    pub fn text(&self, name: &'static str) -> TextColumn<'_> {
        let others = self.languages.iter().skip(1);
        let translations = others.filter_map(|&lang| {
            let column = self.column_named(name, &format!("{name}@{}", lang.tag()));
            column.is_there.then_some((lang, column))
        });
        TextColumn { original: self.column(name), translations: translations.collect() }
    }

    pub fn finding(&self, column: &Column, line: u64, value: &str, fault: Fault) -> Finding {
        Finding::at(&self.file, line, Some(column.label), value, fault)
    }

    pub fn finding_of_column(&self, column: &Column, fault: Fault) -> Finding {
        Finding { column: Some(column.label.to_owned()), ..Finding::of_file(&self.file, fault) }
    }

    /// That a row has the id of an earlier one.
    pub fn repeats(&self, column: &Column, line: u64, value: &str, first_row: u64) -> Finding {
        self.finding(column, line, value, Fault::DuplicateKey { first_row })
    }

    /// Columns that nothing uses: the publisher's own, by index.
    pub fn other_columns(&self) -> Vec<usize> {
        (0..self.header.len())
            .filter(|i| !self.mapping.used.contains(i) && !self.role.knows(&self.header[*i]))
            .filter(|&i| !self.header[i].is_empty())
            .collect()
    }

    /// Reads each row by itself, in parallel; what comes out is in the order of the file. A row with too many or too few
    /// cells is a finding.
    pub fn rows<T: Send>(
        &self,
        findings: &mut Vec<Finding>,
        read: impl Fn(Row<'_>, &mut Vec<Finding>) -> Option<T> + Sync,
    ) -> Rows<T> {
        let mut kept = Vec::new();
        self.each(findings, read, |rows| kept.push(rows));
        kept.into_iter().flatten()
    }

    /// The same, where what is read need not be in memory at once: rows are taken as they come, many at a time.
    pub fn each<T: Send>(
        &self,
        findings: &mut Vec<Finding>,
        read: impl Fn(Row<'_>, &mut Vec<Finding>) -> Option<T> + Sync,
        mut take: impl FnMut(Vec<T>),
    ) {
        let found_before = findings.len();
        let mut line = self.first_line;
        let (mut count, mut is_empty) = (0, true);
        let mut told: BTreeMap<(&'static str, Option<String>), u64> = BTreeMap::new();
        for pieces in self.pieces(findings).chunks(PIECES) {
            let lines: Vec<u64> =
                pieces.par_iter().map(|piece| memchr::memchr_iter(b'\n', piece).count() as u64).collect();
            let mut starts = Vec::with_capacity(pieces.len());
            for count in lines {
                starts.push(line);
                line += count;
            }
            let results: Vec<_> =
                pieces.par_iter().zip(starts).map(|(piece, line)| self.piece(piece, line, &read)).collect();
            for (rows, found, read) in results {
                count += read;
                is_empty &= rows.is_empty();
                take(rows);
                findings.extend(found.into_iter().filter(|finding| {
                    let told = told.entry((finding.code(), finding.column.clone())).or_default();
                    *told += 1;
                    *told <= TOLD
                }));
            }
        }
        for ((code, column), rows) in told.into_iter().filter(|(_, rows)| *rows > TOLD) {
            let fault = Fault::MoreOfTheSame { code, rows: rows - TOLD };
            findings.push(Finding { column, ..Finding::of_file(&self.file, fault) });
        }
        self.count.store(count, Relaxed);
        // of a table in partitions some may well be empty, or none of their rows be wanted
        if is_partition(&self.file) {
            return;
        }
        if count == 0 && findings.len() == found_before {
            findings.push(Finding::of_file(&self.file, Fault::EmptyTable));
        } else if is_empty && !self.mapping.filters.is_empty() && findings.len() == found_before {
            findings.push(Finding::of_file(&self.file, Fault::NoRowsLeft));
        }
    }

    /// As many rows as it has at most, where each is one line.
    pub fn lines(&self) -> usize {
        memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.body..]).count() + 1
    }

    /// The rows, cut into pieces between two of them.
    fn pieces(&self, findings: &mut Vec<Finding>) -> Vec<&'a [u8]> {
        let bytes = &self.text.as_bytes()[self.body..];
        if self.dialect.escape.is_some() || self.dialect.comment.is_some() {
            return vec![bytes];
        }
        let mut pieces = Vec::new();
        let mut start = 0;
        while bytes.len() - start > PIECE {
            let mut quotes = memchr::memchr_iter(self.dialect.quote, &bytes[start..start + PIECE]).count();
            let mut end = start + PIECE;
            // the next line break outside quotes
            loop {
                let Some(found) = memchr::memchr2(b'\n', self.dialect.quote, &bytes[end..]) else {
                    end = bytes.len();
                    break;
                };
                let byte = bytes[end + found];
                end += found + 1;
                if byte != b'\n' {
                    quotes += 1;
                } else if quotes.is_multiple_of(2) {
                    break;
                }
            }
            if end - start > LONGEST_ROW {
                let row = self.first_line + memchr::memchr_iter(b'\n', &bytes[..start]).count() as u64;
                let fault = Fault::TooLarge { megabytes: (LONGEST_ROW >> 20) as u64 };
                findings.push(Finding::at(&self.file, row, None, "", fault));
                return Vec::new();
            }
            pieces.push(&bytes[start..end]);
            start = end;
        }
        pieces.push(&bytes[start..]);
        pieces
    }

    /// Its rows, what is wrong with others, and how many there were.
    fn piece<T>(
        &self,
        bytes: &[u8],
        first_line: u64,
        read: &(impl Fn(Row<'_>, &mut Vec<Finding>) -> Option<T> + Sync),
    ) -> (Vec<T>, Vec<Finding>, u64) {
        let (mut rows, mut findings) = (Vec::with_capacity(estimated_rows(bytes)), Vec::new());
        let mut lines = Lines { text: bytes, at: 0, line: first_line };
        let mut reader = self.dialect.reader(bytes);
        let mut record = ByteRecord::new();
        let (expected, mut count) = (self.header.len(), 0);
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            count += 1;
            let line = record.position().map_or(1, |position| lines.of(position.byte()));
            let found = record.len();
            if found > expected {
                let value = String::from_utf8_lossy(record.get(expected).unwrap_or_default()).into_owned();
                findings.push(Finding::at(&self.file, line, None, &value, Fault::RowTooLong { expected, found }));
                continue;
            }
            if found < expected {
                findings.push(Finding::at(&self.file, line, None, "", Fault::RowTooShort { expected, found }));
                continue;
            }
            for joined in &self.mapping.joined {
                let cells: Vec<&[u8]> = joined.iter().filter_map(|&index| record.get(index)).collect();
                record.push_field(&cells.join(&b' '));
            }
            let row = Row { sheet: self, line, record: &record, below: None };
            if !self.mapping.filters.iter().all(|(index, values)| values.contains(row.by_index(*index))) {
                continue;
            }
            match &self.mapping.unpivot {
                None => rows.extend(read(row, &mut findings)),
                Some(Unpivot { columns }) => {
                    for (index, stands_for) in columns.iter().filter(|(index, _)| !row.by_index(*index).is_empty()) {
                        rows.extend(read(Row { below: Some((*index, stands_for)), ..row }, &mut findings));
                    }
                }
            }
        }
        (rows, findings, count)
    }
}

/// By the length of the first.
fn estimated_rows(bytes: &[u8]) -> usize {
    let first = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len()) + 1;
    bytes.len() / first + 1
}

/// Where a merge has left both versions in the file.
fn conflict(text: &str) -> Option<usize> {
    let marker = "<<<<<<< ";
    if text.starts_with(marker) {
        return Some(0);
    }
    memchr::memmem::find(text.as_bytes(), b"\n<<<<<<< ").map(|at| at + 1)
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
        let start = (start as usize).clamp(self.at, self.text.len());
        let start = start + self.text[start..].iter().take_while(is_break).count();
        self.line += memchr::memchr_iter(b'\n', &self.text[self.at..start]).count() as u64;
        self.at = start;
        self.line
    }
}

/// One of the role's columns, in a sheet.
#[derive(Clone, Copy)]
pub(super) struct Column<'s> {
    /// as the publisher calls it
    label: &'s str,
    pub is_there: bool,
    source: &'s Source,
}

/// A column with its translations.
pub(super) struct TextColumn<'s> {
    original: Column<'s>,
    translations: Vec<(Lang, Column<'s>)>,
}

#[derive(Clone, Copy)]
pub(super) struct Row<'r> {
    sheet: &'r Sheet<'r>,
    pub line: u64,
    record: &'r ByteRecord,
    /// of a wide table: the column that makes this row, and what stands for its header
    below: Option<(usize, &'r str)>,
}

impl<'r> Row<'r> {
    /// The cell of a column; an empty one where there is no such column.
    pub fn cell<'c>(&'c self, column: &Column<'c>) -> Cell<'c>
    where
        'r: 'c,
    {
        let source = column.source;
        let given = match &source.from {
            From::Nowhere => "",
            From::Cell(index) => self.by_index(*index),

            From::Constant(constant) => constant,
            From::Header => self.below.map_or("", |(_, stands_for)| stands_for),
            From::Below => self.below.map_or("", |(index, _)| self.by_index(index)),
        };
        let raw = match source.values.get(given) {
            Some(ours) => ours,
            None if given.is_empty() => source.empty.as_deref().unwrap_or(given),
            None => source.otherwise.as_deref().unwrap_or(given),
        };
        let label = match source.from {
            From::Below => self.below.map_or(column.label, |(index, _)| &self.sheet.header[index]),
            _ => column.label,
        };
        Cell { file: &self.sheet.file, line: self.line, label, source, raw }
    }

    pub fn by_index(&self, index: usize) -> &'r str {
        // the whole text is UTF-8, and cells end at its single bytes
        let raw = std::str::from_utf8(self.record.get(index).unwrap_or_default()).unwrap_or_default().trim();
        if self.sheet.missing.iter().any(|missing| missing == raw) { "" } else { raw }
    }

    /// The text with its translations, as far as they are given.
    pub fn text(&self, column: &TextColumn<'_>) -> Text {
        let translations = column.translations.iter().filter_map(|(lang, column)| {
            let text = self.cell(column).raw;
            (!text.is_empty()).then(|| (*lang, text.to_owned()))
        });
        Text::new(self.cell(&column.original).raw, translations.collect())
    }

    /// The text of a column that must not be empty.
    pub fn required_text(&self, column: &TextColumn<'_>, findings: &mut Vec<Finding>) -> Option<Text> {
        self.cell(&column.original).required(findings)?;
        Some(self.text(column))
    }
}

#[derive(Clone, Copy)]
pub(super) struct Cell<'r> {
    file: &'r str,
    pub line: u64,
    label: &'r str,
    source: &'r Source,
    pub raw: &'r str,
}

impl<'r> Cell<'r> {
    pub fn finding(&self, fault: Fault) -> Finding {
        Finding::at(self.file, self.line, Some(self.label), self.raw, fault)
    }

    /// None if empty.
    pub fn given(&self) -> Option<&'r str> {
        (!self.raw.is_empty()).then_some(self.raw)
    }

    pub fn required(&self, findings: &mut Vec<Finding>) -> Option<&'r str> {
        if self.raw.is_empty() {
            findings.push(self.finding(Fault::EmptyCell));
        }
        self.given()
    }

    /// Several values with a `|` between them.
    pub fn parts(self) -> impl Iterator<Item = Cell<'r>> {
        let parts = self.raw.split('|').map(str::trim).filter(|part| !part.is_empty());
        parts.map(move |raw| Cell { raw, ..self })
    }

    /// The id that a row defines.
    pub fn id(&self, findings: &mut Vec<Finding>) -> Option<&'r str> {
        let id = self.required(findings)?;
        if let Some(how) = mangled(id) {
            findings.push(self.finding(Fault::MangledId { how }));
            return None;
        }
        Some(id)
    }

    /// An id that will be a folder of the site and part of an address.
    pub fn address_id(&self, findings: &mut Vec<Finding>) -> Option<&'r str> {
        let id = self.id(findings)?;
        let is_plain = !id.starts_with('.') && !id.contains(|c: char| "/\\?#%".contains(c) || c.is_control());
        // a folder's name may have 255 bytes
        let is_plain = is_plain && id.len() <= 200;
        if !is_plain {
            findings.push(self.finding(Fault::BadId));
        }
        is_plain.then_some(id)
    }

    pub fn date(&self, findings: &mut Vec<Finding>) -> Option<CivilDate> {
        let before = findings.len();
        let date = self.when(findings)?.exact();
        if date.is_none() && findings.len() == before {
            findings.push(self.finding(Fault::BadDate));
        }
        date
    }

    /// A date or a period.
    pub fn when(&self, findings: &mut Vec<Finding>) -> Option<When> {
        match self.source.date.read(self.given()?) {
            Ok(when) => {
                if [when.earliest, when.latest].into_iter().flatten().any(is_unlikely) {
                    findings.push(self.finding(Fault::UnlikelyDate));
                }
                Some(when)
            }
            Err(fault) => {
                findings.push(self.finding(fault));
                None
            }
        }
    }

    pub fn number(&self, findings: &mut Vec<Finding>) -> Option<f64> {
        let number = self.source.number.read(self.given()?);
        if number.is_none() {
            findings.push(self.finding(Fault::BadNumber));
        }
        number
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
        self.given()?;
        let found = words.iter().find(|(word, _)| *word == self.raw).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let similar = most_similar(self.raw, known.iter().copied());
            findings.push(self.finding(Fault::UnknownWord { known: known.join(", "), similar }));
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
}

/// What was perhaps meant: the same but for case, separators and leading noughts, else one or two letters away.
pub(super) fn most_similar<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let plain = |text: &str| {
        let text = text.to_lowercase().replace(['-', ' ', '_'], "");
        text.trim_start_matches('0').to_owned()
    };
    let wanted = plain(given);
    let allowed = if given.chars().count() > 5 { 2 } else { 1 };
    let distance = |word: &str| if plain(word) == wanted { 0 } else { 1 + strsim::osa_distance(word, given) };
    let best = known.map(|word| (distance(word), word)).min_by_key(|(distance, _)| *distance)?;
    // ids that count up are all alike: only what a spreadsheet does to them is told
    let is_number = given.bytes().all(|c| c.is_ascii_digit());
    (best.0 == 0 || (!is_number && best.0 <= 1 + allowed)).then(|| best.1.to_owned())
}
