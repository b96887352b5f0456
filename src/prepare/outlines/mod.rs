//! A publisher's boundary file, made plain before the package is read: TopoJSON becomes GeoJSON, and faults of
//! outlines that can be repaired without doubt are repaired.
//!
//! The file is never written anew: only the outlines that need it are replaced in its text, so whatever else stands
//! there stays as it is, to the last digit.

mod rings;
mod topology;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;
use serde_json::value::RawValue;

use rings::{Position, Tidy};

/// A boundary file as a GeoJSON FeatureCollection, and what is to be said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plain {
    /// the bytes that came in where the notes are only remarks
    pub geojson: Vec<u8>,
    pub notes: Vec<OutlineNote>,
}

/// What was done to a file, or noticed in it. Features count from 1.
#[derive(Clone, Debug, PartialEq)]
pub enum OutlineNote {
    /// done: this object of a topology became the features
    FromTopology {
        object: String,
    },
    /// done: a feature or geometry that stood alone became a FeatureCollection
    Wrapped,
    /// done: positions keep longitude and latitude only
    HeightsDropped,
    Repaired {
        feature: usize,
        how: Repair,
    },
    /// done: no polygon of it has an area; it has no geometry now
    Unusable {
        feature: usize,
    },
    /// done: points and lines of a topology were left out
    NotAnOutline {
        feature: usize,
    },
    /// noticed: no repair would keep the area; polygons of one feature that overlap count as crossing
    CrossesItself {
        feature: usize,
    },
    /// noticed
    HoleOutside {
        feature: usize,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// a ring did not end where it began
    Closed,
    /// a position followed itself
    DuplicatesDropped,
    /// an outline crossed or touched itself, or had a spike
    Uncrossed,
    /// polygons of one feature overlapped a little, or shared a stretch of their outlines
    Merged,
    /// a hole had no area
    HoleDropped,
    /// a polygon had no area
    PolygonDropped,
}

/// Why a file cannot be made plain. Features, lines and columns count from 1.
#[derive(Clone, Debug, PartialEq)]
pub enum OutlineError {
    NotUtf8,
    NotJson {
        line: usize,
        column: usize,
    },
    /// neither GeoJSON nor TopoJSON
    NotGeoJson,
    /// in another coordinate system than longitude and latitude in WGS 84
    OtherCrs {
        name: String,
    },
    /// coordinates that are no lists of positions of two numbers, NaN among them
    BadCoordinates {
        feature: usize,
    },
    /// `position` as it stands there
    OutOfRange {
        feature: usize,
        position: [f64; 2],
        hint: Option<Hint>,
    },
    /// the topology has no object of that name, but these
    NoSuchObject {
        objects: Vec<String>,
    },
    /// no object of the topology has polygons
    NoPolygons {
        objects: Vec<String>,
    },
    /// one of these has to be named
    SeveralObjects {
        objects: Vec<String>,
    },
    /// objects, arcs or transform of the topology are not what they have to be
    BadTopology,
    /// `arc` as it stands there
    NoSuchArc {
        feature: usize,
        arc: i64,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hint {
    /// all positions would be valid with longitude and latitude swapped
    Swapped,
    /// figures in the hundred thousands: metres or feet, not degrees
    Projected,
}

/// `object` names the object of a topology; the only one with polygons needs no name. None: there is nothing to do or
/// to say, the file stays as it is.
pub fn plain(bytes: &[u8], object: Option<&str>) -> Result<Option<Plain>, OutlineError> {
    let text = std::str::from_utf8(bytes).map_err(|_| OutlineError::NotUtf8)?;
    let json = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file = read_json(json)?;
    refuse_other_crs(&file)?;
    let mut notes = Vec::new();
    let collection = match string(&file, "type").as_deref() {
        Some("FeatureCollection") => Cow::Borrowed(json),
        Some("Topology") => Cow::Owned(topology::collection(&file, object, &mut notes)?),
        Some(kind) => Cow::Owned(wrapped(kind, json, &file, &mut notes)?),
        None => return Err(OutlineError::NotGeoJson),
    };
    let edits = repairs(&collection, &mut notes)?;
    let geojson = match (&collection, edits.is_empty()) {
        (Cow::Borrowed(_), true) => bytes.to_vec(),
        _ => edited(&collection, edits).into_bytes(),
    };
    Ok((!notes.is_empty()).then_some(Plain { geojson, notes }))
}

/// The members of a JSON object, each as it stands in the file.
type Members<'a> = BTreeMap<String, &'a RawValue>;

fn members(json: &str) -> Option<Members<'_>> {
    serde_json::from_str(json).ok()
}

fn string(members: &Members, name: &str) -> Option<String> {
    serde_json::from_str(members.get(name)?.get()).ok()
}

/// A member that is there and not null.
fn member<'a>(members: &Members<'a>, name: &str) -> Option<&'a str> {
    members.get(name).map(|value| value.get()).filter(|value| *value != "null")
}

