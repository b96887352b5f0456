use proptest::prelude::*;
use serde_json::{Value, json};

use super::OutlineError::*;
use super::OutlineNote::*;
use super::Repair::*;
use super::*;

/// A collection of one feature, of which only the geometry matters.
fn file(geometry: &str) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"area_id":"a"}},"geometry":{geometry}}}]}}"#
    )
}

fn polygon(coordinates: &str) -> String {
    file(&format!(r#"{{"type":"Polygon","coordinates":{coordinates}}}"#))
}

fn multi_polygon(coordinates: &str) -> String {
    file(&format!(r#"{{"type":"MultiPolygon","coordinates":{coordinates}}}"#))
}

fn repaired(repairs: &[Repair]) -> Vec<OutlineNote> {
    repairs.iter().map(|&how| Repaired { feature: 1, how }).collect()
}

fn made(text: &str) -> (String, Vec<OutlineNote>) {
    let plain = plain(text.as_bytes(), None).unwrap().unwrap_or_else(|| panic!("nothing done to {text}"));
    (String::from_utf8(plain.geojson).unwrap(), plain.notes)
}

/// Ring by ring, beginning at the smallest position, the outlines' order and numbers alike.
fn same(text: &str) -> Value {
    let mut value: Value = serde_json::from_str(text).unwrap();
    for feature in value["features"].as_array_mut().unwrap() {
        let geometry = &mut feature["geometry"];
        let polygons: Vec<&mut Value> = match geometry["type"].as_str() {
            Some("Polygon") => vec![&mut geometry["coordinates"]],
            Some("MultiPolygon") => geometry["coordinates"].as_array_mut().unwrap().iter_mut().collect(),
            _ => continue,
        };
        for ring in polygons.into_iter().flat_map(|polygon| polygon.as_array_mut().unwrap()) {
            let mut ends: Vec<[f64; 2]> = serde_json::from_value(ring.clone()).unwrap();
            ends.pop();
            let first = (0..ends.len()).min_by(|&a, &b| ends[a].partial_cmp(&ends[b]).unwrap()).unwrap();
            ends.rotate_left(first);
            *ring = json!(ends);
        }
    }
    value
}

#[test]
fn what_is_in_order_stays_as_it_is() {
    let cases = [
        ("a square", polygon("[[[0,0],[1,0],[1,1],[0,1],[0,0]]]")),
        ("the other way round", polygon("[[[0,0],[0,1],[1,1],[1,0],[0,0]]]")),
        ("more digits than a centimetre", polygon("[[[0.123456789012345678,0],[1,0],[1,1],[0.123456789012345678,0]]]")),
        ("numbers as others write them", polygon("[[[0e0,-0.0],[1.10,0],[1,1E0], [0, 0]]]")),
        ("a hole", polygon("[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]")),
        ("a hole touches", polygon("[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[0,1],[2,1],[2,2],[0,1]]]")),
        ("no geometry", file("null")),
        ("a point", file(r#"{"type":"Point","coordinates":[500000,1]}"#)),
        ("not a geometry", file(r#"{"type":7}"#)),
        ("not a feature", r#"{"type":"FeatureCollection","features":[7,null,[]]}"#.to_owned()),
        ("a byte order mark", format!("\u{feff}{}", file("null"))),
        ("rounding", polygon("[[[180.00000000000014,0],[1,0],[1,90.00000000000003],[180.00000000000014,0]]]")),
    ];
    for (name, text) in cases {
        assert_eq!(plain(text.as_bytes(), None), Ok(None), "{name}");
    }
}

#[test]
fn outlines_are_repaired() {
    let square = "[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]]";
    let far = "[[[5,5],[6,5],[6,6],[5,5]]]";
    let cases = [
        ("open", polygon("[[[0,0],[1,0],[1,1],[0,1]]]"), polygon(&format!("[{square}]")), repaired(&[Closed])),
        (
            "duplicates",
            polygon("[[[0,0],[1,0],[1,0],[1,0],[1,1],[0,1],[0,0]]]"),
            polygon(&format!("[{square}]")),
            repaired(&[DuplicatesDropped]),
        ),
        (
            "a hole of two corners",
            polygon(&format!("[{square},[[0.1,0.1],[0.2,0.2],[0.1,0.1]]]")),
            polygon(&format!("[{square}]")),
            repaired(&[HoleDropped]),
        ),
        (
            "a polygon on a line",
            multi_polygon(&format!("[[[[3,3],[4,4],[5,5],[3,3]]],[{square}]]")),
            multi_polygon(&format!("[[{square}]]")),
            repaired(&[PolygonDropped]),
        ),
        ("all on a line", polygon("[[[3,3],[4,4],[5,5],[3,3]]]"), file("null"), vec![Unusable { feature: 1 }]),
        ("no rings", polygon("[]"), file("null"), vec![Unusable { feature: 1 }]),
        ("an empty ring", polygon("[[]]"), file("null"), vec![Unusable { feature: 1 }]),
        ("no polygons", multi_polygon("[]"), file("null"), vec![Unusable { feature: 1 }]),
        (
            "a bow tie",
            polygon("[[[0,0],[2,2],[2,0],[0,2],[0,0]]]"),
            multi_polygon("[[[[0,0],[1,1],[0,2],[0,0]]],[[[1,1],[2,0],[2,2],[1,1]]]]"),
            repaired(&[Uncrossed]),
        ),
        (
            "a spike",
            polygon("[[[0,0],[1,0],[1,1],[5,5],[1,1],[0,1],[0,0]]]"),
            polygon(&format!("[{square}]")),
            repaired(&[Uncrossed]),
        ),
        (
            "a spike to the first corner",
            polygon("[[[5,0],[1,0],[1,1],[0,1],[0,0],[5,0]]]"),
            polygon(&format!("[{square}]")),
            repaired(&[Uncrossed]),
        ),
        (
            "a small loop",
            polygon("[[[0,0],[10,0],[10,10],[5,10],[5,9.9],[5.1,9.9],[5.1,10.1],[0,10.1],[0,0]]]"),
            polygon("[[[0,0],[10,0],[10,10],[5.1,10],[5.1,10.1],[0,10.1],[0,0]]]"),
            repaired(&[Uncrossed]),
        ),
        (
            "a hole that leans on the exterior",
            polygon("[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[0,1],[2,1],[2,2],[0,2],[0,1]]]"),
            polygon("[[[0,0],[9,0],[9,9],[0,9],[0,2],[2,2],[2,1],[0,1],[0,0]]]"),
            repaired(&[Uncrossed]),
        ),
        (
            "one of two polygons",
            multi_polygon(&format!("[{far},[[[0,0],[1,0],[1,1],[0,1]]]]")),
            multi_polygon(&format!("[{far},[{square}]]")),
            repaired(&[Closed]),
        ),
        (
            "neighbours in one",
            multi_polygon("[[[[0,0],[1,0],[1,2],[0,2],[0,0]]],[[[1,0],[1,1],[2,1],[2,0],[1,0]]]]"),
            multi_polygon("[[[[0,0],[1,0],[2,0],[2,1],[1,1],[1,2],[0,2],[0,0]]]]"),
            repaired(&[Merged]),
        ),
        (
            "heights",
            polygon("[[[0,0,7],[1,0,7],[1,1,7],[0,1,7],[0,0,7]]]"),
            polygon(&format!("[{square}]")),
            vec![HeightsDropped],
        ),
    ];
    for (name, before, after, notes) in cases {
        let (text, said) = made(&before);
        assert_eq!(said, notes, "{name}: {text}");
        assert_eq!(same(&text), same(&after), "{name}");
        assert!(text.parse::<geojson::GeoJson>().is_ok(), "{name}");
    }
}

#[test]
fn doubtful_outlines_are_only_noted() {
    let cases = [
        (
            "a large loop",
            polygon("[[[0,0],[10,0],[10,10],[3,10],[3,3],[5.1,3],[5.1,10.1],[0,10.1],[0,0]]]"),
            CrossesItself { feature: 1 },
        ),
        (
            "polygons that overlap",
            multi_polygon("[[[[0,0],[9,0],[9,9],[0,0]]],[[[1,0],[7,0],[7,9],[1,0]]]]"),
            CrossesItself { feature: 1 },
        ),
        (
            "a hole outside",
            polygon("[[[0,0],[1,0],[1,1],[0,0]],[[5,5],[6,5],[6,6],[5,5]]]"),
            HoleOutside { feature: 1 },
        ),
    ];
    for (name, text, note) in cases {
        assert_eq!(made(&text), (text, vec![note]), "{name}");
    }
}

#[test]
fn only_the_outline_at_fault_is_touched() {
    let whole = r#"{ "properties":{"n":1.50e0,"s":"\u00e9"}, "geometry":{"type":"Polygon" ,"coordinates":[ [[0,0],[1,0.123456789012345678],[1,1],[0,0]] ]},"type":"Feature"}"#;
    let broken = |ring: &str| {
        format!(
            r#"{{"geometry": {{"coordinates": {ring}, "x": [1.0], "type": "Polygon"}}, "id": 1e3, "type": "Feature"}}"#
        )
    };
    let file =
        |second: &str| format!("{{\"features\" : [{whole},\n{second}],\"type\":\"FeatureCollection\", \"x\":{{}} }}\n");
    let (text, notes) = made(&file(&broken("[ [[0,0],[1,0],[1,1]] ]")));
    assert_eq!(notes, [Repaired { feature: 2, how: Closed }]);
    assert_eq!(text, file(&broken("[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]")));
}

#[test]
fn what_stands_alone_is_wrapped() {
    let geometry = r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#;
    let feature = format!(r#"{{"type":"Feature","properties":null,"geometry":{geometry}}}"#);
    let cases = [
        ("a feature", feature.clone(), 1),
        ("a polygon", geometry.to_owned(), 1),
        ("a collection of two", format!(r#"{{"type":"GeometryCollection","geometries":[{geometry},{geometry}]}}"#), 2),
    ];
    for (name, text, count) in cases {
        assert_eq!(made(&text), (collection_of(&vec![feature.clone(); count]), vec![Wrapped]), "{name}");
    }
}

#[test]
fn files_that_cannot_be_made_plain() {
    let ring = |ring: &str| polygon(&format!("[{ring}]"));
    let crs = |crs: &str| format!(r#"{{"type":"FeatureCollection","crs":{crs},"features":[]}}"#);
    let named = |name: &str| crs(&format!(r#"{{"type":"name","properties":{{"name":"{name}"}}}}"#));
    let out = |position, hint| OutOfRange { feature: 1, position, hint };
    let other = |name: &str| OtherCrs { name: name.to_owned() };
    let cases = [
        ("nothing", String::new(), NotJson { line: 1, column: 0 }),
        ("cut off", "{\n\"type\":".to_owned(), NotJson { line: 2, column: 7 }),
        ("a list", "[]".to_owned(), NotGeoJson),
        ("another type", r#"{"type":"Table"}"#.to_owned(), NotGeoJson),
        ("no features", r#"{"type":"FeatureCollection"}"#.to_owned(), NotGeoJson),
        ("NaN", ring("[[0,0],[NaN,0],[1,1],[0,0]]"), BadCoordinates { feature: 1 }),
        ("-Infinity", ring("[[0,0],[-Infinity,0],[1,1],[0,0]]"), BadCoordinates { feature: 1 }),
        ("null", ring("[[0,0],[null,0],[1,1],[0,0]]"), BadCoordinates { feature: 1 }),
        ("1e999", ring("[[0,0],[1e999,0],[1,1],[0,0]]"), BadCoordinates { feature: 1 }),
        ("a text", ring(r#"[[0,0],["1",0],[1,1],[0,0]]"#), BadCoordinates { feature: 1 }),
        ("one number", ring("[[0,0],[1],[1,1],[0,0]]"), BadCoordinates { feature: 1 }),
        ("too flat", polygon("[[0,0],[1,0],[1,1],[0,0]]"), BadCoordinates { feature: 1 }),
        ("no coordinates", file(r#"{"type":"Polygon"}"#), BadCoordinates { feature: 1 }),
        ("swapped", ring("[[39.9,116.4],[40,116.4],[40,116],[39.9,116.4]]"), out([39.9, 116.4], Some(Hint::Swapped))),
        (
            "metres",
            ring("[[530000,180000],[530001,180000],[530000,180001]]"),
            out([530000.0, 180000.0], Some(Hint::Projected)),
        ),
        ("neither", ring("[[0,0],[1,91],[200,0],[0,0]]"), out([1.0, 91.0], None)),
        ("British grid", named("urn:ogc:def:crs:EPSG::27700"), other("urn:ogc:def:crs:EPSG::27700")),
        ("a number like it", named("EPSG:14326"), other("EPSG:14326")),
        ("an old code", crs(r#"{"type":"EPSG","properties":{"code":2263}}"#), other("EPSG:2263")),
        ("a link", crs(r#"{"type":"link"}"#), other(r#"{"type":"link"}"#)),
    ];
    for (name, text, error) in cases {
        assert_eq!(plain(text.as_bytes(), None), Err(error), "{name}");
    }
    assert_eq!(plain(b"\xff", None), Err(NotUtf8));
    for same in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "OGC:CRS84"] {
        assert_eq!(plain(named(same).as_bytes(), None), Ok(None), "{same}");
    }
    assert_eq!(plain(crs("null").as_bytes(), None), Ok(None));
}

#[test]
fn deep_nesting_is_no_danger() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let collections = deep(r#"{"type":"GeometryCollection","geometries":["#, "]}");
    for text in [
        deep("[", "]"),
        deep(r#"{"type":"FeatureCollection","features":["#, "]}"),
        polygon(&deep("[", "]")),
        format!(r#"{{"type":"FeatureCollection","crs":{},"features":[]}}"#, deep("[", "]")),
        topology(&collections),
        collections,
    ] {
        let _ = plain(text.as_bytes(), None);
    }
}

/// Two squares side by side, quantised in steps of a tenth, the middle arc shared.
fn topology(object: &str) -> String {
    format!(
        r#"{{"type":"Topology","transform":{{"scale":[0.1,0.1],"translate":[10,20]}},"objects":{{"areas":{object}}},
        "arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]]]}}"#
    )
}

#[test]
fn topologies_become_collections() {
    let west = "[[11.0,20.0],[11.0,21.0],[10.0,21.0],[10.0,20.0],[11.0,20.0]]";
    let east = "[[11.0,20.0],[12.0,20.0],[12.0,21.0],[11.0,21.0],[11.0,20.0]]";
    let both = "[[10.0,21.0],[10.0,20.0],[11.0,20.0],[12.0,20.0],[12.0,21.0],[11.0,21.0],[10.0,21.0]]";
    let feature = |about: &str, geometry: &str| format!(r#"{{"type":"Feature",{about},"geometry":{geometry}}}"#);
    let polygon = |ring: &str| format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#);
    let cases = [
        (
            "neighbours, and one without geometry",
            r#"{"type":"GeometryCollection","geometries":[
                {"type":"Polygon","arcs":[[0,1]],"id":1e0,"properties":{"area_id":"w", "n":1.50}},
                {"type":"Polygon","arcs":[[2,-1]],"id":"e"},
                {"type":null,"properties":{"area_id":"x"}}]}"#,
            vec![
                feature(r#""id":1e0,"properties":{"area_id":"w", "n":1.50}"#, &polygon(west)),
                feature(r#""id":"e","properties":null"#, &polygon(east)),
                feature(r#""properties":{"area_id":"x"}"#, "null"),
            ],
            vec![],
        ),
        (
            "one of two neighbours",
            r#"{"type":"MultiPolygon","arcs":[[[0,1]],[[2,-1]]]}"#,
            vec![feature(r#""properties":null"#, &format!(r#"{{"type":"MultiPolygon","coordinates":[[{both}]]}}"#))],
            vec![Repaired { feature: 1, how: Merged }],
        ),
        (
            "a collection in a collection, with a line",
            r#"{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[
                {"type":"Polygon","arcs":[[0,1]]},{"type":"LineString","arcs":[0]}]}]}"#,
            vec![feature(r#""properties":null"#, &polygon(west))],
            vec![NotAnOutline { feature: 1 }],
        ),
    ];
    for (name, object, features, mut notes) in cases {
        notes.insert(0, FromTopology { object: "areas".to_owned() });
        let (text, said) = made(&topology(object));
        assert_eq!((text.as_str(), said), (collection_of(&features).as_str(), notes), "{name}");
        assert!(text.parse::<geojson::GeoJson>().is_ok(), "{name}");
    }
}

#[test]
fn a_topology_without_transform_and_with_faults() {
    let text = r#"{"type":"Topology","arcs":[[[0,0,5],[1.123456789,0],[1,1]]],"objects":{"a":{"type":"Polygon","arcs":[[0]]}}}"#;
    let (text, notes) = made(text);
    assert_eq!(notes, [FromTopology { object: "a".to_owned() }, HeightsDropped, Repaired { feature: 1, how: Closed }]);
    assert!(text.contains("[[[0.0,0.0],[1.1234568,0.0],[1.0,1.0],[0.0,0.0]]]"), "{text}");
}

#[test]
fn topologies_at_fault() {
    let arc = |arc: i64| topology(&format!(r#"{{"type":"Polygon","arcs":[[{arc}]]}}"#));
    let no_arc = |arc| NoSuchArc { feature: 1, arc };
    let bare = |members: &str| {
        format!(r#"{{"type":"Topology","objects":{{"a":{{"type":"Polygon","arcs":[[0]]}}}},{members}}}"#)
    };
    let cases = [
        ("no such arc", arc(3), no_arc(3)),
        ("no such arc backwards", arc(-4), no_arc(-4)),
        ("the least", arc(i64::MIN), no_arc(i64::MIN)),
        ("not a number", topology(r#"{"type":"Polygon","arcs":[["0"]]}"#), BadCoordinates { feature: 1 }),
        ("not a whole number", topology(r#"{"type":"Polygon","arcs":[[0.5]]}"#), BadCoordinates { feature: 1 }),
        ("no arcs in a ring", topology(r#"{"type":"Polygon","arcs":[[]]}"#), BadCoordinates { feature: 1 }),
        ("no arcs of a polygon", topology(r#"{"type":"Polygon"}"#), BadCoordinates { feature: 1 }),
        (
            "no polygons",
            topology(r#"{"type":"LineString","arcs":[0]}"#),
            NoPolygons { objects: vec!["areas".to_owned()] },
        ),
        ("no objects", r#"{"type":"Topology","arcs":[]}"#.to_owned(), BadTopology),
        ("no arcs", bare(r#""x":1"#), BadTopology),
        ("an empty arc", bare(r#""arcs":[[]]"#), BadTopology),
        ("arcs of one number", bare(r#""arcs":[[[1],[2]]]"#), BadTopology),
        (
            "a transform of one number",
            bare(r#""arcs":[[[1,1],[2,2]]],"transform":{"scale":[1],"translate":[1,1]}"#),
            BadTopology,
        ),
        (
            "too large",
            bare(r#""arcs":[[[1e308,1]]],"transform":{"scale":[10,1],"translate":[1,1]}"#),
            BadCoordinates { feature: 1 },
        ),
    ];
    for (name, text, error) in cases {
        assert_eq!(plain(text.as_bytes(), None), Err(error), "{name}");
    }
}

#[test]
fn the_object_of_a_topology_is_named_if_need_be() {
    let text = r#"{"type":"Topology","arcs":[[[0,0],[1,0],[1,1],[0,0]]],"objects":{
        "towns":{"type":"Polygon","arcs":[[0]]},"land":{"type":"Polygon","arcs":[[0]]},
        "borders":{"type":"LineString","arcs":[0]}}}"#;
    let all = || ["borders", "land", "towns"].map(str::to_owned);
    let chosen = |object| plain(text.as_bytes(), object);
    assert_eq!(chosen(None), Err(SeveralObjects { objects: all()[1..].to_vec() }));
    assert_eq!(chosen(Some("seas")), Err(NoSuchObject { objects: all().to_vec() }));
    let notes = chosen(Some("towns")).unwrap().unwrap().notes;
    assert_eq!(notes, [FromTopology { object: "towns".to_owned() }]);
}

/// Set OUTLINES to a file to see what is found in it.
#[test]
fn a_file_of_ones_own() {
    let Ok(path) = std::env::var("OUTLINES") else { return };
    let bytes = std::fs::read(path).unwrap();
    let start = std::time::Instant::now();
    let plain = plain(&bytes, None);
    println!("{:?}", start.elapsed());
    println!(
        "{:?}",
        plain.as_ref().map(|plain| plain.as_ref().map(|plain| (plain.geojson.len(), bytes.len(), &plain.notes)))
    );
    if let Ok(Some(plain)) = plain {
        settled(&plain);
        if let Ok(path) = std::env::var("OUTLINES_TO") {
            std::fs::write(path, plain.geojson).unwrap();
        }
    }
}

/// What came out needs nothing more.
fn settled(made: &Plain) {
    if let Some(again) = plain(&made.geojson, None).unwrap() {
        assert_eq!(String::from_utf8_lossy(&again.geojson), String::from_utf8_lossy(&made.geojson));
        let remark = |note: &OutlineNote| matches!(note, CrossesItself { .. } | HoleOutside { .. });
        assert!(again.notes.iter().all(remark), "{:?}", again.notes);
    }
}

fn coordinate() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => (0..6).prop_map(f64::from),
        4 => -180.0..180.0,
        4 => (0..40).prop_map(|n| 1.0 + f64::from(n) * 0.3e-7),
        1 => proptest::sample::select(vec![-0.0, 180.0, -180.0, 1e-300, 1e300, 5e5, 90.000_000_01]),
    ]
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![50 => (0..4).prop_map(|n| json!(n)), 1 => Just(json!(null)), 1 => Just(json!("0"))]
}

/// Rings that cross themselves, lie on a line, or are none.
fn ring() -> impl Strategy<Value = Value> {
    let open = proptest::collection::vec((coordinate(), coordinate()).prop_map(|(lon, lat)| [lon, lat / 2.0]), 0..9);
    (open, any::<bool>()).prop_map(|(mut ring, close)| {
        if close && let Some(&first) = ring.first() {
            ring.push(first);
        }
        json!(ring)
    })
}

fn geometry() -> impl Strategy<Value = Value> {
    let polygon = || proptest::collection::vec(ring(), 0..4);
    prop_oneof![
        polygon().prop_map(|rings| json!({ "type": "Polygon", "coordinates": rings })),
        proptest::collection::vec(polygon(), 0..3)
            .prop_map(|all| json!({ "coordinates": all, "type": "MultiPolygon" })),
        anything().prop_map(|coordinates| json!({ "type": "Polygon", "coordinates": coordinates })),
        anything(),
    ]
}

fn a_collection() -> impl Strategy<Value = Value> {
    proptest::collection::vec(geometry(), 0..3).prop_map(|geometries| {
        let feature = |geometry| json!({ "type": "Feature", "properties": {}, "geometry": geometry });
        json!({ "type": "FeatureCollection", "features": geometries.into_iter().map(feature).collect::<Vec<_>>() })
    })
}

fn a_topology() -> impl Strategy<Value = Value> {
    let arcs = proptest::collection::vec(proptest::collection::vec([number(), number()], 1..6), 1..5);
    let rings = proptest::collection::vec(proptest::collection::vec(-5i64..5, 0..4), 0..3);
    let transform = prop_oneof![
        Just(json!(null)),
        (0.0..9.0).prop_map(|scale| json!({ "scale": [scale, 1e-7], "translate": [0.1, -0.1] })),
        anything(),
    ];
    (arcs, rings, transform, anything()).prop_map(|(arcs, rings, transform, other)| {
        let geometries =
            json!([{ "type": "Polygon", "arcs": rings }, { "type": "MultiPolygon", "arcs": [rings] }, other]);
        let objects = json!({ "a": { "type": "GeometryCollection", "geometries": geometries } });
        json!({ "type": "Topology", "arcs": arcs, "transform": transform, "objects": objects })
    })
}

/// JSON whose members are called as those of GeoJSON and TopoJSON.
fn anything() -> impl Strategy<Value = Value> {
    let word = || {
        proptest::sample::select(vec![
            "type",
            "features",
            "Feature",
            "FeatureCollection",
            "geometry",
            "Polygon",
            "MultiPolygon",
            "coordinates",
            "arcs",
            "GeometryCollection",
            "geometries",
            "Topology",
            "objects",
            "crs",
            "properties",
            "id",
            "transform",
        ])
    };
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<f64>().prop_map(|n| json!(n)),
        (-3..9).prop_map(|n| json!(n)),
        word().prop_map(|word| json!(word))
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            proptest::collection::vec((word().prop_map(str::to_owned), inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_json_makes_it_panic_and_once_is_enough(
        value in prop_oneof![4 => a_collection(), 3 => a_topology(), 1 => geometry(), 1 => anything()],
    ) {
        if let Ok(Some(made)) = plain(value.to_string().as_bytes(), None) {
            settled(&made);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(
        bytes in any::<Vec<u8>>(), value in a_collection(), at in any::<prop::sample::Index>(), end in any::<bool>(),
    ) {
        let _ = plain(&bytes, None);
        let mut broken = value.to_string().into_bytes();
        let at = at.index(broken.len());
        if end { broken.truncate(at) } else { broken.splice(at..=at, bytes.into_iter().take(2)).for_each(drop) };
        let _ = plain(&broken, None);
    }
}
