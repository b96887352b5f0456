//! A package out of one table: guessed, written, checked, and every guess said.
//!
//! The table itself goes into the package as it is; the descriptor says which of its columns is what. Next month the
//! clerk replaces the file, and no more.

mod guess;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::model::{CivilDate, Lang};
use crate::package::Files;
use crate::prepare::{self, Dialect, decode};
use crate::words::{self, Assumed, Fault};
use guess::{Columns, Content, Numbers, Use};

/// What the caller knows already; what is None is guessed.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub title: Option<String>,
    pub lang: Option<Lang>,
    /// what is counted, many of them: residents, compounds
    pub unit: Option<String>,
    /// of rows without a date
    pub as_of: Option<CivilDate>,
    /// a share that was promised (a fraction), when it is due, and when that was announced
    pub promise: Option<(f64, CivilDate, CivilDate)>,
    /// columns by what they are, as the file calls them
    pub columns: BTreeMap<String, String>,
    pub sheet: Option<String>,
    pub illustrative: bool,
}

/// A package, and what was assumed in making it, most important first.
pub struct Made {
    pub files: Files,
    pub assumed: Vec<Assumed>,
    pub lang: Lang,
}

/// Why no package could be made.
#[derive(Debug)]
pub enum InitError {
    Fault(Fault),
    /// neither places nor figures were recognised: the columns that there are
    NothingRecognised(Vec<String>),
    /// a column that was named is not there
    NoSuchColumn {
        name: String,
        known: Vec<String>,
    },
    /// what a column is said to be is none of the uses
    NoSuchUse(String),
}

impl std::fmt::Display for InitError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            InitError::Fault(fault) => {
                let (message, help) = fault.words(Lang::En);
                write!(f, "{message}; {help}")
            }
            InitError::NothingRecognised(columns) => write!(
                f,
                "no column looks like places, or like areas with figures. Say which is which, as \
                 --column area=... --column date=... --column covered=...; there are: {}",
                columns.join(", ")
            ),
            InitError::NoSuchColumn { name, known } => {
                write!(f, "the table has no column {name}; there are: {}", known.join(", "))
            }
            InitError::NoSuchUse(name) => {
                write!(
                    f,
                    "{name} is nothing that a column can be; there are: {}",
                    USES.map(|(name, _)| name).join(", ")
                )
            }
        }
    }
}

/// What a column can be said to be.
pub const USES: [(&str, Use); 11] = [
    ("place-id", Use::PlaceId),
    ("place", Use::PlaceName),
    ("area-id", Use::AreaId),
    ("area", Use::AreaName),
    ("date", Use::Date),
    ("status", Use::Status),
    ("covered", Use::Covered),
    ("total", Use::Total),
    ("percent", Use::Percent),
    ("lon", Use::Lon),
    ("lat", Use::Lat),
];

/// Makes a package of a table. `today` stands in for a date where the table has none and none is known.
pub fn init(file: &str, bytes: Vec<u8>, known: &Known, today: CivilDate) -> Result<Made, InitError> {
    let dialect = Dialect { sheet: known.sheet.clone(), ..Dialect::default() };
    let decoded = decode(file, &bytes, &dialect).map_err(|note| InitError::Fault(note.fault))?;
    let mut assumed = Vec::new();
    for note in decoded.iter().flat_map(|plain| &plain.notes) {
        match &note.fault {
            Fault::GuessedEncoding { encoding } => assumed.push(Assumed::Encoding((*encoding).to_owned())),
            Fault::SeveralSheets { used, known } => assumed.push(Assumed::Sheet(used.clone(), known.clone())),
            _ => {}
        }
    }
    let sheet = decoded.as_ref().and_then(|plain| plain.sheet.clone()).filter(|_| prepare::is_workbook(file));
    let text = decoded.map_or_else(|| bytes.clone(), |plain| plain.csv);
    let (delimiter, columns) = columns(&text)?;
    let lang = known.lang.unwrap_or_else(|| {
        let title = known.title.as_deref().unwrap_or(file);
        Lang::guess(&format!("{title}{}", columns.names.concat()))
    });
    let mut made = Making {
        file,
        columns,
        known,
        today,
        lang,
        assumed,
        used: Vec::new(),
        resources: Vec::new(),
        tables: Vec::new(),
    };
    made.named_columns()?;
    made.package()?;
    let mut files = Files::new();
    files.insert(file.to_owned(), bytes);
    files.insert("datapackage.json".to_owned(), made.descriptor(delimiter, sheet));
    files.extend(std::mem::take(&mut made.tables));
    Ok(Made { files, assumed: made.assumed, lang })
}

