//! A shape and a place, both in degrees, come in; whether the one contains the other goes out. It
//! does not know the drawing: it asks the shape as published, not as simplified.

use super::rings::unwrapped;
use crate::model::Shape;

/// Whether a place, in degrees WGS-84, lies in a shape: inside an exterior and not in one of its
/// holes. Of two areas that share a border vertex by vertex, exactly one contains a place on it.
/// What is not a number is nowhere.
///
/// Counts the edges that a ray to the east crosses (M. Shimrat, *Algorithm 112: Position of point
/// relative to polygon*, Communications of the ACM 5 (1962) 434); edges are straight in degrees, as
/// RFC 7946 says.
#[must_use]
pub fn contains(shape: &Shape, lon: f64, lat: f64) -> bool {
    shape.polygons.iter().any(|polygon| {
        ring_contains(&polygon.exterior, [lon, lat])
            && !polygon.holes.iter().any(|hole| ring_contains(hole, [lon, lat]))
    })
}

fn ring_contains(positions: &[[f64; 2]], [lon, lat]: [f64; 2]) -> bool {
    let ring = unwrapped(positions);
    // Across the antimeridian the ring's longitudes may be a turn off the place's.
    [lon, lon - 360.0, lon + 360.0].into_iter().any(|lon| {
        let edges = ring.iter().zip(ring.iter().cycle().skip(1));
        edges.filter(|&(a, b)| is_crossed_to_the_east(*a, *b, [lon, lat])).count() % 2 == 1
    })
}

/// The same answer for an edge from a to b as from b to a, to the last bit.
fn is_crossed_to_the_east(a: [f64; 2], b: [f64; 2], [lon, lat]: [f64; 2]) -> bool {
    let ([south_lon, south], [north_lon, north]) = if a[1] <= b[1] { (a, b) } else { (b, a) };
    south <= lat && lat < north && lon < south_lon + (north_lon - south_lon) * ((lat - south) / (north - south))
}
