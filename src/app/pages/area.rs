//! An area, at every level alike: its figure, its parts, its places and stories.

use leptos::prelude::*;

use super::{Page, Room, Script, bundle};
use crate::app::{Section, figures};
use crate::measure::{Headline, headline};
use crate::model::{AreaIx, Rated, Share};
use crate::words::{self, words};

pub(super) fn page(room: &Room, area: AreaIx) -> Page {
    let id = &room.loaded.programme.areas.get(area).id;
    let page = at(room, area, &format!("areas/{id}/"));
    // files beside a page are there only where it is one
    if room.loaded.has_page(area) { page } else { Page { feed: None, figures: None, ..page } }
}

/// `areas/` itself: the area at the top.
pub(super) fn index_page(room: &Room) -> Page {
    match room.loaded.programme.areas.root() {
        Some(root) if room.loaded.by_id.is_empty() => at(room, root, "areas/"),
        Some(root) => by_id(room, root),
        None => {
            let t = words(room.lang());
            let content = view! { <h1>{t.areas}</h1><p>{t.not_published}</p> }.into_any();
            room.page(Section::Areas, "areas/", t.areas.to_owned(), t.not_published.to_owned(), content)
        }
    }
}

/// Where some areas have no page of their own: the page of the one that is asked for by id is made here, and what stands here
/// before is nobody's figures.
fn by_id(room: &Room, root: AreaIx) -> Page {
    let t = words(room.lang());
    let parts: Vec<_> = room.loaded.programme.areas.children(root).iter().map(|ix| step(room, *ix)).collect();
    let content = view! {
        {super::made_here(room, bundle::AREA_BUNDLES, bundle::area_bundle_count(room.loaded), t.area_unknown)}
        <h1>{t.areas}</h1>
        <ul class="spread">{step(room, root)}{parts}</ul>
    };
    let page = room.page(Section::Areas, "areas/", t.areas.to_owned(), t.browse_areas.to_owned(), content.into_any());
    Page { script: Some(Script::ById), figures: super::figures_as_files(room, "areas/"), ..page }
}

fn at(room: &Room, area: AreaIx, path: &str) -> Page {
    let lang = room.lang();
    let programme = &room.loaded.programme;
    let areas = &programme.areas;
    let name = areas.get(area).name.get(lang).to_owned();
    let head = headline(programme, &room.loaded.measures, room.main(), area, None);
    let indicator = programme.indicator(room.main());
    let say = words::coverage_label(&name, head.coverage(), indicator, lang);
    let target = promised(room, &head);
    let progress = figures::progress(&head, room.loaded, &room.links);
    let map = map(room, area);
    let figure = super::first_figure(room, area, progress.is_some(), map.is_some());
    let content = view! {
        {breadcrumb(room, area)}
        <p class="kicker">{areas.level(area).name.get(lang).to_owned()}</p>
        <h1>{name.clone()}</h1>
        {figures::headline(&head, room.loaded, &room.links)}
        <div class="columns">
            {progress}
            {figures::pace(&head, room.loaded, &room.links)}
            {map}
            {figures::ranking(area, room.main(), target, room.loaded, &room.links)}
            {figures::ledger(area, room.main(), room.loaded, &room.links)}
            {figures::status(area, room.main(), room.loaded, &room.links)}
            {figures::rest(area, room.main(), room.loaded, &room.links)}
            {figures::compare(area, room.main(), room.loaded, &room.links)}
            {figures::gap(area, room.main(), room.loaded, &room.links)}
            {figures::multiples(area, room.main(), target, room.loaded, &room.links)}
            {figures::distribution(area, room.main(), target, room.loaded, &room.links)}
            {figures::groups(area, room.main(), room.loaded, &room.links)}
        </div>
        {figures::profile(Rated::Area(area), room.loaded, &room.links)}
        {super::releases::altered_here(room, &areas.get(area).id)}
        {room.loaded.part_of(area).map(|part| {
            let address = room.links.explore_part(&part.id, if part.area == area { "" } else { &areas.get(area).id });
            view! { <p><a href=address>{words(lang).explore.title}</a>" · "<span class="muted">{words(lang).explore.lead}</span></p> }
        })}
        {places(room, area)}
        {stories(room, area)}
    };
    let page = room.page(Section::Areas, path, name, say, content.into_any());
    let preview = super::preview::preview_of_area(room, area);
    let figures = super::figures_as_files(room, path);
    Page { feed: Some(room.links.feed(Some(&areas.get(area).id))), figures, figure, preview, ..page }
}

