//! A package as it came, made plain: every table UTF-8 CSV, every boundary file GeoJSON without faults that can be mended.
//! What is published is this, so that a reader's browser needs nothing else to read it again.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::decode::{self, Dialect, Note, decode};
use super::outlines::{self, Hint, OutlineError, OutlineNote, Repair};
use crate::package::{Files, Finding};
use crate::words::{Fault, Mended, WrongPosition};

const DESCRIPTOR: &str = "datapackage.json";

/// A package in the formats that its reader knows.
pub struct Plain {
    pub files: Files,
    pub findings: Vec<Finding>,
    pub restore: Restore,
}

/// Where the lines of files that were made stand in those that came.
#[derive(Default)]
pub struct Restore(HashMap<String, Origin>);

struct Origin {
    file: String,
    rows: Option<Vec<u64>>,
}

impl Restore {
    /// Gives findings the place that their publisher knows.
    pub fn apply(&self, findings: &mut [Finding]) {
        for finding in findings {
            if let Some(origin) = self.0.get(&finding.file) {
                finding.file = origin.file.clone();
                if let (Some(rows), Some(row)) = (&origin.rows, finding.row) {
                    finding.row = rows.get(row as usize).copied().or(finding.row);
                }
            }
        }
    }
}

/// Makes a package plain. What cannot be read stays as it is, with a finding.
pub fn plain(files: Files) -> Plain {
    let mut making =
        Making { files, findings: Vec::new(), restore: Restore::default(), used_up: Vec::new(), made: HashMap::new() };
    let descriptor = making.files.get(DESCRIPTOR).and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    if let Some(mut descriptor) = descriptor {
        let before = descriptor.clone();
        for resource in descriptor.get_mut("resources").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(resource) = resource.as_object_mut() {
                making.resource(resource);
            }
        }
        for path in std::mem::take(&mut making.used_up) {
            making.files.remove(&path);
        }
        if descriptor != before {
            let mut text = serde_json::to_vec_pretty(&descriptor).unwrap_or_default();
            text.push(b'\n');
            making.files.insert(DESCRIPTOR.to_owned(), text);
        }
    }
    Plain { files: making.files, findings: making.findings, restore: making.restore }
}

struct Making {
    files: Files,
    findings: Vec<Finding>,
    restore: Restore,
    /// files of which others were made: a workbook may hold sheets that are nobody's business
    used_up: Vec<String>,
    /// what was made of a file read in a certain way: several resources may share it
    made: HashMap<(String, Dialect), Option<String>>,
}

