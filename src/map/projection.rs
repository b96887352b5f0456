//! Degrees of longitude and latitude come in, drawing units go out. It does not know areas or
//! paths.
//!
//! The projection is Albers' equal-area conic on a sphere: an area map says its figures by filled
//! areas, so none may look larger than it is. One formula serves from a district (where it cannot
//! be told from any other local projection) to a continent; for an extent as wide as Germany no
//! length is off by more than 0.4%.
//!
//! Source: J. P. Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395 (1987):
//! Albers, section 14, equations 14-1 to 14-6 and the choice of parallels a sixth in from either
//! end; cylindrical equal-area, section 10, for an extent that the equator halves, where the cone
//! has no apex.

use serde::{Deserialize, Serialize};

use super::rings::Ring;

/// A drawing is never taller than this many times its width; a taller extent is made smaller and
/// centred.
pub const MAX_ASPECT: f64 = 1.5;

/// The empty edge on each side, as a part of the width, so that strokes and small squares stay
/// inside.
const MARGIN: f64 = 0.004;

/// From degrees to drawing units: a projection of the sphere, then a scale and a shift.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Projection {
    albers: Albers,
    /// Drawing units in one radius of the Earth.
    scale: f64,
    /// Drawing units to the projection's origin, from the left and from the top.
    origin: [f64; 2],
}

impl Projection {
    /// The projection that suits the rings, fitted into a width in drawing units (held to
    /// 16..=16384), and the width and height of the drawing, both whole. Without rings everything
    /// projects to one corner.
    pub(super) fn fit(rings: &[Ring<[f64; 2]>], width: u32) -> (Self, [f32; 2]) {
        let width = f64::from(width.clamp(16, 16_384));
        let margin = (width * MARGIN).max(2.0);
        let albers = Albers::suiting(rings);
        let [[left, right], [bottom, top]] = extent(rings, |position| albers.project(position));

        let room = [width - 2.0 * margin, width * MAX_ASPECT - 2.0 * margin];
        let scale = (room[0] / (right - left)).min(room[1] / (top - bottom));
        let scale = if scale.is_finite() { scale } else { 0.0 };
        let origin = [width / 2.0 - scale * left.midpoint(right), margin + scale * top];
        let height = (2.0 * margin + scale * (top - bottom)).ceil().min((width * MAX_ASPECT).floor());
        (Self { albers, scale, origin }, [width as f32, height as f32])
    }

    /// Where a position (longitude, latitude) stands, in drawing units from the left and from the
    /// top.
    #[must_use]
    pub fn project(&self, position: [f64; 2]) -> [f64; 2] {
        let [x, y] = self.albers.project(position);
        [self.origin[0] + self.scale * x, self.origin[1] - self.scale * y]
    }
}

/// Radius of the sphere with the Earth's volume, in metres.
const EARTH: f64 = 6_371_000.8;

/// A map's ground: where positions stand on it, for points that are drawn over the outlines.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ground {
    pub projection: Projection,
    /// in drawing units
    pub width: f32,
    pub height: f32,
}

impl Ground {
    /// A position as parts of width and height from the left and from the top; below 0 or above 1 off the map.
    #[must_use]
    pub fn spot(&self, position: [f64; 2]) -> [f64; 2] {
        let [x, y] = self.projection.project(position);
        [x / f64::from(self.width), y / f64::from(self.height)]
    }

    /// Width and height in metres, as true as the projection's lengths are.
    #[must_use]
    pub fn metres(&self) -> [f32; 2] {
        let unit = EARTH / self.projection.scale;
        [self.width, self.height].map(|units| (f64::from(units) * unit) as f32)
    }
}

/// Albers' equal-area conic on the unit sphere; the names are Snyder's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Albers {
    n: f64,
    c: f64,
    rho0: f64,
    central_longitude: f64,
}

impl Albers {
    /// Standard parallels and origin in degrees.
    fn new(parallels: [f64; 2], origin: [f64; 2]) -> Self {
        let [sin1, sin2] = parallels.map(|latitude| latitude.to_radians().sin());
        let n = f64::midpoint(sin1, sin2);
        let c = 1.0 - sin1 * sin1 + 2.0 * n * sin1;
        let mut albers = Self { n, c, rho0: 0.0, central_longitude: origin[0] };
        albers.rho0 = if albers.is_cylinder() { 0.0 } else { albers.rho(origin[1]) };
        albers
    }

    /// Centred on the rings, with the standard parallels a sixth of the height in from the south
    /// and the north.
    fn suiting(rings: &[Ring<[f64; 2]>]) -> Self {
        let [_, [south, north]] = extent(rings, |position| position);
        let sixth = (north - south) / 6.0;
        Self::new([south + sixth, north - sixth], [central_longitude(rings), south.midpoint(north)])
    }

    fn is_cylinder(&self) -> bool {
        self.n.abs() < 1e-6
    }

    fn rho(&self, latitude: f64) -> f64 {
        (self.c - 2.0 * self.n * latitude.to_radians().sin()).max(0.0).sqrt() / self.n
    }

    /// x to the east and y to the north, in radii of the Earth.
    fn project(&self, [longitude, latitude]: [f64; 2]) -> [f64; 2] {
        let degrees_east = (longitude - self.central_longitude + 180.0).rem_euclid(360.0) - 180.0;
        let east = degrees_east.to_radians();
        if self.is_cylinder() {
            let cosine = self.c.sqrt();
            return [cosine * east, latitude.to_radians().sin() / cosine];
        }
        let (rho, theta) = (self.rho(latitude), self.n * east);
        [rho * theta.sin(), self.rho0 - rho * theta.cos()]
    }
}

