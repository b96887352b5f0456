//! The wheel: installed where there is no Rust, it publishes what the program built here publishes.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use command::{GOOD, code, differing, run, said, scratch, shell, text};
use support::{files_below, path};

fn ran(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; run the tests by `make test`"));
    assert!(output.status.success(), "{command:?}: {}{}", said(&output.stdout), said(&output.stderr));
    output
}

#[test]
fn pip_install_is_enough_to_publish() {
    let folder = scratch("install");
    let python = std::env::var("NOTICEBOARD_PYTHON");
    let python = PathBuf::from(python.unwrap_or_else(|_| panic!("NOTICEBOARD_PYTHON: run the tests by `make test`")));
    let wheels = folder.join("wheels");
    // of what is built already, as it is built
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    let maturin = python.with_file_name("maturin");
    let arguments = ["build", "--profile", profile, "--compatibility", "linux", "--out", text(&wheels)];
    ran(Command::new(maturin).args(arguments).current_dir(path("")));
    let wheel = fs::read_dir(&wheels).expect("wheels").flatten().map(|entry| entry.path()).next().expect("a wheel");

    // a clean environment, with no Rust on the path
    let clean = folder.join("clean");
    ran(Command::new(&python).args(["-m", "venv", text(&clean)]));
    ran(Command::new(clean.join("bin/pip")).args([
        "install",
        "--no-index",
        "--disable-pip-version-check",
        text(&wheel),
    ]));
    let (shell, package) = (shell(&folder), path("public/data/germany-vaccination"));
    let site = |name: &str| folder.join(name);
    let publish =
        |out: &PathBuf| ["publish", text(&package), "--out", text(out), "--shell", text(&shell)].map(str::to_owned);
    let installed = clean.join("bin/noticeboard");
    ran(Command::new(&installed).args(publish(&site("installed"))).env_clear().env("PATH", "/usr/bin:/bin"));
    let here = run(&publish(&site("here")).each_ref().map(String::as_str));
    assert_eq!(code(&here), GOOD, "{}", said(&here.stderr));
    let [installed, here] = ["installed", "here"].map(|name| files_below(&site(name)));
    assert!(installed.len() > 100 && differing(&installed, &here).is_empty());
}
