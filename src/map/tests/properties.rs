//! What holds for any input.

use super::super::*;
use super::support::*;
use crate::model::Polygon;
use proptest::prelude::*;

/// Any number, mostly such as stand in a file of boundaries, on few enough places that rings touch
/// and overlap.
fn coordinate() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => (0..12i32).prop_map(f64::from),
        8 => 0.0..12.0f64,
        2 => -400.0..400.0f64,
        1 => any::<f64>(),
    ]
}

fn any_shapes() -> impl Strategy<Value = Vec<Shape>> {
    let ring = || prop::collection::vec([coordinate(), coordinate()], 0..14);
    let polygon =
        (ring(), prop::collection::vec(ring(), 0..3)).prop_map(|(exterior, holes)| Polygon { exterior, holes });
    let shape = prop::collection::vec(polygon, 0..4).prop_map(|polygons| Shape { polygons });
    prop::collection::vec(shape, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn neighbours_have_the_same_vertices_within_the_budget(
        columns in 1..5usize, rows in 1..5usize, steps in 2..40usize, seed: u64, max_bytes in 0..12_000usize,
    ) {
        let shapes = wiggly_grid(columns, rows, steps, seed);
        let map = area_map(&shapes, &Options { width: 1000, max_bytes });
        assert_fits_together(&map);
        let all: Vec<_> = [edges(&map.borders), edges(&map.outline)].concat();
        prop_assert_eq!(crossings(&all), 0);
        let coarsest = area_map(&shapes, &Options { width: 1000, max_bytes: 0 });
        prop_assert!(map.bytes() <= max_bytes.max(coarsest.bytes()));
        prop_assert_eq!(&map, &area_map(&shapes, &Options { width: 1000, max_bytes }));
        for (i, area) in map.areas.iter().enumerate() {
            let [x, y] = area.label.map(|v| f64::from(v) / 100.0);
            let drawn = shape(&[in_degrees(&rings(&area.d)[0])]);
            prop_assert!(contains(&drawn, x, y), "label of {} is outside", i);
        }
    }

    #[test]
    fn a_place_lies_in_exactly_one_area(seed: u64, steps in 1..20usize, x in 0.1..0.3f64, y in 0.1..0.3f64) {
        let shapes = wiggly_grid(4, 4, steps, seed);
        let vertex = shapes[5].polygons[0].exterior[steps / 2];
        for [lon, lat] in [[10.0 + x, 50.0 + y], vertex] {
            prop_assert_eq!(shapes.iter().filter(|shape| contains(shape, lon, lat)).count(), 1);
        }
    }

    #[test]
    fn nothing_panics_and_nothing_is_dropped_in_silence(
        shapes in any_shapes(), width in prop_oneof![Just(1000), any::<u32>()], max_bytes in 0..3_000usize,
    ) {
        let map = area_map(&shapes, &Options { width, max_bytes });
        prop_assert_eq!(map.areas.len(), shapes.len());
        for (i, (area, shape)) in map.areas.iter().zip(&shapes).enumerate() {
            prop_assert_eq!(area.d.is_empty(), map.undrawn.contains(&i));
            let given: usize = shape.polygons.iter().map(|p| 1 + p.holes.len()).sum();
            let drawn = rings(&area.d);
            let faulty = map.undrawn.contains(&i) || map.partial.contains(&i);
            prop_assert!(drawn.len() == given || faulty);
            for [x, y] in drawn.iter().flatten() {
                prop_assert!((0..=map.width as i32).contains(x) && (0..=map.height as i32).contains(y));
            }
            prop_assert!(drawn.iter().all(|ring| ring.len() >= 3));
            prop_assert!(area.label.iter().chain(&area.bbox).all(|v| v.is_finite()));
        }
        for place in [[5.5, 5.5], [f64::NAN, 1.0], [f64::INFINITY, f64::MAX]] {
            let _ = map.project(place[0], place[1]);
            let _ = shapes.iter().filter(|shape| contains(shape, place[0], place[1])).count();
        }
    }
}
