//! Shapes to draw, and path data read back.

use super::super::*;
use crate::model::Polygon;
use std::collections::{BTreeMap, BTreeSet};

pub type Unit = [i32; 2];

/// A square with its south-west corner and side in degrees.
pub fn square(west: f64, south: f64, side: f64) -> Vec<[f64; 2]> {
    let (east, north) = (west + side, south + side);
    vec![[west, south], [east, south], [east, north], [west, north], [west, south]]
}

pub fn shape(exteriors: &[Vec<[f64; 2]>]) -> Shape {
    let polygon = |exterior: &Vec<[f64; 2]>| Polygon { exterior: exterior.clone(), holes: Vec::new() };
    Shape { polygons: exteriors.iter().map(polygon).collect() }
}

/// A grid of areas with common wiggly borders, `steps` edges to a side; no two borders cross.
pub fn wiggly_grid(columns: usize, rows: usize, steps: usize, seed: u64) -> Vec<Shape> {
    // Splitmix64: a number in -1..1 for each vertex of each border.
    let noise = |line: usize, step: usize| {
        let mut z = seed.wrapping_add((line * steps + step) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    };
    // A border strays from its line by less than the distance to its nearer end.
    let border = |x: usize, y: usize, upwards: bool| -> Vec<[f64; 2]> {
        let line = 2 * (y * (columns + 1) + x) + usize::from(upwards);
        let vertex = |step: usize| {
            let along = step as f64 / steps as f64;
            let off = 0.45 * along.min(1.0 - along) * noise(line, step);
            let [dx, dy] = if upwards { [off, along] } else { [along, off] };
            [10.0 + 0.1 * (x as f64 + dx), 50.0 + 0.1 * (y as f64 + dy)]
        };
        (0..steps).map(vertex).collect()
    };
    let end = |x: usize, y: usize| [10.0 + 0.1 * x as f64, 50.0 + 0.1 * y as f64];
    let backwards = |line: Vec<[f64; 2]>, end: [f64; 2]| {
        std::iter::once(end).chain(line.into_iter().skip(1).rev()).collect::<Vec<_>>()
    };
    let cells = (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y)));
    let cell = |(x, y): (usize, usize)| {
        let top = backwards(border(x, y + 1, false), end(x + 1, y + 1));
        let left = backwards(border(x, y, true), end(x, y + 1));
        shape(&[[border(x, y, false), border(x + 1, y, true), top, left].concat()])
    };
    cells.map(cell).collect()
}

/// Reads path data back: the points of each line, and whether it is closed.
pub fn read_path(d: &str) -> Vec<(Vec<Unit>, bool)> {
    let mut lines: Vec<(Vec<Unit>, bool)> = Vec::new();
    let (mut at, mut command, mut rest) = ([0, 0], ' ', d);
    while let Some(next) = rest.chars().next() {
        if next.is_ascii_alphabetic() {
            command = next;
            rest = &rest[1..];
            if command == 'z' {
                let line = lines.last_mut().unwrap();
                line.1 = true;
                at = line.0[0];
                continue;
            }
        }
        let mut number = || {
            let text = rest.trim_start_matches(' ');
            let sign = usize::from(text.starts_with('-'));
            let end = text[sign..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| end + sign);
            rest = &text[end..];
            text[..end].parse::<i32>().unwrap_or_else(|_| panic!("no number at {text:?} of {d:?}"))
        };
        match command {
            'h' => at[0] += number(),
            'v' => at[1] += number(),
            _ => at = [at[0] + number(), at[1] + number()],
        }
        if command == 'm' {
            lines.push((Vec::new(), false));
            command = 'l';
        }
        lines.last_mut().unwrap().0.push(at);
    }
    lines
}

pub fn rings(d: &str) -> Vec<Vec<Unit>> {
    let ring = |(points, closed): (Vec<Unit>, bool)| {
        assert!(closed, "open line in {d}");
        points
    };
    read_path(d).into_iter().map(ring).collect()
}

