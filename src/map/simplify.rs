//! Arcs come in; the order in which their vertices may go, least visible first, goes out. It does
//! not know areas, units or bytes: how many of the vertices go is for the caller to say.
//!
//! Source: M. Visvalingam and J. D. Whyatt, *Line generalisation by repeated elimination of
//! points*, The Cartographic Journal 30 (1993) 46–51: the vertex whose triangle with its two
//! neighbours has the least area goes first. All arcs are simplified in one queue, and a vertex
//! stays as long as another lies in its triangle, so no lines come to cross that did not (as in
//! JTS' `CoverageSimplifier`), or as long as a strait would close without it. A ring keeps four
//! vertices, if it has them.

use super::nearby::{Cells, is_in_triangle, squared_distance, turn};
use super::rings::{GRAIN, Point, Ring};
use super::topology::{Arc, Step, Topology};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Corners of less than half a square unit cannot be seen: twice that, in square grains.
const INVISIBLE: i64 = GRAIN as i64 * GRAIN as i64;

/// A ring that has more vertices keeps this many: as a triangle an island looks like a mistake.
const FEWEST: usize = 4;

/// How far simplifying keeps lines apart, so that a strait stays open and rounding makes none
/// cross.
const CLEARANCE: f64 = 2.0 * GRAIN as f64;

/// The order in which vertices go.
pub(super) struct Removals {
    /// For each point of each arc, how many vertices go before it; `u32::MAX` if it always stays.
    rank: Vec<Vec<u32>>,
    /// How many go without anybody seeing it.
    pub invisible: u32,
    /// How many can go.
    pub total: u32,
}

impl Removals {
    pub fn in_order(topology: &Topology) -> Self {
        let mut lines = Lines::new(topology);
        let mut queue: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
        let mut due: Vec<i64> = (0..lines.points.len()).map(|v| lines.corner_area(v).unwrap_or(-1)).collect();
        queue.extend((0..due.len()).filter(|&v| due[v] >= 0).map(|v| Reverse((due[v], v))));

        let mut rank = vec![u32::MAX; due.len()];
        let (mut total, mut invisible) = (0, 0);
        while let Some(Reverse((area, vertex))) = queue.pop() {
            if due[vertex] != area || lines.must_keep(vertex) {
                continue;
            }
            if !lines.can_be_cut(vertex) {
                // What lies in the corner may be gone by the time twice the area is due.
                due[vertex] = (2 * area).max(1);
                if due[vertex] <= lines.greatest_area {
                    queue.push(Reverse((due[vertex], vertex)));
                }
                continue;
            }
            rank[vertex] = total;
            total += 1;
            if area < INVISIBLE {
                invisible = total;
            }
            due[vertex] = -1;
            for neighbour in lines.remove(vertex) {
                if let Some(corner) = lines.corner_area(neighbour) {
                    due[neighbour] = corner.max(area);
                    queue.push(Reverse((due[neighbour], neighbour)));
                }
            }
        }
        let mut ranks = rank.into_iter();
        let rank = topology.arcs.iter().map(|arc| ranks.by_ref().take(arc.points.len()).collect()).collect();
        Self { rank, invisible, total }
    }

    /// The points of an arc that stay when a number of vertices has gone.
    pub fn kept<'a>(&'a self, arc: usize, points: &'a [Point], gone: u32) -> impl Iterator<Item = Point> + 'a {
        points.iter().zip(&self.rank[arc]).filter(move |&(_, &rank)| rank >= gone).map(|(&point, _)| point)
    }
}

/// The vertices of all arcs in one row, each linked to the one before and after it in its arc.
struct Lines {
    points: Vec<Point>,
    /// `None` at the two ends of an arc.
    links: Vec<Option<[usize; 2]>>,
    arc: Vec<usize>,
    rings_of_arc: Vec<Vec<usize>>,
    vertices_of_ring: Vec<usize>,
    cells: Cells,
    greatest_area: i64,
}

