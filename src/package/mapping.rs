//! How a publisher's columns become ours: `noticeboard.columns` and what else a resource says of its table.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::cell::{DateFormat, NumberFormat};
use super::descriptor::{FILE, Resource};
use super::{Finding, Role};
use crate::words::Fault;

/// Where the cells of one of our columns come from, and how they are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub from: From,
    /// as the publisher calls it, for findings
    pub label: String,
    /// the publisher's words, and ours for them
    pub values: HashMap<String, String>,
    /// what stands for every word that `values` does not name
    pub otherwise: Option<String>,
    /// what stands for an empty cell
    pub empty: Option<String>,
    pub date: DateFormat,
    pub number: NumberFormat,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum From {
    #[default]
    Nowhere,
    Cell(usize),
    Constant(String),
    /// of a wide table: what its header says, and what stands below it
    Header,
    Below,
}

/// A wide table turned long: each of `columns` makes a row of its own.
#[derive(Clone, Debug)]
pub(super) struct Unpivot {
    /// index, and what is to stand for its header
    pub columns: Vec<(usize, String)>,
}

/// What a resource says of its table, against the header that the table has.
pub(super) struct Mapping {
    pub sources: HashMap<String, Source>,
    pub unpivot: Option<Unpivot>,
    /// columns that are joined from others, with a space between; they stand behind those of the file
    pub joined: Vec<Vec<usize>>,
    /// a column, and which of its values are let through
    pub filters: Vec<(usize, HashSet<String>)>,
    /// columns that are used, or not to be shown
    pub used: HashSet<usize>,
}

impl Mapping {
    pub fn new(resource: &Resource, role: &Role, header: &[String], findings: &mut Vec<Finding>) -> Mapping {
        let mut reading = Reading {
            resource,
            role,
            header,
            findings,
            used: HashSet::new(),
            claimed: HashSet::new(),
            joined: Vec::new(),
        };
        let unpivot = reading.unpivot();
        let filters = reading.filters();
        reading.ignored();
        let mut sources = HashMap::new();
        for (name, source) in reading.columns() {
            sources.insert(name, source);
        }
        if let Some((_, name, value)) = &unpivot {
            sources.insert(name.clone(), reading.special(name, From::Header));
            sources.insert(value.clone(), reading.special(value, From::Below));
        }
        for (i, column) in header.iter().enumerate() {
            if role.knows(column) && !sources.contains_key(column) && !reading.claimed.contains(&i) {
                sources.insert(column.clone(), reading.cell(i, column, &Map::new()));
            }
        }
        let Reading { used, joined, .. } = reading;
        Mapping { sources, unpivot: unpivot.map(|(unpivot, ..)| unpivot), joined, filters, used }
    }
}

struct Reading<'a> {
    resource: &'a Resource,
    role: &'a Role,
    header: &'a [String],
    findings: &'a mut Vec<Finding>,
    used: HashSet<usize>,
    /// columns that are one of ours already, or left out
    claimed: HashSet<usize>,
    joined: Vec<Vec<usize>>,
}

