//! What the native tests share: where things are, and a package's folder as the reader wants it.
#![allow(dead_code)] // each test uses a part

use std::path::{Path, PathBuf};
use std::{fs, io};

use noticeboard::package::Files;

/// The folder that holds `src`, `style`, `public` and `tests`.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

pub fn path(below: &str) -> PathBuf {
    Path::new(ROOT).join(below)
}

/// Every file below a folder, by its path in it with slashes; hidden ones stay outside.
pub fn files_below(folder: &Path) -> Files {
    let mut files = Files::new();
    collect(folder, "", &mut files).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            files.insert(format!("{prefix}{name}"), fs::read(&path)?);
        }
    }
    Ok(())
}

/// The folders in a folder, by name.
pub fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The packages that must be read without an error.
pub fn valid_packages() -> Vec<PathBuf> {
    [path("tests/packages/valid"), path("public/data")].iter().flat_map(|folder| folders_in(folder)).collect()
}

pub fn invalid_packages() -> Vec<PathBuf> {
    folders_in(&path("tests/packages/invalid"))
}

pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
