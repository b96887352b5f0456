//! Two real programmes, put together in `target/real/` by `make real` where their data are at hand. Where they are not,
//! these tests say so aloud and pass.
#![cfg(feature = "publish")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use noticeboard::measure::{Measures, headline};
use noticeboard::model::{AreaIx, IndicatorIx, Programme, Status};
use noticeboard::package::{Files, Finding};
use noticeboard::prepare::{Checked, check};
use noticeboard::publish;
use support::path;

fn package(name: &str) -> Option<Files> {
    let folder = path("target/real").join(name);
    if !folder.is_dir() {
        println!("SKIPPED: no {}; its data are not at hand, or `make real` was not run", folder.display());
        return None;
    }
    Some(publish::read_folder(&folder).unwrap_or_else(|error| panic!("{error}")))
}

fn checked(files: Files) -> (Vec<Finding>, Option<Programme>) {
    let Checked { reading, .. } = check(files);
    (reading.findings.clone(), reading.into_programme())
}

/// How many findings of each code.
fn codes(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for finding in findings {
        *codes.entry(finding.code()).or_default() += 1;
    }
    codes
}

#[test]
fn nyc_is_read_as_it_was_published() {
    let Some(files) = package("nyc-vaccination") else { return };
    let (findings, programme) = checked(files);
    let codes = codes(&findings);
    assert_eq!(codes.get("covered-above-total"), Some(&1774), "shares over 100% are shown, and said");
    assert!(codes.contains_key("falling-count"), "so is a series that falls");
    assert_eq!(codes.get("outline-mended"), Some(&1), "10032, of which two parts share an edge");
    assert_eq!(codes.get("outline-of-no-area"), Some(&1), "99999 has no data");
    let programme = programme.expect("it has no errors");
    assert_eq!(programme.areas.len(), 177 + 1, "and the city above them");
    assert_eq!(programme.coverage.len(), 177 * 119);
    let measures = Measures::new(&programme);
    let root = programme.areas.root().expect("a city");
    assert_eq!(measures.series(IndicatorIx(0), root).len(), 119);
    let chelsea = programme.areas.find("10001").expect("Chelsea");
    let share =
        |area: AreaIx| headline(&programme, &measures, IndicatorIx(0), area, None).coverage().and_then(|c| c.share());
    assert!(share(chelsea).is_some_and(|share| share.0 > 1.2));
    assert!(share(root).is_some_and(|share| (0.81..0.82).contains(&share.0)));
}

/// Totals by date are those that a few other lines make of the very file, to the last digit.
#[test]
fn nyc_adds_up_to_the_last_digit() {
    let Some(files) = package("nyc-vaccination") else { return };
    let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let text = String::from_utf8_lossy(&files["nyc-modzcta-fully-weekly.csv"]).into_owned();
    // one of the weeks is dated as the others are not
    let text = text.replace(",2/13/2022,", ",2022-02-13,");
    let mut rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    // fractions of people are summed in one order
    rows.sort_by_key(|row| (row[1].to_owned(), row[2].to_owned()));
    for row in rows {
        // counted from the right, for names have commas in quotes
        let number = |from_right: usize| row[row.len() - from_right].parse::<f64>().expect("a number");
        let sum = sums.entry(row[1].to_owned()).or_default();
        *sum = (sum.0 + number(3), sum.1 + number(4));
    }
    let programme = checked(files).1.expect("it has no errors");
    let measures = Measures::new(&programme);
    let root = programme.areas.root().expect("a city");
    let ours: BTreeMap<String, (f64, f64)> = measures
        .series(IndicatorIx(0), root)
        .iter()
        .map(|at| {
            (at.date.to_string(), (at.coverage.covered.map_or(0.0, |c| c.0), at.coverage.total.map_or(0.0, |c| c.0)))
        })
        .collect();
    assert_eq!(ours, sums);
}