impl Making {
    fn resource(&mut self, resource: &mut Map<String, Value>) {
        let said = |name: &str| resource.get("noticeboard").and_then(|said| said.get(name)).and_then(Value::as_str);
        let name = resource.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let is_outlines = said("role").unwrap_or(&name) == "boundaries";
        let object = said("object").map(str::to_owned);
        let mut changed = false;
        let mut paths: Vec<String> = match resource.get("path") {
            Some(Value::String(path)) => vec![path.clone()],
            Some(Value::Array(paths)) => paths.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        let is_list = resource.get("path").is_some_and(Value::is_array);
        let dialect = dialect_of(resource);
        for path in &mut paths {
            let made = match is_outlines {
                true => self.outlines(path, object.as_deref()),
                false => self.table(path, &name, &dialect),
            };
            if let Some(made) = made {
                changed |= *path != made;
                *path = made;
            }
        }
        let has_workbook = dialect.sheet.is_some() || dialect.sheet_number.is_some();
        if !is_outlines && (changed || has_workbook || dialect.encoding.is_some()) {
            // what it says of the file as it came is true no more
            for property in ["encoding", "bytes", "hash", "format", "mediatype", "compression"] {
                resource.remove(property);
            }
            if let Some(dialect) = resource.get_mut("dialect").and_then(Value::as_object_mut) {
                dialect.remove("sheetName");
                dialect.remove("sheetNumber");
            }
        }
        if changed {
            let path = if is_list { Value::from(paths) } else { Value::from(paths.swap_remove(0)) };
            resource.insert("path".to_owned(), path);
        }
    }

    /// The path of the table that was made of this one; None where it stays.
    fn table(&mut self, path: &str, resource: &str, dialect: &Dialect) -> Option<String> {
        let key = (path.to_owned(), dialect.clone());
        if let Some(made) = self.made.get(&key) {
            return made.clone();
        }
        let made = self.make_table(path, resource, dialect);
        self.made.insert(key, made.clone());
        made
    }

    fn make_table(&mut self, path: &str, resource: &str, dialect: &Dialect) -> Option<String> {
        let bytes = self.files.get(path)?;
        let place = |note: Note| Finding {
            row: note.row,
            column: note.column,
            value: note.value,
            ..Finding::of_file(path, note.fault)
        };
        let plain = match decode(path, bytes, dialect) {
            Ok(plain) => plain?,
            Err(note) => {
                self.findings.push(place(note));
                return None;
            }
        };
        self.findings.extend(plain.notes.into_iter().map(place));
        let made = match path.strip_suffix(".gz") {
            Some(unpacked) => unpacked.to_owned(),
            // sheets of one workbook become files of their own
            None if decode::is_workbook(path) => format!("{}.csv", if resource.is_empty() { path } else { resource }),
            None => path.to_owned(),
        };
        let made = self.free_path(path, made);
        let file = plain.sheet.map_or(path.to_owned(), |sheet| format!("{path} [{sheet}]"));
        self.restore.0.insert(made.clone(), Origin { file, rows: plain.rows });
        self.put(path, &made, plain.csv);
        Some(made)
    }

    fn outlines(&mut self, path: &str, object: Option<&str>) -> Option<String> {
        let bytes = self.files.get(path)?;
        let plain = match outlines::plain(bytes, object) {
            Ok(plain) => plain?,
            Err(error) => {
                // what is no GeoJSON at all is said by the reader of packages
                self.findings.extend(refused(path, error));
                return None;
            }
        };
        self.findings.extend(plain.notes.into_iter().filter_map(|note| mended(path, note)));
        let stem = path.strip_suffix(".topojson").map(|stem| format!("{stem}.geojson"));
        let made = self.free_path(path, stem.unwrap_or_else(|| path.to_owned()));
        if made != path {
            self.restore.0.insert(made.clone(), Origin { file: path.to_owned(), rows: None });
        }
        self.put(path, &made, plain.geojson);
        Some(made)
    }

    fn put(&mut self, path: &str, made: &str, bytes: Vec<u8>) {
        if made != path {
            self.used_up.push(path.to_owned());
        }
        self.files.insert(made.to_owned(), bytes);
    }

    /// `wanted`, unless another file of the package is there.
    fn free_path(&self, path: &str, wanted: String) -> String {
        if wanted == path || !self.files.contains_key(&wanted) { wanted } else { format!("{path}.csv") }
    }
}

fn dialect_of(resource: &Map<String, Value>) -> Dialect {
    let said = |name: &str| resource.get("dialect").and_then(|dialect| dialect.get(name));
    Dialect {
        encoding: resource.get("encoding").and_then(Value::as_str).map(str::to_owned),
        sheet: said("sheetName").and_then(Value::as_str).map(str::to_owned),
        sheet_number: said("sheetNumber").and_then(Value::as_u64).map(|number| number as usize),
    }
}

fn mended(path: &str, note: OutlineNote) -> Option<Finding> {
    let (feature, fault) = match note {
        OutlineNote::Repaired { feature, how } => {
            let how = match how {
                Repair::Closed => Mended::Closed,
                Repair::DuplicatesDropped => Mended::RepeatedPositions,
                Repair::Uncrossed => Mended::Crossing,
                Repair::Merged => Mended::Merged,
                Repair::HoleDropped | Repair::PolygonDropped => Mended::EmptyRing,
            };
            (Some(feature), Fault::OutlineMended { how })
        }
        OutlineNote::HeightsDropped => (None, Fault::OutlineMended { how: Mended::Height }),
        OutlineNote::Wrapped => (None, Fault::OutlineMended { how: Mended::Wrapped }),
        OutlineNote::Unusable { feature } => (Some(feature), Fault::OutlineMended { how: Mended::EmptyRing }),
        OutlineNote::CrossesItself { feature } | OutlineNote::HoleOutside { feature } => {
            (Some(feature), Fault::OutlineCrosses)
        }
        // the same outlines in another format; lines and points are no outlines of areas
        OutlineNote::FromTopology { .. } | OutlineNote::NotAnOutline { .. } => return None,
    };
    Some(Finding { row: feature.map(|feature| feature as u64), ..Finding::of_file(path, fault) })
}

fn refused(path: &str, error: OutlineError) -> Option<Finding> {
    let bad = |reason: &str| Fault::BadGeoJson { reason: reason.to_owned() };
    let (feature, value, fault) = match error {
        OutlineError::NotUtf8 | OutlineError::NotJson { .. } | OutlineError::NotGeoJson => return None,
        OutlineError::BadCoordinates { .. } => return None,
        OutlineError::OtherCrs { name } => (None, Some(name), Fault::WrongReference),
        OutlineError::OutOfRange { feature, position: [lon, lat], hint } => {
            let wrong = match hint {
                Some(Hint::Swapped) => WrongPosition::Swapped,
                Some(Hint::Projected) => WrongPosition::Projected,
                None => WrongPosition::OutOfRange,
            };
            (Some(feature), Some(format!("{lon}, {lat}")), Fault::OutlineOutOfRange { wrong })
        }
        OutlineError::NoSuchObject { objects } | OutlineError::SeveralObjects { objects } => {
            (None, None, Fault::SeveralObjects { known: objects.join(", ") })
        }
        OutlineError::NoPolygons { .. } => (None, None, bad("no layer of the TopoJSON has polygons")),
        OutlineError::BadTopology => (None, None, bad("the TopoJSON's objects, arcs or transform are damaged")),
        OutlineError::NoSuchArc { feature, arc } => {
            (Some(feature), Some(arc.to_string()), bad("the TopoJSON names an arc that it does not have"))
        }
    };
    Some(Finding { row: feature.map(|feature| feature as u64), value, ..Finding::of_file(path, fault) })
}
