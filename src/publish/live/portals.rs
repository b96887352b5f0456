//! What open-data portals serve, page by page, as one table or one map: the datastore of CKAN (`datastore_search`), Socrata's
//! SODA (`$limit`, `$offset`), and ArcGIS's FeatureServer (`query`). As their documentation says it.

use serde_json::{Map, Value, json};

use super::http::Client;
use crate::words::Unfetched;

/// Who answers at an address, and so how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Portal {
    /// a file, whole
    File,
    Ckan,
    Socrata,
    /// a table of attributes, with the position of points
    Arcgis,
    /// outlines
    ArcgisMap,
}

/// Rows a page: what each is documented to give at most, or less.
const CKAN_ROWS: usize = 10_000;
const SOCRATA_ROWS: usize = 50_000;
const ARCGIS_ROWS: usize = 1_000;

impl Portal {
    /// As the resource's `noticeboard.portal` says; else by what the address looks like.
    pub fn of(given: Option<&str>, address: &str, is_map: bool) -> Portal {
        let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let is_layer = |service: &str| {
            let after = path.rsplit_once(service).map(|(_, number)| number.strip_suffix("/query").unwrap_or(number));
            after.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let arcgis = if is_map { Portal::ArcgisMap } else { Portal::Arcgis };
        match given {
            Some("ckan") => Portal::Ckan,
            Some("socrata") => Portal::Socrata,
            Some("arcgis") => arcgis,
            Some(_) => Portal::File,
            None if path.ends_with("/action/datastore_search") => Portal::Ckan,
            None if is_socrata(path) => Portal::Socrata,
            None if is_layer("/FeatureServer/") || is_layer("/MapServer/") => arcgis,
            None => Portal::File,
        }
    }

    /// All pages, as CSV or GeoJSON.
    pub fn read(self, address: &str, client: &Client) -> Result<Vec<u8>, Unfetched> {
        match self {
            Portal::ArcgisMap => outlines(address, client),
            Portal::File | Portal::Ckan | Portal::Socrata | Portal::Arcgis => self.table(address, client),
        }
    }

    fn table(self, address: &str, client: &Client) -> Result<Vec<u8>, Unfetched> {
        let mut table = Table::default();
        let mut before = Value::Null;
        loop {
            let page = client.json(&self.page(address, table.rows.len()))?;
            // a portal that does not heed where a page begins would give the first one for ever
            if !page_rows(self, &page).is_empty() && page_rows(self, &page) == page_rows(self, &before) {
                return Err(Unfetched::Repeats);
            }
            let more = match self {
                Portal::Ckan => ckan(&page, &mut table)?,
                Portal::Socrata => socrata(&page, &mut table)?,
                _ => arcgis(&page, &mut table)?,
            };
            table.within(client)?;
            if !more {
                return table.csv();
            }
            before = page;
        }
    }

    fn page(self, address: &str, from: usize) -> String {
        match self {
            Portal::Ckan => with(address, &[("limit", &CKAN_ROWS.to_string()), ("offset", &from.to_string())]),
            // without an order pages may overlap
            Portal::Socrata => {
                let [limit, from] = [SOCRATA_ROWS, from].map(|number| number.to_string());
                let mut query = vec![("$limit", limit.as_str()), ("$offset", from.as_str())];
                if !address.contains("$order") && !address.contains("%24order") {
                    query.push(("$order", ":id"));
                }
                with(&address.replacen(".csv", ".json", 1), &query)
            }
            _ => layer_page(address, "json", from),
        }
    }
}

/// `/resource/abcd-1234.json`
fn is_socrata(path: &str) -> bool {
    let Some((_, file)) = path.rsplit_once("/resource/") else { return false };
    let id = file.split('.').next().unwrap_or_default();
    let is_part = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    id.split('-').count() == 2 && id.split('-').all(is_part)
}

/// An address with more in its query; what it says already stays, but for these.
fn with(address: &str, more: &[(&str, &str)]) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let name = |part: &str| part.split('=').next().unwrap_or_default().replace("%24", "$");
    let kept = query.split('&').filter(|part| !part.is_empty() && !more.iter().any(|(known, _)| *known == name(part)));
    let encode =
        |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let more = more.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    let query: Vec<String> = kept.map(str::to_owned).chain(more).collect();
    format!("{path}?{}", query.join("&"))
}

