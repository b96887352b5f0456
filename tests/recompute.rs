//! The scripts of `docs/recompute-*.sql`, which share no code with ours, give the headline, the ledger and the verdicts of
//! the programmes that ship as we do.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::collections::BTreeMap;
use std::process::Command;

use command::{run, said, text};
use serde_json::Value;
use support::path;

/// What a row says: covered, total, share.
type Rows = BTreeMap<String, (f64, f64, f64)>;

fn recomputed(script: &str, package: &str) -> Rows {
    let python = std::env::var_os("NOTICEBOARD_PYTHON");
    let python = python.unwrap_or_else(|| panic!("NOTICEBOARD_PYTHON names no Python: run the tests by `make test`"));
    let output = Command::new(python)
        .arg(path("tests/recompute.py"))
        .args([path("docs").join(script), path("public/data").join(package)])
        .output()
        .unwrap_or_else(|error| panic!("Python does not run: {error}"));
    assert!(output.status.success(), "{}", said(&output.stderr));
    let rows: Vec<(String, String, f64, f64, f64)> = serde_json::from_slice(&output.stdout).expect("rows");
    rows.into_iter()
        .map(|(what, key, covered, total, share)| (format!("{what} {key}"), (covered, total, share)))
        .collect()
}

fn ours(package: &str) -> Rows {
    let output = run(&["summary", text(&path("public/data").join(package)), "--json"]);
    let summary: Value = serde_json::from_slice(&output.stdout).expect("a summary");
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let word = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut rows = Rows::new();
    let figures = |value: &Value| (number(&value["covered"]), number(&value["total"]), number(&value["share"]));
    rows.insert(format!("headline {}", word(&summary["as_of"])), figures(&summary));
    for entry in list(&summary["ledger"]["entries"]) {
        rows.insert(format!("ledger {}", word(&entry["cause"])), figures(&entry));
    }
    for target in list(&summary["targets"]) {
        let (covered, total, _) = figures(&target);
        let key = format!("verdict {} {}", word(&target["due"]), word(&target["verdict"]));
        rows.insert(key, (covered, total, covered / total));
    }
    rows
}

#[test]
fn sql_gives_the_same_figures() {
    for (script, package) in [("recompute-counts.sql", "germany-vaccination"), ("recompute-places.sql", "shili")] {
        let (theirs, ours) = (recomputed(script, package), ours(package));
        assert_eq!(theirs.keys().collect::<Vec<_>>(), ours.keys().collect::<Vec<_>>(), "{package}");
        for (key, theirs) in &theirs {
            let ours = ours[key];
            assert_eq!((theirs.0, theirs.1), (ours.0, ours.1), "{package} {key}");
            // thousands of sums of fractions, in another order
            assert!((theirs.2 - ours.2).abs() < 1e-14, "{package} {key}: {} {}", theirs.2, ours.2);
        }
    }
}

/// The recipe stays short enough to be read by whoever wants to check.
#[test]
fn the_scripts_are_short() {
    let lines = |name: &str| std::fs::read_to_string(path("docs").join(name)).expect("a script").lines().count();
    assert!(lines("recompute-counts.sql") + lines("recompute-places.sql") <= 60);
}
