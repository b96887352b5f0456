//! A country's tables as an engine for them writes them (`docs/large/`): DuckDB's and Spark's give the figures of plain CSV, to
//! the last digit; and only the partitions that changed are published again.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use command::{CANNOT_RUN, ERRORS, GOOD, code, json_of, publish, run, said, scratch, shell, text};
use noticeboard::package::Files;
use serde_json::Value;
use support::{files_below, path};

fn python(arguments: &[&str]) {
    let python = std::env::var_os("NOTICEBOARD_PYTHON");
    let python = python.unwrap_or_else(|| panic!("NOTICEBOARD_PYTHON names no Python: run the tests by `make test`"));
    // Spark takes half the time so
    let output = Command::new(python).args(arguments).env("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1").output();
    let output = output.unwrap_or_else(|error| panic!("Python does not run: {error}"));
    assert!(output.status.success(), "{arguments:?}: {}", said(&output.stderr));
}

/// Runs one of the example's scripts.
fn script(name: &str, arguments: &[&str]) {
    let script = path("docs/large").join(name);
    python(&[&[text(&script)], arguments].concat());
}

/// Raw records, and the package that a script reduces them to.
fn reduced(test: &str, rows: &str, by: &str) -> (PathBuf, PathBuf) {
    let folder = scratch(test);
    let (raw, package) = (folder.join("raw"), folder.join(by));
    script("inspections.py", &[text(&raw), rows]);
    script(by, &[text(&raw), text(&package)]);
    (raw, package)
}

fn summary(package: &Path) -> Value {
    let output = run(&["summary", "--json", text(package)]);
    assert_eq!(code(&output), GOOD, "{}: {}{}", package.display(), said(&output.stdout), said(&output.stderr));
    json_of(&output)
}

#[test]
fn spark_and_duckdb_give_the_figures_of_one_machine_to_the_last_digit() {
    // `make large` takes a country's
    let rows = std::env::var("NOTICEBOARD_ROWS").unwrap_or_else(|_| "20000".to_owned());
    let (raw, plain) = reduced("large", &rows, "plainly.py");
    let figures = summary(&plain);
    let places = rows.parse::<f64>().expect("a number") / 10.0;
    assert!(figures["covered"].as_f64().is_some_and(|covered| covered > places / 3.0), "{figures}");
    assert_eq!(figures["total"].as_f64(), Some(places.floor()), "{figures}");
    let shell = shell(&plain.with_file_name("shell"));
    let series = |package: &Path| {
        let site = package.with_extension("site");
        let output = publish(package, &site, &shell);
        assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
        let series = fs::read(site.join("data/latest/series.json")).expect("the series");
        let mut series: Value = serde_json::from_slice(&series).expect("JSON");
        // the release is another, for its files are
        series.as_object_mut().expect("an object").remove("release");
        series
    };
    let expected = series(&plain);
    for by in ["with_duckdb.py", "with_spark.py"] {
        let package = plain.with_file_name(by);
        script(by, &[text(&raw), text(&package)]);
        assert_eq!(summary(&package), figures, "{by}");
        assert_eq!(series(&package), expected, "{by}");
    }
}

