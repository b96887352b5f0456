//! Pages of places, many in a file, where each has none of its own: `src/app/explorer/place.js` makes a page of one.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{Maker, Room, place};
use crate::app::{Loaded, Site};
use crate::model::{Lang, PlaceIx};

/// Files of bundles, below a language's folder; a number and `.json` follow.
pub const BUNDLES: &str = "places/bundle-";

/// As many places are in a file, or about.
const SIZE: usize = 64;

/// Some places' pages.
pub struct Bundle<'a> {
    pub number: usize,
    places: Vec<(&'a str, Maker<'a>)>,
}

impl Bundle<'_> {
    /// JSON: by id, title and what stands in `main`.
    pub fn draw(&self) -> Vec<u8> {
        let place = |(id, maker): &(&str, Maker)| {
            let (page, body) = maker.draw();
            ((*id).to_owned(), json!({ "title": page.title, "html": main_of(&body) }))
        };
        let places: BTreeMap<String, Value> = self.places.iter().map(place).collect();
        json!(places).to_string().into_bytes()
    }
}

/// How many files there are for so many places.
pub fn bundle_count(places: usize) -> usize {
    places.div_ceil(SIZE).max(1)
}

/// Which of so many files a place is in: by its id alone, so that no list need be read first. FNV-1a of 32 bits (RFC 9923).
pub fn bundle_of(id: &str, count: usize) -> usize {
    let hash = id.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize % count
}

pub fn place_bundles<'a>(site: &'a Site, loaded: &'a Loaded, lang: Lang) -> Vec<Bundle<'a>> {
    let programme = &loaded.programme;
    let room = Arc::new(Room { site, loaded, links: site.links(programme, lang) });
    let count = bundle_count(programme.places.len());
    let mut bundles: Vec<Bundle> = (0..count).map(|number| Bundle { number, places: Vec::new() }).collect();
    for (i, it) in programme.places.iter().enumerate() {
        let room = room.clone();
        let maker = Maker::new("", move || place::page(&room, PlaceIx(i as u32)));
        bundles[bundle_of(&it.id, count)].places.push((&it.id, maker));
    }
    bundles
}

/// Of a page's body, what is inside `main`: the frame round it is that of the page which shows it.
fn main_of(body: &str) -> &str {
    let inside = body.split_once("<main").and_then(|(_, rest)| rest.split_once('>'));
    inside.and_then(|(_, rest)| rest.rsplit_once("</main>")).map_or("", |(inside, _)| inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_spread_over_bundles_as_the_script_expects() {
        // the standard's own values: of "" 811c9dc5, of "a" e40c292c, of "foobar" bf9cf968
        for (id, hash) in [("", 0x811C_9DC5_usize), ("a", 0xE40C_292C), ("foobar", 0xBF9C_F968)] {
            assert_eq!(bundle_of(id, 1000), hash % 1000, "{id}");
        }
        assert_eq!([0, 1, 64, 65, 2400].map(bundle_count), [1, 1, 1, 2, 38]);
    }

    #[test]
    fn a_bundle_has_what_is_inside_main() {
        let cases = [
            ("<header></header><main id=\"main\" class=\"wide\"><h1>A</h1></main><footer></footer>", "<h1>A</h1>"),
            ("<p>", ""),
        ];
        for (body, expected) in cases {
            assert_eq!(main_of(body), expected);
        }
    }
}
