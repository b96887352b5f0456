//! `datapackage.json`: what it says of the whole and of each resource.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::coverage::Series;
use super::table::{Dialect, without_bom};
use super::{Finding, Reader};
use crate::model::{CivilDate, Credit, Fetched, Lang, Level, Term, Text};
use crate::words::Fault;

pub(super) const FILE: &str = "datapackage.json";

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Descriptor {
    pub name: Option<String>,
    pub version: Option<String>,
    pub created: Option<String>,
    pub homepage: Option<String>,
    #[serde(default)]
    pub resources: Vec<Resource>,
    #[serde(default)]
    noticeboard: Map<String, Value>,
    /// title, description and their translations, licenses, sources, contributors
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Resource {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    path: Value,
    #[serde(default)]
    schema: Value,
    #[serde(default)]
    pub noticeboard: Map<String, Value>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl Reader<'_> {
    /// None if there is no descriptor that could be read.
    pub(super) fn descriptor(&mut self) -> Option<Descriptor> {
        let Some(bytes) = self.files.get(FILE) else {
            self.findings.push(Finding::of_file(FILE, Fault::MissingFile));
            return None;
        };
        match serde_json::from_slice::<Descriptor>(without_bom(bytes)) {
            Ok(descriptor) => {
                for (property, given) in [
                    ("name", descriptor.name.is_some()),
                    ("title", descriptor.rest.contains_key("title")),
                    ("resources", !descriptor.resources.is_empty()),
                ] {
                    if !given {
                        self.findings.push(Finding::of_file(FILE, Fault::MissingProperty { property }));
                    }
                }
                self.bad_properties(&descriptor);
                for _ in descriptor.resources.iter().filter(|resource| resource.paths().is_empty()) {
                    self.findings.push(Finding::of_file(FILE, Fault::MissingProperty { property: "path" }));
                }
                Some(descriptor)
            }
            Err(error) => {
                let fault = Fault::BadJson { reason: error.to_string() };
                self.findings.push(Finding::at(FILE, error.line() as u64, None, "", fault));
                None
            }
        }
    }
}

impl Reader<'_> {
    /// What is given but cannot be used: it must not be passed over, least of all that data is invented.
    fn bad_properties(&mut self, descriptor: &Descriptor) {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let mut bad = |property: &str, value: String, fault: Fault| {
            let finding = Finding { column: Some(property.to_owned()), ..Finding::of_file(FILE, fault) };
            self.findings.push(Finding { value: Some(value), ..finding });
        };
        let expected = |words: &str| Fault::BadProperty { expected: words.to_owned() };
        if let Some(name) = descriptor.name.as_ref().filter(|name| !is_folder_name(name)) {
            bad("name", name.clone(), Fault::BadName);
        }
        let given = |property: &str| descriptor.noticeboard.get(property);
        if let Some(flag) = given("illustrative").filter(|flag| !flag.is_boolean()) {
            bad("noticeboard.illustrative", text(flag), expected("true / false"));
        }
        let languages = given("languages").into_iter().flat_map(|list| list.as_array().into_iter().flatten());
        for language in languages.filter(|tag| tag.as_str().and_then(Lang::from_tag).is_none()) {
            bad("noticeboard.languages", text(language), expected(&Lang::ALL.map(Lang::tag).join(" / ")));
        }
        if let Some(below) = given("suppress_below").filter(|below| below.as_u64().is_none_or(|below| below < 2)) {
            bad("noticeboard.suppress_below", text(below), expected("5"));
        }
        if let Some(layout) = given("layout").filter(|layout| !["map", "tiles"].map(Some).contains(&layout.as_str())) {
            bad("noticeboard.layout", text(layout), expected("map / tiles"));
        }
        if let Some(created) = descriptor.created.as_ref().filter(|_| descriptor.created().is_none()) {
            bad("created", created.clone(), expected("2022-01-31T00:00:00Z"));
        }
        for resource in &descriptor.resources {
            if let Some(series) = resource.noticeboard.get("series").filter(|_| resource.given_series().is_none()) {
                bad(&format!("{}: noticeboard.series", resource.name), text(series), expected(SERIES_WORDS));
            }
            for path in resource.paths().into_iter().filter(|path| leads_out(path)) {
                bad(&format!("{}: path", resource.name), path, Fault::PathLeadsOut);
            }
        }
    }
}

