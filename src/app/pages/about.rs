//! The method in the publisher's plain words, the indicators as defined, and the modes.

use leptos::prelude::*;

use super::{Page, Room};
use crate::app::{Section, markdown};
use crate::words::words;

pub(super) fn page(room: &Room) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let text = markdown::to_html(programme.about.get(lang));
    let indicators: Vec<_> = programme
        .indicators
        .iter()
        .map(|indicator| {
            let lines: Vec<_> = [
                (t.what_is_counted, &indicator.unit),
                (t.covered_means, &indicator.covered_means),
                (t.how_counted, &indicator.counted),
            ]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(term, text)| view! { <dt>{term}</dt><dd>{text.get(lang).to_owned()}</dd> })
            .collect();
            view! { <h3>{indicator.name.get(lang).to_owned()}</h3><dl class="facts">{lines}</dl> }
        })
        .collect();
    let modes: Vec<_> = programme
        .modes
        .iter()
        .map(|mode| view! { <dt>{mode.name.get(lang).to_owned()}</dt><dd>{mode.definition.get(lang).to_owned()}</dd> })
        .collect();
    let modes = (!modes.is_empty()).then(|| view! { <h2>{t.modes_title}</h2><dl class="facts">{modes}</dl> });
    let content = view! {
        <h1>{t.about}</h1>
        <div class="prose" inner_html=text></div>
        <p><a href=room.links.method()>{t.method}</a></p>
        <h2>{t.what_is_counted}</h2>
        {indicators}
        {modes}
    };
    let description = programme.description.get(lang).to_owned();
    room.page(Section::About, "about/", t.about.to_owned(), description, content.into_any())
}
