//! Rings on a grid of a ten millionth of a degree, about a centimetre: what is closer together is the same place.
//! Whole numbers make every comparison exact, and whatever is written is found in order when read again.

use std::collections::BTreeSet;
use std::fmt;

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay::{IntOverlayOptions, Overlay};
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::i_float::int::point::IntPoint;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, SeqAccess, Visitor};

use super::Repair;

/// Steps of the grid in a degree.
const GRID: f64 = 1e7;
/// How much of its area, counted by the even-odd rule, an outline may gain or lose by repair.
const TOLERANCE: f64 = 0.01;
/// What can be overlaid is at most this far, in steps, from the middle.
const REACH: i64 = 1 << 30;

/// A position as it stands in the file, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Position {
    pub at: [f64; 2],
    pub has_height: bool,
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Position, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Position;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("longitude and latitude")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Position, A::Error> {
                let mut number = || seq.next_element::<f64>()?.ok_or_else(|| A::Error::custom("too short"));
                let at = [number()?, number()?];
                let mut has_height = false;
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    has_height = true;
                }
                Ok(Position { at, has_height })
            }
        }
        from.deserialize_seq(Numbers)
    }
}

/// In degrees, to seven decimals.
pub(super) fn rounded(figure: f64) -> f64 {
    (figure * GRID).round() / GRID
}

pub(super) fn is_on_earth([lon, lat]: [f64; 2]) -> bool {
    // Rounded, as some programs write 180.00000000000014.
    rounded(lon).abs() <= 180.0 && rounded(lat).abs() <= 90.0
}

/// In steps of the grid.
type Point = [i64; 2];

/// A ring without its closing position.
type Ring = Vec<Point>;

/// The exterior, then the holes.
type Polygon = Vec<Ring>;

/// The polygons of a feature that enclose something, and what had to be done to them.
#[derive(Default)]
pub(super) struct Tidy {
    pub polygons: Vec<Polygon>,
    pub repairs: BTreeSet<Repair>,
    pub crosses_itself: bool,
    pub hole_outside: bool,
}

impl Tidy {
    /// Of positions on earth.
    pub fn of(polygons: &[Vec<Vec<Position>>]) -> Tidy {
        let mut tidy = Tidy::default();
        for polygon in polygons {
            tidy.add(polygon);
        }
        tidy.merge();
        tidy
    }

    fn add(&mut self, polygon: &[Vec<Position>]) {
        let mut rings = Vec::new();
        for positions in polygon {
            let ring = on_grid(positions);
            if has_area(&ring) {
                self.note_ends_and_duplicates(positions);
                rings.push(ring);
            } else if rings.is_empty() {
                break;
            } else {
                self.repairs.insert(Repair::HoleDropped);
            }
        }
        if rings.is_empty() {
            self.repairs.insert(Repair::PolygonDropped);
        } else if !crosses_itself(&rings) {
            self.hole_outside |= rings[1..].iter().any(|hole| is_outside(hole, &rings[0]));
            self.polygons.push(rings);
        } else if let Some(repaired) = uncrossed(&rings) {
            self.repairs.insert(Repair::Uncrossed);
            self.polygons.extend(repaired);
        } else {
            self.crosses_itself = true;
            self.polygons.push(rings);
        }
    }

    /// Polygons of one feature that overlap or share a stretch become one, or a line would be drawn between them.
    fn merge(&mut self) {
        let in_doubt = self.crosses_itself || self.hole_outside;
        if in_doubt || self.polygons.len() < 2 || !crosses_itself(&self.polygons.concat()) {
            return;
        }
        match merged(&self.polygons) {
            Some(merged) => {
                self.repairs.insert(Repair::Merged);
                self.polygons = merged;
            }
            None => self.crosses_itself = true,
        }
    }

    fn note_ends_and_duplicates(&mut self, positions: &[Position]) {
        if positions.first().map(|first| first.at) != positions.last().map(|last| last.at) {
            self.repairs.insert(Repair::Closed);
        }
        if positions.windows(2).any(|pair| pair[0].at == pair[1].at) {
            self.repairs.insert(Repair::DuplicatesDropped);
        }
    }