/// The table by columns, and the delimiter with which it has most of them.
fn columns(text: &[u8]) -> Result<(u8, Columns), InitError> {
    let text = std::str::from_utf8(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text))
        .map_err(|_| InitError::Fault(Fault::NotText))?;
    let first = text.lines().next().unwrap_or_default();
    let delimiter =
        [b',', b';', b'\t', b'|'].into_iter().max_by_key(|&mark| first.bytes().filter(|&c| c == mark).count());
    let delimiter = delimiter.unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let names: Vec<String> =
        reader.headers().map(|names| names.iter().map(|name| name.trim().to_owned()).collect()).unwrap_or_default();
    let mut cells: Vec<Vec<String>> = vec![Vec::new(); names.len()];
    for record in reader.records().flatten() {
        for (i, column) in cells.iter_mut().enumerate() {
            column.push(record.get(i).unwrap_or_default().trim().to_owned());
        }
    }
    let columns = Columns { names, cells };
    if columns.rows() == 0 {
        return Err(InitError::Fault(Fault::EmptyTable));
    }
    Ok((delimiter, columns))
}

struct Making<'a> {
    file: &'a str,
    columns: Columns,
    known: &'a Known,
    today: CivilDate,
    lang: Lang,
    assumed: Vec<Assumed>,
    used: Vec<(Use, usize)>,
    resources: Vec<Value>,
    tables: Vec<(String, Vec<u8>)>,
}