impl Lines {
    fn new(topology: &Topology) -> Self {
        let points: Vec<Point> = topology.arcs.iter().flat_map(|arc| arc.points.iter().copied()).collect();
        let mut links = Vec::with_capacity(points.len());
        let mut arc_of = Vec::with_capacity(points.len());
        for (index, arc) in topology.arcs.iter().enumerate() {
            let (start, count) = (links.len(), arc.points.len());
            arc_of.resize(start + count, index);
            links.extend((0..count).map(|i| {
                let is_end = !arc.is_ring && (i == 0 || i + 1 == count);
                (!is_end).then(|| [start + (i + count - 1) % count, start + (i + 1) % count])
            }));
        }
        let mut rings_of_arc = vec![Vec::new(); topology.arcs.len()];
        for (index, ring) in topology.rings.iter().enumerate() {
            for step in &ring.points {
                rings_of_arc[step.arc].push(index);
            }
        }
        let own_vertices = |arc: &Arc| arc.points.len() - usize::from(!arc.is_ring);
        let vertices_in =
            |ring: &Ring<Step>| ring.points.iter().map(|step| own_vertices(&topology.arcs[step.arc])).sum();
        let vertices_of_ring = topology.rings.iter().map(vertices_in).collect();
        let cells = Cells::new(&points);
        let greatest_area = 2 * i64::from(cells.extent[0]) * i64::from(cells.extent[1]);
        Self { points, links, arc: arc_of, rings_of_arc, vertices_of_ring, cells, greatest_area }
    }

    /// The corner that a vertex makes with its neighbours; `None` at the end of an arc.
    fn corner(&self, vertex: usize) -> Option<[Point; 3]> {
        self.links[vertex].map(|[before, after]| [before, vertex, after].map(|v| self.points[v]))
    }

    /// Twice the area of the corner.
    fn corner_area(&self, vertex: usize) -> Option<i64> {
        self.corner(vertex).map(|[a, b, c]| turn(a, b, c).abs())
    }

    /// Whether without the vertex a ring would have too few, or a line would run out and straight
    /// back.
    fn must_keep(&self, vertex: usize) -> bool {
        let Some([before, after]) = self.links[vertex] else {
            return true;
        };
        let same_place = |link: Option<[usize; 2]>, way: usize, other: usize| {
            link.is_some_and(|next| self.points[next[way]] == self.points[other])
        };
        let mut rings = self.rings_of_arc[self.arc[vertex]].iter();
        rings.any(|&ring| self.vertices_of_ring[ring] <= FEWEST)
            || same_place(self.links[before], 0, after)
            || same_place(self.links[after], 1, before)
    }

    /// Whether the line may cut the corner: no other vertex that is still there lies in it or on
    /// its edges, and the line comes no closer than `CLEARANCE` to a vertex of another arc, unless
    /// it was as close before.
    fn can_be_cut(&self, vertex: usize) -> bool {
        let Some([a, b, c]) = self.corner(vertex) else {
            return false;
        };
        let comes_close = |point: Point| {
            let after = squared_distance(point, [a, c]);
            after < CLEARANCE * CLEARANCE
                && after < squared_distance(point, [a, b]).min(squared_distance(point, [b, c]))
        };
        !self.cells.any_near([a, b, c], CLEARANCE as i32, |other| {
            let point = self.points[other];
            let elsewhere = self.arc[other] != self.arc[vertex];
            ![a, b, c].contains(&point) && (is_in_triangle(point, [a, b, c]) || (elsewhere && comes_close(point)))
        })
    }

    /// Takes a vertex out and gives its neighbours.
    fn remove(&mut self, vertex: usize) -> [usize; 2] {
        let Some([before, after]) = self.links[vertex].take() else {
            return [vertex; 2];
        };
        if let Some(link) = &mut self.links[before] {
            link[1] = after;
        }
        if let Some(link) = &mut self.links[after] {
            link[0] = before;
        }
        for &ring in &self.rings_of_arc[self.arc[vertex]] {
            self.vertices_of_ring[ring] -= 1;
        }
        self.cells.remove(vertex, self.points[vertex]);
        [before, after]
    }
}
