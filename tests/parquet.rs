//! A country's tables as an engine for them writes them: partitioned Parquet gives the figures of plain CSV, to the last digit.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use command::{ERRORS, GOOD, code, differing, json_of, publish, run, said, scratch, shell, text};
use support::{files_below, path};

/// Both packages of the generated records, in folders of these names.
fn made(test: &str, rows: u32) -> PathBuf {
    let folder = scratch(test);
    let python = std::env::var_os("NOTICEBOARD_PYTHON");
    let python = python.unwrap_or_else(|| panic!("NOTICEBOARD_PYTHON names no Python: run the tests by `make test`"));
    let output = Command::new(python).arg(path("tests/parquet.py")).args([text(&folder), &rows.to_string()]).output();
    let output = output.unwrap_or_else(|error| panic!("Python does not run: {error}"));
    assert!(output.status.success(), "{}", said(&output.stderr));
    folder
}

#[test]
fn partitioned_parquet_gives_the_figures_of_csv_to_the_last_digit() {
    let folder = made("parquet", 20_000);
    let summary = |kind: &str| {
        let output = run(&["summary", "--json", text(&folder.join(kind))]);
        assert_eq!(code(&output), GOOD, "{kind}: {}{}", said(&output.stdout), said(&output.stderr));
        json_of(&output)
    };
    let (plain, partitioned) = (summary("csv"), summary("parquet"));
    assert_eq!(plain, partitioned);
    assert!(plain["covered"].as_f64().is_some_and(|covered| covered > 1000.0), "{plain}");
    // and so are the pages, but for the rows' order in the table that is published
    let shell = shell(&folder);
    let site = |kind: &str| {
        let site = folder.join(format!("site-{kind}"));
        let output = publish(&folder.join(kind), &site, &shell);
        assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
        files_below(&site.join("en/areas"))
    };
    let (plain, partitioned) = (site("csv"), site("parquet"));
    let other: Vec<String> = differing(&plain, &partitioned);
    // the hash of the release is on each page, and is another
    let same = |name: &&String| {
        let release = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let hash = text.split("data-head=\"1.").nth(1).and_then(|rest| rest.get(..16)).unwrap_or("none").to_owned();
            text.replace(&hash, "")
        };
        name.ends_with(".html") && release(&plain[*name]) != release(&partitioned[*name])
    };
    assert_eq!(other.iter().filter(same).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(plain.len() > 20, "{}", plain.len());
}

fn found(package: &Path) -> (i32, String) {
    let output = run(&["check", "--json", "--lang", "en", text(package)]);
    (code(&output), said(&output.stdout))
}

#[test]
fn parquet_that_is_cut_or_of_another_make_is_a_finding() {
    type Spoil = fn(&Path, &Path);
    fn part(package: &Path) -> PathBuf {
        let files = fs::read_dir(package.join("status/district=D01")).expect("a partition").flatten();
        files.map(|entry| entry.path()).next().expect("a file")
    }
    let cases: [(&str, Spoil, &str); 4] = [
        (
            "cut short",
            |package, _| {
                let bytes = fs::read(part(package)).expect("it is there");
                fs::write(part(package), &bytes[..bytes.len() / 2]).expect("it can be written");
            },
            "bad-parquet",
        ),
        (
            "no Parquet at all",
            |package, _| fs::write(part(package), "place_id,date").expect("it can be written"),
            "bad-parquet",
        ),
        (
            "of another schema",
            |package, folder| {
                fs::copy(folder.join("other.parquet"), part(package)).expect("a copy");
            },
            "other-columns",
        ),
        (
            "nested",
            |package, folder| {
                fs::copy(folder.join("nested.parquet"), part(package)).expect("a copy");
            },
            "nested-column",
        ),
    ];
    for (what, spoil, expected) in cases {
        let folder = made("parquet-faults", 800);
        let package = folder.join("parquet");
        assert_eq!(found(&package).0, GOOD, "{}", found(&package).1);
        spoil(&package, &folder);
        let (status, said) = found(&package);
        assert_eq!(status, ERRORS, "{what}: {said}");
        assert!(said.contains(expected) && said.contains("district=D01"), "{what}: {said}");
        assert!(!said.contains("missing-file"), "{what} is said once: {said}");
    }
}
