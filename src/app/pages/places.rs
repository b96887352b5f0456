//! `places/`: find a place; `places/?id=` goes on to it.

use leptos::prelude::*;

use std::collections::BTreeMap;

use super::place::status_class;
use super::{Page, Room, Script, bundle};
use crate::app::islands::{Finder, MyPlaces};
use crate::app::{Loaded, Section};
use crate::model::{Lang, PlaceIx};
use crate::words::{self, words};

/// Below a language's folder.
pub const TODAY: &str = "today.txt";

/// What each place is today, for the list that a reader keeps on the device: a line for each status, with its class, its words
/// and the ids of its places, parted by tabs.
pub fn places_today(loaded: &Loaded, lang: Lang) -> String {
    let t = words(lang);
    let mut of: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (i, place) in loaded.programme.places.iter().enumerate() {
        let event = loaded.events_of(PlaceIx(i as u32)).last();
        let said = event.map_or(t.no_status, |event| words::status(event.status, event.evidence, lang));
        of.entry((status_class(event), said)).or_default().push(&place.id);
    }
    let line = |((class, said), ids): ((&str, &str), Vec<&str>)| format!("{class}\t{said}\t{}\n", ids.join("\t"));
    of.into_iter().map(line).collect()
}

pub(super) fn page(room: &Room) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    // areas that have places of their own, with how many
    let with_places: Vec<_> = programme
        .areas
        .all()
        .filter_map(|(ix, area)| {
            let count = room.loaded.places_in(ix).len();
            let (name, places) = (area.name.get(lang).to_owned(), words::number(count as f64, lang));
            (count > 0)
                .then(|| view! { <li><a href=room.links.area(&area.id)>{name}</a>" "<small>{places}</small></li> })
        })
        .collect();
    let list = if with_places.is_empty() {
        view! { <p>{t.not_published}</p> }.into_any()
    } else {
        view! { <h2>{t.all_places}</h2><ul class="spread">{with_places}</ul> }.into_any()
    };
    // by id to its page, or its page made here; of too many there is no list to look an id up in
    let is_cut = room.links.is_cut;
    let finder = if room.links.place_pages && is_cut {
        ().into_any()
    } else if room.links.place_pages {
        view! {
            <Finder
                names=room.links.names()
                root=room.links.overview()
                folder="places".to_owned()
                unknown=t.place_unknown.to_owned()
                failed=t.search_failed.to_owned()
            />
        }
        .into_any()
    } else {
        let count = bundle::place_bundle_count(room.loaded);
        super::made_here(room, bundle::PLACE_BUNDLES, count, t.place_unknown)
    };
    let explore = (!programme.places.is_empty())
        .then(|| view! { <p><a href=room.links.explore()>{t.explore.title}</a>" · "<span class="muted">{t.explore.lead}</span></p> });
    // a package that is opened in the browser has no files beside its pages
    let has_today = room.loaded.release.is_some() && !is_cut;
    let today = if has_today { room.links.page(TODAY) } else { String::new() };
    let content = view! {
        <h1>{t.find_title}</h1>
        <p>{if is_cut { t.search_no_place.to_owned() } else { t.find_lead.to_owned() }}</p>
        {finder}
        <MyPlaces
            programme=programme.name.clone()
            before=room.links.page(room.links.place_folder())
            after=if room.links.place_pages { "/" } else { "" }.to_owned()
            today=today
            title=t.my_places.to_owned()
            note=t.my_places_note.to_owned()
        />
        {explore}
        {list}
    };
    let mut page =
        room.page(Section::Places, "places/", t.places.to_owned(), t.find_lead.to_owned(), content.into_any());
    let has_list = !programme.places.is_empty() && room.loaded.parts.is_empty();
    page.figures = if has_list { super::figures_as_files(room, "places/") } else { None };
    page.script = (!room.links.place_pages && !programme.places.is_empty()).then_some(Script::ById);
    page
}
