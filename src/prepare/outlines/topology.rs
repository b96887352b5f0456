//! TopoJSON: geometries share arcs, and become the features of a GeoJSON FeatureCollection.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::rings::{Position, rounded};
use super::{Members, OutlineError, OutlineNote, collection_of, list, member, members, push_once, string, written};

/// Geometry collections within one another, at most; one is usual.
const DEEPEST: usize = 16;

/// Of a topology's quantised positions.
#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

/// In degrees, to seven decimals.
type Line = Vec<[f64; 2]>;

pub(super) fn collection(
    topology: &Members,
    object: Option<&str>,
    notes: &mut Vec<OutlineNote>,
) -> Result<String, OutlineError> {
    let objects: BTreeMap<String, &RawValue> =
        member(topology, "objects").and_then(members).ok_or(OutlineError::BadTopology)?;
    let object = chosen(&objects, object)?;
    notes.push(OutlineNote::FromTopology { object: object.clone() });
    let arcs = arcs(topology, notes).ok_or(OutlineError::BadTopology)?;
    let top = objects[&object].get();
    let is_collection = |of: &Members| string(of, "type").as_deref() == Some("GeometryCollection");
    let geometries = match members(top).filter(is_collection) {
        Some(of_top) => member(&of_top, "geometries").and_then(list).ok_or(OutlineError::BadTopology)?,
        None => vec![objects[&object]],
    };
    let mut features = Vec::new();
    for (i, geometry) in geometries.iter().enumerate() {
        features.push(feature(i + 1, geometry.get(), &arcs, notes)?);
    }
    Ok(collection_of(&features))
}

fn chosen(objects: &Members, name: Option<&str>) -> Result<String, OutlineError> {
    let all = || objects.keys().cloned().collect();
    if let Some(name) = name {
        let found = objects.contains_key(name);
        return if found { Ok(name.to_owned()) } else { Err(OutlineError::NoSuchObject { objects: all() }) };
    }
    let has_polygons = |object: &RawValue| {
        let parts = parts(object.get(), 0).unwrap_or_default();
        parts.iter().any(|part| matches!(string(part, "type").as_deref(), Some("Polygon" | "MultiPolygon")))
    };
    let mut with_polygons: Vec<String> =
        objects.iter().filter(|(_, object)| has_polygons(object)).map(|(name, _)| name.clone()).collect();
    match with_polygons.len() {
        0 => Err(OutlineError::NoPolygons { objects: all() }),
        1 => Ok(with_polygons.remove(0)),
        _ => Err(OutlineError::SeveralObjects { objects: with_polygons }),
    }
}

/// The geometries that an object is made of: itself, or those of a collection. Null geometries are none.
fn parts(object: &str, depth: usize) -> Option<Vec<Members<'_>>> {
    if object == "null" {
        return Some(Vec::new());
    }
    let of_object = members(object)?;
    match string(&of_object, "type").as_deref() {
        None => Some(Vec::new()),
        Some("GeometryCollection") if depth < DEEPEST => {
            let nested = list(member(&of_object, "geometries")?)?;
            let nested: Option<Vec<_>> = nested.into_iter().map(|geometry| parts(geometry.get(), depth + 1)).collect();
            Some(nested?.concat())
        }
        Some("GeometryCollection") => None,
        Some(_) => Some(vec![of_object]),
    }
}

fn feature(number: usize, geometry: &str, arcs: &[Line], notes: &mut Vec<OutlineNote>) -> Result<String, OutlineError> {
    let bad = || OutlineError::BadCoordinates { feature: number };
    let mut polygons: Vec<Vec<Line>> = Vec::new();
    let mut is_one_polygon = true;
    for part in parts(geometry, 0).ok_or(OutlineError::BadTopology)? {
        let indices = member(&part, "arcs").unwrap_or_default();
        let of_part: Vec<Vec<Vec<i64>>> = match string(&part, "type").as_deref() {
            Some("Polygon") => vec![serde_json::from_str(indices).map_err(|_| bad())?],
            Some("MultiPolygon") => {
                is_one_polygon = false;
                serde_json::from_str(indices).map_err(|_| bad())?
            }
            _ => {
                push_once(notes, OutlineNote::NotAnOutline { feature: number });
                continue;
            }
        };
        for polygon in of_part {
            let ring = |indices: Vec<i64>| ring(number, &indices, arcs);
            polygons.push(polygon.into_iter().map(ring).collect::<Result<_, _>>()?);
        }
    }
    let geometry_out = match &polygons[..] {
        [] => "null".to_owned(),
        [one] if is_one_polygon => format!(r#"{{"type":"Polygon","coordinates":{}}}"#, written(one)),
        all => format!(r#"{{"type":"MultiPolygon","coordinates":{}}}"#, written(&all)),
    };
    let of_geometry = members(geometry).unwrap_or_default();
    let id = member(&of_geometry, "id").map(|id| format!(r#""id":{id},"#)).unwrap_or_default();
    let properties = member(&of_geometry, "properties").unwrap_or("null");
    Ok(format!(r#"{{"type":"Feature",{id}"properties":{properties},"geometry":{geometry_out}}}"#))
}

/// A negative index is of an arc that runs backwards: -1 is the first. Where arcs meet, the position is taken once.
fn ring(feature: usize, indices: &[i64], arcs: &[Line]) -> Result<Line, OutlineError> {
    if indices.is_empty() {
        return Err(OutlineError::BadCoordinates { feature });
    }
    let mut ring = Line::new();
    for &arc in indices {
        let index = if arc < 0 { !arc } else { arc };
        let line = usize::try_from(index).ok().and_then(|index| arcs.get(index));
        let line = line.ok_or(OutlineError::NoSuchArc { feature, arc })?;
        if arc < 0 {
            ring.extend(line.iter().rev());
        } else {
            ring.extend(line);
        }
    }
    ring.dedup();
    Ok(ring)
}

fn arcs(topology: &Members, notes: &mut Vec<OutlineNote>) -> Option<Vec<Line>> {
    let arcs: Vec<Vec<Position>> = serde_json::from_str(member(topology, "arcs")?).ok()?;
    let transform: Option<Transform> = match member(topology, "transform") {
        Some(transform) => Some(serde_json::from_str(transform).ok()?),
        None => None,
    };
    if arcs.iter().flatten().any(|position| position.has_height) {
        push_once(notes, OutlineNote::HeightsDropped);
    }
    arcs.iter().map(|arc| if arc.is_empty() { None } else { Some(line(arc, transform.as_ref())) }).collect()
}

/// Quantised positions are given as steps from the one before.
fn line(arc: &[Position], transform: Option<&Transform>) -> Line {
    let mut sum = [0.0; 2];
    let degrees = |position: &Position| {
        let Some(Transform { scale, translate }) = transform else { return position.at.map(rounded) };
        [0, 1].map(|axis: usize| {
            sum[axis] += position.at[axis];
            rounded(sum[axis] * scale[axis] + translate[axis])
        })
    };
    arc.iter().map(degrees).collect()
}