/// Least and greatest of both coordinates over all positions; all 0 without any.
fn extent(rings: &[Ring<[f64; 2]>], measure: impl Fn([f64; 2]) -> [f64; 2]) -> [[f64; 2]; 2] {
    let positions = rings.iter().flat_map(|ring| &ring.points);
    let widen =
        |[x, y]: [[f64; 2]; 2], [px, py]: [f64; 2]| [[x[0].min(px), x[1].max(px)], [y[0].min(py), y[1].max(py)]];
    let points = positions.map(|&position| measure(position));
    points.map(|[x, y]| [[x, x], [y, y]]).reduce(|all, [x, y]| widen(all, [x[0], y[0]])).unwrap_or_default()
}

/// The meridian opposite the middle of the widest range of longitudes that no ring touches: so a
/// country on both sides of the antimeridian is not torn apart.
fn central_longitude(rings: &[Ring<[f64; 2]>]) -> f64 {
    let mut spans: Vec<[f64; 2]> = rings
        .iter()
        .map(|ring| {
            let [[west, east], _] = extent(std::slice::from_ref(ring), |position| position);
            let start = (west + 180.0).rem_euclid(360.0);
            [start, start + (east - west)]
        })
        .collect();
    spans.sort_by(|a, b| a[0].total_cmp(&b[0]));

    let (Some(first), Some(reach)) = (spans.first(), spans.iter().map(|span| span[1]).reduce(f64::max)) else {
        return 0.0;
    };
    let mut gap = [reach, first[0] + 360.0];
    let mut covered = first[1].max(reach - 360.0);
    for span in &spans {
        if span[0] - covered > gap[1] - gap[0] {
            gap = [covered, span[0]];
        }
        covered = covered.max(span[1]);
    }
    // Half a turn on, to be opposite; half a turn back, for the spans are counted from -180.
    gap[0].midpoint(gap[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[[f64; 2]]) -> Ring<[f64; 2]> {
        Ring { area: 0, polygon: 0, hole: false, points: points.to_vec() }
    }

    /// Snyder's own example, pages 291 and 292.
    #[test]
    fn agrees_with_snyder() {
        let [x, y] = Albers::new([29.5, 45.5], [-96.0, 23.0]).project([-75.0, 35.0]);
        assert!((x - 0.295_272_0).abs() < 5e-8 && (y - 0.241_677_4).abs() < 5e-8, "{x} {y}");
    }

    #[test]
    fn cone_and_cylinder_meet_at_the_equator() {
        let cone = Albers::new([-9.999, 10.0], [20.0, 0.0]);
        let cylinder = Albers::new([-10.0, 10.0], [20.0, 0.0]);
        assert!(cylinder.is_cylinder() && !cone.is_cylinder());
        for position in [[20.0, 0.0], [35.0, 9.0], [5.0, -12.0]] {
            let (a, b) = (cone.project(position), cylinder.project(position));
            assert!((a[0] - b[0]).abs() < 1e-4 && (a[1] - b[1]).abs() < 1e-4, "{position:?}: {a:?} {b:?}");
        }
    }

    #[test]
    fn areas_are_equal_and_lengths_nearly() {
        let germany = Albers::new([48.57, 53.77], [10.44, 51.17]);
        let step = 0.01;
        for latitude in [47.3, 49.0, 51.0, 53.0, 55.0] {
            let corner = |east: f64, north: f64| germany.project([6.0 + east * step, latitude + north * step]);
            let ([a, b], [c, d], [e, f]) = (corner(-0.5, -0.5), corner(0.5, -0.5), corner(-0.5, 0.5));
            let drawn = ((c - a) * (f - b) - (d - b) * (e - a)).abs();
            let side = step.to_radians();
            let true_area = side * side * latitude.to_radians().cos();
            assert!((drawn / true_area - 1.0).abs() < 1e-3, "area at {latitude}");
            assert!(((e - a).hypot(f - b) / side - 1.0).abs() < 4e-3, "length at {latitude}");
        }
    }

    #[test]
    fn central_longitude_is_opposite_the_widest_gap() {
        let cases: [(&str, &[[f64; 2]], f64); 6] = [
            ("nothing", &[], 0.0),
            ("one ring", &[[6.0, 15.0]], 10.5),
            ("two rings", &[[100.0, 120.0], [130.0, 140.0]], 120.0),
            ("split at the antimeridian", &[[170.0, 180.0], [-180.0, -170.0]], 180.0),
            ("across the antimeridian", &[[170.0, 200.0]], 185.0),
            ("a wide ring over a small gap", &[[-100.0, 100.0], [110.0, 120.0]], 10.0),
        ];
        for (name, spans, expected) in cases {
            let rings: Vec<_> = spans.iter().map(|&[w, e]| ring(&[[w, 0.0], [e, 0.0], [e, 9.0]])).collect();
            let apart = (central_longitude(&rings) - expected).rem_euclid(360.0);
            assert!(apart.min(360.0 - apart) < 1e-9, "{name}: {apart}");
        }
    }

    #[test]
    fn the_drawing_fills_its_box() {
        let cases = [("wide", [8.0, 1.0]), ("square", [1.0, 1.0]), ("tall", [0.5, 8.0])];
        for (name, [w, h]) in cases {
            let rings = [ring(&[[0.0, 0.0], [w, 0.0], [w, h], [0.0, h]])];
            let (projection, [width, height]) = Projection::fit(&rings, 1000);
            assert_eq!(width, 1000.0, "{name}");
            assert!(f64::from(height) <= 1000.0 * MAX_ASPECT, "{name}: {height}");
            let points = rings[0].points.iter().map(|&p| projection.project(p));
            for [x, y] in points {
                let inside = (3.9..=996.1).contains(&x) && (3.9..=f64::from(height) - 3.9).contains(&y);
                assert!(inside, "{name}: {x} {y} of {height}");
            }
        }
    }
}
