//! What a site already says of its programmes: their releases so far, and the package of the latest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::api::{Api, derived, is_derived};
use rayon::prelude::*;

use super::folder::{FolderError, failed, list_folder, read_folder};
use crate::measure::{Before, Changes, Measures, as_of, changes};
use crate::model::Programme;
use crate::package::{self, Files, Finding, Reading};
use crate::prepare::has_errors;
use crate::release::{CHAIN, Chain, Head, Recorded, misleading, sha256};
use crate::words::Fault;

/// The releases of one programme in a site, and the latest of them as far as a new one is compared with it.
pub struct History {
    kept: Kept,
    /// None where there is none
    latest: Option<Before>,
}

/// What a new release is added to.
pub struct Kept {
    pub chain: Chain,
    /// files of releases so far, by their path below `data/`
    pub kept: Vec<(String, PathBuf)>,
    /// the programme's folder in the site; None where there is none
    pub folder: Option<PathBuf>,
}

/// A history that must not be built upon.
#[derive(Debug)]
pub enum HistoryError {
    Folder(FolderError),
    /// a site whose records and files do not agree
    Broken(PathBuf, Vec<Finding>),
}

impl std::fmt::Display for HistoryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            HistoryError::Folder(error) => write!(f, "{error}"),
            HistoryError::Broken(site, findings) => write!(
                f,
                "the releases in {} have been altered ({} findings; see `noticeboard verify`): publishing upon them would \
                 hide it. Bring back the site from a copy, or name another with --previous",
                site.display(),
                findings.len()
            ),
        }
    }
}

impl History {
    /// The history of the programme in a package's folder; an empty one where the site has none.
    pub fn of_package(site: &Path, package: &Path) -> Result<History, HistoryError> {
        // whoever reads the package says what is wrong with it
        History::find(site, &package::name(&fs::read(package.join("datapackage.json")).unwrap_or_default()))
    }

    fn find(site: &Path, name: &str) -> Result<History, HistoryError> {
        let none = Kept { chain: Chain::new(name), kept: Vec::new(), folder: None };
        for folder in [site.to_owned(), site.join(name)] {
            let Ok(bytes) = fs::read(folder.join(CHAIN)) else { continue };
            let broken = |findings| HistoryError::Broken(site.to_owned(), findings);
            let chain = Chain::read(&bytes).map_err(|fault| broken(vec![Finding::of_file(CHAIN, fault)]))?;
            if chain.programme != name {
                continue;
            }
            let found = data_files(&folder).map_err(HistoryError::Folder)?;
            let (found, _) = without_derived(found, &chain);
            let findings = chain.verify("", &found);
            if has_errors(&findings) {
                return Err(broken(findings));
            }
            let data = folder.join("data");
            let older = found.iter().filter(|file| !file.path.starts_with("latest/"));
            let kept = older.map(|file| (file.path.clone(), data.join(&file.path))).collect();
            let latest = latest(&folder, &chain, &found).map_err(HistoryError::Folder)?.map(Before::new);
            return Ok(History { kept: Kept { chain, kept, folder: Some(folder) }, latest });
        }
        Ok(History { kept: none, latest: None })
    }

    /// What readers will see change; what of it would mislead them becomes findings. The release before is needed no longer.
    pub fn compare(self, reading: &mut Reading) -> (Option<Changes>, Kept) {
        (self.latest.and_then(|old| compare(&old, reading)), self.kept)
    }
}

fn compare(old: &Before, reading: &mut Reading) -> Option<Changes> {
    let new = reading.part()?;
    let measures = Measures::new(new);
    let changes = old.changes(new, &measures);
    let findings = misleading(old.as_of(), as_of(new, &measures), &changes);
    reading.findings.extend(findings);
    Some(changes)
}