    /// As GeoJSON has them, rings closed.
    pub fn in_degrees(&self) -> Vec<Vec<Vec<[f64; 2]>>> {
        let degrees = |point: &Point| point.map(|steps| steps as f64 / GRID);
        let closed = |ring: &Ring| ring.iter().chain(ring.first()).map(degrees).collect();
        self.polygons.iter().map(|polygon| polygon.iter().map(closed).collect()).collect()
    }
}

fn on_grid(positions: &[Position]) -> Ring {
    let steps = |position: &Position| position.at.map(|figure| (figure * GRID).round() as i64);
    let mut ring: Ring = positions.iter().map(steps).collect();
    ring.dedup();
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

/// Twice the area, positive if the ring runs counterclockwise.
fn doubled_area(ring: &Ring) -> i128 {
    edges(ring).map(|[a, b]| i128::from(a[0]) * i128::from(b[1]) - i128::from(a[1]) * i128::from(b[0])).sum()
}

fn edges(ring: &Ring) -> impl Iterator<Item = [Point; 2]> {
    ring.iter().zip(ring.iter().cycle().skip(1)).map(|(&a, &b)| [a, b])
}

fn has_area(ring: &Ring) -> bool {
    // The two halves of a bow tie can cancel each other out; overlaid they do not.
    ring.len() > 2
        && (doubled_area(ring) != 0
            || overlay(std::slice::from_ref(ring), &[], FillRule::EvenOdd).is_none_or(|polygons| !polygons.is_empty()))
}

/// -1, 0 or 1: c is right of the line from a to b, on it, or left of it.
fn side(a: Point, b: Point, c: Point) -> i128 {
    let wide = |to: Point, axis: usize| i128::from(to[axis] - a[axis]);
    (wide(b, 0) * wide(c, 1) - wide(b, 1) * wide(c, 0)).signum()
}

#[derive(PartialEq)]
enum Contact {
    None,
    /// an end of one lies on the other
    Touch,
    /// they cross, or share a stretch
    Cross,
}

fn contact([a, b]: [Point; 2], [c, d]: [Point; 2]) -> Contact {
    let sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
    if sides == [0; 4] {
        // All on one line: measured along its longer axis, which no point of it shares with another.
        let axis = usize::from((b[1] - a[1]).abs() > (b[0] - a[0]).abs());
        let shared = a[axis].max(b[axis]).min(c[axis].max(d[axis])) - a[axis].min(b[axis]).max(c[axis].min(d[axis]));
        return match shared {
            ..0 => Contact::None,
            0 => Contact::Touch,
            1.. => Contact::Cross,
        };
    }
    match (sides[0] * sides[1], sides[2] * sides[3]) {
        (-1, -1) => Contact::Cross,
        (1, _) | (_, 1) => Contact::None,
        _ => Contact::Touch,
    }
}

/// Whether rings cross or share a stretch, or a ring touches itself. Different rings may touch.
fn crosses_itself(rings: &[Ring]) -> bool {
    struct Edge {
        ends: [Point; 2],
        ring: usize,
        index: usize,
    }
    let low = |edge: &Edge, axis: usize| edge.ends[0][axis].min(edge.ends[1][axis]);
    let high = |edge: &Edge, axis: usize| edge.ends[0][axis].max(edge.ends[1][axis]);
    let numbered = |(ring, points)| edges(points).enumerate().map(move |(index, ends)| Edge { ends, ring, index });
    let mut all: Vec<Edge> = rings.iter().enumerate().flat_map(numbered).collect();
    all.sort_by_key(|edge| low(edge, 0));
    // A sweep from west to east: compared are only edges that share a longitude.
    let mut open: Vec<&Edge> = Vec::new();
    for edge in &all {
        open.retain(|other| high(other, 0) >= low(edge, 0));
        let apart = |other: &Edge| high(other, 1) < low(edge, 1) || low(other, 1) > high(edge, 1);
        let meet = |other: &Edge| match contact(edge.ends, other.ends) {
            Contact::None => false,
            Contact::Cross => true,
            Contact::Touch => {
                let between = edge.index.abs_diff(other.index);
                edge.ring == other.ring && between != 1 && between != rings[edge.ring].len() - 1
            }
        };
        if open.iter().any(|other| !apart(other) && meet(other)) {
            return true;
        }
        open.push(edge);
    }
    false
}

/// The same outline without crossings, if it can be had without changing what it encloses.
fn uncrossed(rings: &[Ring]) -> Option<Vec<Polygon>> {
    // Each ring encloses what it winds around, in whatever direction: a small loop leaves no hole behind.
    settled(overlay(&rings[..1], &rings[1..], FillRule::NonZero)?, rings)
}

/// The union of valid polygons, if they overlap by little or nothing.
fn merged(polygons: &[Polygon]) -> Option<Vec<Polygon>> {
    let mut rings = Vec::new();
    for polygon in polygons {
        for (i, ring) in polygon.iter().enumerate() {
            let is_exterior = i == 0;
            let is_counterclockwise = doubled_area(ring) > 0;
            let mut ring = ring.clone();
            if is_exterior != is_counterclockwise {
                ring.reverse();
            }
            rings.push(ring);
        }
    }
    settled(overlay(&rings, &[], FillRule::NonZero)?, &rings)
}

/// `polygons` once nothing of them crosses, if they enclose as much as `rings` did by the even-odd rule.
fn settled(mut polygons: Vec<Polygon>, rings: &[Ring]) -> Option<Vec<Polygon>> {
    let area = |polygons: &[Polygon]| polygons.iter().flatten().map(doubled_area).sum::<i128>() as f64;
    let before = area(&overlay(rings, &[], FillRule::EvenOdd)?);
    // Crossings come to lie on the grid, which can make new ones next to them.
    for _ in 0..3 {
        if !crosses_itself(&polygons.concat()) {
            let is_kept = (area(&polygons) - before).abs() < TOLERANCE * before;
            return (is_kept && !polygons.is_empty()).then_some(polygons);
        }
        polygons = overlay(&polygons.concat(), &[], FillRule::EvenOdd)?;
    }
    None
}

/// What `rings` enclose and `holes` do not, as valid polygons, exteriors counterclockwise. None for what is wider than
/// half the earth.
fn overlay(rings: &[Ring], holes: &[Ring], rule: FillRule) -> Option<Vec<Polygon>> {
    let middle = [0, 1].map(|axis| {
        let figures = || rings.iter().chain(holes).flatten().map(|point| point[axis]);
        figures().min().unwrap_or(0).midpoint(figures().max().unwrap_or(0))
    });
    let step = |figure: i64, axis: usize| {
        let away = figure - middle[axis];
        if away.abs() < REACH { i32::try_from(away).ok() } else { None }
    };
    let contours = |rings: &[Ring]| -> Option<Vec<Vec<IntPoint>>> {
        let point = |&[x, y]: &Point| Some(IntPoint::new(step(x, 0)?, step(y, 1)?));
        rings.iter().map(|ring| ring.iter().map(point).collect()).collect()
    };
    // Positions on a straight line are kept: a neighbour may have a corner there.
    let options = IntOverlayOptions { ogc: true, ..IntOverlayOptions::keep_all_points() };
    let mut overlay = Overlay::with_contours_custom(&contours(rings)?, &contours(holes)?, options, Default::default());
    let shapes = overlay.overlay(OverlayRule::Difference, rule);
    let ring = |contour: Vec<IntPoint>| -> Ring {
        contour.into_iter().map(|p| [i64::from(p.x) + middle[0], i64::from(p.y) + middle[1]]).collect()
    };
    Some(shapes.into_iter().map(|shape| shape.into_iter().map(ring).collect()).collect())
}

/// Whether a hole that does not cross the exterior lies outside it.
fn is_outside(hole: &Ring, exterior: &Ring) -> bool {
    hole.iter().find_map(|&point| is_inside(point, exterior)) == Some(false)
}

/// None on the ring itself.
fn is_inside(point: Point, ring: &Ring) -> Option<bool> {
    let mut inside = false;
    for [a, b] in edges(ring) {
        if contact([a, b], [point, point]) != Contact::None {
            return None;
        }
        let (low, high) = if a[1] < b[1] { (a, b) } else { (b, a) };
        if low[1] <= point[1] && point[1] < high[1] && side(low, high, point) > 0 {
            inside = !inside;
        }
    }
    Some(inside)
}
