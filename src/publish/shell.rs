//! Trunk's output: the app's WASM and JS and the style sheet, each under a name with its hash.

use std::path::Path;

use super::folder::{FolderError, read_folder};

/// The files that every page refers to, by name in the site's `assets/`.
pub struct Shell {
    pub js: String,
    pub wasm: String,
    pub css: String,
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
                write!(f, "the shell has no {what}; build it with `make build`, which puts it into target/shell")
            }
        }
    }
}

impl Shell {
    pub fn read(folder: &Path) -> Result<Shell, ShellError> {
        let files = read_folder(folder).map_err(ShellError::Folder)?;
        let find = |start: &str, end: &str, what: &'static str| {
            let name = files.keys().find(|name| name.starts_with(start) && name.ends_with(end));
            name.cloned().ok_or(ShellError::Missing(what))
        };
        let js = find("noticeboard-app", ".js", "noticeboard-app.js")?;
        let wasm = find("noticeboard-app", ".wasm", "noticeboard-app.wasm")?;
        let css = find("site", ".css", "site.css")?;
        let used = [js.clone(), wasm.clone(), css.clone()];
        let files = files.into_iter().filter(|(name, _)| used.contains(name)).collect();
        Ok(Shell { js, wasm, css, files })
    }
}
