//! A package's folder on disk, as the files that `package` reads.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::package::Files;

/// No file of a package is larger: it is read into memory whole.
const MAX_BYTES: u64 = 2 << 30;

/// A folder that could not be read or written.
#[derive(Debug)]
pub struct FolderError {
    pub path: PathBuf,
    pub error: io::Error,
}

impl std::fmt::Display for FolderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.error)
    }
}

pub fn failed(path: &Path) -> impl FnOnce(io::Error) -> FolderError {
    let path = path.to_owned();
    move |error| FolderError { path, error }
}

/// Every file below `root`, by its path with slashes. Hidden files stay outside; a link to elsewhere is refused, for what
/// it points to would be published.
pub fn read_folder(root: &Path) -> Result<Files, FolderError> {
    read(root, |name| !name.starts_with('.'))
}

fn read(root: &Path, wanted: impl Fn(&str) -> bool) -> Result<Files, FolderError> {
    let mut files = Files::new();
    for (name, path) in list(root, wanted)? {
        files.insert(name, fs::read(&path).map_err(failed(&path))?);
    }
    Ok(files)
}

/// Hidden files too.
pub fn read_whole_folder(root: &Path) -> Result<Files, FolderError> {
    read(root, |_| true)
}

/// The files below `root`, hidden ones too: the path of each with slashes, and where it lies.
pub fn list_folder(root: &Path) -> Result<Vec<(String, PathBuf)>, FolderError> {
    list(root, |_| true)
}

/// How many files lie below `root`, and their bytes; None where there are none.
pub fn size_of_folder(root: &Path) -> Result<Option<(usize, u64)>, FolderError> {
    if !root.is_dir() {
        return Ok(None);
    }
    let files = list_folder(root)?;
    let bytes = |(_, path): &(String, PathBuf)| fs::metadata(path).map(|file| file.len()).map_err(failed(path));
    let sizes: Vec<u64> = files.iter().map(bytes).collect::<Result<_, _>>()?;
    Ok((!sizes.is_empty()).then(|| (sizes.len(), sizes.iter().sum())))
}

fn list(root: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, PathBuf)>, FolderError> {
    let mut files = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(failed(&folder))? {
            let entry = entry.map_err(failed(&folder))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !wanted(&name) {
                continue;
            }
            let path = entry.path();
            let kind = entry.file_type().map_err(failed(&path))?;
            if kind.is_symlink() {
                let error = io::Error::other("a link to elsewhere; put the file itself there");
                return Err(FolderError { path, error });
            }
            if entry.metadata().is_ok_and(|file| file.is_file() && file.len() > MAX_BYTES) {
                let error = io::Error::other("larger than 2 GiB; cut it into several files of one resource");
                return Err(FolderError { path, error });
            }
            if kind.is_dir() {
                folders.push((path, format!("{prefix}{name}/")));
            } else {
                files.push((format!("{prefix}{name}"), path));
            }
        }
    }
    Ok(files)
}

/// Writes files below `root`, folders made as needed. Others may read them whatever the umask: folders 0755, files 0644.
pub fn write_folder<'a>(root: &Path, files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<(), FolderError> {
    for (name, bytes) in files {
        let path = root.join(name);
        if let Some(parent) = path.parent() {
            make_folder(parent)?;
        }
        fs::write(&path, bytes).map_err(failed(&path))?;
        open_to_readers(&path, 0o644)?;
    }
    Ok(())
}

/// Makes a folder and those above it, as far as they are missing.
pub fn make_folder(path: &Path) -> Result<(), FolderError> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        make_folder(parent)?;
    }
    match fs::create_dir(path) {
        Ok(()) => open_to_readers(path, 0o755),
        // another thread was quicker
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(failed(path)(error)),
    }
}

#[cfg(unix)]
fn open_to_readers(path: &Path, mode: u32) -> Result<(), FolderError> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(failed(path))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path, _: u32) -> Result<(), FolderError> {
    Ok(())
}
