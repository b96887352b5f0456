//! `datapackage.json`: what it says of the whole and of each resource.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::table::without_bom;
use super::{Finding, Reader};
use crate::model::{CivilDate, Credit, Lang, Level, Term, Text};
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
        if let Some(name) = descriptor.name.as_ref().filter(|name| !is_folder_name(name)) {
            bad("name", name.clone(), Fault::BadName);
        }
        let given = |property: &str| descriptor.noticeboard.get(property);
        if let Some(flag) = given("illustrative").filter(|flag| !flag.is_boolean()) {
            bad("noticeboard.illustrative", text(flag), Fault::BadProperty { expected: "true / false" });
        }
        let languages = given("languages").into_iter().flat_map(|list| list.as_array().into_iter().flatten());
        for language in languages.filter(|tag| tag.as_str().and_then(Lang::from_tag).is_none()) {
            bad("noticeboard.languages", text(language), Fault::BadProperty { expected: "zh-CN / en" });
        }
        if let Some(layout) = given("layout").filter(|layout| !["map", "tiles"].map(Some).contains(&layout.as_str())) {
            bad("noticeboard.layout", text(layout), Fault::BadProperty { expected: "map / tiles" });
        }
        if let Some(created) = descriptor.created.as_ref().filter(|_| descriptor.created().is_none()) {
            bad("created", created.clone(), Fault::BadProperty { expected: "2022-01-31T00:00:00Z" });
        }
    }
}

/// Whether a name can be a folder of a site of several programmes.
fn is_folder_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
    let taken = Lang::ALL.map(Lang::tag).contains(&name) || ["assets", "data", "embed"].contains(&name);
    name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.chars().all(plain) && !taken
}

impl Descriptor {
    pub fn languages(&self) -> Vec<Lang> {
        let given = self.noticeboard.get("languages").and_then(Value::as_array);
        let tags = given.into_iter().flatten().filter_map(Value::as_str);
        let languages: Vec<Lang> = tags.filter_map(Lang::from_tag).collect();
        if languages.is_empty() { Lang::ALL.to_vec() } else { languages }
    }

    pub fn text(&self, property: &str) -> Text {
        translated(&self.rest, property, self.languages()[0])
    }

    pub fn noticeboard_text(&self, property: &str) -> Text {
        translated(&self.noticeboard, property, self.languages()[0])
    }

    pub fn noticeboard_string(&self, property: &str) -> String {
        string(&self.noticeboard, property)
    }

    pub fn is_illustrative(&self) -> bool {
        self.noticeboard.get("illustrative").and_then(Value::as_bool).unwrap_or(false)
    }

    pub fn levels(&self) -> Vec<Level> {
        let given = self.noticeboard.get("levels").and_then(Value::as_array);
        let objects = given.into_iter().flatten().filter_map(Value::as_object);
        let lang = self.languages()[0];
        objects.map(|level| Level { id: string(level, "level"), name: translated(level, "name", lang) }).collect()
    }

    pub fn groups(&self) -> Vec<Term> {
        let given = self.noticeboard.get("groups").and_then(Value::as_array);
        let objects = given.into_iter().flatten().filter_map(Value::as_object);
        let lang = self.languages()[0];
        let term = |group| Term {
            id: string(group, "group"),
            name: translated(group, "name", lang),
            definition: Text::default(),
        };
        objects.map(term).collect()
    }

    /// The day of `created`, which may carry a time.
    pub fn created(&self) -> Option<CivilDate> {
        self.created.as_deref()?.get(..10)?.parse().ok()
    }

    pub fn credits(&self, property: &str) -> Vec<Credit> {
        credits(&self.rest, property, self.languages()[0])
    }

    pub fn publisher(&self) -> Text {
        let first = self.rest.get("contributors").and_then(|list| list.get(0)).and_then(Value::as_object);
        first.map(|who| translated(who, "title", self.languages()[0])).unwrap_or_default()
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
        given.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    pub fn text(&self, property: &str, lang: Lang) -> Text {
        translated(&self.rest, property, lang)
    }

    /// What the schema calls a column, where it has a title for it.
    pub fn column_title(&self, column: &str, lang: Lang) -> Option<Text> {
        let fields = self.schema.get("fields").and_then(Value::as_array)?;
        let mut objects = fields.iter().filter_map(Value::as_object);
        let field = objects.find(|field| string(field, "name") == column)?;
        Some(translated(field, "title", lang)).filter(|title| !title.is_empty())
    }

    pub fn licence(&self) -> String {
        let first = self.rest.get("licenses").and_then(|list| list.get(0)).and_then(Value::as_object);
        first.map(|licence| string(licence, "name")).unwrap_or_default()
    }

    pub fn sources(&self, lang: Lang) -> Vec<Credit> {
        credits(&self.rest, "sources", lang)
    }
}

fn string(map: &Map<String, Value>, property: &str) -> String {
    map.get(property).and_then(Value::as_str).unwrap_or_default().to_owned()
}

pub(super) fn translated(map: &Map<String, Value>, property: &str, lang: Lang) -> Text {
    let base = string(map, property);
    let other = string(map, &format!("{property}@{}", lang.other().tag()));
    let other = if other.is_empty() { base.clone() } else { other };
    match lang {
        Lang::ZhCn => Text { zh: base, en: other },
        Lang::En => Text { zh: other, en: base },
    }
}

fn credits(map: &Map<String, Value>, property: &str, lang: Lang) -> Vec<Credit> {
    let given = map.get(property).and_then(Value::as_array);
    let objects = given.into_iter().flatten().filter_map(Value::as_object);
    objects
        .map(|credit| {
            let title = translated(credit, "title", lang);
            let title = if title.is_empty() { Text::same(string(credit, "name")) } else { title };
            Credit { title, path: string(credit, "path") }
        })
        .collect()
}