/// One published version at a time, in place of the weekly table.
#[test]
fn faulty_versions_of_nyc_are_refused_or_read_rightly() {
    let Some(files) = package("nyc-vaccination") else { return };
    let version = |file: &str, date: &str| {
        let mut files = files.clone();
        let descriptor = format!(
            r#"{{"name": "nyc", "title": "NYC", "resources": [
                {{"name": "areas", "path": "nyc-coverage-by-modzcta-allages.first.csv", "noticeboard": {{"columns":
                    {{"area_id": "MODZCTA", "name": "NEIGHBORHOOD_NAME", "level": {{"value": "zip"}}}}}}}},
                {{"name": "coverage", "path": "{file}", "noticeboard": {{"columns": {{"area_id": "MODZCTA", "date": {date},
                    "covered": "COUNT_FULLY_CUMULATIVE", "total": "POP_DENOMINATOR"}}}}}}]}}"#
        );
        files.insert("datapackage.json".to_owned(), descriptor.into_bytes());
        checked(files)
    };
    let (findings, programme) = version("nyc-allages.2022-04-21-conflict-markers.csv", r#""DATE""#);
    assert!(codes(&findings).contains_key("conflict-markers") && programme.is_none());
    assert_eq!(findings.iter().find(|f| f.code() == "conflict-markers").and_then(|f| f.row), Some(2));

    let us_dates = "nyc-allages.2022-02-14-crlf-usdates.csv";
    let (findings, programme) = version(us_dates, r#""DATE""#);
    assert_eq!(codes(&findings).get("ambiguous-date"), Some(&177));
    assert!(programme.is_none());
    let (findings, programme) = version(us_dates, r#"{"column": "DATE", "format": "%m/%d/%Y"}"#);
    assert!(findings.iter().all(|finding| !finding.is_error()), "{:?}", codes(&findings));
    let dates: Vec<String> =
        programme.iter().flat_map(|p| &p.coverage).map(|row| row.observation.date.to_string()).collect();
    assert_eq!(dates.len(), 177);
    assert!(dates.iter().all(|date| date == "2022-02-13"));
}

#[test]
fn london_counts_nobody_as_nothing() {
    let Some(files) = package("london-fhrs") else { return };
    let rows = files.get("london-fhrs-flat.csv").map(|bytes| bytes.iter().filter(|&&byte| byte == b'\n').count());
    let (findings, programme) = checked(files);
    assert!(findings.iter().all(|finding| !finding.is_error()), "{:?}", codes(&findings));
    let programme = programme.expect("it has no errors");
    assert_eq!(rows, Some(71_659 + 1));
    assert_eq!(programme.places.len(), 71_659);
    assert_eq!(programme.areas.len(), 32 + 1);
    let known = |status: Status| programme.status.iter().filter(|event| event.status == status).count();
    assert_eq!(known(Status::Covered), 36_695 + 12_581 + 6_724 + 1_694 + 1_385 + 187);
    assert_eq!(known(Status::Unknown), 9_263 + 3_126, "awaiting inspection, or exempt");
    let measures = Measures::new(&programme);
    let root = programme.areas.root().expect("London");
    let head = headline(&programme, &measures, IndicatorIx(0), root, None);
    let coverage = head.coverage().expect("a figure");
    assert_eq!(coverage.total.map(|total| total.0), Some(71_659.0));
    assert_eq!(coverage.unknown.0, 12_389.0);
    assert_eq!(
        programme.places.iter().filter(|place| place.position.is_none()).count(),
        11_353,
        "found and listed all the same"
    );
    // 0 is best, and nothing is turned round in silence
    let backwards = programme.dimensions.iter().all(|d| d.direction == noticeboard::model::Direction::LowerIsBetter);
    assert!(backwards && programme.dimensions.len() == 3);
    assert!(programme.ratings.iter().all(|rating| rating.n == 1 && rating.score <= 30.0));
    assert_eq!(fs::read_dir(path("target/real/london-fhrs")).map(Iterator::count).ok(), Some(4));
}
