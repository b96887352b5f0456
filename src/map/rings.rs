//! What can be drawn: shapes in degrees come in; rings fit for projection, then rings on the grain,
//! go out, with a list of the shapes that have faults. It does not know that rings have neighbours.
//!
//! The *grain* is the grid on which vertices are compared and simplified: [`GRAIN`] steps to a
//! drawing unit, fine enough that no line moves visibly, coarse enough that neighbours whose
//! figures differ in the last digit meet.

use super::Projection;
use crate::model::Shape;

/// Steps of the grain in one drawing unit.
pub(super) const GRAIN: i32 = 16;
/// Side of the square that stands for a polygon too small to see, in drawing units.
pub(super) const SMALLEST: i32 = 3;

/// A position on the grain or, once drawn, in whole drawing units.
pub(super) type Point = [i32; 2];

/// A ring without its closing position, and what it bounds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ring<P> {
    pub area: usize,
    /// Counts the polygons of all areas: a polygon's exterior and holes share it.
    pub polygon: usize,
    pub hole: bool,
    pub points: Vec<P>,
}

/// The rings of all shapes that enclose something, and the shapes that lost something or
/// everything.
pub(super) struct Read {
    pub rings: Vec<Ring<[f64; 2]>>,
    pub undrawn: Vec<usize>,
    pub partial: Vec<usize>,
}

/// Takes what can be drawn from every shape; an exterior that cannot takes its holes along.
pub(super) fn read(shapes: &[Shape]) -> Read {
    let mut read = Read { rings: Vec::new(), undrawn: Vec::new(), partial: Vec::new() };
    let mut polygons = 0;
    for (area, shape) in shapes.iter().enumerate() {
        let drawn_before = read.rings.len();
        let mut whole = true;
        for polygon in &shape.polygons {
            let candidates = std::iter::once(&polygon.exterior).chain(&polygon.holes).enumerate();
            for (index, positions) in candidates {
                let points = unwrapped(positions);
                whole &= points.len() == positions.len() && encloses_something(&points);
                if encloses_something(&points) {
                    read.rings.push(Ring { area, polygon: polygons, hole: index > 0, points });
                } else if index == 0 {
                    break;
                }
            }
            polygons += 1;
        }
        if read.rings.len() == drawn_before {
            read.undrawn.push(area);
        } else if !whole {
            read.partial.push(area);
        }
    }
    read
}

/// The positions of a ring that are on the globe, each brought within 180 degrees of longitude of
/// the one before, so that a ring across the antimeridian is in one piece (its longitudes may then
/// pass 180).
pub(super) fn unwrapped(positions: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut last = None;
    let on_globe = positions.iter().filter(|[lon, lat]| lon.abs() <= 360.0 && lat.abs() <= 90.0);
    on_globe
        .map(|&[lon, lat]| {
            let turns: f64 = last.map_or(0.0, |last: f64| ((lon - last) / 360.0).round());
            let lon = lon - 360.0 * turns;
            last = Some(lon);
            [lon, lat]
        })
        .collect()
}

/// Whether the positions are not all on one line.
fn encloses_something(points: &[[f64; 2]]) -> bool {
    let Some(&origin) = points.first() else {
        return false;
    };
    let from_origin = |p: &[f64; 2]| [p[0] - origin[0], p[1] - origin[1]];
    let squared = |[x, y]: [f64; 2]| x * x + y * y;
    let Some(along) = points.iter().map(from_origin).max_by(|&a, &b| squared(a).total_cmp(&squared(b))) else {
        return false;
    };
    let off_line = |p: &[f64; 2]| {
        let [x, y] = from_origin(p);
        (along[0] * y - along[1] * x).abs() > 1e-9 * squared(along)
    };
    points.iter().any(off_line)
}

/// Projects rings to the grain: no position twice in a row, no spike out and back, exteriors
/// clockwise on the screen and holes the other way. A ring too small for the grain becomes a
/// square.
pub(super) fn snap(rings: &[Ring<[f64; 2]>], projection: &Projection) -> Vec<Ring<Point>> {
    let to_grain = |&position: &[f64; 2]| projection.project(position).map(|v| (v * f64::from(GRAIN)).round() as i32);
    rings
        .iter()
        .map(|ring| {
            let on_grain: Vec<Point> = ring.points.iter().map(to_grain).collect();
            let mut points = without_spikes(&on_grain);
            if points.len() < 3 {
                points = square_around(&on_grain, SMALLEST * GRAIN);
            }
            if (doubled_area(&points) < 0) != ring.hole {
                points.reverse();
            }
            Ring { area: ring.area, polygon: ring.polygon, hole: ring.hole, points }
        })
        .collect()
}

/// A ring without repeated positions and without ways that lead out and straight back.
fn without_spikes(ring: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(ring.len());
    for &point in ring {
        if kept.last() == Some(&point) {
            continue;
        }
        if kept.len() > 1 && kept[kept.len() - 2] == point {
            kept.pop();
        } else {
            kept.push(point);
        }
    }
    // Where the ring closes, the same two faults may stand across its end.
    loop {
        match kept.as_slice() {
            [first, .., last] if first == last => drop(kept.pop()),
            [first, .., before, _] if first == before => drop(kept.pop()),
            [_, second, .., last] if second == last => drop(kept.remove(0)),
            _ => return kept,
        }
    }
}

/// A square about the middle of some points, clockwise on the screen.
pub(super) fn square_around(points: &[Point], side: i32) -> Vec<Point> {
    let middle = |axis: usize| {
        let values = || points.iter().map(|p| p[axis]);
        let (least, greatest) = (values().min().unwrap_or(0), values().max().unwrap_or(0));
        least.midpoint(greatest) - side / 2
    };
    let [x, y] = [middle(0), middle(1)];
    vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side]]
}

/// Twice the area of a ring: positive if it runs clockwise on the screen, where y grows downwards.
pub(super) fn doubled_area(ring: &[Point]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1])).sum()
}

/// Least x, least y, greatest x, greatest y; all 0 without points.
pub(super) fn bbox<'a>(points: impl Iterator<Item = &'a Point>) -> [f32; 4] {
    let boxes = points.map(|&[x, y]| [x, y, x, y]);
    let all = boxes.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
    all.unwrap_or_default().map(|v| v as f32)
}
