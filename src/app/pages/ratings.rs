//! Ratings: what is rated, and in each dimension how sure the scores and ranks are.

use leptos::prelude::*;

use super::{Page, Room};
use crate::app::{Section, figures};
use crate::words::{self, words};

/// `ratings/`: the dimensions.
pub(super) fn index_page(room: &Room) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let items: Vec<_> = programme
        .dimensions
        .iter()
        .enumerate()
        .filter(|(i, _)| programme.ratings.iter().any(|rating| rating.dimension == *i))
        .map(|(_, dimension)| {
            let definition = dimension.definition.get(lang).to_owned();
            view! {
                <li>
                    <a href=room.links.dimension(&dimension.id)>{dimension.name.get(lang).to_owned()}</a>
                    " "<small>{words::scale(dimension, lang)}</small>
                    <p class="measure">{definition}</p>
                </li>
            }
        })
        .collect();
    let content = if items.is_empty() {
        view! { <h1>{t.ratings}</h1><p>{t.not_published}</p> }.into_any()
    } else {
        view! {
            <h1>{t.ratings}</h1>
            <p class="measure">{t.ratings_lead}" "<a href=room.links.method()>{t.method}</a></p>
            <ul class="plain-list">{items}</ul>
            <p><a href=room.links.companies()>{t.companies}</a></p>
        }
        .into_any()
    };
    let page = room.page(Section::Ratings, "ratings/", t.ratings.to_owned(), t.ratings_lead.to_owned(), content);
    let figures = if programme.dimensions.is_empty() { None } else { super::figures_as_files(room, "ratings/") };
    Page { figures, ..page }
}

/// `ratings/{dimension}/`.
pub(super) fn page(room: &Room, dimension: usize) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let of = &room.loaded.programme.dimensions[dimension];
    let name = of.name.get(lang).to_owned();
    let definition = of.definition.get(lang).to_owned();
    let sampling = of.sampling.get(lang).to_owned();
    let content = view! {
        <nav class="crumbs" aria-label=t.part_of><ol><li><a href=room.links.ratings()>{t.ratings}</a></li></ol></nav>
        <h1>{name.clone()}</h1>
        <p class="measure">{definition.clone()}</p>
        <p class="measure">{sampling}</p>
        <div class="columns">
            {figures::ranks(dimension, room.loaded, &room.links)}
            {figures::scores(dimension, room.loaded, &room.links)}
        </div>
    };
    let path = format!("ratings/{}/", of.id);
    let page = room.page(Section::Ratings, &path, name, definition, content.into_any());
    Page {
        figures: super::figures_as_files(room, &path),
        preview: Some(super::preview::preview_of_dimension(room, dimension)),
        ..page
    }
}
