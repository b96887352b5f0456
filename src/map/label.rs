//! Polygons as drawn come in; where a label stands best goes out. It does not know text or its
//! size.
//!
//! Source: V. Agafonkin, *A new algorithm for finding a visual center of a polygon* (Mapbox, 2016),
//! <https://github.com/mapbox/polylabel>, after D. Garcia-Castellanos and U. Lombardo, *Poles of
//! inaccessibility*, Scottish Geographical Journal 123 (2007) 227–233: squares that cover the
//! polygon, those that promise the point farthest from the edge looked into first, each cut in four
//! until none can beat the best by half a unit.

use super::rings::{Point, bbox, doubled_area};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The best point is found to within this many drawing units of distance from the edge.
const PRECISION: f64 = 0.5;

/// The pole of inaccessibility of the largest of an area's polygons (exterior first, then holes),
/// in drawing units; the first of those that are equally large.
pub(super) fn largest_pole(polygons: &[Vec<&[Point]>]) -> [f32; 2] {
    let size = |rings: &[&[Point]]| rings.iter().map(|ring| doubled_area(ring)).sum::<i64>();
    let largest = polygons.iter().rev().max_by_key(|rings| size(rings));
    largest.map_or([0.0; 2], |rings| pole(rings))
}

fn pole(rings: &[&[Point]]) -> [f32; 2] {
    let [left, top, right, bottom] = bbox(rings.iter().take(1).copied().flatten()).map(f64::from);
    let (width, height) = (right - left, bottom - top);
    let middle = [left.midpoint(right), top.midpoint(bottom)];
    // Not less than a 64th of the longer side, so that a long strip does not take thousands of squares.
    let half = width.min(height).max(width.max(height) / 64.0) / 2.0;
    let mut best = Cell::new(middle, 0.0, rings);
    if half <= 0.0 {
        return middle.map(|v| v as f32);
    }
    let [columns, rows] = [width, height].map(|length| (length / (2.0 * half)).ceil() as i32);
    let mut queue: BinaryHeap<Cell> = (0..columns * rows)
        .map(|i| [f64::from(i % columns), f64::from(i / columns)])
        .map(|[x, y]| Cell::new([left + half * (2.0 * x + 1.0), top + half * (2.0 * y + 1.0)], half, rings))
        .collect();
    while let Some(cell) = queue.pop() {
        if cell.distance > best.distance {
            best = cell;
        }
        if cell.promise - best.distance > PRECISION {
            let ([x, y], half) = (cell.centre, cell.half / 2.0);
            let quarters = [[x - half, y - half], [x + half, y - half], [x - half, y + half], [x + half, y + half]];
            queue.extend(quarters.map(|centre| Cell::new(centre, half, rings)));
        }
    }
    best.centre.map(|v| v as f32)
}

/// A square, ordered by the greatest distance from the edge that a point in it could have.
#[derive(Clone, Copy)]
struct Cell {
    centre: [f64; 2],
    half: f64,
    /// From the centre to the edge of the polygon; negative outside.
    distance: f64,
    promise: f64,
}

impl Cell {
    fn new(centre: [f64; 2], half: f64, rings: &[&[Point]]) -> Self {
        let distance = distance_inside(centre, rings);
        Self { centre, half, distance, promise: distance + half * std::f64::consts::SQRT_2 }
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.promise.total_cmp(&other.promise)
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cell {}

/// How far a point is from the nearest edge; negative if it is outside the exterior or in a hole.
fn distance_inside([x, y]: [f64; 2], rings: &[&[Point]]) -> f64 {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let ([ax, ay], [bx, by]) = (a.map(f64::from), b.map(f64::from));
            let (dx, dy) = (bx - ax, by - ay);
            if (ay > y) != (by > y) && x < ax + dx * (y - ay) / dy {
                inside = !inside;
            }
            let along = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
            let (off_x, off_y) = (x - ax - along * dx, y - ay - along * dy);
            nearest = nearest.min(off_x * off_x + off_y * off_y);
        }
    }
    if inside { nearest.sqrt() } else { -nearest.sqrt() }
}
