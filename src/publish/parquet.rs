//! Parquet, as engines write it that are made for a country's tables: one file, or a folder of files partitioned by columns
//! (`province=13/part-0000.parquet`). Becomes CSV, which is what is checked and published: of places and their status one file
//! for each partition, so that a release holds anew only those that changed.

use std::collections::BTreeMap;

use bytes::Bytes;
use parquet::basic::{ConvertedType, Repetition, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::record::Field;
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::live::Fetched;
use crate::package::{Files, Finding};
use crate::words::Fault;

const DESCRIPTOR: &str = "datapackage.json";
const ENDING: &str = ".parquet";
/// What Hive writes for a partition of rows without a value.
const NO_VALUE: &str = "__HIVE_DEFAULT_PARTITION__";
/// As many rows of each column are in memory at once.
const ROWS: usize = 8192;

/// Puts CSV in place of each resource of Parquet; what cannot be read becomes findings. A package without any is left as it is.
pub fn unpack(files: &mut Files, done: &mut Fetched) {
    let Some(mut descriptor) = files.get(DESCRIPTOR).and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok())
    else {
        return;
    };
    let mut is_changed = false;
    for resource in descriptor.get_mut("resources").and_then(Value::as_array_mut).into_iter().flatten() {
        let parts = parts(resource, files);
        if parts.is_empty() {
            continue;
        }
        let name = resource.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut paths = Vec::new();
        // rows of other tables are compared with each other, one file after the other
        let role = resource["noticeboard"]["role"].as_str().unwrap_or(&name);
        let is_cut = matches!(role, "places" | "status");
        match tables_of(&name, parts, is_cut) {
            Ok(tables) => {
                for (path, table) in tables {
                    files.insert(path.clone(), table);
                    paths.push(json!(path));
                }
            }
            Err(found) => {
                done.findings.push(*found);
                let table = format!("{name}.csv");
                paths.push(json!(table));
                done.missing.push(table);
            }
        }
        resource["path"] = if paths.len() == 1 { paths.remove(0) } else { Value::Array(paths) };
        is_changed = true;
    }
    if is_changed {
        files.insert(DESCRIPTOR.to_owned(), format!("{descriptor:#}\n").into_bytes());
    }
}

/// A partition's columns, and their value in it.
type Keys = Vec<(String, String)>;

/// A column: its name and what it is made of.
type Columns = BTreeMap<String, Physical>;

struct Part {
    file: String,
    keys: Keys,
    reader: SerializedFileReader<Bytes>,
    columns: Columns,
}

/// The files of a resource of Parquet, taken out of the package, in the order of their names; none of any other.
fn parts(resource: &Value, files: &mut Files) -> Vec<(String, Vec<u8>)> {
    let paths: Vec<&str> = match &resource["path"] {
        Value::Array(paths) => paths.iter().filter_map(Value::as_str).collect(),
        path => path.as_str().into_iter().collect(),
    };
    let mut parts = Vec::new();
    for path in paths {
        let folder = format!("{}/", path.trim_end_matches('/'));
        let is_part = |file: &&String| {
            let below = file.strip_prefix(&folder);
            file.as_str() == path || below.is_some_and(|below| !below.split('/').any(is_unfinished))
        };
        let found = files.keys().filter(is_part).filter(|file| file.ends_with(ENDING));
        for file in found.cloned().collect::<Vec<_>>() {
            parts.extend(files.remove_entry(&file));
        }
    }
    parts
}

