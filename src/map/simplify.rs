//! Arcs come in; the order in which their vertices may go, least visible first, goes out. It does not know areas,
//! units or bytes: how many of the vertices go is for the caller to say.
//!
//! Source: M. Visvalingam and J. D. Whyatt, *Line generalisation by repeated elimination of points*, The
//! Cartographic Journal 30 (1993) 46–51: the vertex whose triangle with its two neighbours has the least area goes
//! first. All arcs are simplified in one queue, and a vertex stays as long as another lies in its triangle, so no
//! lines come to cross that did not (as in JTS' `CoverageSimplifier`); a ring keeps three vertices at least.

use super::rings::{GRAIN, Point};
use super::topology::{Arc, Topology};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Corners of less than half a square unit cannot be seen: twice that, in square grains.
const INVISIBLE: i64 = GRAIN as i64 * GRAIN as i64;

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
            if !lines.corner_is_empty(vertex) {
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
        let vertices_of_ring = topology
            .rings
            .iter()
            .map(|ring| ring.points.iter().map(|step| own_vertices(&topology.arcs[step.arc])).sum());
        let vertices_of_ring = vertices_of_ring.collect();
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

    /// Whether without the vertex a ring would have fewer than three, or run out and straight back.
    fn must_keep(&self, vertex: usize) -> bool {
        let Some([before, after]) = self.links[vertex] else { return true };
        let same_place = |link: Option<[usize; 2]>, way: usize, other: usize| {
            link.is_some_and(|next| self.points[next[way]] == self.points[other])
        };
        let mut rings = self.rings_of_arc[self.arc[vertex]].iter();
        rings.any(|&ring| self.vertices_of_ring[ring] <= 3)
            || same_place(self.links[before], 0, after)
            || same_place(self.links[after], 1, before)
    }

    /// Whether no other vertex that is still there lies in the corner or on its edges.
    fn corner_is_empty(&self, vertex: usize) -> bool {
        let Some(corner) = self.corner(vertex) else { return false };
        !self.cells.any_near(corner, |other| {
            let point = self.points[other];
            !corner.contains(&point) && is_in_triangle(point, corner)
        })
    }

    /// Takes a vertex out and gives its neighbours.
    fn remove(&mut self, vertex: usize) -> [usize; 2] {
        let Some([before, after]) = self.links[vertex].take() else { return [vertex; 2] };
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

/// Twice the signed area of the triangle a, b, c.
fn turn(a: Point, b: Point, c: Point) -> i64 {
    let [ax, ay, bx, by, cx, cy] = [a[0], a[1], b[0], b[1], c[0], c[1]].map(i64::from);
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}

fn is_in_triangle(p: Point, [a, b, c]: [Point; 3]) -> bool {
    let in_box = |axis: usize| {
        let sides = [a[axis], b[axis], c[axis]];
        sides.iter().any(|&v| v <= p[axis]) && sides.iter().any(|&v| v >= p[axis])
    };
    let turns = [turn(a, b, p), turn(b, c, p), turn(c, a, p)];
    in_box(0) && in_box(1) && !(turns.iter().any(|&t| t < 0) && turns.iter().any(|&t| t > 0))
}

/// Vertices by place: about one to a cell at the start.
struct Cells {
    origin: Point,
    extent: Point,
    side: i32,
    columns: usize,
    vertices: Vec<Vec<usize>>,
}

impl Cells {
    fn new(points: &[Point]) -> Self {
        let bound = |axis: usize| {
            let values = || points.iter().map(|p| p[axis]);
            (values().min().unwrap_or(0), values().max().unwrap_or(0))
        };
        let ((left, right), (top, bottom)) = (bound(0), bound(1));
        let extent = [right - left, bottom - top];
        let area = f64::from(extent[0]) * f64::from(extent[1]);
        let side = (area / points.len().max(1) as f64).sqrt().ceil().max(f64::from(GRAIN)) as i32;
        let [columns, rows] = extent.map(|length| (length / side) as usize + 1);
        let mut cells = Self { origin: [left, top], extent, side, columns, vertices: vec![Vec::new(); columns * rows] };
        for (vertex, &point) in points.iter().enumerate() {
            let cell = cells.index(cells.cell(point));
            cells.vertices[cell].push(vertex);
        }
        cells
    }

    fn cell(&self, point: Point) -> [usize; 2] {
        [0, 1].map(|axis| ((point[axis] - self.origin[axis]) / self.side) as usize)
    }

    fn index(&self, [column, row]: [usize; 2]) -> usize {
        row * self.columns + column
    }

    fn remove(&mut self, vertex: usize, point: Point) {
        let cell = self.index(self.cell(point));
        self.vertices[cell].retain(|&other| other != vertex);
    }

    /// Whether any vertex in the cells that the triangle's box touches passes the test.
    fn any_near(&self, [a, b, c]: [Point; 3], test: impl Fn(usize) -> bool) -> bool {
        let least = [0, 1].map(|axis| a[axis].min(b[axis]).min(c[axis]));
        let greatest = [0, 1].map(|axis| a[axis].max(b[axis]).max(c[axis]));
        let ([left, top], [right, bottom]) = (self.cell(least), self.cell(greatest));
        (top..=bottom).any(|row| {
            let cells = self.index([left, row])..=self.index([right, row]);
            self.vertices[cells].iter().flatten().any(|&vertex| test(vertex))
        })
    }
}
