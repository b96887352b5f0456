//! The same answers in a browser as natively.

use noticeboard::browser;
use noticeboard::chart::Figure;
use noticeboard::explore::{
    Dictionaries, Explorer, Hit, Named, Names, PLACES, Palette, Readings, Row, Section, Span, Spot, Standing, Table,
    View, write_names, write_table,
};
use noticeboard::model::Lang;
use noticeboard::words;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "support/same.rs"]
mod same;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_figure_is_drawn_the_same() {
    // drawn natively by tests/figures.rs, which keeps the file
    assert_eq!(same::figure().svg(358, 220, "进展"), include_str!("support/same.svg"));
}

#[wasm_bindgen_test]
fn names_are_found() {
    let named =
        Named { name: "海关东巷".into(), id: "1".into(), context: "友谊街道".into(), aliases: Vec::new() };
    let mut readings = Readings::default();
    for (character, reading) in [('海', "hai"), ('关', "guan"), ('东', "dong"), ('巷', "xiang")] {
        readings.add(character, reading);
    }
    let list = write_names(&[Section { folder: PLACES.into(), names: vec![named] }], &readings);
    let names = Names::parse(list).unwrap_or_default();
    let hit = Hit { name: "海关东巷".into(), path: "places/1/".into(), context: "友谊街道".into() };
    assert_eq!(names.search("HGD", 8), [hit]);
}

/// A table is counted and drawn the same as natively: the numbers are those of `src/explore/tests`.
#[wasm_bindgen_test]
fn places_are_counted_and_drawn() {
    let row = |x| Row {
        standing: Standing::OffList,
        evidence: None,
        mode: None,
        kind: None,
        company: None,
        since: None,
        spot: Spot::On([x, 0.5]),
    };
    let areas = vec![Span { id: "S".into(), depth: 0, start: 0, end: 2 }];
    let file = write_table(&[row(0.3), row(0.8)], Dictionaries { areas, ..Dictionaries::default() });
    let Ok(table) = Table::read(file.unwrap_or_default()) else { panic!("no table") };
    let view = View { width: 4, height: 1, left: 0.0, top: 0.0, map_width: 4.0, map_height: 1.0 };
    let mut explorer = Explorer::new(table);
    let colours = Palette { standings: [0xFF00_00FF; 7], rim: 0 };
    assert_eq!(explorer.draw(&view, &colours, 1), 2);
    assert_eq!(explorer.pixels(), [[0; 4], [255, 0, 0, 255], [0; 4], [255, 0, 0, 255]]);
    assert_eq!(explorer.counts().standings, [0, 0, 0, 0, 0, 0, 2]);
}

#[wasm_bindgen_test]
fn numbers_are_written_the_same() {
    assert_eq!(words::number(83_155_031.0, Lang::En), "83,155,031");
}

#[wasm_bindgen_test]
fn the_device_remembers_and_forgets() {
    browser::store("noticeboard-test", Some("dark"));
    assert_eq!(browser::stored("noticeboard-test").as_deref(), Some("dark"));
    browser::store("noticeboard-test", None);
    assert_eq!(browser::stored("noticeboard-test"), None);
}

#[wasm_bindgen_test]
async fn what_cannot_be_fetched_is_none() {
    assert_eq!(browser::fetch_text("/there-is-no-such-file").await, None);
}
