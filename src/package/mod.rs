//! A data package, from bytes that its caller gives, to a [`Programme`].
//!
//! In: the files of a package by path. Out: findings, and the programme where none of them is an error. It reads UTF-8
//! CSV, GeoJSON, Markdown and picture headers; it knows nothing of disks, pages or measures. The format is described in
//! `FORMAT.md` beside this file.

mod areas;
mod boundaries;
mod cell;
mod coverage;
mod descriptor;
mod finding;
mod known;
mod mapping;
mod picture;
mod places;
mod records;
mod roles;
mod small_cells;
mod stories;
mod table;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::model::{Areas, Lang, Programme, ResourceFile, Text};
use crate::words::Fault;
pub use finding::Finding;
pub use picture::{UPRIGHT, picture_orientation};
pub use roles::{Column, Kind, ROLES, Role, role};

use descriptor::Resource;
use known::Known;
use table::Sheet;

/// The files of a package: path inside it, and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What reading a package gives.
pub struct Reading {
    /// in the order of the files, then of the rows
    pub findings: Vec<Finding>,
    /// of the package; empty if its descriptor could not be read
    name: String,
    /// files that the package names, which are those that are published
    named: BTreeSet<String>,
    /// what could be read of it
    programme: Option<Programme>,
}

impl Reading {
    /// Lets errors pass that were allowed by their codes, as far as they may be.
    pub fn allow(&mut self, codes: &[String]) {
        for finding in &mut self.findings {
            finding.allowed |= finding.fault.may_be_allowed() && codes.iter().any(|code| code == finding.code());
        }
    }

    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }

    /// None while a finding is an error.
    pub fn programme(&self) -> Option<&Programme> {
        self.programme.as_ref().filter(|_| !self.has_errors())
    }

    /// What could be read, errors or not.
    pub fn part(&self) -> Option<&Programme> {
        self.programme.as_ref()
    }

    pub fn into_part(self) -> Option<Programme> {
        self.programme
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files of the package that are to be published.
    pub fn published_files(&self, files: Files) -> Files {
        files.into_iter().filter(|(path, _)| self.named.contains(path)).collect()
    }

    /// None while a finding is an error.
    pub fn into_programme(self) -> Option<Programme> {
        if self.has_errors() { None } else { self.programme }
    }
}

/// Whether a file is a part of a table that is cut by the values of a column, as engines name them: `province=13/`.
pub fn is_partition(path: &str) -> bool {
    path.split('/').rev().skip(1).any(|folder| folder.contains('='))
}

/// The name that a package gives itself, by its descriptor alone; empty if it gives none.
pub fn name(descriptor: &[u8]) -> String {
    let said = serde_json::from_slice::<serde_json::Value>(table::without_bom(descriptor)).unwrap_or_default();
    said["name"].as_str().unwrap_or_default().to_owned()
}

/// Reads a whole package. Every fault is a finding, and reading goes on behind it, so that one run names them all.
pub fn read(files: &Files) -> Reading {
    let mut reader = Reader {
        files,
        findings: Vec::new(),
        languages: Vec::new(),
        resources: Vec::new(),
        rows: HashMap::new(),
        known: Known::default(),
        named: BTreeSet::new(),
        weights: Vec::new(),
    };
    let programme = reader.programme();
    reader.known.suggest(&mut reader.findings);
    reader.files_not_named();
    reader.sort_findings();
    let name = programme.as_ref().map(|programme| programme.name.clone()).unwrap_or_default();
    Reading { findings: reader.findings, name, named: reader.named, programme }
}

/// What is known while a package is being read.
struct Reader<'a> {
    files: &'a Files,
    findings: Vec<Finding>,
    /// the package's, its own first: that of columns without `@`
    languages: Vec<Lang>,
    resources: Vec<Resource>,
    /// how many rows each file has
    rows: HashMap<String, Arc<AtomicU64>>,
    known: Known,
    named: BTreeSet<String>,
    /// of each indicator, until the places are known
    weights: Vec<Option<areas::Weight>>,
}