#[test]
fn only_partitions_that_changed_are_published_again() {
    let (raw, package) = reduced("large-again", "20000", "with_duckdb.py");
    let (site, shell) = (package.with_file_name("site"), shell(&package.with_file_name("shell")));
    let published = || {
        let output = publish(&package, &site, &shell);
        assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
        files_below(&site.join("data"))
    };
    let before = published();
    let parts = |files: &Files, folder: &str| -> Vec<String> {
        let names = files.keys().filter(|name| name.starts_with(folder) && name.contains("province="));
        names.map(|name| name[folder.len()..].to_owned()).collect()
    };
    assert_eq!(parts(&before, "releases/1/").len(), 24, "two tables of twelve provinces");
    script("inspections.py", &[text(&raw), "20000", "--change", "3"]);
    script("with_duckdb.py", &[text(&raw), text(&package), "03"]);
    let after = published();
    assert_eq!(parts(&after, "releases/2/"), ["status/province=03/status.csv"]);
    assert_eq!(parts(&after, "latest/"), parts(&before, "latest/"), "the latest release is whole");
    let changed =
        |name: &&String| name.starts_with("latest/") && name.contains("province=") && after[*name] != before[*name];
    assert_eq!(before.keys().filter(changed).collect::<Vec<_>>(), ["latest/status/province=03/status.csv"]);
    // nothing is missing, and what is recorded of an earlier release is looked at
    let verify = || code(&run(&["verify", text(&site)]));
    assert_eq!(verify(), GOOD);
    let old = site.join("data/releases/1/status/province=05/status.csv");
    fs::write(&old, "altered").expect("it can be written");
    assert_eq!(verify(), ERRORS);
    fs::write(&old, &before["releases/1/status/province=05/status.csv"]).expect("it can be written");
    // two releases are compared as they were, whatever lies below the folder of the first alone
    let release = |number: u32| site.join(format!("data/releases/{number}"));
    let differences = json_of(&run(&["diff", text(&release(1)), text(&release(2)), "--json"]));
    let changes = differences.as_object().and_then(|all| all.values().next()).expect("a programme");
    assert_eq!(changes["places_gone"], Value::Array(Vec::new()));
    let statuses = changes["statuses"].as_array().expect("a list");
    assert!((1..100).contains(&statuses.len()), "{}", statuses.len());
    // what must not be seen would stay in a release that holds it too
    script("inspections.py", &[text(&raw), "20000", "--change", "5"]);
    script("with_duckdb.py", &[text(&raw), text(&package), "05"]);
    let with = |more: &[&str]| {
        let plain = ["publish", text(&package), "--out", text(&site), "--shell", text(&shell)];
        run(&[&plain, more].concat())
    };
    let output = with(&["--withdraw", "1", "--reason", "names"]);
    assert_eq!(code(&output), CANNOT_RUN);
    assert!(said(&output.stderr).contains("add --withdraw 2"), "{}", said(&output.stderr));
    // a partition whose release was taken away stays as long as a later one holds it
    let output = with(&["--prune", "1", "--reason", "room"]);
    assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
    let pruned = files_below(&site.join("data"));
    let there = |name: &str| pruned.contains_key(name);
    assert!(there("releases/1/status/province=05/status.csv") && !there("releases/1/status/province=03/status.csv"));
    assert_eq!(verify(), GOOD);
}

#[test]
fn parquet_that_is_cut_or_of_another_make_is_a_finding() {
    type Spoil = fn(&Path);
    fn write(part: &Path, select: &str) {
        let sql = format!("COPY (SELECT {select}) TO '{}' (FORMAT parquet)", part.display());
        python(&["-c", &format!("import duckdb; duckdb.sql({sql:?})")]);
    }
    let cases: [(&str, Spoil, &str); 4] = [
        (
            "cut short",
            |part| {
                let bytes = fs::read(part).expect("it is there");
                fs::write(part, &bytes[..bytes.len() / 2]).expect("it can be written");
            },
            "bad-parquet",
        ),
        ("no Parquet at all", |part| fs::write(part, "place_id,date").expect("it can be written"), "bad-parquet"),
        (
            "of another schema",
            |part| write(part, "1 AS place_id, DATE '2026-01-01' AS date, 'covered' AS status, 'claimed' AS evidence"),
            "other-columns",
        ),
        ("nested", |part| write(part, "'P1' AS place_id, [1, 2] AS dates"), "nested-column"),
    ];
    let (_, package) = reduced("large-faults", "800", "with_duckdb.py");
    let check = || {
        let output = run(&["check", "--json", "--lang", "en", text(&package)]);
        (code(&output), said(&output.stdout))
    };
    let part = package.join("status/province=07/part-0.parquet");
    let whole = fs::read(&part).expect("a partition");
    assert_eq!(check().0, GOOD, "{}", check().1);
    for (what, spoil, expected) in cases {
        spoil(&part);
        let (status, said) = check();
        assert_eq!(status, ERRORS, "{what}: {said}");
        assert!(said.contains(expected) && said.contains("province=07"), "{what}: {said}");
        assert!(!said.contains("missing-file"), "{what} is said once: {said}");
        fs::write(&part, &whole).expect("it can be written");
    }
}
