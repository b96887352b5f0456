//! A data package, from bytes that its caller gives, to a [`Programme`].
//!
//! In: the files of a package by path. Out: findings, and the programme where none of them is an error. It reads UTF-8
//! CSV, GeoJSON, Markdown and picture headers; it knows nothing of disks, pages or measures. The format is described in
//! `FORMAT.md` beside this file.

mod areas;
mod boundaries;
mod coverage;
mod descriptor;
mod finding;
mod places;
mod records;
mod stories;
mod table;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{Areas, Indicator, IndicatorIx, Lang, PlaceIx, Programme, ProviderIx, ResourceFile, Text};
use crate::words::{Fault, Severity};
pub use finding::Finding;

use descriptor::{Descriptor, Resource};
use table::Sheet;

/// The files of a package: path inside it, and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What reading a package gives.
pub struct Reading {
    /// in the order of the files, then of the rows
    pub findings: Vec<Finding>,
    /// None if a finding is an error
    pub programme: Option<Programme>,
}

/// Reads a whole package. Every fault is a finding, and reading goes on behind it, so that one run names them all.
pub fn read(files: &Files) -> Reading {
    let mut reader = Reader::new(files);
    let programme = reader.programme();
    reader.sort_findings();
    let failed = reader.findings.iter().any(|finding| finding.severity == Severity::Error);
    Reading { findings: reader.findings, programme: programme.filter(|_| !failed) }
}

/// What is known while a package is being read.
struct Reader<'a> {
    files: &'a Files,
    findings: Vec<Finding>,
    /// the language of columns without `@`
    lang: Lang,
    resources: Vec<Resource>,
    rows: HashMap<String, u64>,
    area_ids: HashMap<String, u32>,
    place_ids: HashMap<String, u32>,
    provider_ids: HashMap<String, u32>,
    indicator_ids: HashMap<String, u32>,
    mode_ids: HashMap<String, u32>,
    kind_ids: HashMap<String, u32>,
    dimension_ids: HashMap<String, u32>,
    /// least and greatest score of each dimension
    scales: Vec<(f64, f64)>,
    /// roles of which a file could not be read: that their ids are not known says nothing
    unreadable: HashSet<String>,
}

impl<'a> Reader<'a> {
    fn new(files: &'a Files) -> Reader<'a> {
        Reader {
            files,
            findings: Vec::new(),
            lang: Lang::ZhCn,
            resources: Vec::new(),
            rows: HashMap::new(),
            area_ids: HashMap::new(),
            place_ids: HashMap::new(),
            provider_ids: HashMap::new(),
            indicator_ids: HashMap::new(),
            mode_ids: HashMap::new(),
            kind_ids: HashMap::new(),
            dimension_ids: HashMap::new(),
            scales: Vec::new(),
            unreadable: HashSet::new(),
        }
    }

    fn programme(&mut self) -> Option<Programme> {
        let descriptor = self.descriptor()?;
        self.lang = descriptor.languages()[0];
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
        let indicators = self.indicators();
        let providers = self.providers();
        let modes = self.terms("modes");
        let kinds = self.terms("kinds");
        self.mode_ids = modes.1;
        self.kind_ids = kinds.1;
        let dimensions = self.dimensions();
        let (places, place_columns) = self.places(&areas);
        let about = self.markdown_of(&descriptor);
        let boundaries = self.boundaries(&areas, &descriptor);
        Some(Programme {
            coverage: self.coverage(),
            targets: self.targets(),
            claims: self.claims(),
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
            modes: modes.0,
            kinds: kinds.0,
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

    /// Rows of every resource with this role, one sheet a file. Files that cannot be read leave a finding.
    fn sheets(&mut self, role: &str) -> Vec<Sheet> {
        let mut sheets = Vec::new();
        for resource in self.resources.clone().into_iter().filter(|resource| resource.role() == role) {
            for path in resource.paths() {
                let Some(bytes) = self.files.get(&path) else {
                    self.unreadable.insert(role.to_owned());
                    continue;
                };
                if let Some(sheet) =
                    Sheet::read(&path, bytes, &resource.missing_values(), self.lang, &mut self.findings)
                {
                    self.rows.insert(path.clone(), sheet.len() as u64);
                    sheets.push(sheet);
                } else {
                    self.unreadable.insert(role.to_owned());
                }
            }
        }
        sheets
    }

    fn missing_files(&mut self) {
        for path in self.resources.iter().flat_map(Resource::paths) {
            if !self.files.contains_key(&path) {
                self.findings.push(Finding::of_file(&path, Fault::MissingFile));
            }
        }
    }

    /// The text of a Markdown file in both languages, from the descriptor's `about` and `about@…`.
    fn markdown_of(&mut self, descriptor: &Descriptor) -> Text {
        let paths = descriptor.noticeboard_text("about");
        if paths.is_empty() {
            return Text::default();
        }
        self.text_files(&paths)
    }

    /// The texts of two files, which may be one.
    fn text_files(&mut self, paths: &Text) -> Text {
        let zh = self.text_file(&paths.zh);
        let en = if paths.en == paths.zh { zh.clone() } else { self.text_file(&paths.en) };
        Text { zh, en }
    }

    fn text_file(&mut self, path: &str) -> String {
        let fault = match self.files.get(path).map(|bytes| std::str::from_utf8(bytes)) {
            Some(Ok(text)) => return text.trim_start_matches('\u{feff}').to_owned(),
            Some(Err(_)) => Fault::NotUtf8,
            None => Fault::MissingFile,
        };
        self.findings.push(Finding::of_file(path, fault));
        String::new()
    }

    fn download_list(&self) -> Vec<ResourceFile> {
        let mut files = Vec::new();
        for resource in &self.resources {
            for path in resource.paths() {
                files.push(ResourceFile {
                    name: resource.name.clone(),
                    title: resource.text("title", self.lang),
                    licence: resource.licence(),
                    bytes: self.files.get(&path).map_or(0, |bytes| bytes.len() as u64),
                    rows: self.rows.get(&path).copied(),
                    path,
                });
            }
        }
        files
    }

    /// The index behind an id in a cell; a finding where it points nowhere.
    fn look_up(&mut self, cell: &table::Cell, table: &'static str) -> Option<u32> {
        let ids = match table {
            "areas" => &self.area_ids,
            "places" => &self.place_ids,
            "providers" => &self.provider_ids,
            "indicators" => &self.indicator_ids,
            "modes" => &self.mode_ids,
            "kinds" => &self.kind_ids,
            _ => &self.dimension_ids,
        };
        cell.text()?;
        let found = ids.get(cell.raw).copied();
        if found.is_none() && !self.unreadable.contains(table) {
            self.findings.push(cell.finding(Fault::UnknownId { table }));
        }
        found
    }

    /// The indicator a row is about: the one it names, else the first.
    fn indicator_of(&mut self, cell: &table::Cell) -> Option<IndicatorIx> {
        match cell.text() {
            None => Some(IndicatorIx(0)),
            Some(_) => self.look_up(cell, "indicators").map(IndicatorIx),
        }
    }

    fn place_of(&mut self, cell: &table::Cell) -> Option<PlaceIx> {
        self.look_up(cell, "places").map(PlaceIx)
    }

    fn provider_of(&mut self, cell: &table::Cell) -> Option<ProviderIx> {
        self.look_up(cell, "providers").map(ProviderIx)
    }
}