fn layer_page(address: &str, kind: &str, from: usize) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.trim_end_matches('/');
    let path = if path.ends_with("/query") { path.to_owned() } else { format!("{path}/query") };
    let mut all = vec![("f", kind), ("outSR", "4326")];
    for (name, value) in [("where", "1=1"), ("outFields", "*"), ("returnGeometry", "true")] {
        if !query.split('&').any(|part| part.starts_with(&format!("{name}="))) {
            all.push((name, value));
        }
    }
    let [from, rows] = [from, ARCGIS_ROWS].map(|number| number.to_string());
    all.extend([("resultOffset", from.as_str()), ("resultRecordCount", rows.as_str())]);
    with(&if query.is_empty() { path } else { format!("{path}?{query}") }, &all)
}

fn list<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    value.pointer(path).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn page_rows(portal: Portal, page: &Value) -> &[Value] {
    list(
        page,
        match portal {
            Portal::Ckan => "/result/records",
            Portal::Socrata => "",
            _ => "/features",
        },
    )
}

/// Rows of which each has some of the columns.
#[derive(Default)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Map<String, Value>>,
    /// about
    bytes: usize,
}

impl Table {
    fn add(&mut self, row: Map<String, Value>) {
        for name in row.keys() {
            if !self.columns.contains(name) {
                self.columns.push(name.clone());
            }
        }
        self.bytes += row.values().map(|value| value.as_str().map_or(8, str::len)).sum::<usize>();
        self.rows.push(row);
    }

    fn within(&self, client: &Client) -> Result<(), Unfetched> {
        let megabytes = client.megabytes();
        if self.bytes as u64 > megabytes << 20 { Err(Unfetched::TooLarge { megabytes }) } else { Ok(()) }
    }

