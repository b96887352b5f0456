//! The whole check of a package: what its reader finds, what contradicts itself once it has been read, and what would
//! mislead those who know the last release.

use std::path::Path;

use super::folder::read_folder;
use super::history::History;
use super::plain::{Plain, Restore, plain};
use super::withheld::withhold;
use crate::map::{Options, area_map};
use crate::measure::{Changes, Contradiction, contradictions};
use crate::model::{Programme, Shape};
use crate::package::{self, Files, Finding, Reading};
use crate::words::Fault;

/// A package, checked.
pub struct Checked {
    pub reading: Reading,
    /// as they are published: text in UTF-8, outlines in GeoJSON
    pub files: Files,
    /// brings findings back to where they stand in the files as they came
    pub restore: Restore,
}

/// Reads and checks a package.
pub fn check(files: Files) -> Checked {
    let Plain { mut files, mut findings, restore } = plain(files);
    let mut reading = read(&files);
    let withheld = reading.programme().map(|programme| withhold(&mut files, programme));
    if let Some(mut more) = withheld.filter(|_| reading.programme().is_some_and(|p| p.suppress_below.is_some())) {
        findings.append(&mut reading.findings);
        // what is published is another package now, which names other files
        reading = read(&files);
        reading.findings.clear();
        reading.findings.append(&mut more);
    }
    findings.append(&mut reading.findings);
    reading.findings = findings;
    Checked { reading, files, restore }
}

/// What a clerk is told before publishing.
pub struct Preflight {
    /// of the package, and of what would mislead readers who know the last release
    pub findings: Vec<Finding>,
    /// what readers will see change; None where there is no release to compare with
    pub changes: Option<Changes>,
    /// what could be read
    pub programme: Option<Programme>,
}

/// Checks a package's folder, against the site that stands now if one is given.
pub fn preflight(package: &Path, previous: Option<&Path>, allow: &[String]) -> Result<Preflight, String> {
    let files = read_folder(package).map_err(|error| error.to_string())?;
    let Checked { mut reading, restore, .. } = check(files);
    let changes = match previous {
        Some(site) => {
            let history = History::find(site, reading.name()).map_err(|error| error.to_string())?;
            history.compare(&mut reading)
        }
        None => None,
    };
    reading.allow(allow);
    restore.apply(&mut reading.findings);
    Ok(Preflight { findings: reading.findings.clone(), changes, programme: reading.into_part() })
}

fn read(files: &Files) -> Reading {
    let mut reading = package::read(files);
    if let Some(programme) = reading.programme() {
        let mut found = Vec::new();
        found.extend(contradictions(programme).into_iter().map(|found| contradicting(programme, found)));
        found.extend(not_drawn(programme));
        reading.findings.extend(found);
    }
    reading
}

fn contradicting(programme: &Programme, found: Contradiction) -> Finding {
    let coverage = programme.files.iter().find(|file| file.name == "coverage");
    let file = coverage.map_or("coverage", |file| file.path.as_str());
    let (counted, date) = (found.counted.0, found.date);
    let fault = if found.from_places {
        Fault::StatusDiffers { counted, date }
    } else {
        Fault::PartsDiffer { parts: counted, date }
    };
    Finding {
        column: Some("covered".to_owned()),
        value: Some(format!("{}: {}", programme.areas.get(found.area).id, found.published.0)),
        ..Finding::of_file(file, fault)
    }
}

fn not_drawn(programme: &Programme) -> Vec<Finding> {
    let Some(boundaries) = &programme.boundaries else { return Vec::new() };
    let shapes: Vec<Shape> = boundaries.shapes.iter().map(|(_, shape)| shape.clone()).collect();
    let map = area_map(&shapes, &Options { width: 1000, max_bytes: 0 });
    let file = programme.files.iter().find(|file| file.name == "boundaries");
    let file = file.map_or("boundaries", |file| file.path.as_str());
    map.undrawn
        .into_iter()
        .map(|i| {
            let area = programme.areas.get(boundaries.shapes[i].0).id.clone();
            Finding::of_file(file, Fault::OutlineNotDrawn { area })
        })
        .collect()
}
