//! The publisher's command line as a pipeline uses it: exit codes, JSON, and what it leaves on the disk.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use command::{
    BINARY, CANNOT_RUN, ERRORS, GOOD, code, differing, invalid, json_of, publish, run, said, scratch, shell, small,
    text,
};
use serde_json::{Value, json};
use support::{files_below, invalid_packages, name_of, path, valid_packages};

const FINDING: [&str; 8] = ["code", "severity", "file", "row", "column", "value", "message", "help"];

#[test]
fn exit_codes() {
    let (small, wrong) = (small(), invalid("bad-date"));
    let (small, wrong) = (text(&small), text(&wrong));
    let (warned, noted, empty) = (invalid("covered-above-total"), invalid("no-outline"), invalid("no-descriptor"));
    let cases: [(&[&str], i32); 17] = [
        (&["check", small], GOOD),
        (&["check", small, "--json"], GOOD),
        (&["check", small, "--lang", "zh-CN"], GOOD),
        (&["check", text(&warned)], GOOD),
        (&["check", text(&noted)], GOOD),
        (&["check", wrong], ERRORS),
        (&["check", wrong, "--json"], ERRORS),
        (&["check", text(&empty)], ERRORS),
        (&["check", "no/such/folder"], CANNOT_RUN),
        (&["check", small, "--lang", "xx"], CANNOT_RUN),
        (&["check"], CANNOT_RUN),
        (&["summary", small], GOOD),
        (&["summary", small, "--as-of", "2023-12-31", "--json"], GOOD),
        (&["summary", wrong], ERRORS),
        (&["summary", small, "--indicator", "wells"], CANNOT_RUN),
        (&["summary", small, "--as-of", "2023-02-29"], CANNOT_RUN),
        (&["no-such-command"], CANNOT_RUN),
    ];
    for (arguments, expected) in cases {
        let output = run(arguments);
        assert_eq!(code(&output), expected, "{arguments:?}\n{}{}", said(&output.stdout), said(&output.stderr));
        if expected == CANNOT_RUN {
            assert!(!output.stderr.is_empty(), "{arguments:?} says nothing");
            assert!(output.stdout.is_empty(), "{arguments:?} writes into the pipeline");
        }
    }
}

#[test]
fn check_names_the_findings_in_json() {
    for folder in invalid_packages().iter().chain(&valid_packages()) {
        let output = run(&["check", text(folder), "--json"]);
        let report = json_of(&output);
        let findings = report["findings"].as_array().expect("a list of findings");
        for finding in findings {
            let fields: Vec<&str> = finding.as_object().expect("an object").keys().map(String::as_str).collect();
            assert_eq!(fields, FINDING, "{}", folder.display());
            for field in ["code", "file", "message", "help"] {
                assert!(finding[field].as_str().is_some_and(|text| !text.is_empty()), "{field} of {finding}");
            }
            assert!(finding["row"].is_null() || finding["row"].as_u64().is_some_and(|row| row > 0), "{finding}");
            assert!(["error", "warning", "note"].contains(&finding["severity"].as_str().unwrap_or_default()));
        }
        let errors = findings.iter().filter(|finding| finding["severity"] == "error").count();
        assert_eq!(report["errors"], errors, "{}", folder.display());
        assert_eq!(code(&output), if errors > 0 { ERRORS } else { GOOD }, "{}", folder.display());
    }
}

#[test]
fn check_names_all_faults_in_both_languages() {
    let folder = invalid("many-faults");
    for (lang, word) in [("en", "share"), ("zh-CN", "比例")] {
        let report = said(&run(&["check", text(&folder), "--lang", lang]).stdout);
        assert!(report.contains(word), "{lang}:\n{report}");
        for (file, row) in [("areas", 5), ("places", 2), ("coverage", 2), ("targets", 3), ("claims", 3), ("status", 3)]
        {
            let place =
                if lang == "en" { format!("{file}.csv, line {row},") } else { format!("{file}.csv 第 {row} 行") };
            assert!(report.contains(&place), "{place} is not named:\n{report}");
        }
    }
}

#[test]
fn summary_of_germany_when_the_promise_fell_due() {
    let package = path("public/data/germany-vaccination");
    let summary = json_of(&run(&["summary", text(&package), "--as-of", "2022-01-31", "--json"]));
    assert_eq!(summary["as_of"], "2022-01-31");
    assert_eq!(summary["covered"], 63_027_665.0);
    assert_eq!(summary["total"], 83_155_031.0);
    assert_eq!(thousandths(&summary["share"]), 758);
    assert_eq!(thousandths(&summary["target"]["share"]), 800);
    assert_eq!(summary["target"]["due"], "2022-01-31");
    let areas = summary["areas"].as_array().expect("areas");
    assert!(areas.len() >= 16, "only {} areas", areas.len());
    for area in areas {
        for field in ["area_id", "name", "covered", "total", "share"] {
            assert!(area.get(field).is_some(), "no {field} in {area}");
        }
    }
}

fn thousandths(share: &Value) -> i64 {
    (share.as_f64().expect("a share") * 1000.0).round() as i64
}