    fn csv(&self) -> Result<Vec<u8>, Unfetched> {
        if self.columns.is_empty() {
            return Err(Unfetched::CutShort);
        }
        let mut out = csv::Writer::from_writer(Vec::new());
        let cell = |value: Option<&Value>| match value {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        let rows = self.rows.iter().map(|row| self.columns.iter().map(|name| cell(row.get(name))).collect::<Vec<_>>());
        for row in std::iter::once(self.columns.clone()).chain(rows) {
            out.write_record(&row).map_err(|_| Unfetched::NotAsExpected)?;
        }
        out.into_inner().map_err(|_| Unfetched::NotAsExpected)
    }
}

/// Each takes the rows of a page, and says whether there may be more.
fn ckan(page: &Value, table: &mut Table) -> Result<bool, Unfetched> {
    if page.get("success").and_then(Value::as_bool) != Some(true) || page.pointer("/result/records").is_none() {
        return Err(Unfetched::NotAsExpected);
    }
    for field in list(page, "/result/fields").iter().filter_map(|field| field.get("id")?.as_str()) {
        if field != "_id" && !table.columns.iter().any(|known| known == field) {
            table.columns.push(field.to_owned());
        }
    }
    let records = list(page, "/result/records");
    for record in records.iter().filter_map(Value::as_object) {
        table.add(
            record
                .iter()
                .filter(|(name, _)| *name != "_id")
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
        );
    }
    let total = page.pointer("/result/total").and_then(Value::as_u64);
    Ok(!records.is_empty() && total.is_none_or(|total| (table.rows.len() as u64) < total))
}

fn socrata(page: &Value, table: &mut Table) -> Result<bool, Unfetched> {
    let rows = page.as_array().ok_or(Unfetched::NotAsExpected)?;
    for row in rows.iter().filter_map(Value::as_object) {
        table.add(row.iter().flat_map(|(name, value)| flat(name, value)).collect());
    }
    Ok(rows.len() == SOCRATA_ROWS)
}

/// A point becomes two columns; whatever else has parts stays as it is.
fn flat(name: &str, value: &Value) -> Vec<(String, Value)> {
    match (value.get("type").and_then(Value::as_str), list(value, "/coordinates")) {
        (Some("Point"), [longitude, latitude, ..]) => {
            vec![(format!("{name}_longitude"), longitude.clone()), (format!("{name}_latitude"), latitude.clone())]
        }
        _ => vec![(name.to_owned(), value.clone())],
    }
}

fn arcgis(page: &Value, table: &mut Table) -> Result<bool, Unfetched> {
    let features = page.get("features").and_then(Value::as_array).ok_or(Unfetched::NotAsExpected)?;
    let is_date = |field: &&Value| field.get("type").and_then(Value::as_str) == Some("esriFieldTypeDate");
    let dates: Vec<&str> =
        list(page, "/fields").iter().filter(is_date).filter_map(|field| field["name"].as_str()).collect();
    for feature in features {
        let mut row = feature.get("attributes").and_then(Value::as_object).cloned().unwrap_or_default();
        for name in &dates {
            // milliseconds since 1970
            let at = row.get(*name).and_then(Value::as_i64).and_then(|at| jiff::Timestamp::from_millisecond(at).ok());
            if let Some(at) = at {
                row.insert((*name).to_owned(), json!(at.strftime("%Y-%m-%d").to_string()));
            }
        }
        if let (Some(x), Some(y)) = (feature.pointer("/geometry/x"), feature.pointer("/geometry/y")) {
            row.insert("longitude".to_owned(), x.clone());
            row.insert("latitude".to_owned(), y.clone());
        }
        table.add(row);
    }
    Ok(is_cut(page) && !features.is_empty())
}

/// Whether a layer has more than it gave.
fn is_cut(page: &Value) -> bool {
    let flags = ["/exceededTransferLimit", "/properties/exceededTransferLimit"];
    flags.iter().any(|flag| page.pointer(flag).and_then(Value::as_bool) == Some(true))
}

fn outlines(address: &str, client: &Client) -> Result<Vec<u8>, Unfetched> {
    let mut all: Vec<Value> = Vec::new();
    let mut bytes = 0;
    loop {
        let mut page = client.json(&layer_page(address, "geojson", all.len()))?;
        let more = is_cut(&page);
        let features = page.get_mut("features").and_then(Value::as_array_mut).ok_or(Unfetched::NotAsExpected)?;
        if !all.is_empty() && features.first().is_some_and(|first| all.contains(first)) {
            return Err(Unfetched::Repeats);
        }
        bytes += features.iter().map(|feature| feature.to_string().len()).sum::<usize>();
        let megabytes = client.megabytes();
        if bytes as u64 > megabytes << 20 {
            return Err(Unfetched::TooLarge { megabytes });
        }
        let is_empty = features.is_empty();
        all.append(features);
        if !more || is_empty {
            break;
        }
    }
    if all.is_empty() {
        return Err(Unfetched::CutShort);
    }
    Ok(json!({ "type": "FeatureCollection", "features": all }).to_string().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_say_who_answers() {
        let cases = [
            ("https://data.example/api/3/action/datastore_search?resource_id=1", Portal::Ckan),
            ("https://data.example/resource/f6bq-c5b5.json", Portal::Socrata),
            ("https://data.example/resource/f6bq-c5b5.csv?$where=a", Portal::Socrata),
            ("https://data.example/resource/report.csv", Portal::File),
            ("https://gis.example/arcgis/rest/services/A/FeatureServer/0", Portal::Arcgis),
            ("https://gis.example/arcgis/rest/services/A/MapServer/12/query?where=1", Portal::Arcgis),
            ("https://gis.example/arcgis/rest/services/A/FeatureServer", Portal::File),
            ("https://data.example/table.csv", Portal::File),
        ];
        for (address, expected) in cases {
            assert_eq!(Portal::of(None, address, false), expected, "{address}");
        }
        assert_eq!(Portal::of(Some("file"), cases[0].0, false), Portal::File);
        assert_eq!(Portal::of(None, cases[4].0, true), Portal::ArcgisMap);
    }

    #[test]
    fn a_page_keeps_what_the_address_asks_for() {
        let cases = [
            (
                Portal::Ckan,
                "https://a/api/3/action/datastore_search?resource_id=x&limit=5",
                "https://a/api/3/action/datastore_search?resource_id=x&limit=10000&offset=7",
            ),
            (
                Portal::Socrata,
                "https://a/resource/abcd-1234.csv?$where=n>1",
                "https://a/resource/abcd-1234.json?$where=n>1&%24limit=50000&%24offset=7&%24order=%3Aid",
            ),
            (
                Portal::Arcgis,
                "https://a/FeatureServer/0?where=n%3E1",
                "https://a/FeatureServer/0/query?where=n%3E1&f=json&outSR=4326&outFields=%2A&returnGeometry=true&resultOffset=7&resultRecordCount=1000",
            ),
        ];
        for (portal, address, expected) in cases {
            assert_eq!(portal.page(address, 7), expected);
        }
    }
}