/// What lies below `data/`, but for `releases.json`; in the order of the paths.
fn data_files(programme: &Path) -> Result<Vec<Recorded>, FolderError> {
    let mut files = list_folder(&programme.join("data"))?;
    files.retain(|(path, _)| path != "releases.json");
    files.sort();
    let read = |(name, path): &(String, PathBuf)| {
        let file = fs::File::open(path).and_then(|file| Recorded::read(name, file));
        file.map_err(failed(path))
    };
    files.par_iter().map(read).collect()
}

/// Files, and those among them that are not recorded, for they are made of those that are.
fn without_derived(files: Vec<Recorded>, chain: &Chain) -> (Vec<Recorded>, Vec<Recorded>) {
    let recorded = chain.recorded();
    files.into_iter().partition(|file| recorded.contains_key(&file.path) || !is_derived(&file.path))
}

/// The latest release, read again; None where there is none, or none that can be read.
fn latest(programme: &Path, chain: &Chain, found: &[Recorded]) -> Result<Option<Programme>, FolderError> {
    // a record may name anything: only what was found below the folder is read
    let recorded = chain.recorded();
    let mut files = Files::new();
    for path in found.iter().map(|file| &file.path).filter(|path| recorded.contains_key(*path)) {
        let Some(name) = path.strip_prefix("latest/") else { continue };
        let file = programme.join("data").join(path);
        files.insert(name.to_owned(), fs::read(&file).map_err(failed(&file))?);
    }
    Ok(package::read(&files).into_part())
}

/// What is not as the recorded files make it. Another version of this program may have made it otherwise.
fn wrongly_derived(folder: &str, found: &[Recorded], programme: Option<Programme>, chain: &Chain) -> Vec<Finding> {
    // an older version made none; without a package that can be read nothing can be made of it, and that is found already
    let Some(programme) = programme.filter(|_| !found.is_empty()) else { return Vec::new() };
    let measures = Measures::new(&programme);
    let release = chain.last().map(|release| (release.record.number, release.hash.as_str()));
    let made = derived(&Api { programme: &programme, measures: &measures, release });
    let found: BTreeMap<&String, &String> = found.iter().map(|file| (&file.path, &file.sha256)).collect();
    let made: BTreeMap<&String, String> = made.iter().map(|(path, bytes)| (path, sha256(bytes))).collect();
    let paths: BTreeSet<&String> = made.keys().chain(found.keys()).copied().collect();
    let wrong = paths.into_iter().filter(|path| made.get(path) != found.get(path).copied());
    let fault = |path: &String| match found.contains_key(path) {
        true => Fault::MadeOtherwise,
        false => Fault::MissingFile,
    };
    wrong.map(|path| Finding::of_file(&format!("{folder}data/{path}"), fault(path))).collect()
}

/// The programmes of a site, by their folders: empty for one at the root.
pub fn programmes(site: &Path) -> Vec<String> {
    let mut folders = Vec::new();
    // one that lost its record is still a programme; the page about the data is not
    let is_programme = |folder: &Path| folder.join(CHAIN).is_file() || folder.join("data/latest").is_dir();
    if is_programme(site) {
        folders.push(String::new());
    }
    let entries = fs::read_dir(site).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    folders.extend(names.into_iter().filter(|name| is_programme(&site.join(name))).map(|name| name + "/"));
    folders
}

/// What changed between two packages, or between the latest releases of two sites; programmes by their names.
pub fn diff(old: &Path, new: &Path) -> Result<Vec<(Programme, Changes)>, String> {
    let (before, after) = (packages_in(old)?, packages_in(new)?);
    let only = before.len() == 1 && after.len() == 1;
    let pairs = after.into_iter().filter_map(|programme| {
        let old = before.iter().find(|before| only || before.name == programme.name)?;
        let changes = changes(old, &programme);
        Some((programme, changes))
    });
    let pairs: Vec<_> = pairs.collect();
    if pairs.is_empty() {
        return Err(format!("{} and {} have no programme in common", old.display(), new.display()));
    }
    Ok(pairs)
}

