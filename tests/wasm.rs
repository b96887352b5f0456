//! The same answers in a browser as natively.

use noticeboard::browser;
use noticeboard::chart::Figure;
use noticeboard::explore::{Hit, Names, write};
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
    let hit = Hit { name: "海关东巷".to_owned(), path: "places/1/".to_owned(), context: "友谊街道".to_owned() };
    let list = write(std::iter::once((&hit, vec!["hgdx".to_owned()])));
    let names = Names::parse(&list).unwrap_or_default();
    assert_eq!(names.search("HGD", 8), [hit]);
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
