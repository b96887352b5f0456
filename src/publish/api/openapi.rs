//! The description of the files as OpenAPI 3.1: addresses from here, shapes from the types that are written.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::files::{AreaFile, AreasFile, SeriesFile};
use super::records::{ClaimsFile, CompaniesFile, CompanyFile, DimensionFile, DimensionsFile, PlacesFile};
use super::tables::{CLAIM_COLUMNS, DIMENSION_COLUMNS, PLACE_COLUMNS, RATING_COLUMNS};
use crate::model::{Lang, Programme};

/// `server` is the address of the programme's folder, absolute if the site's is known; `lists_places` as [`beside_pages`] has it.
///
/// [`beside_pages`]: super::beside_pages
pub fn openapi(programme: &Programme, server: &str, lists_places: bool) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|it| it.definitions_path = "/components/schemas".into());
    let mut shapes = settings.into_generator();
    let languages: Vec<&str> = programme.languages.iter().map(|lang| lang.tag()).collect();
    let lang = json!({ "name": "lang", "in": "path", "required": true, "schema": { "enum": languages } });
    let area = json!({
        "name": "id", "in": "path", "required": true, "description": "id of an area", "schema": { "type": "string" },
        "example": programme.areas.root().map(|root| &programme.areas.get(root).id),
    });
    let number =
        json!({ "name": "number", "in": "path", "required": true, "schema": { "type": "integer", "minimum": 1 } });
    let (area_file, areas_file, series) =
        (shape::<AreaFile>(&mut shapes), shape::<AreasFile>(&mut shapes), shape::<SeriesFile>(&mut shapes));
    let mut paths = serde_json::Map::new();
    let mut add = |path: &str, summary: &str, parameters: &[&Value], kind: &str, schema: Value| {
        let answer = json!({ "description": summary, "content": { kind: { "schema": schema } } });
        let get = json!({
            "summary": summary, "parameters": parameters,
            "responses": { "200": answer, "404": { "description": "there is no such file" } },
        });
        paths.insert(path.to_owned(), json!({ "get": get }));
    };
    let (text, object) = (json!({ "type": "string" }), json!({ "type": "object" }));
    let rows = json!({ "type": "string", "description": "columns: indicator, area_id, area (its name), date, published, \
        covered, total, unknown, share; an empty cell is what was not published. Groups (by age, for one) are in the tables of \
        the package alone." });
    add("/data/latest/areas/{id}.json", "An area with all its figures", &[&area], JSON, area_file.clone());
    add("/data/latest/series.json", "Every figure of the whole and of the areas directly below it", &[], JSON, series);
    add("/{lang}/index.json", "The figures of the overview", &[&lang], JSON, area_file.clone());
    add(
        "/{lang}/index.csv",
        "Every figure of the whole and of the areas directly below it, a row each",
        &[&lang],
        CSV,
        rows.clone(),
    );
    add("/{lang}/areas/index.json", "All areas with their latest figures", &[&lang], JSON, areas_file);
    add("/{lang}/areas/index.csv", "All areas with their latest figures, a row each", &[&lang], CSV, rows.clone());
    add("/{lang}/areas/{id}/index.json", "The figures of an area's page", &[&lang, &area], JSON, area_file);
    add(
        "/{lang}/areas/{id}/index.csv",
        "Every figure of an area and of those directly below it, a row each",
        &[&lang, &area],
        CSV,
        rows,
    );
    let table = |columns: &str| json!({ "type": "string", "description": format!("columns: {columns}") });
    let one_of = |what: &str, id: Option<&String>| {
        json!({
            "name": "id", "in": "path", "required": true, "description": format!("id of a {what}"),
            "schema": { "type": "string" }, "example": id,
        })
    };
    let scores = table(&RATING_COLUMNS.join(", "));
    if lists_places && !programme.places.is_empty() {
        let what = "Every place with its latest status";
        add("/{lang}/places/index.json", what, &[&lang], JSON, shape::<PlacesFile>(&mut shapes));
        add("/{lang}/places/index.csv", what, &[&lang], CSV, table(&PLACE_COLUMNS.join(", ")));
    }
    if let Some(first) = programme.dimensions.first() {
        let id = one_of("dimension", Some(&first.id));
        let (all, of) =
            ("What is rated, and on what scale", "The latest scores in a dimension, with ranks of companies");
        add("/{lang}/ratings/index.json", all, &[&lang], JSON, shape::<DimensionsFile>(&mut shapes));
        add("/{lang}/ratings/index.csv", all, &[&lang], CSV, table(&DIMENSION_COLUMNS.join(", ")));
        add("/{lang}/ratings/{id}/index.json", of, &[&lang, &id], JSON, shape::<DimensionFile>(&mut shapes));
        add("/{lang}/ratings/{id}/index.csv", of, &[&lang, &id], CSV, scores.clone());
    }
    if let Some(first) = programme.providers.first() {
        let id = one_of("company", Some(&first.id));
        let (all, of) = ("All companies: how many places, and of which status", "A company and its latest scores");
        add("/{lang}/companies/index.json", all, &[&lang], JSON, shape::<CompaniesFile>(&mut shapes));
        add(
            "/{lang}/companies/index.csv",
            all,
            &[&lang],
            CSV,
            table("id, name, places, then a column for each status"),
        );
        add("/{lang}/companies/{id}/index.json", of, &[&lang, &id], JSON, shape::<CompanyFile>(&mut shapes));
        add("/{lang}/companies/{id}/index.csv", of, &[&lang, &id], CSV, scores);
    }
    if !programme.claims.is_empty() {
        let what = "What was said, whether the data bear it out, and by which figure";
        add("/{lang}/claims/index.json", what, &[&lang], JSON, shape::<ClaimsFile>(&mut shapes));
        add("/{lang}/claims/index.csv", what, &[&lang], CSV, table(&CLAIM_COLUMNS.join(", ")));
    }
    add("/data/latest/datapackage.json", "The package's descriptor (Data Package v2)", &[], JSON, object.clone());
    for file in &programme.files {
        let kind = mime_guess::from_path(&file.path).first_or_octet_stream().to_string();
        let title = match file.title.get(programme.language(Lang::En)) {
            "" => &file.name,
            title => title,
        };
        add(&format!("/data/latest/{}", file.path), title, &[], &kind, text.clone());
    }
    add("/data/releases.json", "The record of all releases, each with hashes", &[], JSON, object);
    let changes = json!({ "type": ["object", "null"] });
    add(
        "/data/changes/{number}.json",
        "What a release changed, row by row; null of the first",
        &[&number],
        JSON,
        changes,
    );
    add("/{lang}/feed.xml", "What changed, as Atom", &[&lang], ATOM, text.clone());
    add("/{lang}/areas/{id}/feed.xml", "What changed in an area, as Atom", &[&lang, &area], ATOM, text.clone());
    add("/download/{lang}.zip", "The package with a README and how to cite it", &[&lang], "application/zip", text);
    let schemas = shapes.take_definitions(true);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": programme.title.get(programme.language(Lang::En)),
            "version": if programme.version.is_empty() { "0" } else { &programme.version },
            "description": "Files, not a service: each answer is a file that changes only when the data do. Counts are \
                numbers as published, shares are fractions of 1, dates are YYYY-MM-DD, and null is what was not published.",
            "license": programme.licences.first().map_or(Value::Null, |licence| json!({
                "name": licence.title.get(programme.language(Lang::En)), "url": licence.path,
            })),
        },
        "servers": [{ "url": server }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

const JSON: &str = "application/json";
const CSV: &str = "text/csv";
const ATOM: &str = "application/atom+xml";

fn shape<T: JsonSchema>(shapes: &mut SchemaGenerator) -> Value {
    shapes.subschema_for::<T>().to_value()
}
