//! An API of files: the figures of areas, of the whole and of pages as JSON and CSV, at addresses that stay. A place has a
//! row in those beside the list of places, not files of its own: they would be most of a site.
//!
//! What comes in: a programme with its measures and its latest release. What goes out: files by their paths below the
//! programme's folder, and their description as OpenAPI, made from the same types. They are made of the recorded files and of
//! nothing else, so that `noticeboard verify` makes them anew and compares. It does not know pages.

mod files;
mod openapi;
mod records;
mod tables;

use std::collections::BTreeMap;

use serde::Serialize;

pub use files::Api;
pub use openapi::openapi;
use tables::{area_table, areas_table, claims_table, companies_table, dimensions_table, places_table, ratings_table};

use crate::model::{AreaIx, Lang};

/// Of this description of files; a change that would break a reader of them would raise it.
pub const VERSION: u32 = 1;
/// Below `data/`, where everything else is recorded in releases.
pub const SERIES: &str = "latest/series.json";
const AREAS: &str = "latest/areas/";
pub const OPENAPI: &str = "openapi.json";

/// The files below `data/` that are made of those of the package.
pub fn derived(api: &Api) -> BTreeMap<String, Vec<u8>> {
    let areas = api.programme.areas.all().map(|(ix, area)| (format!("{AREAS}{}.json", area.id), json(&api.area(ix))));
    areas.chain([(SERIES.to_owned(), json(&api.series()))]).collect()
}

/// Whether a path below `data/` is one of them.
pub fn is_derived(path: &str) -> bool {
    path == SERIES || path.strip_prefix(AREAS).is_some_and(|file| file.ends_with(".json"))
}

/// Beside the pages of a language, by their paths below its folder: figures with their table. `lists_places` says whether
/// there are few enough places for a list of them.
pub fn beside_pages(
    api: &Api,
    lang: Lang,
    has_page: &dyn Fn(AreaIx) -> bool,
    lists_places: bool,
) -> Vec<(String, Vec<u8>)> {
    let areas = &api.programme.areas;
    let mut files = Vec::new();
    let mut add = |folder: &str, json: Vec<u8>, table: Vec<u8>| {
        files.push((format!("{folder}index.json"), json));
        files.push((format!("{folder}index.csv"), table));
    };
    if let Some(root) = areas.root() {
        add("", json(&api.area(root)), area_table(api, root, lang));
    }
    add("areas/", json(&api.list()), areas_table(api, lang));
    for (ix, area) in areas.all().filter(|(ix, _)| has_page(*ix)) {
        add(&format!("areas/{}/", area.id), json(&api.area(ix)), area_table(api, ix, lang));
    }
    let programme = api.programme;
    if lists_places && !programme.places.is_empty() {
        let places = api.places();
        add("places/", json(&places), places_table(&places.places, lang));
    }
    if !programme.dimensions.is_empty() {
        let all = api.dimensions();
        add("ratings/", json(&all), dimensions_table(&all.dimensions, lang));
        for (i, dimension) in programme.dimensions.iter().enumerate() {
            let of = api.dimension(i);
            add(&format!("ratings/{}/", dimension.id), json(&of), ratings_table(&of.ratings, lang));
        }
    }
    if !programme.providers.is_empty() {
        let all = api.companies();
        add("companies/", json(&all), companies_table(&all.companies, lang));
        for of in api.company_files(all.companies) {
            add(&format!("companies/{}/", of.company.id), json(&of), ratings_table(&of.ratings, lang));
        }
    }
    if !programme.claims.is_empty() {
        let claims = api.claims();
        add("claims/", json(&claims), claims_table(&claims.claims, lang));
    }
    files
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).unwrap_or_else(|error| unreachable!("a struct of plain values: {error}"));
    bytes.push(b'\n');
    bytes
}
