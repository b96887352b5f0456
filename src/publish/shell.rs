//! Trunk's output: the WASM and JS of the app, of the explorer and of the reader of packages, and the style sheet, each under a name with its hash.

use std::path::Path;

use rust_embed::Embed;

use super::folder::{FolderError, read_folder};
use super::release::sha256;
use crate::package::Files;

const ICON: &[u8] = include_bytes!("icon.svg");
/// What opens packages on a page, and the worker that it asks.
const OPENER: &str = include_str!("../open/page.js");
const OPENING_WORKER: &str = include_str!("../open/worker.js");
/// What makes the explorer live, its map, and the worker that it asks.
const EXPLORER: &str = include_str!("../app/explorer/page.js");
const EXPLORER_MAP: &str = include_str!("../app/explorer/map.js");
/// What makes the page of a place.
const PLACE: &str = include_str!("../app/explorer/place.js");
const EXPLORING_WORKER: &str = include_str!("../app/explorer/worker.js");

/// Trunk's output as it was when this program was built; empty where there was none.
#[derive(Embed)]
#[folder = "target/shell"]
#[allow_missing = true]
struct Built;

/// The files that every page refers to, by name in the site's `assets/`.
pub struct Shell {
    pub js: String,
    pub wasm: String,
    pub css: String,
    pub icon: String,
    pub opener: String,
    pub explorer: String,
    pub place: String,
    /// name and bytes
    pub files: Vec<(String, Vec<u8>)>,
}

/// What keeps a shell from being used.
#[derive(Debug)]
pub enum ShellError {
    Folder(FolderError),
    Missing(&'static str),
}

impl std::fmt::Display for ShellError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ShellError::Folder(error) => write!(f, "the shell cannot be read: {error}"),
            ShellError::Missing(what) => {
                write!(f, "the shell has no {what}; build the program with `make build`, or give the app with --shell")
            }
        }
    }
}

impl Shell {
    /// The one in `folder`; without one, that inside the program.
    pub fn load(folder: Option<&Path>) -> Result<Shell, ShellError> {
        match folder {
            Some(folder) => Shell::of(read_folder(folder).map_err(ShellError::Folder)?),
            None => {
                let files =
                    Built::iter().filter_map(|name| Some((name.to_string(), Built::get(&name)?.data.into_owned())));
                Shell::of(files.collect())
            }
        }
    }

    fn of(files: Files) -> Result<Shell, ShellError> {
        let find = |start: &str, end: &str, what: &'static str| {
            let name = files.keys().find(|name| name.starts_with(start) && name.ends_with(end));
            name.cloned().ok_or(ShellError::Missing(what))
        };
        let js = find("noticeboard-app", ".js", "noticeboard-app.js")?;
        let wasm = find("noticeboard-app", ".wasm", "noticeboard-app.wasm")?;
        let css = find("site", ".css", "site.css")?;
        let used = [&js, &wasm, &css].map(String::clone);
        let open_js = find("noticeboard-open", ".js", "noticeboard-open.js")?;
        let open_wasm = find("noticeboard-open", ".wasm", "noticeboard-open.wasm")?;
        let explore_js = find("noticeboard-explore", ".js", "noticeboard-explore.js")?;
        let explore_wasm = find("noticeboard-explore", ".wasm", "noticeboard-explore.wasm")?;
        let [open_js, open_wasm, explore_js, explore_wasm] =
            [open_js, open_wasm, explore_js, explore_wasm].map(|name| files[&name].clone());
        let mut files: Vec<(String, Vec<u8>)> = files.into_iter().filter(|(name, _)| used.contains(name)).collect();
        let mut add = |name: &str, end: &str, bytes: Vec<u8>| {
            let name = format!("{name}-{}.{end}", &sha256(&bytes)[..16]);
            files.push((name.clone(), bytes));
            name
        };
        let icon = add("icon", "svg", ICON.to_vec());
        let open_js = add("noticeboard-open", "js", open_js);
        let open_wasm = add("noticeboard-open", "wasm", open_wasm);
        let worker = OPENING_WORKER.replace("OPEN_JS", &open_js).replace("OPEN_WASM", &open_wasm);
        let worker = add("worker", "js", worker.into_bytes());
        let opener = add("open", "js", OPENER.replace("APP_JS", &js).replace("WORKER_JS", &worker).into_bytes());
        let explore_js = add("noticeboard-explore", "js", explore_js);
        let explore_wasm = add("noticeboard-explore", "wasm", explore_wasm);
        let worker = EXPLORING_WORKER.replace("EXPLORE_JS", &explore_js).replace("EXPLORE_WASM", &explore_wasm);
        let worker = add("explorer-worker", "js", worker.into_bytes());
        let map = add("explorer-map", "js", EXPLORER_MAP.as_bytes().to_vec());
        let explorer = EXPLORER.replace("WORKER_JS", &worker).replace("MAP_JS", &map);
        let explorer = add("explorer", "js", explorer.into_bytes());
        let place = add("place", "js", PLACE.replace("APP_JS", &js).into_bytes());
        Ok(Shell { js, wasm, css, icon, opener, explorer, place, files })
    }
}
