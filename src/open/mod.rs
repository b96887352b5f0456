//! A package that a reader opens on a page: unpacked, checked, and drawn there page by page, by the code that publishes.
//!
//! It runs in a worker of the browser, and natively in tests. Nothing in it fetches or sends. Addresses begin with `#/`, so
//! that every link of an opened package stays on the page that opened it.

mod checking;

use std::io::{Cursor, Read};

use leptos::prelude::*;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::app::{EXCEL, Loaded, NAMES, Page, Site, names, programme_pages, report_view};
use crate::model::{Lang, Programme};
use crate::package::{Files, Finding};
use crate::prepare::{Checked, check, for_excel, has_errors};
use crate::words::words;

pub use checking::{Checking, Step};

/// Where the site of an opened package stands.
pub const BASE: &str = "#/";
const DESCRIPTOR: &str = "datapackage.json";
const LATEST: &str = "data/latest/";
/// An archive may not unpack to more: a browser holds it whole.
const MAX_BYTES: u64 = 500 << 20;

/// An opened package.
pub struct Opened {
    name: String,
    /// plain, as they would be published
    files: Files,
    findings: Vec<Finding>,
    /// of one programme; None where errors keep it from being shown
    site: Option<Site>,
}

/// Why files are no package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    NoDescriptor,
    BadZip,
    TooLarge,
}

impl OpenError {
    /// What happened, and what to do.
    pub fn words(self, lang: Lang) -> &'static str {
        let t = words(lang);
        match self {
            OpenError::NoDescriptor => t.open_no_descriptor,
            OpenError::BadZip => t.open_bad_zip,
            OpenError::TooLarge => t.open_too_large,
        }
    }
}

impl Opened {
    /// Reads what was dropped: files by their paths, an archive of them, or both.
    pub fn open(dropped: Files) -> Result<Opened, OpenError> {
        let files = package_of(unpacked(dropped)?)?;
        let Checked { mut reading, files, restore } = check(files);
        restore.apply(&mut reading.findings);
        let (name, findings) = (reading.name().to_owned(), reading.findings.clone());
        let site = reading.into_programme().map(|programme| Site {
            base: BASE.to_owned(),
            url: String::new(),
            place_pages: true,
            programmes: vec![Loaded::new(programme)],
        });
        Ok(Opened { name, files, findings, site })
    }

    fn programme(&self) -> Option<&Programme> {
        Some(&self.site.as_ref()?.programmes.first()?.programme)
    }

    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings as HTML, with the way to the pages where there are some.
    pub fn report(&self, lang: Lang) -> String {
        let programme = self.programme().filter(|_| !has_errors(&self.findings));
        let title = programme.map_or(self.name.as_str(), |programme| programme.title.get(lang));
        let start = programme.map(|programme| format!("{BASE}{}/", programme.language(lang).tag()));
        Owner::new().with(|| report_view(title, &self.findings, start, lang).to_html())
    }

    /// The page at an address, and its body as HTML; None if there is no such page.
    pub fn page(&self, address: &str) -> Option<(Page, String)> {
        let site = self.site.as_ref()?;
        let loaded = site.programmes.first()?;
        let path = address.strip_prefix(BASE)?.split('?').next()?;
        let lang = *loaded.programme.languages.iter().find(|lang| path.starts_with(&format!("{}/", lang.tag())))?;
        let file = format!("{path}index.html");
        let pages = programme_pages(site, loaded, lang);
        Some(pages.iter().find(|page| page.file == file)?.draw())
    }

    /// The file at an address: of the package, a table for Excel, or the names that the search runs over.
    pub fn file(&self, address: &str) -> Option<Vec<u8>> {
        let programme = self.programme()?;
        let path = address.strip_prefix(BASE)?;
        if let Some(path) = path.strip_prefix(LATEST) {
            return self.files.get(path).cloned();
        }
        if let Some(path) = path.strip_prefix(EXCEL) {
            let delimiter = programme.files.iter().find(|file| file.path == path)?.delimiter?;
            return for_excel(self.files.get(path)?, delimiter);
        }
        let lang = programme.languages.iter().find(|lang| path == format!("{}/{NAMES}", lang.tag()))?;
        let site = self.site.as_ref()?;
        let loaded = site.programmes.first()?;
        Some(names(loaded, &site.links(&loaded.programme, *lang)).into_bytes())
    }
}

/// Archives give way to what is in them.
fn unpacked(dropped: Files) -> Result<Files, OpenError> {
    let mut files = Files::new();
    let mut left = MAX_BYTES;
    for (path, bytes) in dropped {
        if !path.to_ascii_lowercase().ends_with(".zip") {
            left = left.checked_sub(bytes.len() as u64).ok_or(OpenError::TooLarge)?;
            files.insert(path, bytes);
            continue;
        }
        let bad = |_: ZipError| OpenError::BadZip;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
        for i in 0..archive.len() {
            let entry = archive.by_index(i).map_err(bad)?;
            // a name that climbs out of the archive is no name in a package either
            let Some(name) = entry.enclosed_name().filter(|_| entry.is_file()) else { continue };
            let name = name.to_string_lossy().replace('\\', "/");
            let mut bytes = Vec::new();
            entry.take(left + 1).read_to_end(&mut bytes).map_err(|_| OpenError::BadZip)?;
            left = left.checked_sub(bytes.len() as u64).ok_or(OpenError::TooLarge)?;
            files.insert(name, bytes);
        }
    }
    Ok(files)
}

/// The files beside the descriptor that lies highest, by their paths from there; hidden ones stay outside.
fn package_of(files: Files) -> Result<Files, OpenError> {
    let folders = files.keys().filter_map(|path| path.strip_suffix(DESCRIPTOR));
    let folder = folders.filter(|folder| folder.is_empty() || folder.ends_with('/'));
    let folder = folder.min_by_key(|folder| folder.len()).ok_or(OpenError::NoDescriptor)?.to_owned();
    let inside = files.into_iter().filter_map(|(path, bytes)| {
        let path = path.strip_prefix(&folder)?.to_owned();
        let is_hidden = path.split('/').any(|part| part.starts_with('.'));
        (!is_hidden).then_some((path, bytes))
    });
    Ok(inside.collect())
}

#[cfg(test)]
mod tests;
