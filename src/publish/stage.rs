//! A folder beside the site's, which becomes the site when it is whole and is gone otherwise.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

use rayon::prelude::*;

use super::folder::{FolderError, make_folder, write_folder};

pub struct Stage {
    out: PathBuf,
    folder: PathBuf,
    finished: bool,
    files: AtomicUsize,
    bytes: AtomicU64,
    /// held while this run lasts
    _lock: File,
}

/// What kept a site from being written; the old one is as it was.
#[derive(Debug)]
pub enum StageError {
    Folder(FolderError),
    Write(PathBuf, io::Error),
    Busy(PathBuf),
    NoSite(PathBuf),
}

impl std::fmt::Display for StageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StageError::Folder(error) => write!(f, "{error}"),
            StageError::Write(path, error) => write!(f, "{}: {error}; the old site is as it was", path.display()),
            StageError::Busy(path) => write!(f, "another run is publishing to {}; wait for it to end", path.display()),
            StageError::NoSite(path) => {
                write!(f, "{} holds other files than a site; give an empty or a new folder as --out", path.display())
            }
        }
    }
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> StageError {
    let path = path.to_owned();
    move |error| StageError::Write(path, error)
}

impl Stage {
    pub fn new(out: &Path) -> Result<Stage, StageError> {
        // "site/" and "." have no name to stand beside
        let out = fs::canonicalize(out).unwrap_or_else(|_| out.to_owned());
        if let Some(parent) = out.parent() {
            make_folder(parent).map_err(StageError::Folder)?;
        }
        let lock_path = beside(&out, "lock");
        let lock = File::create(&lock_path).map_err(failed(&lock_path))?;
        lock.try_lock().map_err(|_| StageError::Busy(out.clone()))?;
        // a run that was killed between two renames has left the site there
        let old = beside(&out, "old");
        if old.exists() && !out.exists() {
            fs::rename(&old, &out).map_err(failed(&old))?;
        }
        if is_something_else(&out) {
            return Err(StageError::NoSite(out));
        }
        let folder = beside(&out, "new");
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(failed(&folder))?;
        }
        make_folder(&folder).map_err(StageError::Folder)?;
        Ok(Stage { out, folder, finished: false, files: 0.into(), bytes: 0.into(), _lock: lock })
    }

    pub fn write(&self, file: &str, bytes: &[u8]) -> Result<(), StageError> {
        self.files.fetch_add(1, Relaxed);
        self.bytes.fetch_add(bytes.len() as u64, Relaxed);
        write_folder(&self.folder, std::iter::once((file, bytes))).map_err(StageError::Folder)
    }

    /// Writes it compressed, for who unpacks it himself.
    pub fn write_packed(&self, file: &str, bytes: &[u8]) -> Result<(), StageError> {
        let packed = gzip(bytes).map_err(failed(&self.folder.join(file)))?;
        self.write(file, &packed)
    }

    /// A file of the site that stood before.
    pub fn copy(&self, file: &str, from: &Path) -> Result<(), StageError> {
        self.write(file, &fs::read(from).map_err(failed(from))?)
    }

    /// Writes `.br` and `.gz` beside each file that gains by it; those of the site `before` are taken where the file is the
    /// same.
    pub fn precompress(&self, before: &Path, progress: &(impl Fn(usize, usize) + Sync)) -> Result<(), StageError> {
        let mut files = Vec::new();
        list(&self.folder, &mut files).map_err(failed(&self.folder))?;
        // what lies in a programme's data/ is recorded byte by byte, and nothing else may lie there
        let is_data =
            |path: &Path| path.ancestors().any(|folder| folder.ends_with("data") && folder.join("latest").is_dir());
        files.retain(|path| is_compressible(path) && !is_data(path));
        let done = AtomicUsize::new(0);
        files.par_iter().try_for_each(|path| {
            let name = path.strip_prefix(&self.folder).unwrap_or(path);
            let bytes = fs::read(path).map_err(failed(path))?;
            let is_same = fs::read(before.join(name)).is_ok_and(|old| old == bytes);
            for (suffix, compress) in [("br", brotli as fn(&[u8]) -> io::Result<Vec<u8>>), ("gz", gzip)] {
                let name = format!("{}.{suffix}", name.to_string_lossy());
                let kept = if is_same { fs::read(before.join(&name)).ok() } else { None };
                let smaller = match kept {
                    Some(kept) => kept,
                    None => compress(&bytes).map_err(failed(path))?,
                };
                self.write(&name, &smaller)?;
            }
            progress(done.fetch_add(1, Relaxed) + 1, files.len());
            Ok(())
        })
    }

    /// Gives the number of files and bytes.
    pub fn put_in_place(mut self) -> Result<(usize, u64), StageError> {
        self.reach_the_disk().map_err(failed(&self.folder))?;
        let old = beside(&self.out, "old");
        if old.exists() {
            fs::remove_dir_all(&old).map_err(failed(&old))?;
        }
        if !self.out.exists() {
            fs::rename(&self.folder, &self.out).map_err(failed(&self.out))?;
        } else if exchange(&self.folder, &self.out).is_ok() {
            // what stands beside is the old site now
            fs::rename(&self.folder, &old).map_err(failed(&self.folder))?;
        } else {
            // a file system that cannot exchange two folders: for a moment the site is aside, and the next run brings it
            // back should this one be killed in that moment
            fs::rename(&self.out, &old).map_err(failed(&self.out))?;
            if let Err(error) = fs::rename(&self.folder, &self.out) {
                let _ = fs::rename(&old, &self.out);
                return Err(StageError::Write(self.out.clone(), error));
            }
        }
        self.finished = true;
        if old.exists() {
            fs::remove_dir_all(&old).map_err(failed(&old))?;
        }
        Ok((self.files.load(Relaxed), self.bytes.load(Relaxed)))
    }

    /// The new site must not be names of files whose bytes a power cut takes away.
    #[cfg(target_os = "linux")]
    fn reach_the_disk(&self) -> io::Result<()> {
        Ok(rustix::fs::syncfs(File::open(&self.folder)?)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn reach_the_disk(&self) -> io::Result<()> {
        let mut files = Vec::new();
        list(&self.folder, &mut files)?;
        files.iter().try_for_each(|path| File::open(path)?.sync_all())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.folder);
        }
        let _ = fs::remove_file(beside(&self.out, "lock"));
    }
}

/// One step for whoever looks: the site is the old one or the new one.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A folder with something in it that is no site: publishing there would delete it.
fn is_something_else(out: &Path) -> bool {
    let has_files = fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some());
    has_files && !out.join("404.html").is_file()
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn is_compressible(path: &Path) -> bool {
    const KINDS: [&str; 11] = ["html", "css", "js", "wasm", "json", "geojson", "csv", "txt", "md", "svg", "xml"];
    path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known))
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // without name or time: the same bytes for the same file
    let mut encoder = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// A hidden folder beside `out`, on the same disk.
fn beside(out: &Path, word: &str) -> PathBuf {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_else(|| "site".to_owned());
    out.with_file_name(format!(".{name}.{word}"))
}