/// Of the area, or else of the whole.
pub(super) fn promised(room: &Room, head: &Headline) -> Option<Share> {
    let of = |head: &Headline| head.promises.last().map(|promise| promise.target.share);
    of(head).or_else(|| {
        let programme = &room.loaded.programme;
        of(&headline(programme, &room.loaded.measures, room.main(), programme.areas.root()?, None))
    })
}

/// None where there is nothing to colour: a list of the parts says all then.
pub(super) fn map(room: &Room, area: AreaIx) -> Option<AnyView> {
    let has_share = room.loaded.programme.areas.children(area).iter().any(|child| {
        room.loaded.measures.series(room.main(), *child).last().is_some_and(|o| o.coverage.share().is_some())
    });
    let is_drawn = has_share || room.loaded.maps.contains_key(&area);
    is_drawn.then(|| figures::map(area, room.main(), room.loaded, &room.links)).flatten()
}

/// From the top down to the area above this one.
pub(super) fn breadcrumb(room: &Room, area: AreaIx) -> Option<impl IntoView + use<>> {
    let t = words(room.lang());
    let areas = &room.loaded.programme.areas;
    let steps: Vec<_> = areas.ancestors(area).into_iter().map(|ix| step(room, ix)).collect();
    (!steps.is_empty()).then(|| view! { <nav class="crumbs" aria-label=t.part_of><ol>{steps}</ol></nav> })
}

pub(super) fn step(room: &Room, area: AreaIx) -> impl IntoView + use<> {
    let area = room.loaded.programme.areas.get(area);
    view! { <li><a href=room.links.area(&area.id)>{area.name.get(room.lang()).to_owned()}</a></li> }
}

/// The places that lie in this very area.
fn places(room: &Room, area: AreaIx) -> Option<impl IntoView + use<>> {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let here = room.loaded.places_in(area);
    if here.is_empty() {
        return None;
    }
    let rows: Vec<_> = here
        .iter()
        .map(|ix| {
            let place = &programme.places[ix.0 as usize];
            let events = room.loaded.events_of(*ix);
            let event = events.last();
            let status = event.map_or(t.no_status, |event| words::status(event.status, event.evidence, lang));
            let class = super::place::status_class(event);
            let since = event.map(|event| words::when(&event.when, lang));
            view! {
                <tr>
                    <th scope="row"><a href=room.links.place(&place.id)>{place.name.get(lang).to_owned()}</a></th>
                    <td><span class=class>{status}</span></td>
                    <td>{since}</td>
                </tr>
            }
        })
        .collect();
    Some(view! {
        <section class="places">
            <h2>{t.places_here}</h2>
            <table>
                <thead>
                    <tr><th scope="col">{t.place}</th><th scope="col">{t.status}</th><th scope="col">{t.since}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    })
}

/// Stories from this area and those below it.
fn stories(room: &Room, area: AreaIx) -> Option<impl IntoView + use<>> {
    let t = words(room.lang());
    let programme = &room.loaded.programme;
    let lies_here = |of: AreaIx| of == area || programme.areas.ancestors(of).contains(&area);
    let cards: Vec<_> = (0..programme.stories.len())
        .filter(|&i| programme.stories[i].areas.iter().copied().any(lies_here))
        .map(|i| super::stories::card(room, i))
        .collect();
    (!cards.is_empty()).then(|| {
        view! { <section class="stories"><h2>{t.stories}</h2><div class="cards">{cards}</div></section> }
    })
}