fn list(json: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(json).ok()
}

fn read_json(json: &str) -> Result<Members<'_>, OutlineError> {
    let fault = match serde_json::from_str::<&RawValue>(json) {
        Ok(value) => return members(value.get()).ok_or(OutlineError::NotGeoJson),
        Err(fault) => fault,
    };
    // Some programs write NaN, which is not JSON; if it stands in coordinates, say of which feature.
    let numbers = json.replace("-Infinity", "null").replace("Infinity", "null").replace("NaN", "null");
    if numbers != json
        && let Err(bad @ OutlineError::BadCoordinates { .. }) = plain(numbers.as_bytes(), None)
    {
        return Err(bad);
    }
    Err(OutlineError::NotJson { line: fault.line(), column: fault.column() })
}

/// Before RFC 7946 a `crs` could stand in any object.
fn refuse_other_crs(members: &Members) -> Result<(), OutlineError> {
    let Some(crs) = member(members, "crs") else { return Ok(()) };
    let said: Value = serde_json::from_str(crs).unwrap_or_default();
    let name = match (&said["properties"]["name"], &said["properties"]["code"]) {
        (Value::String(name), _) => name.clone(),
        (_, Value::Number(code)) => format!("EPSG:{code}"),
        _ => crs.to_owned(),
    };
    let upper = name.to_uppercase();
    let last = upper.rsplit([':', '/', '#']).next();
    let known = last == Some("CRS84") || (last == Some("4326") && upper.contains("EPSG"));
    if known { Ok(()) } else { Err(OutlineError::OtherCrs { name }) }
}

fn wrapped(kind: &str, json: &str, file: &Members, notes: &mut Vec<OutlineNote>) -> Result<String, OutlineError> {
    let feature = |geometry: &str| format!(r#"{{"type":"Feature","properties":null,"geometry":{geometry}}}"#);
    let features = match kind {
        "Feature" => vec![json.to_owned()],
        "Polygon" | "MultiPolygon" | "Point" | "MultiPoint" | "LineString" | "MultiLineString" => vec![feature(json)],
        "GeometryCollection" => {
            let geometries = member(file, "geometries").and_then(list).ok_or(OutlineError::NotGeoJson)?;
            geometries.iter().map(|geometry| feature(geometry.get())).collect()
        }
        _ => return Err(OutlineError::NotGeoJson),
    };
    notes.push(OutlineNote::Wrapped);
    Ok(collection_of(&features))
}

fn collection_of(features: &[String]) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", features.join(",\n"))
}

/// A text to stand in the place of another.
type Edit = (Range<usize>, String);

fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(place, _)| place.start);
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for (place, new) in edits {
        result.push_str(&text[done..place.start]);
        result.push_str(&new);
        done = place.end;
    }
    result + &text[done..]
}

/// Where `part`, which was borrowed from it, stands in `text`.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

/// The geometry of a feature, if it is made of polygons.
struct Outline<'a> {
    feature: usize,
    geometry: &'a str,
    kind: &'a str,
    coordinates: &'a str,
    polygons: Vec<Vec<Vec<Position>>>,
}

