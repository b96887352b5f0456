//! Real publications as releases: Germany's vaccination counts as they were published on 15 days, and doses by day as four
//! publications gave them, with thousands of past values altered from one to the next. `tests/history/README.md` names sources.
#![allow(dead_code)] // each user takes a part

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use noticeboard::package::Files;
use noticeboard::publish::{Fetching, Request, publish};
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A row by the names of its columns.
type Row = BTreeMap<String, String>;

fn path(below: &str) -> PathBuf {
    Path::new(ROOT).join(below)
}

fn read(file: &Path) -> (Vec<String>, Vec<Row>) {
    let mut table = csv::Reader::from_path(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let header: Vec<String> = table.headers().expect("a header").iter().map(str::to_owned).collect();
    let rows =
        table.records().map(|row| header.iter().cloned().zip(row.expect("a row").iter().map(str::to_owned)).collect());
    let rows = rows.collect();
    (header, rows)
}

fn write<'a>(header: &[String], rows: impl Iterator<Item = &'a Row>) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(header).expect("a header");
    for row in rows {
        let cells = header.iter().map(|name| row.get(name).map_or("", String::as_str));
        table.write_record(cells).expect("a row");
    }
    table.into_inner().expect("a table")
}

/// The days of the 15 publications.
pub fn publications() -> Vec<String> {
    let files = fs::read_dir(path("tests/history/as-published")).expect("the publications").flatten();
    let mut days: Vec<String> =
        files.map(|file| file.file_name().to_string_lossy().chars().take(10).collect()).collect();
    days.sort();
    days
}

/// The counts of a publication, to the byte as it was published: area and count.
pub fn published_on(day: &str) -> Vec<(String, String, String)> {
    let file = path(&format!("tests/history/as-published/{day}_Deutschland_Impfquoten_COVID-19.csv"));
    let rows = read(&file).1.into_iter();
    rows.map(|row| {
        let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
        (cell("BundeslandId_Impfort"), cell("Datum"), cell("Impfungen_gesamt_min1"))
    })
    .collect()
}

/// The package of the programme as it could have been published on that day: what had been counted, promised and said by then.
pub fn vaccination(day: &str) -> Files {
    let folder = path("public/data/germany-vaccination");
    let mut files: Files = fs::read_dir(&folder)
        .expect("the programme")
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file")))
        .collect();
    let mut descriptor: Value = serde_json::from_slice(&files["datapackage.json"]).expect("JSON");
    descriptor["version"] = json!(day);
    descriptor["created"] = json!(format!("{day}T00:00:00Z"));

    let (header, mut rows) = read(&folder.join("coverage.csv"));
    rows.retain(|row| row["published"].as_str() <= day);
    for of in publications().iter().filter(|of| of.as_str() <= day) {
        for (area, date, covered) in published_on(of) {
            let same = |row: &&Row| row["area_id"] == area && row["date"] == date;
            if let Some(known) = rows.iter().find(same) {
                assert_eq!(known["covered"], covered, "{area} on {date}");
                continue;
            }
            // the list of people is the one that the publications before it used
            let before = rows.iter().filter(|row| row["area_id"] == area && row["date"] < date);
            let total = before.max_by_key(|row| row["date"].clone());
            let total = total.map(|row| row["total"].clone()).unwrap_or_default();
            let row =
                [("area_id", &area), ("date", &date), ("covered", &covered), ("total", &total), ("published", of)];
            rows.push(row.into_iter().map(|(name, value)| (name.to_owned(), value.clone())).collect());
        }
    }
    rows.sort_by(|a, b| (&a["date"], &a["area_id"]).cmp(&(&b["date"], &b["area_id"])));
    files.insert("coverage.csv".to_owned(), write(&header, rows.iter()));

    let mut gone = vec!["coverage_age.csv"];
    for (file, said) in [("targets.csv", "announced"), ("claims.csv", "stated_on")] {
        let (header, mut rows) = read(&folder.join(file));
        rows.retain(|row| row[said].as_str() <= day);
        if rows.is_empty() {
            gone.push(file);
        }
        files.insert(file.to_owned(), write(&header, rows.iter()));
    }
    files.retain(|name, _| !gone.contains(&name.as_str()));
    let resources = descriptor["resources"].as_array_mut().expect("resources");
    resources.retain(|resource| !gone.iter().any(|gone| resource["path"] == **gone));
    files.insert("datapackage.json".to_owned(), serde_json::to_vec_pretty(&descriptor).expect("JSON"));
    files
}

