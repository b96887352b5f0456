//! What simplifying must leave: holes, islands, straits, shared borders, a budget that is used.

use super::super::*;
use super::support::*;
use crate::model::Polygon;
use std::collections::BTreeSet;

#[test]
fn an_area_inside_another_keeps_its_hole() {
    let city = wiggly_grid(1, 1, 40, 7).remove(0).polygons.remove(0).exterior;
    let country = Polygon { exterior: square(9.5, 49.5, 1.2), holes: vec![city.clone()] };
    let shapes = [Shape { polygons: vec![country] }, shape(&[city])];
    for max_bytes in [0, 100, 300, 1000, 10_000] {
        let map = area_map(&shapes, &Options { width: 1000, max_bytes });
        let (country, city) = (rings(&map.areas[0].d), rings(&map.areas[1].d));
        assert_eq!((country.len(), city.len()), (2, 1));
        assert!(area(&country[0]) > 0 && area(&country[1]) < 0);
        assert_eq!(area(&country[1]), -area(&city[0]));
        assert_fits_together(&map);
    }
    for (lon, lat, in_country, in_city) in
        [(9.6, 49.6, true, false), (10.05, 50.05, false, true), (9.0, 50.0, false, false)]
    {
        assert_eq!((contains(&shapes[0], lon, lat), contains(&shapes[1], lon, lat)), (in_country, in_city));
    }
    assert!(!contains(&shapes[0], f64::NAN, 50.0));
}

#[test]
fn simplifying_makes_no_lines_cross() {
    // A long fjord with an island in its end, in a country whose other corners are all more prominent.
    let fjord = |end: f64| vec![[0.0, 0.0], [9.0, 0.0], [9.0, 6.0], [5.2, 6.0], [5.0, end], [4.8, 6.0], [0.0, 6.0]];
    let pebble = |south: f64| square(4.98, south, 0.04);
    // A lagoon behind a spit that nearly touches.
    let spit = vec![[0.0, 0.0], [9.0, 0.0], [9.0, 6.0], [8.8, 6.0], [8.8, 0.3], [0.2, 0.2], [0.2, 6.0], [0.0, 6.0]];
    let cases = [
        ("an island at the mouth", shape(&[fjord(5.0), pebble(5.9)])),
        ("an island far inside", shape(&[fjord(1.0), pebble(5.5)])),
        ("another area's island", shape(&[fjord(4.0), pebble(5.8)])),
        ("a spit", shape(&[spit, square(0.3, 0.4, 0.2), square(8.5, 0.4, 0.2)])),
    ];
    for (name, shape) in cases {
        for max_bytes in [0, 60, 10_000] {
            let map = area_map(std::slice::from_ref(&shape), &Options { width: 4000, max_bytes });
            let drawn = rings(&map.areas[0].d);
            assert_eq!(crossings(&edges(&map.areas[0].d)), 0, "{name}");
            let islands = &drawn[1..];
            let land = Shape { polygons: vec![Polygon { exterior: in_degrees(&drawn[0]), holes: Vec::new() }] };
            for [x, y] in islands.iter().flat_map(|island| in_degrees(island)) {
                assert!(!contains(&land, x, y), "{name}: an island has run aground at {max_bytes}");
            }
        }
    }
}

#[test]
fn a_strait_between_two_areas_stays_open() {
    // The cape of one area points into a bay of the other, whose mouth it nearly reaches: half a unit of 1000.
    let cape = [2.0, 2.002];
    let north = vec![[0.0, 4.0], [0.0, 2.5], cape, [4.0, 2.5], [4.0, 4.0]];
    let south = vec![[0.0, 0.0], [4.0, 0.0], [4.0, 2.0], [2.2, 2.0], [2.0, 1.95], [1.8, 2.0], [0.0, 2.0]];
    for max_bytes in (0..200).step_by(2) {
        let shapes = [shape(std::slice::from_ref(&north)), shape(std::slice::from_ref(&south))];
        let map = area_map(&shapes, &Options { width: 1000, max_bytes });
        let [north, south] = [0, 1].map(|area: usize| edges(&map.areas[area].d));
        let from_south =
            |point: Unit| south.iter().map(move |&edge| distance(point, edge)).fold(f32::INFINITY, f32::min);
        let nearest = north.iter().map(|&[point, _]| from_south(point)).fold(f32::INFINITY, f32::min);
        assert!(nearest > 1.0, "{nearest} units apart at {max_bytes}");
    }
}

#[test]
fn a_ring_that_touches_itself_keeps_both_its_parts() {
    let large = [[0.0, 0.0], [4.0, -0.2], [8.0, 0.0], [8.2, 4.0]];
    let small = [[8.0, 8.0], [8.6, 8.0], [9.0, 8.0], [9.0, 9.0], [8.0, 9.0], [8.0, 8.0], [0.0, 8.0]];
    let map = area_map(&[shape(&[[&large[..], &small].concat()])], &Options { width: 1000, max_bytes: 0 });
    let edges = edges(&map.areas[0].d);
    let different: BTreeSet<_> = edges.iter().copied().map(undirected).collect();
    assert_eq!(different.len(), edges.len(), "a part has become a line: {}", map.areas[0].d);
    let top = map.project(8.5, 8.95)[1];
    assert!(map.areas[0].bbox[1] < top);
}

#[test]
fn the_budget_is_used() {
    let shapes = wiggly_grid(4, 4, 60, 3);
    for max_bytes in [3_000, 6_000, 9_000] {
        let bytes = area_map(&shapes, &Options { width: 1000, max_bytes }).bytes();
        assert!((max_bytes * 98 / 100..=max_bytes).contains(&bytes), "{bytes} of {max_bytes}");
    }
}

#[test]
fn german_states_fit_together_at_any_budget() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["public/data", "../shared/data"].map(|place| root.join(place));
    let files = places.map(|place| place.join("germany-vaccination/germany-states.geojson"));
    let Some(text) = files.iter().find_map(|file| std::fs::read_to_string(file).ok()) else {
        eprintln!("skipped: none of {files:?} is there");
        return;
    };
    let states = read_geojson(&text);
    let (berlin, brandenburg) = (10, 11);
    for max_bytes in [0, 4_000, 8_000, 12_000, 24_000, 1_000_000] {
        let map = area_map(&states, &Options { width: 1000, max_bytes });
        assert!(max_bytes == 0 || map.bytes() <= max_bytes);
        assert!(map.undrawn.is_empty() && map.partial.is_empty());
        if max_bytes <= 12_000 {
            let lines = [edges(&map.borders), edges(&map.outline)].concat();
            assert_eq!(crossings(&lines), 0, "lines cross at {max_bytes}");
        }
        let (holed, city) = (rings(&map.areas[brandenburg].d), rings(&map.areas[berlin].d));
        assert_eq!((holed.len(), city.len()), (2, 1));
        assert_eq!(area(&holed[1]), -area(&city[0]));
        let polygons: usize = states.iter().flat_map(|s| &s.polygons).map(|p| 1 + p.holes.len()).sum();
        assert_eq!(map.areas.iter().map(|area| rings(&area.d).len()).sum::<usize>(), polygons);
    }
    assert!(contains(&states[berlin], 13.405, 52.52) && !contains(&states[brandenburg], 13.405, 52.52));
    assert!(contains(&states[brandenburg], 13.06, 52.4));
}
