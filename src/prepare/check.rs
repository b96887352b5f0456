//! The whole check of a package: what its reader finds, and what contradicts itself once it has been read.

use super::pictures;
use super::plain::{Plain, Restore, plain};
use super::withheld::withhold;
use crate::map::{Options, area_map};
use crate::measure::{Contradiction, contradictions};
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
    findings.extend(pictures::strip(&mut files));
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
