//! `boundaries`: GeoJSON outlines of areas.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use geojson::feature::Id;
use geojson::{FeatureCollection, GeoJson, GeometryValue};
use serde_json::Value;

use super::descriptor::{Resource, translated};
use super::table::without_bom;
use super::{Areas, Finding, Reader};
use crate::model::{AreaIx, Boundaries, Lang, Polygon, Shape};
use crate::words::Fault;

impl Reader<'_> {
    pub(super) fn boundaries(&mut self, areas: &Areas) -> Option<Boundaries> {
        let mut result: Option<Boundaries> = None;
        for resource in self.resources.clone().into_iter().filter(|resource| resource.role() == "boundaries") {
            for path in resource.paths() {
                let Some(bytes) = self.files.get(&path) else { continue };
                match read_collection(bytes) {
                    Ok(collection) => {
                        self.rows.insert(path.clone(), Arc::new(AtomicU64::new(collection.features.len() as u64)));
                        let boundaries = result.get_or_insert_with(|| about(&resource, &self.languages));
                        boundaries.shapes.extend(self.shapes(&path, &resource, collection));
                    }
                    Err(fault) => self.fail(Finding::of_file(&path, fault)),
                }
            }
        }
        let mut boundaries = result?;
        boundaries.needs_approval = self.languages.first() == Some(&Lang::ZhCn) && is_in_china(&boundaries);
        if boundaries.needs_approval && boundaries.map_approval.is_none() {
            let file =
                self.resources.iter().find(|r| r.role() == "boundaries").and_then(|r| r.paths().into_iter().next());
            self.fail(Finding::of_file(&file.unwrap_or_default(), Fault::NoMapApproval));
        }
        self.note_areas_without_outline(areas, &boundaries);
        Some(boundaries)
    }

    fn shapes(&mut self, path: &str, resource: &Resource, collection: FeatureCollection) -> Vec<(AreaIx, Shape)> {
        let mut shapes = Vec::new();
        let mut seen = HashMap::new();
        let key = resource.feature_key();
        for (i, feature) in collection.features.into_iter().enumerate() {
            let number = i as u64 + 1;
            let property = feature.property(&key).or_else(|| feature.foreign_members.as_ref()?.get(&key));
            let own_id = || match &feature.id {
                Some(Id::String(id)) => Some(id.clone()),
                Some(Id::Number(id)) => Some(id.to_string()),
                None => None,
            };
            let id = match property {
                Some(Value::String(id)) => Some(id.clone()),
                Some(Value::Number(id)) => Some(id.to_string()),
                _ => own_id().filter(|_| key == "id"),
            };
            let Some(id) = id else {
                let reason = format!("feature {number} has no property {key}");
                self.fail(Finding::at(path, number, Some(&key), "", Fault::BadGeoJson { reason }));
                continue;
            };
            let Some(area) = self.known.areas.get(&id) else {
                if !self.known.unreadable.contains("areas") {
                    // where the key is the publisher's, so are the outlines: there may be more than areas
                    let fault = match resource.has_foreign_outlines() {
                        true => Fault::OutlineOfNoArea,
                        false => Fault::UnknownId { table: "areas", similar: None },
                    };
                    self.fail(Finding::at(path, number, Some(&key), &id, fault));
                }
                continue;
            };
            if let Some(&first_row) = seen.get(&area) {
                self.fail(Finding::at(path, number, Some(&key), &id, Fault::DuplicateKey { first_row }));
                continue;
            }
            seen.insert(area, number);
            let polygons = match feature.geometry.map(|geometry| geometry.value) {
                Some(GeometryValue::Polygon { coordinates }) => vec![coordinates],
                Some(GeometryValue::MultiPolygon { coordinates }) => coordinates,
                // listed beside the map
                None => continue,
                _ => {
                    let reason = format!("feature {number} is neither a Polygon nor a MultiPolygon");
                    self.fail(Finding::at(path, number, Some(&key), &id, Fault::BadGeoJson { reason }));
                    continue;
                }
            };
            let positions = || polygons.iter().flatten().flatten();
            if positions().any(|position| position.len() < 2) {
                let reason = format!("feature {number} has a position that is not longitude and latitude");
                self.fail(Finding::at(path, number, Some(&key), &id, Fault::BadGeoJson { reason }));
                continue;
            }
            let polygons = polygons.into_iter().filter_map(|rings| {
                let mut rings = rings
                    .into_iter()
                    .map(|ring| ring.into_iter().map(|position| [position[0], position[1]]).collect::<Vec<[f64; 2]>>());
                Some(Polygon { exterior: rings.next()?, holes: rings.collect() })
            });
            shapes.push((AreaIx(area), Shape { polygons: polygons.collect() }));
        }
        shapes
    }

    /// Only of levels that have outlines at all: nobody expects one of every committee.
    fn note_areas_without_outline(&mut self, areas: &Areas, boundaries: &Boundaries) {
        let drawn: HashSet<AreaIx> = boundaries.shapes.iter().map(|(area, _)| *area).collect();
        let levels: HashSet<usize> = drawn.iter().map(|&area| areas.get(area).level).collect();
        let missing = areas.all().filter(|(ix, area)| levels.contains(&area.level) && !drawn.contains(ix)).count();
        if missing > 0 {
            let file =
                self.resources.iter().find(|r| r.role() == "boundaries").and_then(|r| r.paths().into_iter().next());
            self.fail(Finding::of_file(&file.unwrap_or_default(), Fault::NoOutline { areas: missing }));
        }
    }
}

fn read_collection(bytes: &[u8]) -> Result<FeatureCollection, Fault> {
    let bad = |reason: String| Fault::BadGeoJson { reason };
    let text = std::str::from_utf8(without_bom(bytes)).map_err(|_| Fault::NotText)?;
    match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(collection)) => Ok(collection),
        Ok(_) => Err(bad("it is not a FeatureCollection".to_owned())),
        Err(error) => Err(bad(error.to_string())),
    }
}

fn about(resource: &Resource, languages: &[Lang]) -> Boundaries {
    let said = &resource.noticeboard;
    let string = |property: &str| said.get(property).and_then(Value::as_str);
    let mut source = translated(said, "source", languages);
    if source.is_empty() {
        source = resource.sources(languages).into_iter().next().map(|credit| credit.title).unwrap_or_default();
    }
    Boundaries {
        shapes: Vec::new(),
        needs_approval: false,
        as_of: string("as_of").and_then(|date| date.parse().ok()),
        source,
        licence: resource.licence(),
        map_approval: string("map_approval").filter(|number| !number.is_empty()).map(str::to_owned),
    }
}

/// Whether the outlines lie in the bounding box of China's mainland and islands. With the package in Chinese that is
/// enough to ask for the approval number.
fn is_in_china(boundaries: &Boundaries) -> bool {
    let rings = boundaries.shapes.iter().flat_map(|(_, shape)| &shape.polygons).map(|polygon| &polygon.exterior);
    let mut positions = rings.flatten();
    positions.next().is_some_and(|[lon, lat]| (73.0..136.0).contains(lon) && (3.0..54.0).contains(lat))
}
