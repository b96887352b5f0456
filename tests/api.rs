//! The API of files: what is described is there and in the shape described, and the examples on its page run.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::mpsc;

use command::{GOOD, code, json_of, publish, run, said, scratch, shell, text};
use noticeboard::publish::serve;
use serde_json::Value;
use support::path;

fn site(test: &str, package: &str, more: &[&str]) -> (PathBuf, PathBuf) {
    let folder = scratch(test);
    let (shell, site) = (shell(&folder), folder.join("site"));
    let package = path("public/data").join(package);
    let arguments = ["publish", text(&package), "--out", text(&site), "--shell", text(&shell)];
    let output = run(&[&arguments, more].concat());
    assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
    (folder, site)
}

fn python(script: &Path, arguments: &[&str]) -> Output {
    let python = std::env::var_os("NOTICEBOARD_PYTHON");
    let python = python.unwrap_or_else(|| panic!("NOTICEBOARD_PYTHON names no Python: run the tests by `make test`"));
    let output = Command::new(python).arg(script).args(arguments).output();
    output.unwrap_or_else(|error| panic!("Python does not run: {error}"))
}

fn json_at(file: PathBuf) -> Value {
    let bytes = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[test]
fn every_file_is_as_openapi_describes_it() {
    for package in ["shijiazhuang", "germany-vaccination", "shili"] {
        let (_, site) = site(&format!("api-{package}"), package, &[]);
        let output = python(&path("tests/valid_api.py"), &[text(&site)]);
        assert_eq!(code(&output), GOOD, "{package}: {}{}", said(&output.stdout), said(&output.stderr));
    }
    // it would find a fault
    let (_, site) = site("api-spoilt", "shijiazhuang", &[]);
    let file = site.join("data/latest/series.json");
    let spoilt = fs::read_to_string(&file).expect("it is there").replacen("\"api\":1", "\"api\":\"one\"", 1);
    fs::write(&file, spoilt).expect("it can be written");
    let output = python(&path("tests/valid_api.py"), &[text(&site)]);
    assert_eq!(code(&output), 1, "{}", said(&output.stdout));
    assert!(said(&output.stdout).contains("series.json: $.api"), "{}", said(&output.stdout));
}

#[test]
fn the_figures_are_those_of_the_summary_and_what_was_not_published_is_null() {
    for package in ["shijiazhuang", "germany-vaccination", "shili"] {
        let (_, site) = site(&format!("api-figures-{package}"), package, &[]);
        let summary = json_of(&run(&["summary", "--json", text(&path("public/data").join(package))]));
        let overview = json_at(site.join("en/index.json"));
        let of_area = |id: &str| {
            let area = json_at(site.join(format!("data/latest/areas/{id}.json")));
            area["indicators"][0]["series"].as_array().and_then(|series| series.last().cloned()).unwrap_or(Value::Null)
        };
        let last = of_area(overview["area"]["id"].as_str().expect("an id"));
        for figure in ["covered", "total", "share", "unknown"] {
            assert_eq!(last[figure].as_f64(), summary[figure].as_f64(), "{package}: {figure}");
        }
        for area in summary["areas"].as_array().expect("areas") {
            let at = of_area(area["area_id"].as_str().expect("an id"));
            assert_eq!(at["share"], area["share"], "{package}: {area}");
        }
        let verdicts =
            |targets: &Value| targets.as_array().into_iter().flatten().map(|t| t["verdict"].clone()).collect();
        let [ours, theirs]: [Vec<Value>; 2] =
            [verdicts(&overview["indicators"][0]["targets"]), verdicts(&summary["targets"])];
        assert_eq!(ours, theirs, "{package}");
    }
}

#[test]
fn a_derived_file_that_was_altered_or_taken_away_is_found() {
    let (_, site) = site("api-altered", "germany-vaccination", &[]);
    let verified = || run(&["verify", "--json", text(&site)]);
    assert_eq!(code(&verified()), GOOD, "{}", said(&verified().stdout));
    let (area, series) = (site.join("data/latest/areas/03.json"), site.join("data/latest/series.json"));
    let good = fs::read_to_string(&area).expect("it is there");
    fs::write(&area, good.replacen("\"covered\":", "\"covered\":1", 1)).expect("it can be written");
    let found = said(&verified().stdout);
    assert!(found.contains("made-otherwise") && found.contains("areas/03.json"), "{found}");
    fs::write(&area, good).expect("it can be written");
    fs::remove_file(series).expect("it goes");
    let found = said(&verified().stdout);
    assert!(found.contains("missing-file") && found.contains("series.json"), "{found}");
    // one more is no figure of ours
    fs::write(site.join("data/latest/areas/99.json"), "{}").expect("it can be written");
    let found = said(&verified().stdout);
    assert!(found.contains("areas/99.json"), "{found}");
    // publishing again makes them anew
    let folder = site.parent().expect("a folder");
    let again = publish(&path("public/data/germany-vaccination"), &site, &folder.join("shell"));
    assert_eq!(code(&again), GOOD, "{}", said(&again.stderr));
    assert_eq!(code(&verified()), GOOD, "{}", said(&verified().stdout));
}

/// The code of an example, by its heading, as a reader copies it.
fn example(page: &str, title: &str) -> String {
    let after = page.split(&format!("<h3>{title}</h3>")).nth(1).unwrap_or_else(|| panic!("no example for {title}"));
    let code = after.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).expect("its code");
    let mut code = code.to_owned();
    for (entity, is) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")] {
        code = code.replace(entity, is);
    }
    code
}

#[test]
fn the_examples_run_as_they_are_copied() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let url = format!("http://127.0.0.1:{port}");
    let (folder, site) = site("api-examples", "germany-vaccination", &["--site-url", &url]);
    let (tell, told) = mpsc::channel();
    let served = site.clone();
    std::thread::spawn(move || serve(&served, port, "/", move |_| tell.send(()).unwrap_or_default()));
    told.recv().expect("it is served");
    let page = fs::read_to_string(site.join("en/api/index.html")).expect("the page is there");
    let rscript = std::env::var("NOTICEBOARD_RSCRIPT").unwrap_or_else(|_| "Rscript".to_owned());
    let python = std::env::var("NOTICEBOARD_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    // heading, file, what runs it, what it must say of the whole of Germany
    let cases = [
        ("curl", "example.sh", "sh", "64991131"),
        ("Python (pandas)", "example.py", python.as_str(), "64991131"),
        ("R", "example.R", rscript.as_str(), "64991131"),
        ("JavaScript", "example.mjs", "node", "Germany 0.78"),
    ];
    for (title, file, program, expected) in cases {
        let script = folder.join(file);
        fs::write(&script, example(&page, title)).expect("it can be written");
        let output = Command::new(program).arg(&script).output();
        let output = output.unwrap_or_else(|error| panic!("{program} does not run: {error}"));
        let (out, errors) = (said(&output.stdout), said(&output.stderr));
        assert!(output.status.success() && out.contains(expected), "{title}: {out}{errors}");
    }
}