const SERIES_WORDS: &str = "state / cumulative / incremental";

/// Whether a path points outside the package, or to the web.
fn leads_out(path: &str) -> bool {
    let is_address = path.contains("://");
    let climbs = path.split(['/', '\\']).any(|part| part == "..");
    is_address || climbs || path.starts_with(['/', '\\']) || path.chars().nth(1) == Some(':')
}

/// Whether a name can be a folder of a site of several programmes.
fn is_folder_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
    let taken = Lang::ALL.map(Lang::tag).contains(&name) || ["assets", "data", "embed", "excel"].contains(&name);
    name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.chars().all(plain) && !taken
}

impl Descriptor {
    /// The package's own language first. Where none is named, that of its title.
    pub fn languages(&self) -> Vec<Lang> {
        let given = self.noticeboard.get("languages").and_then(Value::as_array);
        let tags = given.into_iter().flatten().filter_map(Value::as_str);
        let languages: Vec<Lang> = tags.filter_map(Lang::from_tag).collect();
        if languages.is_empty() { vec![Lang::guess(&string(&self.rest, "title"))] } else { languages }
    }

    pub fn text(&self, property: &str) -> Text {
        translated(&self.rest, property, &self.languages())
    }

    pub fn noticeboard_text(&self, property: &str) -> Text {
        translated(&self.noticeboard, property, &self.languages())
    }

    pub fn noticeboard_string(&self, property: &str) -> String {
        string(&self.noticeboard, property)
    }

    pub fn noticeboard_count(&self, property: &str) -> Option<u32> {
        self.noticeboard.get(property).and_then(Value::as_u64).and_then(|count| u32::try_from(count).ok())
    }

    pub fn is_illustrative(&self) -> bool {
        self.noticeboard.get("illustrative").and_then(Value::as_bool).unwrap_or(false)
    }

    pub fn levels(&self) -> Vec<Level> {
        let languages = self.languages();
        let level = |level| Level { id: string(level, "level"), name: translated(level, "name", &languages) };
        objects(&self.noticeboard, "levels").map(level).collect()
    }

    pub fn groups(&self) -> Vec<Term> {
        let languages = self.languages();
        let term = |group| Term {
            id: string(group, "group"),
            name: translated(group, "name", &languages),
            definition: Text::default(),
        };
        objects(&self.noticeboard, "groups").map(term).collect()
    }

    /// The day of `created`, which may carry a time.
    pub fn created(&self) -> Option<CivilDate> {
        self.created.as_deref()?.get(..10)?.parse().ok()
    }

    pub fn credits(&self, property: &str) -> Vec<Credit> {
        credits(&self.rest, property, &self.languages())
    }

    pub fn publisher(&self) -> Text {
        let first = objects(&self.rest, "contributors").next();
        first.map(|who| translated(who, "title", &self.languages())).unwrap_or_default()
    }
}

impl Resource {
    pub fn role(&self) -> &str {
        self.noticeboard.get("role").and_then(Value::as_str).unwrap_or(&self.name)
    }