/// Days of the four publications of doses by day.
pub fn of_doses() -> Vec<String> {
    let (header, _) = read(&path("tests/history/doses-by-day.csv"));
    header.iter().filter_map(|name| Some(name.strip_prefix("published_")?.to_owned())).collect()
}

/// Doses by day and place of vaccination as a publication gave them.
pub fn doses(day: &str) -> Files {
    let (_, rows) = read(&path("tests/history/doses-by-day.csv"));
    let column = format!("published_{day}");
    let rows = rows.into_iter().filter(|row| !row[&column].is_empty()).map(|mut row| {
        let covered = row.remove(&column).unwrap_or_default();
        row.insert("covered".to_owned(), covered);
        row
    });
    let rows: Vec<Row> = rows.collect();
    let header = ["area_id", "date", "covered"].map(str::to_owned);
    let areas = fs::read(path("public/data/germany-vaccination/areas.csv")).expect("areas");
    let descriptor = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "germany-doses",
        "title": "First doses given in Germany, by day",
        "version": day,
        "created": format!("{day}T00:00:00Z"),
        "licenses": [{ "name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0 International" }],
        "sources": [{ "title": "Robert Koch-Institut, COVID-19-Impfungen in Deutschland", "path": "https://github.com/robert-koch-institut/COVID-19-Impfungen_in_Deutschland" }],
        "noticeboard": {
            "languages": ["en"],
            "levels": [
                { "level": "country", "name": "Country" }, { "level": "state", "name": "State" },
                { "level": "body", "name": "Federal body" },
            ],
        },
        "resources": [
            { "name": "areas", "path": "areas.csv" },
            { "name": "indicators", "path": "indicators.csv" },
            { "name": "coverage", "path": "coverage.csv" },
        ],
    });
    let indicators = "indicator_id,name,unit,units,covered_means\n\
                      doses,First doses of a day,dose,doses,given on that day as the publication knew it\n";
    Files::from([
        ("datapackage.json".to_owned(), serde_json::to_vec_pretty(&descriptor).expect("JSON")),
        ("areas.csv".to_owned(), areas),
        ("indicators.csv".to_owned(), indicators.as_bytes().to_vec()),
        ("coverage.csv".to_owned(), write(&header, rows.iter())),
    ])
}

/// Publishes all of it, one publication after the other, into one site of two programmes.
pub fn publish_history(out: &Path, packages: &Path, shell: Option<PathBuf>, said: impl Fn(&str)) {
    type Make = fn(&str) -> Files;
    let series: [(&str, Vec<String>, Make); 2] =
        [("germany-vaccination", publications(), vaccination), ("germany-doses", of_doses(), doses)];
    let mut days: Vec<&String> = series.iter().flat_map(|(_, days, _)| days).collect();
    days.sort();
    days.dedup();
    for day in days {
        let mut published = Vec::new();
        for (name, of, make) in &series {
            // the site has one programme until the other is published too
            let Some(latest) = of.iter().filter(|of| *of <= day).max() else { continue };
            let folder = packages.join(name);
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
            for (name, bytes) in make(latest) {
                fs::write(folder.join(&name), bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
            published.push(folder);
        }
        let request = Request {
            packages: published,
            out: out.to_owned(),
            base: "/".to_owned(),
            site_url: String::new(),
            shell: shell.clone(),
            previous: None,
            allow: Vec::new(),
            precompress: false,
            place_pages: true,
            previews: 0,
            area_pages: None,
            signing: Default::default(),
            dropped: Vec::new(),
            fetching: Fetching::default(),
        };
        match publish(&request, &|_| {}, &|_, _| {}) {
            Ok(done) => said(&format!("{day}: {:?}", done.releases)),
            Err(error) => panic!("{day}: {error}"),
        }
    }
}
