//! The finished site: every page of every programme in every language, the package's files, the app.
//!
//! It is written beside the old one and takes its place only when it is whole.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicU64, AtomicUsize};
use std::{fs, io};

use rayon::prelude::*;

use super::check::check;
use super::document::{Documents, forward};
use super::folder::{FolderError, make_folder, read_folder, write_folder};
use super::names::{names, names_of_site};
use super::report::has_errors;
use super::shell::{Shell, ShellError};
use crate::app::{Loaded, Site, front_page, not_found_page, programme_pages};
use crate::model::{Lang, Programme};
use crate::package::{Files, Finding};

const ICON: &[u8] = include_bytes!("icon.svg");

/// What to publish, and where.
pub struct Request {
    pub packages: Vec<PathBuf>,
    pub out: PathBuf,
    /// with a slash at both ends
    pub base: String,
    pub site_url: String,
    pub shell: PathBuf,
}

/// What was published.
pub struct Published {
    pub pages: usize,
    pub files: usize,
    pub bytes: u64,
    /// warnings and notes
    pub findings: Vec<Finding>,
}

/// Why nothing was published; the old site is as it was.
#[derive(Debug)]
pub enum PublishError {
    /// findings, an error among them
    Refused(Vec<Finding>),
    SameName(String),
    Folder(FolderError),
    Shell(ShellError),
    Write(PathBuf, io::Error),
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PublishError::Refused(_) => write!(f, "not published: the package has errors; the old site is as it was"),
            PublishError::SameName(name) => write!(f, "two packages have the name {name}; give each its own"),
            PublishError::Folder(error) => write!(f, "{error}"),
            PublishError::Shell(error) => write!(f, "{error}"),
            PublishError::Write(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

/// Publishes packages as one site. `progress` is told of each page that is done, and of how many.
pub fn publish(request: &Request, progress: &(impl Fn(usize, usize) + Sync)) -> Result<Published, PublishError> {
    let shell = Shell::read(&request.shell).map_err(PublishError::Shell)?;
    let (mut programmes, mut sources, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    for path in &request.packages {
        let files = read_folder(path).map_err(PublishError::Folder)?;
        let reading = check(&files);
        findings.extend(reading.findings.iter().cloned());
        if let Some(programme) = reading.into_programme() {
            programmes.push(programme);
            sources.push(files);
        }
    }
    if has_errors(&findings) {
        return Err(PublishError::Refused(findings));
    }
    let mut known = std::collections::HashSet::new();
    if let Some(twice) = programmes.iter().find(|programme| !known.insert(programme.name.clone())) {
        return Err(PublishError::SameName(twice.name.clone()));
    }
    let loaded = programmes.into_par_iter().map(Loaded::new).collect();
    let site = Site { base: request.base.clone(), url: request.site_url.clone(), programmes: loaded };
    let documents = Documents::new(&site.base, &site.url, &shell);

    let stage = Stage::new(&request.out)?;
    let pages = write_pages(&site, &documents, &stage, progress)?;
    for (loaded, files) in site.programmes.iter().zip(&sources) {
        write_data(&site, loaded, files, &stage)?;
    }
    if !site.is_single() {
        for lang in site.languages() {
            let all = site.programmes.iter().map(|loaded| {
                let programme = &loaded.programme;
                (programme, site.links(programme, programme.language(lang)))
            });
            stage.write(&format!("data/names.{}.txt", lang.tag()), names_of_site(all).as_bytes())?;
        }
    }
    for (name, bytes) in shell.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())) {
        stage.write(&format!("assets/{name}"), bytes)?;
    }
    stage.write("assets/icon.svg", ICON)?;
    let (files, bytes) = stage.put_in_place()?;
    Ok(Published { pages, files, bytes, findings })
}

fn write_pages(
    site: &Site,
    documents: &Documents,
    stage: &Stage,
    progress: &(impl Fn(usize, usize) + Sync),
) -> Result<usize, PublishError> {
    let mut makers = Vec::new();
    for loaded in &site.programmes {
        for &lang in &loaded.programme.languages {
            makers.extend(programme_pages(site, loaded, lang));
        }
    }
    if !site.is_single() {
        let languages = site.languages();
        let first = languages.first().copied().unwrap_or(Lang::En);
        makers.push(Box::new(move || front_page(site, first, "index.html".to_owned())));
        for lang in languages {
            makers.push(Box::new(move || front_page(site, lang, format!("{}/index.html", lang.tag()))));
        }
    }
    makers.push(Box::new(|| not_found_page(site)));
    let done = AtomicUsize::new(0);
    let count = makers.len();
    makers.par_iter().try_for_each(|make| {
        let (file, html) = documents.html(make);
        stage.write(&file, html.as_bytes())?;
        progress(done.fetch_add(1, Relaxed) + 1, count);
        Ok(())
    })?;
    for loaded in &site.programmes {
        let programme = &loaded.programme;
        let lang = first_language(programme);
        let links = site.links(programme, lang);
        let page = forward(&links.overview(), programme.title.get(lang));
        stage.write(&format!("{}index.html", links.folder), page.as_bytes())?;
    }
    Ok(count)
}

fn first_language(programme: &Programme) -> Lang {
    programme.language(Lang::En)
}

/// The package's own files at the addresses that stay, and the lists of names.
fn write_data(site: &Site, loaded: &Loaded, files: &Files, stage: &Stage) -> Result<(), PublishError> {
    let programme = &loaded.programme;
    let folder = site.links(programme, first_language(programme)).folder;
    for (name, bytes) in files {
        stage.write(&format!("{folder}data/latest/{name}"), bytes)?;
    }
    for &lang in &programme.languages {
        let file = format!("{folder}data/names.{}.txt", lang.tag());
        stage.write(&file, names(programme, lang).as_bytes())?;
    }
    Ok(())
}

/// A folder beside the site's, which becomes the site when it is whole and is gone otherwise.
struct Stage {
    out: PathBuf,
    folder: PathBuf,
    finished: bool,
    files: AtomicUsize,
    bytes: AtomicU64,
}

impl Stage {
    fn new(out: &Path) -> Result<Stage, PublishError> {
        let folder = beside(out, "new");
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| PublishError::Write(folder.clone(), error))?;
        }
        make_folder(&folder).map_err(PublishError::Folder)?;
        Ok(Stage { out: out.to_owned(), folder, finished: false, files: 0.into(), bytes: 0.into() })
    }

    fn write(&self, file: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.files.fetch_add(1, Relaxed);
        self.bytes.fetch_add(bytes.len() as u64, Relaxed);
        write_folder(&self.folder, std::iter::once((file, bytes))).map_err(PublishError::Folder)
    }

    /// Gives the number of files and bytes.
    fn put_in_place(mut self) -> Result<(usize, u64), PublishError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error| PublishError::Write(path, error)
        };
        let old = beside(&self.out, "old");
        if old.exists() {
            fs::remove_dir_all(&old).map_err(failed(&old))?;
        }
        if self.out.exists() {
            fs::rename(&self.out, &old).map_err(failed(&self.out))?;
        }
        if let Err(error) = fs::rename(&self.folder, &self.out) {
            // the old site comes back
            let _ = fs::rename(&old, &self.out);
            return Err(PublishError::Write(self.out.clone(), error));
        }
        self.finished = true;
        if old.exists() {
            fs::remove_dir_all(&old).map_err(failed(&old))?;
        }
        Ok((self.files.load(Relaxed), self.bytes.load(Relaxed)))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// A hidden folder beside `out`, on the same disk.
fn beside(out: &Path, word: &str) -> PathBuf {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_else(|| "site".to_owned());
    out.with_file_name(format!(".{name}.{word}"))
}
