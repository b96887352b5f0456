//! Parquet, as engines write it that are made for a country's tables: one file, or a folder of files partitioned by columns
//! (`province=13/part-0000.parquet`). Becomes CSV, which is what is checked and published.

use std::collections::BTreeMap;

use bytes::Bytes;
use parquet::basic::Type as Physical;
use parquet::file::reader::{FileReader, SerializedFileReader};
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
        let table = format!("{name}.csv");
        match table_of(&parts, files) {
            Ok(csv) => drop(files.insert(table.clone(), csv)),
            Err(found) => {
                done.findings.push(*found);
                done.missing.push(table.clone());
            }
        }
        for (path, _) in parts {
            files.remove(&path);
        }
        resource["path"] = json!(table);
        is_changed = true;
    }
    if is_changed {
        files.insert(DESCRIPTOR.to_owned(), format!("{descriptor:#}\n").into_bytes());
    }
}

/// A partition's columns, and their value in it.
type Keys = Vec<(String, String)>;

/// The files of a resource of Parquet, in the order of their names, each with what its folders say; none of any other.
fn parts(resource: &Value, files: &Files) -> Vec<(String, Keys)> {
    let paths: Vec<&str> = match &resource["path"] {
        Value::Array(paths) => paths.iter().filter_map(Value::as_str).collect(),
        path => path.as_str().into_iter().collect(),
    };
    let mut parts = Vec::new();
    for path in paths {
        let folder = format!("{}/", path.trim_end_matches('/'));
        let is_part = |file: &&String| file.as_str() == path || file.starts_with(&folder);
        for file in files.keys().filter(is_part).filter(|file| file.ends_with(ENDING)) {
            parts.push((file.clone(), keys(file)));
        }
    }
    parts
}

fn keys(file: &str) -> Keys {
    let folders = file.split('/').filter_map(|folder| folder.split_once('='));
    let value = |value: &str| match value {
        NO_VALUE => String::new(),
        value => percent_decode_str(value).decode_utf8_lossy().into_owned(),
    };
    folders.map(|(key, at)| (key.to_owned(), value(at))).collect()
}

/// A column: its name and what it is made of.
type Columns = BTreeMap<String, Physical>;

struct Part<'a> {
    file: &'a str,
    keys: &'a Keys,
    reader: SerializedFileReader<Bytes>,
    columns: Columns,
}

/// All parts as one table, a row after the other.
fn table_of(parts: &[(String, Keys)], files: &Files) -> Result<Vec<u8>, Box<Finding>> {
    let opened: Vec<Part> = parts.par_iter().map(|(file, keys)| open(file, keys, files)).collect::<Result<_, _>>()?;
    let Some(first) = opened.first() else { return Ok(Vec::new()) };
    for part in &opened {
        let same_keys = part.keys.iter().map(|key| &key.0).eq(first.keys.iter().map(|key| &key.0));
        if part.columns != first.columns || !same_keys {
            let names = first.keys.iter().map(|key| &key.0).chain(first.columns.keys());
            let expected = names.map(String::as_str).collect::<Vec<_>>().join(", ");
            return Err(Box::new(Finding::of_file(part.file, Fault::OtherColumns { expected })));
        }
    }
    let schema = first.reader.metadata().file_metadata().schema_descr();
    let order: Vec<String> = schema.columns().iter().map(|column| column.name().to_owned()).collect();
    let head: Vec<&str> = first.keys.iter().map(|key| key.0.as_str()).chain(order.iter().map(String::as_str)).collect();
    let mut all = vec![written(std::iter::once(head.into_iter().map(str::to_owned).collect()))];
    let bodies: Vec<Vec<u8>> = opened.par_iter().map(|part| rows(part, &order)).collect::<Result<_, _>>()?;
    all.extend(bodies);
    Ok(all.concat())
}

fn bad(file: &str, reason: impl ToString) -> Box<Finding> {
    Box::new(Finding::of_file(file, Fault::BadParquet { reason: reason.to_string() }))
}

fn open<'a>(file: &'a str, keys: &'a Keys, files: &Files) -> Result<Part<'a>, Box<Finding>> {
    let bytes = files.get(file).map(|bytes| Bytes::from(bytes.clone())).unwrap_or_default();
    let reader = SerializedFileReader::new(bytes).map_err(|error| bad(file, error))?;
    let schema = reader.metadata().file_metadata().schema_descr();
    let mut columns = Columns::new();
    for column in schema.root_schema().get_fields() {
        if !column.is_primitive() || column.get_basic_info().repetition() == parquet::basic::Repetition::REPEATED {
            let finding = Finding::of_file(file, Fault::NestedColumn);
            return Err(Box::new(Finding { column: Some(column.name().to_owned()), ..finding }));
        }
        columns.insert(column.name().to_owned(), column.get_physical_type());
    }
    Ok(Part { file, keys, reader, columns })
}

fn rows(part: &Part, order: &[String]) -> Result<Vec<u8>, Box<Finding>> {
    let rows = part.reader.get_row_iter(None).map_err(|error| bad(part.file, error))?;
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let row = row.map_err(|error| bad(part.file, error))?;
        let mut cells: Vec<String> = part.keys.iter().map(|key| key.1.clone()).collect();
        let by_name: BTreeMap<&str, &Field> =
            row.get_column_iter().map(|(name, field)| (name.as_str(), field)).collect();
        cells.extend(order.iter().map(|name| by_name.get(name.as_str()).map_or_else(String::new, |field| text(field))));
        out.write_record(&cells).map_err(|error| bad(part.file, error))?;
    }
    out.into_inner().map_err(|error| bad(part.file, error))
}

fn written(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in rows {
        out.write_record(&row).unwrap_or_else(|error| unreachable!("memory takes every row: {error}"));
    }
    out.into_inner().unwrap_or_else(|error| unreachable!("memory takes every row: {error}"))
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
