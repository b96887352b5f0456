//! Pages of places and of areas, many in a file, where each has none of its own: `src/app/explorer/place.js` makes a page of
//! one.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Maker, Page, Room, area, place};
use crate::app::{Loaded, Site};
use crate::model::{AreaIx, Lang, PlaceIx};

/// Files of bundles, below a language's folder; a number and `.bin` follow.
pub const PLACE_BUNDLES: &str = "places/bundle-";
pub const AREA_BUNDLES: &str = "areas/bundle-";

/// As many are in a file, or about: packed, some ten kilobytes.
const PLACES: usize = 256;
const AREAS: usize = 16;

/// Pages by id, cut into files.
pub struct Bundles<'a> {
    /// below a language's folder
    pub files: &'static str,
    room: Room<'a>,
    draw: fn(&Room, u32) -> Page,
    /// the pages of each file: id, and index of what it is of
    members: Vec<Vec<(&'a str, u32)>>,
}

impl<'a> Bundles<'a> {
    fn new(
        files: &'static str,
        room: Room<'a>,
        ids: impl Iterator<Item = &'a str>,
        count: usize,
        draw: fn(&Room, u32) -> Page,
    ) -> Bundles<'a> {
        let mut members = vec![Vec::new(); count];
        for (i, id) in (0..).zip(ids) {
            members[bundle_of(id, count)].push((id, i));
        }
        Bundles { files, room, draw, members }
    }

    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// One file, as JSON: by id, title and what stands in `main`.
    pub fn draw(&self, number: usize) -> Vec<u8> {
        let page = |(id, of): &(&str, u32)| {
            let (page, body) = Maker::new("", || (self.draw)(&self.room, *of)).draw();
            ((*id).to_owned(), json!({ "title": page.title, "html": main_of(&body) }))
        };
        let pages: BTreeMap<String, Value> = self.members[number].iter().map(page).collect();
        json!(pages).to_string().into_bytes()
    }
}

/// How many files there are for so many, of which each holds some.
pub fn bundle_count(members: usize, of: usize) -> usize {
    members.div_ceil(of).max(1)
}

/// How many files hold the pages of places, and of areas.
pub(super) fn place_bundle_count(loaded: &Loaded) -> usize {
    bundle_count(loaded.programme.places.len(), PLACES)
}

pub(super) fn area_bundle_count(loaded: &Loaded) -> usize {
    bundle_count(loaded.programme.areas.len(), AREAS)
}

/// Which of so many files something is in: by its id alone, so that no list need be read first. FNV-1a of 32 bits (RFC 9923).
pub fn bundle_of(id: &str, count: usize) -> usize {
    let hash = id.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize % count
}

/// What is made as it is read in a language: pages of places, and of areas if some have none of their own.
pub fn bundles<'a>(site: &'a Site, loaded: &'a Loaded, lang: Lang) -> Vec<Bundles<'a>> {
    let programme = &loaded.programme;
    let room = || Room { site, loaded, links: site.links(programme, lang) };
    let mut all = Vec::new();
    if !site.place_pages {
        let ids = programme.places.iter().map(|place| place.id.as_str());
        let draw = |room: &Room, i: u32| place::page(room, PlaceIx(i));
        all.push(Bundles::new(PLACE_BUNDLES, room(), ids, place_bundle_count(loaded), draw));
    }
    if !loaded.by_id.is_empty() {
        // all of them: whoever has an id need not know which have pages
        let ids = programme.areas.all().map(|(_, area)| area.id.as_str());
        let draw = |room: &Room, i: u32| area::page(room, AreaIx(i));
        all.push(Bundles::new(AREA_BUNDLES, room(), ids, area_bundle_count(loaded), draw));
    }
    all
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
        assert_eq!([0, 1, 64, 65, 2400].map(|members| bundle_count(members, 64)), [1, 1, 1, 2, 38]);
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
