//! `make history`: real publications, one after another, as releases of one site.

#[path = "../support/history.rs"]
mod history;

use std::path::PathBuf;

fn main() {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/history".to_owned()));
    let _ = std::fs::remove_dir_all(&out);
    history::publish_history(&out.join("site"), &out.join("packages"), None, |line| println!("{line}"));
}
