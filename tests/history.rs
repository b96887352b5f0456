//! Real publications as releases: every past value that was altered is told, and the chain holds.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
#[path = "support/history.rs"]
mod history;
mod support;

use std::fs;

use command::{scratch, shell};
use noticeboard::publish::{Expected, verify};
use serde_json::Value;

#[test]
fn fifteen_publications_and_four_with_thousands_of_altered_values_are_releases() {
    let folder = scratch("history");
    let site = folder.join("site");
    history::publish_history(&site, &folder.join("packages"), Some(shell(&folder)), |_| {});
    let findings = verify(&site, &Expected::default()).expect("it can be read").expect("programmes").findings;
    assert!(findings.is_empty(), "{findings:?}");
    let json = |path: String| -> Value {
        let bytes = fs::read(site.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let releases = |name: &str| {
        let record = json(format!("{name}/data/releases.json"));
        record["releases"].as_array().cloned().unwrap_or_default()
    };

    let vaccination = releases("germany-vaccination");
    assert_eq!(vaccination.len(), 15);
    let days: Vec<&str> = vaccination.iter().filter_map(|release| release["version"].as_str()).collect();
    assert_eq!(days, history::publications());
    // each release holds the counts of its publication as they were published
    for (number, day) in days.iter().enumerate() {
        let path = format!("germany-vaccination/data/releases/{}/coverage.csv", number + 1);
        let coverage = fs::read_to_string(site.join(&path)).expect("coverage");
        for (area, date, covered) in history::published_on(day) {
            let row = format!("{area},{date},{covered},");
            assert!(coverage.lines().any(|line| line.starts_with(&row)), "{path}: {row}");
        }
    }

    // counts were published day by day, and none of them was altered afterwards
    for number in 2..=15 {
        let changes = json(format!("germany-vaccination/data/changes/{number}.json"));
        assert_eq!(changes["altered"].as_array().map(Vec::len), Some(0), "release {number}");
    }

    // by the count of a few lines of Python, not of this program
    let altered: Vec<usize> = (2..=4)
        .map(|number| {
            let changes = json(format!("germany-doses/data/changes/{number}.json"));
            let altered = changes["altered"].as_array().cloned().unwrap_or_default();
            let parts = altered.iter().filter(|altered| altered["area_id"] != "00");
            parts.count()
        })
        .collect();
    assert_eq!(altered, [3154, 3699, 3071]);
    let doses = releases("germany-doses");
    for (number, altered) in [(2, 3154), (3, 3699), (4, 3071)] {
        let said = doses[number - 1]["said"]["en"].to_string();
        assert!(said.contains("altered"), "release {number} of {altered} altered values says {said}");
    }
}
