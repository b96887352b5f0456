//! The whole check of a package: what its reader finds, then what contradicts itself once it has been read.

use crate::map::{Options, area_map};
use crate::measure::{Contradiction, contradictions};
use crate::model::{Programme, Shape};
use crate::package::{self, Files, Finding, Reading};
use crate::words::Fault;

/// Reads and checks a package.
pub fn check(files: &Files) -> Reading {
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
