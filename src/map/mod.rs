//! Area maps: boundaries in degrees come in, small SVG paths that fit together go out, and where a
//! label stands.
//!
//! Read in the order in which data flows: `rings` (what can be drawn, and what cannot) →
//! `projection` (degrees to drawing units) → `topology` (rings to shared arcs) → `simplify`
//! (which vertex goes first) → `drawing` and `path` (the lines that are left, as SVG path data)
//! → `label`; `hit` tells whether a place lies in an area.
//!
//! Pure geometry: it does not know names, figures, colours, files, or the screen; an area is its
//! index.

mod classes;
mod drawing;
mod hit;
mod label;
mod nearby;
mod path;
mod projection;
mod rings;
mod simplify;
#[cfg(test)]
mod tests;
mod topology;

pub use classes::{class_of, round_classes};
pub use hit::contains;
pub use projection::{Ground, MAX_ASPECT, Projection};

use crate::model::Shape;
use drawing::Drawing;
use simplify::Removals;
use topology::Topology;

/// How large the drawing may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Width of the drawing in drawing units, which are also the grid that vertices stand on; held
    /// to 16..=16384. About the number of device pixels it will be shown at is enough.
    pub width: u32,
    /// Budget for all path data together, in bytes before compression. A budget below what the
    /// coarsest drawing takes gives the coarsest drawing; see [`AreaMap::bytes`].
    pub max_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 1000, max_bytes: 12_000 }
    }
}

/// One area as drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AreaPath {
    /// SVG path data in whole drawing units, relative but for its start; empty for an area that is
    /// not drawn. Exteriors run clockwise on the screen and holes the other way, so `nonzero` and
    /// `evenodd` fill alike.
    pub d: String,
    /// Where a label stands best, in drawing units: the point of the largest polygon, as drawn,
    /// that is farthest from its edge. `[0, 0]` for an area that is not drawn.
    pub label: [f32; 2],
    /// Least x, least y, greatest x, greatest y in drawing units; all 0 for an area that is not
    /// drawn.
    pub bbox: [f32; 4],
}

/// A map of areas, ready for `<svg viewBox="0 0 {width} {height}">`.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaMap {
    /// In drawing units: the width asked for.
    pub width: f32,
    /// In drawing units: follows from the extent, at most [`MAX_ASPECT`] times the width.
    pub height: f32,
    /// One for each shape, in the order of the input.
    pub areas: Vec<AreaPath>,
    /// Each border between two areas, once: for hairlines. Not closed, so for stroking only.
    pub borders: String,
    /// The outer edge of all areas together, islands and gaps included, as closed rings: may be
    /// stroked or filled.
    pub outline: String,
    /// Shapes of which nothing could be drawn, in ascending order: no polygon, or no exterior that
    /// encloses anything.
    pub undrawn: Vec<usize>,
    /// Shapes that are drawn, but not whole, in ascending order: a position was not on the globe or
    /// not a number, or a ring enclosed nothing.
    pub partial: Vec<usize>,
    /// How the drawing was projected; for a caller that draws points later, without the shapes.
    pub projection: Projection,
}

impl AreaMap {
    /// Where a place stands in the drawing, in drawing units; outside the box for a place off the
    /// map. NaN in, NaN out.
    #[must_use]
    pub fn project(&self, lon: f64, lat: f64) -> [f32; 2] {
        self.projection.project([lon, lat]).map(|v| v as f32)
    }

    /// Bytes of path data, before compression: what [`Options::max_bytes`] limits.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let areas: usize = self.areas.iter().map(|area| area.d.len()).sum();
        areas + self.borders.len() + self.outline.len()
    }
}

/// Draws shapes as a map: one projection, borders shared by neighbours simplified once and
/// together, everything within a budget of bytes as far as that can be.
///
/// Nothing fails: what cannot be drawn is listed in [`AreaMap::undrawn`] and [`AreaMap::partial`].
/// No polygon that encloses anything is dropped: one too small to see becomes a small square. The
/// same input gives the same bytes (sine and cosine may differ in the last place between native and
/// WASM, which very rarely moves a vertex).
///
/// Limits: neighbours share a border only where they have the same vertices (to 1/16 unit); an edge
/// is drawn straight, so a long one along a parallel is a chord; simplifying makes no lines cross
/// and keeps the lines of different areas two units apart where they were, but rounding to whole
/// units may make a line touch itself, and a small square lies over whatever is within its three
/// units; meant for a city up to a continent, not the globe.
#[must_use]
pub fn area_map(shapes: &[Shape], options: &Options) -> AreaMap {
    let read = rings::read(shapes);
    let (projection, [width, height]) = Projection::fit(&read.rings, options.width);
    let topology = Topology::new(rings::snap(&read.rings, &projection));
    let removals = Removals::in_order(&topology);

    let drawing = finest_within(options.max_bytes, &topology, &removals);
    let paths = drawing.paths();
    let mut areas = vec![AreaPath::default(); shapes.len()];
    for (area, d) in areas.iter_mut().zip(paths.areas) {
        area.d = d;
    }
    for (area, polygons) in drawing.polygons_by_area() {
        areas[area].label = label::largest_pole(&polygons);
        areas[area].bbox = rings::bbox(polygons.iter().flatten().copied().flatten());
    }
    AreaMap {
        width,
        height,
        areas,
        borders: paths.borders,
        outline: paths.outline,
        undrawn: read.undrawn,
        partial: read.partial,
        projection,
    }
}

/// The drawing with the most vertices whose paths fit the budget, by bisection over how many
/// vertices go; if none fits, the coarsest.
fn finest_within<'a>(max_bytes: usize, topology: &'a Topology, removals: &'a Removals) -> Drawing<'a> {
    let fits = |gone: u32| Drawing::new(topology, removals, gone).paths().bytes() <= max_bytes;
    let (mut too_fine, mut enough) = (removals.invisible, removals.total);
    if fits(too_fine) {
        return Drawing::new(topology, removals, too_fine);
    }
    while enough > too_fine + 1 {
        let middle = too_fine.midpoint(enough);
        if fits(middle) {
            enough = middle;
        } else {
            too_fine = middle;
        }
    }
    Drawing::new(topology, removals, enough)
}
