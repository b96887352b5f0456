//! The programmes that ship are Data Packages to others too: the reference implementation finds no fault in them.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use command::{code, publish, said, scratch, shell, text};
use support::{files_below, path};

fn validate(packages: &[PathBuf]) -> Output {
    let python = std::env::var_os("NOTICEBOARD_PYTHON");
    let python = python.unwrap_or_else(|| panic!("NOTICEBOARD_PYTHON names no Python: run the tests by `make test`"));
    let output = Command::new(python).arg(path("tests/valid_packages.py")).args(packages).output();
    output.unwrap_or_else(|error| panic!("Python does not run: {error}"))
}

#[test]
fn our_programmes_are_valid_data_packages_as_they_stand_and_as_they_are_published() {
    let folder = scratch("frictionless");
    let shell = shell(&folder);
    let mut packages = Vec::new();
    for name in ["shijiazhuang", "germany-vaccination", "shili"] {
        let (package, site) = (path("public/data").join(name), folder.join(name));
        let published = publish(&package, &site, &shell);
        assert_eq!(code(&published), 0, "{}", said(&published.stderr));
        packages.extend([package, site.join("data/latest")]);
    }
    let output = validate(&packages);
    assert_eq!(code(&output), 0, "{}{}", said(&output.stdout), said(&output.stderr));

    // it would find one
    let spoilt = folder.join("spoilt");
    for (name, bytes) in files_below(&path("public/data/germany-vaccination")) {
        fs::create_dir_all(&spoilt).expect("a folder");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let bytes = if name == "coverage.csv" { text.replacen("55703730", "many", 1).into_bytes() } else { bytes };
        fs::write(spoilt.join(name), bytes).expect("a copy");
    }
    let output = validate(&[spoilt]);
    assert_eq!(code(&output), 1, "{}", text(&folder));
    assert!(said(&output.stdout).contains("type-error"), "{}", said(&output.stdout));
}