/// Edges from point to point, in the direction drawn.
pub fn edges(d: &str) -> Vec<[Unit; 2]> {
    let of_line = |(points, closed): (Vec<Unit>, bool)| {
        let again = points.first().copied().filter(|_| closed);
        let ends: Vec<Unit> = points.iter().skip(1).copied().chain(again).collect();
        points.into_iter().zip(ends).map(|(a, b)| [a, b]).collect::<Vec<_>>()
    };
    read_path(d).into_iter().flat_map(of_line).collect()
}

pub fn undirected([a, b]: [Unit; 2]) -> [Unit; 2] {
    [a.min(b), a.max(b)]
}

/// Twice the area; positive if clockwise on the screen.
pub fn area(ring: &[Unit]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| i64::from(a[0] * b[1] - b[0] * a[1])).sum()
}

/// Both sides of each border have the very same vertices; `borders` and `outline` have each edge
/// once.
pub fn assert_fits_together(map: &AreaMap) {
    let mut drawn: BTreeMap<[Unit; 2], Vec<[Unit; 2]>> = BTreeMap::new();
    for edge in map.areas.iter().flat_map(|area| edges(&area.d)) {
        drawn.entry(undirected(edge)).or_default().push(edge);
    }
    let mut between = BTreeSet::new();
    let mut outside = BTreeSet::new();
    for (edge, uses) in drawn {
        match uses.as_slice() {
            [_] => outside.insert(edge),
            [[a, b], [c, d]] if (a, b) == (d, c) => between.insert(edge),
            _ => panic!("{edge:?} is drawn as {uses:?}"),
        };
    }
    for (name, path, expected) in [("borders", &map.borders, between), ("outline", &map.outline, outside)] {
        let edges = edges(path);
        assert_eq!(edges.len(), expected.len(), "{name}: an edge is drawn twice or not at all");
        assert_eq!(edges.into_iter().map(undirected).collect::<BTreeSet<_>>(), expected, "{name}");
    }
    assert!(rings(&map.outline).len() < 1000, "closed");
}

/// A drawn ring, scaled to pass for degrees, so that [`contains`] can be asked about it.
pub fn in_degrees(ring: &[Unit]) -> Vec<[f64; 2]> {
    ring.iter().map(|point| point.map(|v| f64::from(v) / 100.0)).collect()
}

/// From a point to the nearest of an edge.
pub fn distance(point: Unit, [a, b]: [Unit; 2]) -> f32 {
    let [[x, y], [ax, ay], [bx, by]] = [point, a, b].map(|p| p.map(|v| v as f32));
    let (dx, dy) = (bx - ax, by - ay);
    let along = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    (x - ax - along * dx).hypot(y - ay - along * dy)
}

/// How many pairs of edges cross, ends not counted.
pub fn crossings(edges: &[[Unit; 2]]) -> usize {
    let turn =
        |a: Unit, b: Unit, c: Unit| i64::from((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).signum();
    let cross =
        |[a, b]: [Unit; 2], [c, d]: [Unit; 2]| turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
    let pairs = edges.iter().enumerate().flat_map(|(i, a)| edges[..i].iter().map(move |b| (*a, *b)));
    pairs.filter(|&(a, b)| cross(a, b)).count()
}

pub fn read_geojson(text: &str) -> Vec<Shape> {
    let polygon = |rings: Vec<Vec<[f64; 2]>>| {
        let mut rings = rings.into_iter();
        Polygon { exterior: rings.next().unwrap_or_default(), holes: rings.collect() }
    };
    let read = |feature: &serde_json::Value| {
        let geometry = &feature["geometry"];
        let coordinates = geometry["coordinates"].clone();
        let polygons = match geometry["type"].as_str() {
            Some("Polygon") => vec![serde_json::from_value(coordinates).unwrap()],
            _ => serde_json::from_value(coordinates).unwrap(),
        };
        Shape { polygons: polygons.into_iter().map(polygon).collect() }
    };
    let collection: serde_json::Value = serde_json::from_str(text).unwrap();
    collection["features"].as_array().unwrap().iter().map(read).collect()
}
