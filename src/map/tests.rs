//! Tests of the module as its callers see it: path data is read back, and what it draws is
//! compared.

mod bad_input;
mod properties;
mod simplified;
mod support;

use super::*;
use crate::model::Polygon;
use support::*;

#[test]
fn a_square_is_drawn_as_a_square() {
    let map = area_map(&[shape(&[square(10.0, 0.0, 1.0)])], &Options { width: 100, max_bytes: 1000 });
    assert_eq!(map.areas[0].d, "m2 2h96v96h-96z");
    assert_eq!(map.areas[0].bbox, [2.0, 2.0, 98.0, 98.0]);
    assert_eq!(map.areas[0].label, [50.0, 50.0]);
    assert_eq!((map.outline.as_str(), map.borders.as_str()), ("m2 2h96v96h-96z", ""));
    assert_eq!((map.width, map.height), (100.0, 100.0));
    assert_eq!(map.project(10.0, 1.0).map(f32::round), [2.0, 2.0]);
}

#[test]
fn a_label_stands_in_the_largest_polygon_and_not_in_its_hole() {
    let horseshoe =
        vec![[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [7.0, 9.0], [7.0, 1.0], [1.0, 1.0], [1.0, 9.0], [0.0, 9.0]];
    let ring = Polygon { exterior: square(0.0, 0.0, 9.0), holes: vec![square(1.0, 1.0, 6.0)] };
    // name, shape, where the label is, in degrees
    let cases = [
        ("horseshoe", shape(&[horseshoe]), [8.0, 5.0], 4.0),
        ("the larger of two", shape(&[square(0.0, 0.0, 1.0), square(5.0, 0.0, 3.0)]), [6.5, 1.5], 0.2),
        ("a ring", Shape { polygons: vec![ring] }, [7.85, 7.85], 0.3),
    ];
    for (name, shape, [lon, lat], within) in cases {
        let map = area_map(&[shape], &Options::default());
        let [x, y] = map.project(lon, lat);
        let apart = (x - map.areas[0].label[0]).hypot(y - map.areas[0].label[1]);
        let degree = map.width / 9.0;
        assert!(apart < within * degree, "{name}: {:?} is not {x} {y}", map.areas[0].label);
    }
}