/// What has to change in a FeatureCollection. A feature or geometry that is none is left to the reader to report.
fn repairs(collection: &str, notes: &mut Vec<OutlineNote>) -> Result<Vec<Edit>, OutlineError> {
    let outlines = outlines(collection)?;
    refuse_out_of_range(&outlines)?;
    let has_height =
        |outline: &Outline| outline.polygons.iter().flatten().flatten().any(|position| position.has_height);
    if outlines.iter().any(has_height) {
        push_once(notes, OutlineNote::HeightsDropped);
    }
    let mut edits = Vec::new();
    for outline in &outlines {
        let feature = outline.feature;
        let tidy = Tidy::of(&outline.polygons);
        if tidy.polygons.is_empty() {
            notes.push(OutlineNote::Unusable { feature });
            edits.push((place(collection, outline.geometry), "null".to_owned()));
            continue;
        }
        notes.extend(tidy.repairs.iter().map(|&how| OutlineNote::Repaired { feature, how }));
        notes.extend(tidy.crosses_itself.then_some(OutlineNote::CrossesItself { feature }));
        notes.extend(tidy.hole_outside.then_some(OutlineNote::HoleOutside { feature }));
        if tidy.repairs.is_empty() && !has_height(outline) {
            continue;
        }
        let polygons = tidy.in_degrees();
        let coordinates = if outline.kind == r#""Polygon""# && polygons.len() == 1 {
            written(&polygons[0])
        } else {
            edits.push((place(collection, outline.kind), r#""MultiPolygon""#.to_owned()));
            written(&polygons)
        };
        edits.push((place(collection, outline.coordinates), coordinates));
    }
    Ok(edits)
}

fn outlines(collection: &str) -> Result<Vec<Outline<'_>>, OutlineError> {
    let collection = members(collection).ok_or(OutlineError::NotGeoJson)?;
    let features = member(&collection, "features").and_then(list).ok_or(OutlineError::NotGeoJson)?;
    let mut outlines = Vec::new();
    for (i, feature) in features.into_iter().enumerate() {
        let Some(members_of_feature) = members(feature.get()) else { continue };
        refuse_other_crs(&members_of_feature)?;
        let Some(geometry) = member(&members_of_feature, "geometry") else { continue };
        let Some(of_geometry) = members(geometry) else { continue };
        refuse_other_crs(&of_geometry)?;
        let Some(kind) = member(&of_geometry, "type") else { continue };
        let coordinates = member(&of_geometry, "coordinates").unwrap_or_default();
        let polygons = match string(&of_geometry, "type").as_deref() {
            Some("Polygon") => serde_json::from_str(coordinates).map(|polygon| vec![polygon]),
            Some("MultiPolygon") => serde_json::from_str(coordinates),
            _ => continue,
        };
        let polygons = polygons.map_err(|_| OutlineError::BadCoordinates { feature: i + 1 })?;
        outlines.push(Outline { feature: i + 1, geometry, kind, coordinates, polygons });
    }
    Ok(outlines)
}

fn refuse_out_of_range(outlines: &[Outline]) -> Result<(), OutlineError> {
    let of_one = |outline: &Outline| {
        let feature = outline.feature;
        outline.polygons.iter().flatten().flatten().map(move |position| (feature, position.at)).collect::<Vec<_>>()
    };
    let positions = || outlines.iter().flat_map(of_one);
    let Some((feature, position)) = positions().find(|(_, at)| !rings::is_on_earth(*at)) else { return Ok(()) };
    let hint = if positions().all(|(_, [lon, lat])| rings::is_on_earth([lat, lon])) {
        Some(Hint::Swapped)
    } else if positions().any(|(_, at)| at.iter().any(|figure| figure.abs() >= 1e5)) {
        Some(Hint::Projected)
    } else {
        None
    };
    Err(OutlineError::OutOfRange { feature, position, hint })
}

fn push_once(notes: &mut Vec<OutlineNote>, note: OutlineNote) {
    if !notes.contains(&note) {
        notes.push(note);
    }
}

/// Coordinates as JSON; a list of finite numbers always can be.
fn written(coordinates: &impl serde::Serialize) -> String {
    serde_json::to_string(coordinates).unwrap_or_default()
}
