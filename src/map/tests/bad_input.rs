//! Input that is wrong, tiny or across the antimeridian.

use super::super::*;
use super::support::*;
use crate::model::Polygon;

#[test]
fn bad_input_is_listed_and_the_rest_is_drawn() {
    let good = square(10.0, 50.0, 1.0);
    let nan = [f64::NAN, 50.0];
    let mut with_nan = good.clone();
    with_nan.insert(2, nan);
    let with_bad_hole =
        |hole: Vec<[f64; 2]>| Shape { polygons: vec![Polygon { exterior: good.clone(), holes: vec![hole] }] };
    let twice_each: Vec<_> = good.iter().flat_map(|&p| [p, p]).collect();
    let line = vec![[10.0, 50.0], [10.5, 50.5], [11.0, 51.0], [10.0, 50.0]];
    // name, shape, undrawn, partial
    let cases = [
        ("no polygon", Shape::default(), true, false),
        ("empty ring", shape(&[vec![]]), true, false),
        ("two points", shape(&[vec![[10.0, 50.0], [11.0, 51.0]]]), true, false),
        ("one point four times", shape(&[vec![[10.0, 50.0]; 4]]), true, false),
        ("all on a line", shape(std::slice::from_ref(&line)), true, false),
        ("only NaN", shape(&[vec![nan; 4]]), true, false),
        ("infinite", shape(&[vec![[f64::INFINITY, f64::NEG_INFINITY]; 4]]), true, false),
        ("beyond the pole", shape(&[square(10.0, 91.0, 1.0)]), true, false),
        ("one NaN", shape(&[with_nan]), false, true),
        ("one bad polygon of two", shape(&[line.clone(), good.clone()]), false, true),
        ("bad hole", with_bad_hole(line), false, true),
        ("empty hole", with_bad_hole(vec![]), false, true),
        ("duplicate points", shape(&[twice_each]), false, false),
        ("open ring", shape(&[good[..4].to_vec()]), false, false),
        ("clockwise", shape(&[good.iter().rev().copied().collect()]), false, false),
    ];
    for (name, bad, undrawn, partial) in cases {
        let map = area_map(&[shape(&[square(8.0, 50.0, 1.0)]), bad], &Options::default());
        assert_eq!(map.undrawn, if undrawn { vec![1] } else { vec![] }, "{name}");
        assert_eq!(map.partial, if partial { vec![1] } else { vec![] }, "{name}");
        assert_eq!(map.areas[1].d.is_empty(), undrawn, "{name}");
        assert!(!map.areas[0].d.is_empty(), "{name}");
    }
    let nothing = area_map(&[], &Options::default());
    assert_eq!((nothing.bytes(), nothing.width), (0, 1000.0));
    assert!(nothing.project(10.0, 50.0).iter().all(|v| v.is_finite()));
}

#[test]
fn what_is_too_small_to_see_is_drawn_as_a_square() {
    let mainland = square(10.0, 50.0, 1.0);
    let cases = [
        ("a speck", square(12.0, 50.5, 1e-9)),
        ("a grain", square(12.0, 50.5, 1e-4)),
        ("a sliver", vec![[12.0, 50.5], [12.0001, 50.5], [12.00005, 50.501]]),
    ];
    for (name, island) in cases {
        for max_bytes in [0, 100_000] {
            let shapes = [shape(&[mainland.clone(), island.clone()]), shape(std::slice::from_ref(&island))];
            let map = area_map(&shapes, &Options { width: 1000, max_bytes });
            let drawn = &rings(&map.areas[1].d)[0];
            assert_eq!((drawn.len(), area(drawn)), (4, 18), "{name}: {drawn:?}");
            assert_eq!(rings(&map.areas[0].d).len(), 2, "{name}");
            let [x, y] = map.project(12.0, 50.5);
            let [left, top, right, bottom] = map.areas[1].bbox;
            assert!((left..=right).contains(&x) && (top..=bottom).contains(&y), "{name}");
        }
    }
}

#[test]
fn a_country_across_the_antimeridian_is_in_one_piece() {
    let split = [square(178.0, -18.0, 2.0), square(-180.0, -18.0, 2.0)];
    let cases = [
        ("cut in two", shape(&split)),
        ("longitudes past 180", shape(&[vec![[178.0, -18.0], [182.0, -18.0], [182.0, -16.0], [178.0, -16.0]]])),
        ("longitudes that jump", shape(&[vec![[178.0, -18.0], [-178.0, -18.0], [-178.0, -16.0], [178.0, -16.0]]])),
    ];
    for (name, fiji) in cases {
        let map = area_map(std::slice::from_ref(&fiji), &Options::default());
        assert!((450.0..600.0).contains(&map.height), "{name}: {}", map.height);
        assert!((map.project(180.0, -17.0)[0] - 500.0).abs() < 1.0, "{name}");
        assert_eq!(map.borders, "", "{name}: no border where the data are cut");
        assert_eq!(rings(&map.outline).len(), 1, "{name}");
        for (lon, lat, inside) in
            [(179.0, -17.0, true), (-179.0, -17.0, true), (177.0, -17.0, false), (0.0, -17.0, false)]
        {
            assert_eq!(contains(&fiji, lon, lat), inside, "{name}: {lon} {lat}");
        }
    }
}