impl Making<'_> {
    fn named_columns(&mut self) -> Result<(), InitError> {
        for (used_as, name) in &self.known.columns {
            let found = USES.iter().find(|(word, _)| word == used_as);
            let (_, wanted) = found.ok_or_else(|| InitError::NoSuchUse(used_as.clone()))?;
            let index = self.columns.names.iter().position(|column| column == name);
            let no_such = || InitError::NoSuchColumn { name: name.clone(), known: self.columns.names.clone() };
            self.used.push((*wanted, index.ok_or_else(no_such)?));
        }
        Ok(())
    }

    /// The column for a use: the one that was named, else the best that fits; each column once.
    fn column(&mut self, wanted: Use, fits: impl Fn(&Columns, usize) -> bool) -> Option<usize> {
        if let Some((_, index)) = self.used.iter().find(|(of, _)| *of == wanted) {
            return Some(*index);
        }
        let is_free = |i: usize| !self.used.iter().any(|(_, index)| *index == i);
        let index = self.columns.best(wanted, |i| is_free(i) && fits(&self.columns, i))?;
        self.used.push((wanted, index));
        Some(index)
    }

    fn is_free(&self, index: usize) -> bool {
        !self.used.iter().any(|(_, used)| *used == index)
    }

    fn name(&self, index: usize) -> String {
        self.columns.names[index].clone()
    }

    fn number(columns: &Columns, index: usize) -> Option<Numbers> {
        match columns.content(index) {
            Content::Number(numbers) => Some(numbers),
            _ => None,
        }
    }

    fn package(&mut self) -> Result<(), InitError> {
        let is_count =
            |columns: &Columns, i: usize| Self::number(columns, i).is_some_and(|n| n.min >= 0.0 && !n.has_percent_sign);
        let wide = self.columns.wide();
        if let Some((columns, format)) = wide.filter(|(columns, _)| columns.iter().all(|&i| self.holds_figures(i))) {
            return self.wide_table(&columns, format);
        }
        self.column(Use::Lon, |c, i| Self::number(c, i).is_some_and(|n| n.min >= -180.0 && n.max <= 180.0));
        self.column(Use::Lat, |c, i| Self::number(c, i).is_some_and(|n| n.min >= -90.0 && n.max <= 90.0));
        let percent = self.column(Use::Percent, |c, i| {
            Self::number(c, i).is_some_and(|n| n.min >= 0.0 && (n.has_percent_sign || !n.are_whole || n.max <= 100.0))
        });
        let mut total = self.column(Use::Total, is_count);
        let mut covered = self.column(Use::Covered, is_count);
        if percent.is_none() && (covered.is_none() || total.is_none()) && self.is_by_area() {
            (covered, total) = self.counts(covered, total);
        }
        let has_figures = covered.is_some() || percent.is_some();
        let status = self.column(Use::Status, |c, i| matches!(c.content(i), Content::YesNo { .. })).or_else(|| {
            let yes_no = (0..self.columns.len())
                .find(|&i| self.is_free(i) && matches!(self.columns.content(i), Content::YesNo { .. }));
            self.used.extend(yes_no.map(|i| (Use::Status, i)));
            yes_no
        });
        let date = self.column(Use::Date, |c, i| matches!(c.content(i), Content::Date(_))).or_else(|| {
            let date = (0..self.columns.len())
                .find(|&i| self.is_free(i) && matches!(self.columns.content(i), Content::Date(_)));
            self.used.extend(date.map(|i| (Use::Date, i)));
            date
        });
        if status.is_none() && has_figures {
            return self.long_table(date, covered, total, percent);
        }
        if status.is_some() || date.is_some() {
            return self.places(status, date);
        }
        Err(InitError::NothingRecognised(self.columns.names.clone()))
    }

    /// Whether rows may be those of areas: something repeats, or there is a date.
    fn is_by_area(&self) -> bool {
        (0..self.columns.len()).any(|i| self.is_free(i) && matches!(self.columns.content(i), Content::Date(_)))
            && !(0..self.columns.len())
                .any(|i| self.is_free(i) && matches!(self.columns.content(i), Content::YesNo { .. }))
    }

    /// Two columns of counts that nothing names: of those that never pass another, the one and the other.
    fn counts(&mut self, covered: Option<usize>, total: Option<usize>) -> (Option<usize>, Option<usize>) {
        let counts: Vec<usize> = (0..self.columns.len())
            .filter(|&i| {
                self.is_free(i) && !self.columns.is_called(i, Use::AreaId) && !self.columns.is_called(i, Use::PlaceId)
            })
            .filter(|&i| Self::number(&self.columns, i).is_some_and(|n| n.min >= 0.0 && !n.has_percent_sign))
            .collect();
        let highest = |i: usize| Self::number(&self.columns, i).map_or(0.0, |n| n.max);
        let (covered, total) = match (covered, total, counts.as_slice()) {
            (None, Some(total), [other]) if highest(*other) <= highest(total) => (Some(*other), Some(total)),
            (Some(covered), None, [other]) if highest(covered) <= highest(*other) => (Some(covered), Some(*other)),
            (None, None, [a, b]) if highest(*a) <= highest(*b) => (Some(*a), Some(*b)),
            (None, None, [a, b]) => (Some(*b), Some(*a)),
            (None, None, [only]) => (Some(*only), None),
            known => (known.0, known.1),
        };
        self.used.extend(covered.map(|i| (Use::Covered, i)));
        self.used.extend(total.map(|i| (Use::Total, i)));
        (covered, total)
    }

    fn holds_figures(&self, index: usize) -> bool {
        Self::number(&self.columns, index).is_some() || self.columns.content(index) == Content::Empty
    }

    /// The area of each row: a code, a name, or neither. Gives the columns' names.
    fn areas(&mut self) -> Option<(String, String)> {
        let repeats = |c: &Columns, i: usize| c.distinct(i).len() < c.rows() || c.rows() < 3;
        let (id, name) = self.area_columns(repeats)?;
        self.assumed.push(Assumed::Areas(self.name(name), self.columns.distinct(id).len()));
        Some((self.name(id), self.name(name)))
    }

    /// The code of an area and its name, which may be one column. A name is rather text, and a code goes with it.
    fn area_columns(&mut self, fits: impl Fn(&Columns, usize) -> bool) -> Option<(usize, usize)> {
        let is_text = |c: &Columns, i: usize| c.content(i) == Content::Text;
        let is_code = |c: &Columns, i: usize| matches!(c.content(i), Content::Text | Content::Number(_));
        let name = self.column(Use::AreaName, |c, i| is_text(c, i) && fits(c, i));
        let name = name.or_else(|| self.column(Use::AreaName, |c, i| is_code(c, i) && fits(c, i)));
        let goes =
            |c: &Columns, i: usize| is_code(c, i) && fits(c, i) && name.is_none_or(|name| c.go_together(i, name));
        let id = self.column(Use::AreaId, goes);
        let id = id.or_else(|| {
            let numbered = (0..self.columns.len()).find(|&i| {
                name.is_some() && self.is_free(i) && self.columns.is_called(i, Use::PlaceId) && goes(&self.columns, i)
            });
            self.used.extend(numbered.map(|i| (Use::AreaId, i)));
            numbered
        });
        Some((id.or(name)?, name.or(id)?))
    }

    fn areas_resource(&mut self, id: &str, name: &str) {
        self.resources.push(json!({
            "name": "areas", "path": self.file,
            "noticeboard": {
                "distinct": true, "columns": { "area_id": id, "name": name, "level": { "value": "area" } }
            }
        }));
    }

    /// A row for each area and date.
    fn long_table(
        &mut self,
        date: Option<usize>,
        covered: Option<usize>,
        total: Option<usize>,
        percent: Option<usize>,
    ) -> Result<(), InitError> {
        let area = match self.areas() {
            Some(area) => area,
            // areas that are listed once each, by whatever text there is
            None => {
                let text =
                    (0..self.columns.len()).find(|&i| self.is_free(i) && self.columns.content(i) == Content::Text);
                let text = text.ok_or_else(|| InitError::NothingRecognised(self.columns.names.clone()))?;
                self.used.push((Use::AreaName, text));
                self.assumed.push(Assumed::Areas(self.name(text), self.columns.distinct(text).len()));
                (self.name(text), self.name(text))
            }
        };
        self.areas_resource(&area.0, &area.1);
        let mut columns = Map::new();
        columns.insert("area_id".to_owned(), json!(area.0));
        columns.insert("date".to_owned(), self.date(date));
        if let Some(covered) = covered {
            self.assumed.push(Assumed::Covered(self.name(covered)));
            columns.insert("covered".to_owned(), self.figure(covered));
            if let Some(total) = total {
                self.assumed.push(Assumed::Total(self.name(total)));
                columns.insert("total".to_owned(), self.figure(total));
            }
        }
        // with both counts the share follows from them
        if let Some(percent) = percent.filter(|_| covered.is_none() || total.is_none()) {
            self.assumed.push(Assumed::Percent(self.name(percent)));
            columns.insert("percent".to_owned(), self.percent(percent));
            columns.remove("covered");
            columns.remove("total");
        }
        self.resources.push(json!({ "name": "coverage", "path": self.file, "noticeboard": { "columns": columns } }));
        Ok(())
    }

    /// A row for each area, a column for each date.
    fn wide_table(&mut self, dates: &[usize], format: &'static str) -> Result<(), InitError> {
        self.used.extend(dates.iter().map(|&i| (Use::Date, i)));
        let any = (0..self.columns.len()).find(|&i| self.is_free(i) && self.columns.content(i) == Content::Text);
        let Some((id, name)) = self.area_columns(|_, _| true).or(any.map(|any| (any, any))) else {
            return Err(InitError::NothingRecognised(self.columns.names.clone()));
        };
        let (id, name) = (self.name(id), self.name(name));
        self.assumed.push(Assumed::Areas(name.clone(), self.columns.rows()));
        self.areas_resource(&id, &name);
        let numbers: Vec<Numbers> = dates.iter().filter_map(|&i| Self::number(&self.columns, i)).collect();
        let is_percent =
            numbers.iter().any(|n| n.has_percent_sign || !n.are_whole) && numbers.iter().all(|n| n.max <= 150.0);
        let first = dates.iter().map(|&i| self.name(i)).next().unwrap_or_default();
        self.assumed.push(Assumed::Wide(dates.len(), first));
        let mut columns = Map::new();
        columns.insert("area_id".to_owned(), json!(id));
        if format != "default" {
            columns.insert("date".to_owned(), json!({ "format": format }));
        }
        let value = if is_percent { "percent" } else { "covered" };
        // the column that shows how numbers are written
        let is_plain =
            |i: &usize| Self::number(&self.columns, *i).is_none_or(|n| n.group.is_none() && n.decimal == '.');
        let widest = dates.iter().copied().find(|i| !is_plain(i)).or(dates.first().copied());
        let mut how = match widest.map(|i| if is_percent { self.percent(i) } else { self.figure(i) }) {
            Some(Value::Object(how)) => how,
            _ => Map::new(),
        };
        how.remove("column");
        let is_fraction = is_percent && numbers.iter().all(|n| n.max <= 1.0 && !n.has_percent_sign);
        if is_percent {
            how.remove("times");
            if is_fraction {
                how.insert("times".to_owned(), json!(100));
            }
        }
        if !how.is_empty() {
            columns.insert(value.to_owned(), Value::Object(how));
        }
        let total = self.column(Use::Total, |c, i| Self::number(c, i).is_some_and(|n| n.min >= 0.0));
        if let Some(total) = total.filter(|_| !is_percent) {
            self.assumed.push(Assumed::Total(self.name(total)));
            let figure = self.figure(total);
            columns.insert("total".to_owned(), figure);
        }
        let dates: Vec<String> = dates.iter().map(|&i| self.name(i)).collect();
        self.resources.push(json!({
            "name": "coverage", "path": self.file,
            "noticeboard": { "unpivot": { "columns": dates, "name": "date", "value": value }, "columns": columns }
        }));
        Ok(())
    }

    /// A row for each place.
    fn places(&mut self, status: Option<usize>, date: Option<usize>) -> Result<(), InitError> {
        let id = self.column(Use::PlaceId, |c, i| c.is_unique(i));
        let name = self.column(Use::PlaceName, |c, i| c.content(i) == Content::Text && c.filled(i).count() == c.rows());
        let any = (0..self.columns.len())
            .find(|&i| self.is_free(i) && self.columns.content(i) == Content::Text && self.columns.is_unique(i));
        let Some(name) = name.or(any) else { return Err(InitError::NothingRecognised(self.columns.names.clone())) };
        self.used.push((Use::PlaceName, name));
        self.assumed.push(Assumed::Places(self.name(name), self.columns.rows()));
        let area = self.areas();
        // without a number of its own a place is told by its name, and by its area where names repeat
        let place_id = match (id, &area) {
            (Some(id), _) => json!(self.name(id)),
            (None, _) if self.columns.is_unique(name) => json!(self.name(name)),
            (None, Some((_, area))) => json!({ "columns": [area, self.name(name)] }),
            (None, None) => json!(self.name(name)),
        };
        if let Some((id, name)) = &area {
            self.areas_resource(id, name);
        }
        let mut columns = Map::new();
        columns.insert("place_id".to_owned(), place_id.clone());
        columns.insert("name".to_owned(), json!(self.name(name)));
        if let Some((id, _)) = &area {
            columns.insert("area_id".to_owned(), json!(id));
        }
        for (used_as, column) in [(Use::Lon, "lon"), (Use::Lat, "lat")] {
            if let Some((_, i)) = self.used.iter().find(|(of, _)| *of == used_as) {
                columns.insert(column.to_owned(), json!(self.columns.names[*i]));
            }
        }
        let mut ignore: Vec<String> = [status, date].into_iter().flatten().map(|i| self.name(i)).collect();
        ignore.sort();
        self.resources.push(json!({
            "name": "places", "path": self.file, "noticeboard": { "columns": columns, "ignore": ignore }
        }));
        let mut columns = Map::new();
        columns.insert("place_id".to_owned(), place_id);
        let is_dated = date.is_some_and(|date| self.columns.filled(date).next().is_some());
        match (status, date) {
            (Some(status), _) => {
                let Content::YesNo { yes, no } = self.columns.content(status) else {
                    return Err(InitError::NothingRecognised(self.columns.names.clone()));
                };
                self.assumed.push(Assumed::Status(self.name(status), yes.join(", ")));
                let values: Map<String, Value> = yes
                    .into_iter()
                    .map(|word| (word, json!("covered")))
                    .chain(no.into_iter().map(|word| (word, json!("not_covered"))))
                    .collect();
                // an empty cell says nothing
                let how = json!({ "column": self.name(status), "values": values, "empty": "unknown" });
                columns.insert("status".to_owned(), how);
            }
            (None, Some(date)) => {
                self.assumed.push(Assumed::DateMeansCovered(self.name(date)));
                let how = json!({ "column": self.name(date), "otherwise": "covered", "empty": "not_covered" });
                columns.insert("status".to_owned(), how);
            }
            (None, None) => {}
        }
        let how = self.date(date.filter(|_| is_dated));
        match date {
            Some(_) => columns.insert("date".to_owned(), how),
            // since when is not known: no later than now
            None => columns.insert("latest".to_owned(), how),
        };
        self.resources.push(json!({ "name": "status", "path": self.file, "noticeboard": { "columns": columns } }));
        Ok(())
    }

    fn date(&mut self, date: Option<usize>) -> Value {
        match date {
            Some(date) => {
                let name = self.name(date);
                match self.columns.content(date) {
                    Content::Date("default") => {
                        self.assumed.push(Assumed::Date(name.clone(), String::new()));
                        json!(name)
                    }
                    Content::Date(format) => {
                        self.assumed.push(Assumed::Date(name.clone(), format.to_owned()));
                        json!({ "column": name, "format": format })
                    }
                    _ => json!(name),
                }
            }
            None => {
                let day = self.known.as_of.unwrap_or(self.today);
                self.assumed.push(Assumed::AsOf(day));
                json!({ "value": day.to_string() })
            }
        }
    }

    fn figure(&self, index: usize) -> Value {
        let mut how = Map::new();
        how.insert("column".to_owned(), json!(self.name(index)));
        if let Some(numbers) = Self::number(&self.columns, index) {
            if numbers.decimal != '.' {
                how.insert("decimalChar".to_owned(), json!(numbers.decimal));
            }
            if let Some(group) = numbers.group {
                how.insert("groupChar".to_owned(), json!(group));
            }
            if numbers.has_percent_sign {
                how.insert("bareNumber".to_owned(), json!(false));
            }
        }
        if how.len() == 1 { json!(self.name(index)) } else { Value::Object(how) }
    }

    fn percent(&self, index: usize) -> Value {
        let is_fraction =
            Self::number(&self.columns, index).is_some_and(|n| n.max <= 1.0 && !n.has_percent_sign && !n.are_whole);
        match self.figure(index) {
            figure if !is_fraction => figure,
            Value::Object(mut how) => {
                how.insert("times".to_owned(), json!(100));
                Value::Object(how)
            }
            column => json!({ "column": column, "times": 100 }),
        }
    }

    fn descriptor(&mut self, delimiter: u8, sheet: Option<String>) -> Vec<u8> {
        let stem = self.file.split('.').next().unwrap_or(self.file);
        let title = self.known.title.clone().unwrap_or_else(|| stem.replace(['_', '-'], " "));
        if self.known.title.is_none() {
            self.assumed.push(Assumed::Title(title.clone()));
        }
        let mut dialect = Map::new();
        if delimiter != b',' && sheet.is_none() {
            dialect.insert("delimiter".to_owned(), json!(char::from(delimiter).to_string()));
        }
        if let Some(sheet) = sheet {
            dialect.insert("sheetName".to_owned(), json!(sheet));
        }
        let encoding = self.assumed.iter().find_map(|assumed| match assumed {
            Assumed::Encoding(encoding) => Some(encoding.to_lowercase()),
            _ => None,
        });
        for resource in &mut self.resources {
            if !dialect.is_empty() {
                resource["dialect"] = Value::Object(dialect.clone());
            }
            if let Some(encoding) = &encoding {
                resource["encoding"] = json!(encoding);
            }
        }
        if let Some(unit) = &self.known.unit {
            let table = format!(
                "indicator_id,name,unit,units\ncoverage,{},{unit},{unit}\n",
                words::words(self.lang).implicit_name
            );
            self.tables.push(("indicators.csv".to_owned(), table.into_bytes()));
            self.resources.push(json!({ "name": "indicators", "path": "indicators.csv" }));
        }
        match self.known.promise {
            Some((share, due, announced)) => {
                let table = format!("share,due,announced\n{share},{due},{announced}\n");
                self.tables.push(("targets.csv".to_owned(), table.into_bytes()));
                self.resources.push(json!({ "name": "targets", "path": "targets.csv" }));
            }
            None => self.assumed.push(Assumed::NoPromise),
        }
        let free: Vec<String> = (0..self.columns.len()).filter(|&i| self.is_free(i)).map(|i| self.name(i)).collect();
        if !free.is_empty() {
            self.assumed.push(Assumed::Unused(free.join(", ")));
        }
        let level = json!({ "level": "area", "name": words::words(self.lang).area });
        let descriptor = json!({
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": folder_name(stem),
            "title": title,
            "version": "1.0.0",
            "created": format!("{}T00:00:00Z", self.today),
            "resources": self.resources,
            "noticeboard": {
                "languages": [self.lang.tag()], "levels": [level], "illustrative": self.known.illustrative
            },
        });
        let mut bytes = serde_json::to_vec_pretty(&descriptor).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// A name that can be a folder of a site.
fn folder_name(stem: &str) -> String {
    let plain: String = stem.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let plain = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if plain.is_empty() || ["assets", "data", "embed", "en", "de"].contains(&plain.as_str()) {
        "programme".to_owned()
    } else {
        plain
    }
}