impl<'a> Reader<'a> {
    fn fail(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn programme(&mut self) -> Option<Programme> {
        let descriptor = self.descriptor()?;
        self.languages = descriptor.languages();
        self.resources = descriptor.resources.clone();
        self.missing_files();
        let has = |role: &str| descriptor.resources.iter().any(|resource| resource.role() == role);
        if !has("areas") && !has("places") {
            self.findings.push(Finding::of_file(descriptor::FILE, Fault::NothingToShow));
        }

        // the order matters: ids must be known before a row may point to them
        let areas = match has("areas") {
            true => self.areas(&descriptor),
            false => self.only_area(&descriptor),
        };
        let mut indicators = self.indicators();
        let providers = self.providers();
        let modes = self.terms("modes");
        let kinds = self.terms("kinds");
        let dimensions = self.dimensions();
        let (places, columns) = self.places();
        self.weigh(&mut indicators, &places, &columns);
        let place_columns = columns.iter().map(|column| self.title_of_column(column)).collect();
        let about = self.text_files(&descriptor.noticeboard_text("about"));
        let boundaries = self.boundaries(&areas);
        let mut coverage = self.coverage(&mut indicators);
        let suppress_below = descriptor.noticeboard_count("suppress_below").filter(|below| *below > 1);
        if let Some(below) = suppress_below {
            small_cells::suppress(&mut coverage, &areas, below, &self.languages);
        }
        Some(Programme {
            coverage,
            suppress_below,
            targets: self.targets(),
            claims: self.claims(),
            events: self.events(),
            replies: self.replies(),
            status: self.status(),
            awards: self.awards(),
            ratings: self.ratings(),
            stories: self.stories(),
            about,
            boundaries,
            areas,
            indicators,
            providers,
            groups: descriptor.groups(),
            modes,
            kinds,
            dimensions,
            places,
            place_columns,
            files: self.download_list(),
            name: descriptor.name.clone().unwrap_or_default(),
            title: descriptor.text("title"),
            description: descriptor.text("description"),
            version: descriptor.version.clone().unwrap_or_default(),
            created: descriptor.created(),
            homepage: descriptor.homepage.clone().unwrap_or_default(),
            contact: descriptor.noticeboard_string("contact"),
            publisher: descriptor.publisher(),
            licences: descriptor.credits("licenses"),
            sources: descriptor.credits("sources"),
            languages: descriptor.languages(),
            illustrative: descriptor.is_illustrative(),
            notice: descriptor.noticeboard_text("notice"),
            unpublished: descriptor.noticeboard_text("unpublished"),
            tiles_only: descriptor.noticeboard_string("layout") == "tiles",
        })
    }

    /// In the order in which files were first named, then of the rows; what is of a whole file comes last.
    fn sort_findings(&mut self) {
        let mut order: HashMap<String, usize> = HashMap::new();
        for finding in &self.findings {
            if !order.contains_key(&finding.file) {
                order.insert(finding.file.clone(), order.len());
            }
        }
        self.findings.sort_by_key(|finding| (order[&finding.file], finding.row.unwrap_or(u64::MAX)));
    }

    /// Every table with this role, one sheet a file. Files that cannot be read leave a finding.
    fn sheets(&mut self, role: &'static str) -> Vec<Sheet<'a>> {
        let Some(known_role) = roles::role(role) else { return Vec::new() };
        let files = self.files;
        let mut sheets = Vec::new();
        for resource in self.resources.iter().filter(|resource| resource.role() == role) {
            for path in resource.paths() {
                let bytes = files.get(&path);
                let sheet = bytes.and_then(|bytes| {
                    Sheet::open(&path, bytes, resource, known_role, &self.languages, &mut self.findings)
                });
                match sheet {
                    Some(sheet) => {
                        self.rows.insert(path, sheet.count.clone());
                        sheets.push(sheet);
                    }
                    None => drop(self.known.unreadable.insert(role.to_owned())),
                }
            }
        }
        sheets
    }

    /// A file that nothing names may have been left there by mistake: it is not published.
    fn files_not_named(&mut self) {
        if self.languages.is_empty() {
            return; // without a descriptor nothing is named
        }
        for path in self.files.keys().filter(|path| !self.named.contains(*path)) {
            self.findings.push(Finding::of_file(path, Fault::FileNotNamed));
        }
    }

    fn missing_files(&mut self) {
        self.named.insert(descriptor::FILE.to_owned());
        for path in self.resources.iter().flat_map(Resource::paths) {
            if !self.files.contains_key(&path) {
                self.findings.push(Finding::of_file(&path, Fault::MissingFile));
            }
            self.named.insert(path);
        }
    }

    /// The texts of Markdown files, one for each language that names one.
    fn text_files(&mut self, paths: &Text) -> Text {
        let mut read: HashMap<String, String> = HashMap::new();
        paths.map(|path| {
            if path.is_empty() {
                return String::new();
            }
            read.entry(path.to_owned()).or_insert_with(|| self.text_file(path)).clone()
        })
    }

    fn text_file(&mut self, path: &str) -> String {
        self.named.insert(path.to_owned());
        let fault = match self.files.get(path).map(|bytes| std::str::from_utf8(bytes)) {
            Some(Ok(text)) => return text.trim_start_matches('\u{feff}').to_owned(),
            Some(Err(_)) => Fault::NotText,
            None => Fault::MissingFile,
        };
        self.findings.push(Finding::of_file(path, fault));
        String::new()
    }

    fn download_list(&self) -> Vec<ResourceFile> {
        let mut files = Vec::new();
        for resource in &self.resources {
            for path in resource.paths() {
                let fetched = resource.fetched(&path);
                files.push(ResourceFile {
                    name: resource.name.clone(),
                    title: resource.text("title", &self.languages),
                    licence: resource.licence(),
                    bytes: self.files.get(&path).map_or(0, |bytes| bytes.len() as u64),
                    delimiter: path.ends_with(".csv").then(|| resource.dialect().delimiter),
                    rows: self.rows.get(&path).map(|rows| rows.load(Relaxed)),
                    fetched,
                    path,
                });
            }
        }
        files
    }
}