fn packages_in(path: &Path) -> Result<Vec<Programme>, String> {
    let folders: Vec<PathBuf> = match path.join("datapackage.json").is_file() {
        true => vec![path.to_owned()],
        false => programmes(path).iter().map(|folder| path.join(folder).join("data/latest")).collect(),
    };
    if folders.is_empty() {
        return Err(format!("{} is neither a package nor a site", path.display()));
    }
    let mut read = Vec::new();
    for folder in folders {
        let files =
            read_folder(&folder).and_then(|files| with_earlier(&folder, files)).map_err(|error| error.to_string())?;
        let programme = crate::prepare::check(files).reading.into_part();
        read.push(programme.ok_or_else(|| format!("{} cannot be read; see `noticeboard check`", folder.display()))?);
    }
    Ok(read)
}

/// The files of a release, where `folder` is that of one: those that have not changed lie below the folders of earlier ones.
fn with_earlier(folder: &Path, mut files: Files) -> Result<Files, FolderError> {
    let releases = folder.parent().filter(|parent| parent.ends_with("data/releases"));
    let chain = releases.and_then(|releases| fs::read(releases.with_extension("json")).ok());
    let chain = chain.and_then(|bytes| Chain::read(&bytes).ok());
    let (Some(releases), Some(chain)) = (releases, chain) else { return Ok(files) };
    let number = folder.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let record = chain.releases.iter().map(|release| &release.record).find(|record| Some(record.number) == number);
    for file in record.iter().flat_map(|record| &record.files) {
        if let Some(since) = file.since {
            let path = releases.join(since.to_string()).join(&file.path);
            files.insert(file.path.clone(), fs::read(&path).map_err(failed(&path))?);
        }
    }
    Ok(files)
}

/// What was verified, and what was found.
pub struct Verified {
    pub findings: Vec<Finding>,
    pub seen: Vec<Seen>,
}

/// A programme whose record could be read.
pub struct Seen {
    pub programme: String,
    pub releases: usize,
    /// below `data/`
    pub files: usize,
    /// of its latest release
    pub key: Option<String>,
}

/// What a reader knows of a site from elsewhere.
#[derive(Default)]
pub struct Expected {
    /// the public key that the latest release must be signed by
    pub key: Option<String>,
    /// heads that were kept, of the programme where one is named
    pub heads: Vec<Head>,
}

/// Finds every byte below `data/` that is not as it was recorded, and what contradicts that which is expected. None if the
/// folder holds no programme.
pub fn verify(site: &Path, expected: &Expected) -> Result<Option<Verified>, FolderError> {
    let folders = programmes(site);
    if folders.is_empty() {
        return Ok(None);
    }
    let (mut findings, mut seen) = (Vec::new(), Vec::new());
    for folder in folders {
        let path = site.join(&folder);
        let record = format!("{folder}{CHAIN}");
        match fs::read(path.join(CHAIN)).map_err(|_| Fault::MissingFile).and_then(|bytes| Chain::read(&bytes)) {
            Ok(chain) => {
                let (found, made) = without_derived(data_files(&path)?, &chain);
                findings.extend(chain.verify(&folder, &found));
                findings.extend(wrongly_derived(&folder, &made, latest(&path, &chain, &found)?, &chain));
                seen.push(Seen {
                    programme: chain.programme.clone(),
                    releases: chain.releases.len(),
                    files: chain.recorded().len(),
                    key: chain.last().and_then(|last| last.record.key.clone()),
                });
                let key = chain.last().and_then(|last| last.record.key.clone());
                let other = expected.key.as_ref().filter(|expected| key.as_ref() != Some(expected));
                let other = other.map(|_| Fault::OtherKey { key: key.unwrap_or_else(|| "-".to_owned()) });
                let forked = expected.heads.iter().filter_map(|head| chain.fork(head));
                findings.extend(other.into_iter().chain(forked).map(|fault| Finding::of_file(&record, fault)));
            }
            Err(fault) => findings.push(Finding::of_file(&record, fault)),
        }
    }
    Ok(Some(Verified { findings, seen }))
}