impl Reading<'_> {
    fn wrong(&mut self, property: &str, value: &str, fault: Fault) {
        let column = format!("{}: noticeboard.{property}", self.resource.name);
        let finding = Finding { column: Some(column), ..Finding::of_file(FILE, fault) };
        self.findings.push(Finding { value: (!value.is_empty()).then(|| value.to_owned()), ..finding });
    }

    /// The index of a publisher's column; a finding where the file has none of this name.
    fn index(&mut self, property: &str, name: &str) -> Option<usize> {
        let index = self.header.iter().position(|column| column == name);
        match index {
            Some(index) => {
                self.used.insert(index);
                // what rows are chosen by may be shown as well
                if property != "filter" {
                    self.claimed.insert(index);
                }
            }
            None => self.wrong(property, name, Fault::UnknownColumn { known: self.header.join(", ") }),
        }
        index
    }

    fn columns(&mut self) -> Vec<(String, Source)> {
        let Some(given) = self.resource.noticeboard.get("columns") else { return Vec::new() };
        let Some(given) = given.as_object() else {
            let fault = Fault::BadProperty { expected: "{\"area_id\": \"…\", …}".to_owned() };
            self.wrong("columns", &given.to_string(), fault);
            return Vec::new();
        };
        let mut sources = Vec::new();
        for (name, said) in given {
            if !self.role.knows(name) {
                self.wrong("columns", name, Fault::MapsNothing { known: self.role.column_names() });
                continue;
            }
            let said = match said {
                Value::String(column) => Map::from_iter([("column".to_owned(), Value::String(column.clone()))]),
                Value::Object(said) => said.clone(),
                other => {
                    let fault = Fault::BadProperty { expected: "\"…\" / {\"column\": \"…\"}".to_owned() };
                    self.wrong("columns", &other.to_string(), fault);
                    continue;
                }
            };
            if let Some(Value::Array(joined)) = said.get("columns") {
                let names: Vec<String> = joined.iter().filter_map(Value::as_str).map(str::to_owned).collect();
                let cells: Option<Vec<usize>> = names.iter().map(|column| self.index("columns", column)).collect();
                if let Some(cells) = cells {
                    let from = From::Cell(self.header.len() + self.joined.len());
                    self.joined.push(cells);
                    sources.push((name.clone(), read_as(from, &names.join(" + "), &said, &Map::new())));
                }
                continue;
            }
            let source = match (said.get("column"), said.get("value")) {
                (Some(Value::String(column)), None) => {
                    let Some(index) = self.index("columns", column) else { continue };
                    self.cell(index, column, &said)
                }
                (None, Some(value)) => {
                    let constant = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    Source { from: From::Constant(constant), label: name.clone(), ..Source::default() }
                }
                // how a column of a wide table, or one that has our name, is to be read
                (None, None) => {
                    let index = self.header.iter().position(|column| column == name);
                    match index {
                        Some(index) => self.cell(index, name, &said),
                        None => continue,
                    }
                }
                _ => {
                    let fault = Fault::BadProperty { expected: "column / value".to_owned() };
                    self.wrong("columns", name, fault);
                    continue;
                }
            };
            sources.push((name.clone(), source));
        }
        sources
    }

    /// The column at `index`, read as `said` here and by its field in the Table Schema.
    fn cell(&mut self, index: usize, label: &str, said: &Map<String, Value>) -> Source {
        self.used.insert(index);
        self.claimed.insert(index);
        let field = self.resource.field(label).cloned().unwrap_or_default();
        read_as(From::Cell(index), label, said, &field)
    }

    fn special(&self, name: &str, from: From) -> Source {
        let said = self.resource.noticeboard.get("columns").and_then(|columns| columns.get(name));
        let said = said.and_then(Value::as_object).cloned().unwrap_or_default();
        read_as(from, name, &said, &Map::new())
    }

    /// The unpivoted columns, and ours for their headers and for what stands below.
    fn unpivot(&mut self) -> Option<(Unpivot, String, String)> {
        let said = self.resource.noticeboard.get("unpivot")?.clone();
        let string = |property: &str| said.get(property).and_then(Value::as_str).map(str::to_owned);
        let (Some(name), Some(value)) = (string("name"), string("value")) else {
            let fault = Fault::BadProperty { expected: "{\"name\": \"date\", \"value\": \"covered\"}".to_owned() };
            self.wrong("unpivot", &said.to_string(), fault);
            return None;
        };
        for column in [&name, &value] {
            if !self.role.knows(column) {
                self.wrong("unpivot", column, Fault::MapsNothing { known: self.role.column_names() });
            }
        }
        let columns = match said.get("columns") {
            Some(Value::Array(list)) => {
                let names: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                names.iter().filter_map(|name| Some((self.index("unpivot", name)?, (*name).to_owned()))).collect()
            }
            Some(Value::Object(map)) => map
                .iter()
                .filter_map(|(name, stands_for)| Some((self.index("unpivot", name)?, stands_for.as_str()?.to_owned())))
                .collect(),
            // every column whose header is a date
            _ => {
                let format = self.special(&name, From::Header).date;
                let dates = self.header.iter().enumerate().filter(|(_, column)| format.read(column).is_ok());
                let dates: Vec<(usize, String)> = dates.map(|(i, column)| (i, column.clone())).collect();
                if dates.is_empty() {
                    self.wrong("unpivot", &name, Fault::UnknownColumn { known: self.header.join(", ") });
                }
                dates
            }
        };
        self.used.extend(columns.iter().map(|(index, _)| *index));
        self.claimed.extend(columns.iter().map(|(index, _)| *index));
        Some((Unpivot { columns }, name, value))
    }

    fn filters(&mut self) -> Vec<(usize, HashSet<String>)> {
        let given = self.resource.noticeboard.get("filter").and_then(Value::as_object).cloned().unwrap_or_default();
        let mut filters = Vec::new();
        for (name, values) in given {
            let Some(index) = self.index("filter", &name) else { continue };
            let values = match values {
                Value::Array(values) => values,
                value => vec![value],
            };
            let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            filters.push((index, values.into_iter().map(text).collect()));
        }
        filters
    }

    fn ignored(&mut self) {
        let given = self.resource.noticeboard.get("ignore").and_then(Value::as_array).cloned().unwrap_or_default();
        for name in given.iter().filter_map(Value::as_str) {
            self.index("ignore", name);
        }
    }
}

fn date_format(said: Option<&Value>) -> DateFormat {
    match said {
        Some(Value::String(format)) => DateFormat::from_property(format),
        Some(Value::Array(formats)) => {
            DateFormat::OneOf(formats.iter().filter_map(Value::as_str).map(DateFormat::from_property).collect())
        }
        _ => DateFormat::default(),
    }
}

/// What the mapping says goes before what the Table Schema says.
fn read_as(from: From, label: &str, said: &Map<String, Value>, field: &Map<String, Value>) -> Source {
    let string = |property: &str| {
        let value = said.get(property).or_else(|| field.get(property));
        value.and_then(Value::as_str)
    };
    let character = |property: &str| string(property).and_then(|text| text.chars().next());
    let bare = said.get("bareNumber").or_else(|| field.get("bareNumber")).and_then(Value::as_bool);
    let number = NumberFormat {
        decimal: character("decimalChar").unwrap_or('.'),
        group: character("groupChar"),
        bare: bare.unwrap_or(true),
        times: said.get("times").and_then(Value::as_f64).unwrap_or(1.0),
    };
    let values = said.get("values").and_then(Value::as_object).into_iter().flatten();
    let values = values.filter_map(|(theirs, ours)| Some((theirs.clone(), ours.as_str()?.to_owned())));
    Source {
        from,
        label: label.to_owned(),
        values: values.collect(),
        otherwise: said.get("otherwise").and_then(Value::as_str).map(str::to_owned),
        empty: said.get("empty").and_then(Value::as_str).map(str::to_owned),
        date: date_format(said.get("format").or_else(|| field.get("format"))),
        number,
    }
}
