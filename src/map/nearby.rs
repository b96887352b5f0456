//! Vertices by place: positions on the grain come in; which of them lie near a triangle, and how,
//! goes out. It does not know arcs or why it is asked.

use super::rings::{GRAIN, Point};

/// Twice the signed area of the triangle a, b, c.
pub(super) fn turn(a: Point, b: Point, c: Point) -> i64 {
    let [ax, ay, bx, by, cx, cy] = [a[0], a[1], b[0], b[1], c[0], c[1]].map(i64::from);
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}

pub(super) fn is_in_triangle(p: Point, [a, b, c]: [Point; 3]) -> bool {
    let in_box = |axis: usize| {
        let sides = [a[axis], b[axis], c[axis]];
        sides.iter().any(|&v| v <= p[axis]) && sides.iter().any(|&v| v >= p[axis])
    };
    let turns = [turn(a, b, p), turn(b, c, p), turn(c, a, p)];
    in_box(0) && in_box(1) && !(turns.iter().any(|&t| t < 0) && turns.iter().any(|&t| t > 0))
}

/// From a point to the nearest of a line from a to b, in square grains.
pub(super) fn squared_distance(p: Point, [a, b]: [Point; 2]) -> f64 {
    let [px, py, bx, by] = [p[0] - a[0], p[1] - a[1], b[0] - a[0], b[1] - a[1]].map(f64::from);
    let along = ((px * bx + py * by) / (bx * bx + by * by)).clamp(0.0, 1.0);
    let [x, y] = [px - along * bx, py - along * by];
    x * x + y * y
}

/// Vertices by place: about one to a cell at the start.
pub(super) struct Cells {
    origin: Point,
    /// Width and height of the box that holds all vertices.
    pub extent: Point,
    side: i32,
    columns: usize,
    vertices: Vec<Vec<usize>>,
}

impl Cells {
    pub fn new(points: &[Point]) -> Self {
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

    pub fn remove(&mut self, vertex: usize, point: Point) {
        let cell = self.index(self.cell(point));
        self.vertices[cell].retain(|&other| other != vertex);
    }

    /// Whether any vertex passes the test, of those in the cells that the triangle's box touches
    /// when it is made larger by `reach` on all sides.
    pub fn any_near(&self, [a, b, c]: [Point; 3], reach: i32, test: impl Fn(usize) -> bool) -> bool {
        let least = [0, 1].map(|axis| (a[axis].min(b[axis]).min(c[axis]) - reach).max(self.origin[axis]));
        let greatest =
            [0, 1].map(|axis| (a[axis].max(b[axis]).max(c[axis]) + reach).min(self.origin[axis] + self.extent[axis]));
        let ([left, top], [right, bottom]) = (self.cell(least), self.cell(greatest));
        (top..=bottom).any(|row| {
            let cells = self.index([left, row])..=self.index([right, row]);
            self.vertices[cells].iter().flatten().any(|&vertex| test(vertex))
        })
    }
}
