//! A topology and how many of its vertices go come in; the lines that are left, in whole drawing
//! units, and their path data go out. It does not know degrees, or how many bytes are too many.

use super::path::{Direction, Pen, lines_path};
use super::rings::{GRAIN, Point, Ring, SMALLEST, bbox, doubled_area, square_around};
use super::simplify::Removals;
use super::topology::{Arc, Step, Topology};
use std::collections::BTreeMap;

/// The lines of one map in whole drawing units.
pub(super) struct Drawing<'a> {
    topology: &'a Topology,
    arcs: Vec<Vec<Point>>,
    /// One for each ring of the topology, large enough to see.
    rings: Vec<Vec<Point>>,
}

/// All path data of one map.
pub(super) struct Paths {
    /// By area; as many as the greatest area that is drawn needs.
    pub areas: Vec<String>,
    pub borders: String,
    pub outline: String,
}

impl Paths {
    pub fn bytes(&self) -> usize {
        self.areas.iter().map(String::len).sum::<usize>() + self.borders.len() + self.outline.len()
    }
}

impl<'a> Drawing<'a> {
    /// The drawing that is left when a number of vertices has gone.
    pub fn new(topology: &'a Topology, removals: &Removals, gone: u32) -> Self {
        let draw_arc = |(index, arc): (usize, &Arc)| {
            let mut points: Vec<Point> = removals.kept(index, &arc.points, gone).map(to_units).collect();
            points.dedup();
            if arc.is_ring { visible(points) } else { points }
        };
        let arcs: Vec<Vec<Point>> = topology.arcs.iter().enumerate().map(draw_arc).collect();
        let rings = topology.rings.iter().map(|ring| visible(walk(&ring.points, &arcs))).collect();
        Self { topology, arcs, rings }
    }

    pub fn paths(&self) -> Paths {
        let mut pens: Vec<Pen> = Vec::new();
        for (ring, points) in self.topology.rings.iter().zip(&self.rings) {
            if pens.len() <= ring.area {
                pens.resize_with(ring.area + 1, Pen::default);
            }
            pens[ring.area].ring(points);
        }
        Paths {
            areas: pens.into_iter().map(Pen::into_path).collect(),
            borders: lines_path(self.borders(), Direction::Either),
            outline: lines_path(self.outline(), Direction::Forwards),
        }
    }

    /// Arcs with different areas on their two sides.
    fn borders(&self) -> Vec<Vec<Point>> {
        let arcs = self.topology.arcs.iter().zip(&self.arcs);
        let is_border = |arc: &Arc| !arc.left.is_empty() && !arc.right.is_empty() && arc.left != arc.right;
        arcs.filter(|(arc, _)| is_border(arc)).map(|(arc, points)| closed(arc, points)).collect()
    }

    /// Arcs with areas on one side only, that side on the right.
    fn outline(&self) -> Vec<Vec<Point>> {
        let arcs = self.topology.arcs.iter().zip(&self.arcs);
        let is_edge = |arc: &Arc| arc.left.is_empty() != arc.right.is_empty();
        arcs.filter(|(arc, _)| is_edge(arc))
            .map(|(arc, points)| {
                let mut points = closed(arc, points);
                if arc.right.is_empty() {
                    points.reverse();
                }
                points
            })
            .collect()
    }

    /// By area, its polygons as drawn: exterior first, then holes.
    pub fn polygons_by_area(&self) -> BTreeMap<usize, Vec<Vec<&[Point]>>> {
        let mut areas: BTreeMap<usize, Vec<Vec<&[Point]>>> = BTreeMap::new();
        let mut last: Option<&Ring<Step>> = None;
        for (ring, points) in self.topology.rings.iter().zip(&self.rings) {
            let polygons = areas.entry(ring.area).or_default();
            match polygons.last_mut() {
                Some(polygon) if last.is_some_and(|last| last.polygon == ring.polygon) => polygon.push(points),
                _ => polygons.push(vec![points]),
            }
            last = Some(ring);
        }
        areas
    }
}

fn to_units(point: Point) -> Point {
    point.map(|v| (v + GRAIN / 2).div_euclid(GRAIN))
}

/// The points along the steps of a ring, none twice in a row and the first not repeated.
fn walk(steps: &[Step], arcs: &[Vec<Point>]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for step in steps {
        let arc = &arcs[step.arc];
        if step.backwards {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

/// The ring, or a square in its place (and its direction) if it is too small to see.
fn visible(ring: Vec<Point>) -> Vec<Point> {
    let [left, top, right, bottom] = bbox(ring.iter());
    let area = doubled_area(&ring);
    if area != 0 && (right - left).max(bottom - top) >= SMALLEST as f32 {
        return ring;
    }
    let mut square = square_around(&ring, SMALLEST);
    if area < 0 {
        square.reverse();
    }
    square
}

fn closed(arc: &Arc, points: &[Point]) -> Vec<Point> {
    let again = points.first().filter(|_| arc.is_ring);
    points.iter().chain(again).copied().collect()
}