/// What engines leave beside the parts: marks of success, and, when they were stopped, what they had begun.
fn is_unfinished(name: &str) -> bool {
    // a folder of a partition may be called after a column that begins so
    !name.contains('=') && (name.starts_with('_') || name.starts_with("tmp_"))
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn keys(file: &str) -> Keys {
    let folders = folder_of(file).split('/').filter_map(|folder| folder.split_once('='));
    let value = |value: &str| match value {
        NO_VALUE => String::new(),
        value => percent_decode_str(value).decode_utf8_lossy().into_owned(),
    };
    folders.map(|(key, at)| (key.to_owned(), value(at))).collect()
}

/// A table for each partition if it is to be cut, and where it lies; else one for all.
fn tables_of(name: &str, parts: Vec<(String, Vec<u8>)>, is_cut: bool) -> Result<Vec<(String, Vec<u8>)>, Box<Finding>> {
    let opened: Vec<Part> = parts.into_par_iter().map(|(file, bytes)| open(file, bytes)).collect::<Result<_, _>>()?;
    let Some(first) = opened.first() else { return Ok(Vec::new()) };
    for part in &opened {
        let same_keys = part.keys.iter().map(|key| &key.0).eq(first.keys.iter().map(|key| &key.0));
        if part.columns != first.columns || !same_keys {
            let names = first.keys.iter().map(|key| &key.0).chain(first.columns.keys());
            let expected = names.map(String::as_str).collect::<Vec<_>>().join(", ");
            return Err(Box::new(Finding::of_file(&part.file, Fault::OtherColumns { expected })));
        }
    }
    let schema = first.reader.metadata().file_metadata().schema_descr();
    let order: Vec<&str> = schema.columns().iter().map(|column| column.name()).collect();
    let mut tables: BTreeMap<String, Vec<&Part>> = BTreeMap::new();
    for part in &opened {
        let folder = if part.keys.is_empty() || !is_cut { "" } else { folder_of(&part.file) };
        let path = if folder.is_empty() { format!("{name}.csv") } else { format!("{folder}/{name}.csv") };
        tables.entry(path).or_default().push(part);
    }
    let table = |(path, parts): (String, Vec<&Part>)| {
        let mut out = csv::Writer::from_writer(Vec::new());
        let head = first.keys.iter().map(|key| key.0.as_str()).chain(order.iter().copied());
        let written = out.write_record(head).map_err(|error| bad(&path, error));
        written.and_then(|()| parts.iter().try_for_each(|part| write_rows(part, &order, &mut out)))?;
        let bytes = out.into_inner().map_err(|error| bad(&path, error))?;
        Ok((path, bytes))
    };
    tables.into_par_iter().map(table).collect()
}

fn bad(file: &str, reason: impl ToString) -> Box<Finding> {
    Box::new(Finding::of_file(file, Fault::BadParquet { reason: reason.to_string() }))
}

fn open(file: String, bytes: Vec<u8>) -> Result<Part, Box<Finding>> {
    let reader = SerializedFileReader::new(Bytes::from(bytes)).map_err(|error| bad(&file, error))?;
    let schema = reader.metadata().file_metadata().schema_descr();
    let mut columns = Columns::new();
    for column in schema.root_schema().get_fields() {
        if !column.is_primitive() || column.get_basic_info().repetition() == Repetition::REPEATED {
            let finding = Finding::of_file(&file, Fault::NestedColumn);
            return Err(Box::new(Finding { column: Some(column.name().to_owned()), ..finding }));
        }
        if column.get_basic_info().converted_type() == ConvertedType::INTERVAL {
            return Err(bad(&file, format!("the column {} holds intervals of time", column.name())));
        }
        columns.insert(column.name().to_owned(), column.get_physical_type());
    }
    Ok(Part { keys: keys(&file), file, reader, columns })
}

/// Column by column, some thousand rows at a time.
fn write_rows(part: &Part, order: &[&str], out: &mut csv::Writer<Vec<u8>>) -> Result<(), Box<Finding>> {
    let failed = |error: ParquetError| bad(&part.file, error);
    let schema = part.reader.metadata().file_metadata().schema_descr();
    // files of one table may have its columns in another order
    let place = |name: &&str| schema.columns().iter().position(|column| column.name() == *name);
    let places: Vec<usize> = order.iter().filter_map(place).collect();
    for group in 0..part.reader.num_row_groups() {
        let group = part.reader.get_row_group(group).map_err(failed)?;
        let columns = places.iter().map(|place| Column::open(group.as_ref(), *place));
        let mut columns: Vec<Column> = columns.collect::<ParquetResult<_>>().map_err(failed)?;
        let mut left = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        while left > 0 {
            let rows = left.min(ROWS);
            let read = columns.iter_mut().map(|column| column.read(rows));
            let cells: Vec<Vec<String>> = read.collect::<ParquetResult<_>>().map_err(failed)?;
            for row in 0..rows {
                let keys = part.keys.iter().map(|key| key.1.as_str());
                out.write_record(keys.chain(cells.iter().map(|column| column[row].as_str())))
                    .map_err(|error| bad(&part.file, error))?;
            }
            left -= rows;
        }
    }
    Ok(())
}

struct Column {
    about: parquet::schema::types::ColumnDescPtr,
    reader: ColumnReader,
}

impl Column {
    fn open(group: &dyn RowGroupReader, place: usize) -> ParquetResult<Column> {
        let about = group.metadata().schema_descr().column(place);
        Ok(Column { about, reader: group.get_column_reader(place)? })
    }

    /// The next cells; fewer than are asked for are an error.
    fn read(&mut self, rows: usize) -> ParquetResult<Vec<String>> {
        let about = &self.about;
        let most = about.max_def_level();
        match &mut self.reader {
            ColumnReader::BoolColumnReader(it) => cells(it, rows, most, |value| Ok(Field::convert_bool(about, value))),
            ColumnReader::Int32ColumnReader(it) => {
                cells(it, rows, most, |value| Ok(Field::convert_int32(about, value)))
            }
            ColumnReader::Int64ColumnReader(it) => {
                cells(it, rows, most, |value| Ok(Field::convert_int64(about, value)))
            }
            ColumnReader::Int96ColumnReader(it) => {
                cells(it, rows, most, |value| Ok(Field::convert_int96(about, value)))
            }
            ColumnReader::FloatColumnReader(it) => {
                cells(it, rows, most, |value| Ok(Field::convert_float(about, value)))
            }
            ColumnReader::DoubleColumnReader(it) => {
                cells(it, rows, most, |value| Ok(Field::convert_double(about, value)))
            }
            ColumnReader::ByteArrayColumnReader(it) => {
                cells(it, rows, most, |value| Field::convert_byte_array(about, value))
            }
            ColumnReader::FixedLenByteArrayColumnReader(it) => {
                cells(it, rows, most, |value| Field::convert_byte_array(about, value.into()))
            }
        }
    }
}

/// Values stand without those that are null: which are says their level, which is `most` where there is a value.
fn cells<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    rows: usize,
    most: i16,
    field: impl Fn(T::T) -> ParquetResult<Field>,
) -> ParquetResult<Vec<String>> {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    let (read, ..) = reader.read_records(rows, Some(&mut levels), None, &mut values)?;
    if read < rows {
        return Err(ParquetError::EOF(format!("a column ends {} rows before its time", rows - read)));
    }
    let mut values = values.into_iter();
    let cell = |row: usize| match levels.get(row).is_none_or(|level| *level == most) {
        true => values.next().map_or_else(|| Ok(String::new()), |value| Ok(text(&field(value)?))),
        false => Ok(String::new()),
    };
    (0..rows).map(cell).collect()
}

/// As a table of text has it: days as `YYYY-MM-DD`, an instant at midnight as its day.
fn text(field: &Field) -> String {
    let day = |days: i64| jiff::Timestamp::from_second(days * 86_400).map(|at| at.strftime("%Y-%m-%d").to_string());
    let instant = |micros: i64| match jiff::Timestamp::from_microsecond(micros) {
        Ok(at) if micros % 86_400_000_000 == 0 => at.strftime("%Y-%m-%d").to_string(),
        Ok(at) => at.to_string(),
        Err(_) => micros.to_string(),
    };
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
        Field::Date(days) => day(i64::from(*days)).unwrap_or_else(|_| days.to_string()),
        Field::TimestampMillis(at) => instant(at * 1000),
        Field::TimestampMicros(at) => instant(*at),
        Field::Float(value) => value.to_string(),
        Field::Double(value) => value.to_string(),
        other => other.to_string(),
    }
}