#[test]
fn summary_says_null_where_nothing_was_published() {
    let (small, bare) = (small(), invalid("no-outline"));
    let small = json_of(&run(&["summary", text(&small), "--json"]));
    let river = small["areas"].as_array().and_then(|areas| areas.iter().find(|area| area["area_id"] == "03"));
    let river = river.expect("the village without figures is named");
    let bare = json_of(&run(&["summary", text(&bare), "--json"]));
    for (what, fields) in
        [(river, vec!["covered", "total", "share"]), (&bare, vec!["as_of", "covered", "total", "share", "target"])]
    {
        for field in fields {
            assert_eq!(what.get(field), Some(&json!(null)), "{field} of {what}");
        }
    }
    assert_eq!(bare["areas"].as_array().map(Vec::len), Some(2));
}

#[test]
fn summary_of_a_package_with_errors_names_them() {
    let folder = invalid("bad-date");
    let report = json_of(&run(&["summary", text(&folder), "--json"]));
    assert_eq!(report["findings"][0]["code"], "bad-date");
}

#[test]
fn the_same_package_gives_the_same_bytes() {
    let folder = scratch("same-bytes");
    let (one, two, shell) = (folder.join("one"), folder.join("two"), shell(&folder));
    for out in [&one, &two] {
        let output = publish(&small(), out, &shell);
        assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
    }
    let (first, second) = (files_below(&one), files_below(&two));
    assert!(first.contains_key("en/index.html") && first.contains_key("zh-CN/index.html"), "{:?}", first.keys());
    assert_eq!(differing(&first, &second), Vec::<String>::new());
    // over itself as well, with nothing left beside it
    assert_eq!(code(&publish(&small(), &one, &shell)), GOOD);
    assert_eq!(differing(&files_below(&one), &second), Vec::<String>::new());
    assert_eq!(beside(&one), ["one", "shell", "two"]);
}

#[test]
fn every_file_of_the_package_is_in_the_site() {
    let folder = scratch("package-in-site");
    let (site, shell) = (folder.join("site"), shell(&folder));
    assert_eq!(code(&publish(&small(), &site, &shell)), GOOD);
    let mut latest = files_below(&site.join("data/latest"));
    // what is made of them lies beside them
    let made = ["areas/00.json", "areas/01.json", "areas/02.json", "areas/03.json", "series.json"];
    assert!(made.iter().all(|name| latest.remove(*name).is_some()), "{:?}", latest.keys());
    assert_eq!(differing(&files_below(&small()), &latest), Vec::<String>::new());
}

#[test]
fn a_package_with_errors_leaves_the_old_site_as_it_was() {
    let folder = scratch("refused");
    let (site, shell) = (folder.join("site"), shell(&folder));
    assert_eq!(code(&publish(&small(), &site, &shell)), GOOD);
    let before = files_below(&site);
    for package in invalid_packages() {
        let output = run(&["publish", text(&package), "--out", text(&site), "--shell", text(&shell), "--json"]);
        let errors = json_of(&output)["errors"].as_u64().expect("a number of errors");
        if errors == 0 {
            // warnings only: it was published, so the old site comes back for the next one
            assert_eq!(code(&output), GOOD, "{}", package.display());
            assert_eq!(code(&publish(&small(), &site, &shell)), GOOD);
            continue;
        }
        assert_eq!(code(&output), ERRORS, "{}", package.display());
        assert!(!output.stderr.is_empty(), "{} is refused without a word", package.display());
        assert_eq!(differing(&files_below(&site), &before), Vec::<String>::new(), "{}", package.display());
        assert_eq!(beside(&site), ["shell", "site"], "{}", package.display());
    }
}

#[test]
fn one_wrong_package_of_two_is_enough() {
    let folder = scratch("one-of-two");
    let (site, shell, wrong) = (folder.join("site"), shell(&folder), invalid("bad-date"));
    let output = run(&["publish", text(&small()), text(&wrong), "--out", text(&site), "--shell", text(&shell)]);
    assert_eq!(code(&output), ERRORS);
    assert!(!site.exists());
}

#[test]
fn without_a_whole_shell_nothing_is_published() {
    let folder = scratch("no-shell");
    let site = folder.join("site");
    let half = shell(&folder);
    fs::remove_file(half.join("site-0.css")).expect("the style sheet goes");
    for shell in [folder.join("nowhere"), half] {
        let output = publish(&small(), &site, &shell);
        let sentence = said(&output.stderr);
        assert_eq!(code(&output), CANNOT_RUN, "{sentence}");
        assert!(sentence.contains("shell") && sentence.split_whitespace().count() > 5, "{sentence}");
        assert!(output.stdout.is_empty(), "{}", said(&output.stdout));
        assert!(!site.exists());
    }
}

/// Names of what stands in the folder of a site, hidden ones too.
fn beside(site: &Path) -> Vec<String> {
    let folder = site.parent().expect("a site stands in a folder");
    let mut names: Vec<String> =
        fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| name_of(&entry.path())).collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn others_may_read_the_site_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt;
    let folder = scratch("modes");
    let (site, shell, package) = (folder.join("site"), shell(&folder), small());
    let output = Command::new("sh")
        .args(["-c", "umask 077; exec \"$0\" \"$@\"", BINARY, "publish", text(&package), "--out", text(&site)])
        .args(["--shell", text(&shell)])
        .output()
        .expect("there is a shell");
    assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
    let mode = |path: &Path| fs::metadata(path).map(|meta| meta.permissions().mode() & 0o777).expect("it is there");
    assert_eq!(format!("{:o}", mode(&site)), "755");
    assert_eq!(format!("{:o}", mode(&site.join("en"))), "755");
    assert_eq!(format!("{:o}", mode(&site.join("en/index.html"))), "644");
}
