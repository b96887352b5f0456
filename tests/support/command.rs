//! The command line as a test runs it.
#![allow(dead_code)] // each test uses a part

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use noticeboard::package::Files;
use serde_json::Value;

use crate::support::path;

pub const BINARY: &str = env!("CARGO_BIN_EXE_noticeboard");

pub const GOOD: i32 = 0;
pub const ERRORS: i32 = 1;
pub const CANNOT_RUN: i32 = 2;

pub fn run(arguments: &[&str]) -> Output {
    Command::new(BINARY).args(arguments).output().unwrap_or_else(|error| panic!("{BINARY}: {error}"))
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("it ends by itself")
}

pub fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it speaks UTF-8")
}

pub fn json_of(output: &Output) -> Value {
    let text = said(&output.stdout);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in:\n{text}\n{}", said(&output.stderr)))
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("paths here are UTF-8")
}

pub fn small() -> PathBuf {
    path("tests/packages/valid/small")
}

pub fn invalid(name: &str) -> PathBuf {
    path("tests/packages/invalid").join(name)
}

/// An empty folder of this test's own.
pub fn scratch(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the old scratch folder goes");
    }
    fs::create_dir_all(&folder).expect("there is room for a scratch folder");
    folder
}

/// A shell with the files that a site needs; what is in them does not matter here.
pub fn shell(below: &Path) -> PathBuf {
    let folder = below.join("shell");
    fs::create_dir_all(&folder).expect("the shell's folder");
    let built = [
        "noticeboard-app-0.js",
        "noticeboard-app-0_bg.wasm",
        "noticeboard-explore.js",
        "noticeboard-explore_bg.wasm",
        "noticeboard-open.js",
        "noticeboard-open_bg.wasm",
        "site-0.css",
    ];
    for name in built {
        fs::write(folder.join(name), name).expect("the shell's file");
    }
    folder
}

pub fn publish(package: &Path, out: &Path, shell: &Path) -> Output {
    run(&["publish", text(package), "--out", text(out), "--shell", text(shell)])
}

/// Names of files that are not the same, or are there only once.
pub fn differing(a: &Files, b: &Files) -> Vec<String> {
    let names = a.keys().chain(b.keys().filter(|name| !a.contains_key(*name)));
    names.filter(|name| a.get(*name) != b.get(*name)).cloned().collect()
}