    pub fn paths(&self) -> Vec<String> {
        match &self.path {
            Value::String(path) => vec![path.clone()],
            Value::Array(paths) => paths.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    pub fn missing_values(&self) -> Vec<String> {
        let given = self.schema.get("missingValues").and_then(Value::as_array);
        // Data Package v2 has them also as {"value": "-", "label": "..."}
        let text = |value: &Value| value.as_str().or_else(|| value.get("value")?.as_str()).map(str::to_owned);
        given.into_iter().flatten().filter_map(text).collect()
    }

    /// The field of the Table Schema with this name.
    pub fn field(&self, name: &str) -> Option<&Map<String, Value>> {
        let mut fields = self.schema.get("fields").and_then(Value::as_array)?.iter().filter_map(Value::as_object);
        fields.find(|field| string(field, "name") == name)
    }

    /// As the Table Dialect says; CSV with commas and double quotes where it says nothing.
    pub fn dialect(&self) -> Dialect {
        let dialect = self.rest.get("dialect").and_then(Value::as_object).cloned().unwrap_or_default();
        let byte = |property: &str| string(&dialect, property).bytes().next();
        let rows = dialect.get("headerRows").and_then(Value::as_array);
        let header_row = rows.and_then(|rows| rows.first()).and_then(Value::as_u64).unwrap_or(1).max(1);
        let is_doubled = dialect.get("doubleQuote").and_then(Value::as_bool).unwrap_or(true);
        Dialect {
            delimiter: byte("delimiter").unwrap_or(b','),
            quote: byte("quoteChar").unwrap_or(b'"'),
            escape: byte("escapeChar").or((!is_doubled).then_some(b'\\')),
            comment: byte("commentChar"),
            header_row,
        }
    }

    /// Whether rows that repeat an id are meant to: areas that stand beside each of their places, for one.
    pub fn is_distinct(&self) -> bool {
        self.noticeboard.get("distinct").and_then(Value::as_bool).unwrap_or(false)
    }

    pub fn series(&self) -> Series {
        self.given_series().unwrap_or(Series::State)
    }

    fn given_series(&self) -> Option<Series> {
        match self.noticeboard.get("series").map(Value::as_str) {
            Some(Some("cumulative")) => Some(Series::Cumulative),
            Some(Some("incremental")) => Some(Series::Incremental),
            None | Some(Some("state")) => Some(Series::State),
            Some(_) => None,
        }
    }

    /// The property of an outline that holds the id of its area.
    pub fn feature_key(&self) -> String {
        let given = self.noticeboard.get("columns").and_then(|columns| columns.get("area_id")).and_then(Value::as_str);
        given.unwrap_or("area_id").to_owned()
    }

    /// Whether the outlines were made for something else and may have more than the areas.
    pub fn has_foreign_outlines(&self) -> bool {
        self.noticeboard.contains_key("columns")
    }

    pub fn text(&self, property: &str, languages: &[Lang]) -> Text {
        translated(&self.rest, property, languages)
    }

    /// What the schema calls a column, where it has a title for it.
    pub fn column_title(&self, column: &str, languages: &[Lang]) -> Option<Text> {
        Some(translated(self.field(column)?, "title", languages)).filter(|title| !title.is_empty())
    }

    /// Where a file of it was fetched from, as `publish` recorded it.
    pub fn fetched(&self, path: &str) -> Option<Fetched> {
        let number = self.paths().iter().position(|known| known == path)?;
        let record = objects(&self.noticeboard, "fetched").nth(number)?;
        let day = string(record, "at").get(..10).and_then(|day| day.parse().ok());
        Some(Fetched { url: string(record, "url"), day })
    }

    pub fn licence(&self) -> String {
        objects(&self.rest, "licenses").next().map(|licence| string(licence, "name")).unwrap_or_default()
    }

    pub fn sources(&self, languages: &[Lang]) -> Vec<Credit> {
        credits(&self.rest, "sources", languages)
    }
}

fn objects<'a>(map: &'a Map<String, Value>, property: &str) -> impl Iterator<Item = &'a Map<String, Value>> {
    map.get(property).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

fn string(map: &Map<String, Value>, property: &str) -> String {
    map.get(property).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A property with its translations, `property@en`.
pub(super) fn translated(map: &Map<String, Value>, property: &str, languages: &[Lang]) -> Text {
    let others = languages.iter().skip(1).map(|&lang| (lang, string(map, &format!("{property}@{}", lang.tag()))));
    Text::new(string(map, property), others.filter(|(_, text)| !text.is_empty()).collect())
}

fn credits(map: &Map<String, Value>, property: &str, languages: &[Lang]) -> Vec<Credit> {
    objects(map, property)
        .map(|credit| {
            let title = translated(credit, "title", languages);
            let title = if title.is_empty() { Text::same(string(credit, "name")) } else { title };
            Credit { title, path: string(credit, "path") }
        })
        .collect()
}
