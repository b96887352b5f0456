//! A place: is it covered, since when, by whom, on what evidence, and how is it rated.

use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Page, Room};
use crate::app::islands::KeepPlace;
use crate::app::{Section, figures};
use crate::model::{Evidence, Place, PlaceIx, Rated, Status, StatusEvent};
use crate::words::{self, words};

pub(super) fn status_class(event: Option<&StatusEvent>) -> &'static str {
    match event.map(|event| event.status) {
        Some(Status::Covered) if event.is_some_and(|event| event.evidence == Some(Evidence::Claimed)) => "chip claimed",
        Some(Status::Covered) => "chip covered",
        Some(Status::InProgress) => "chip progress",
        Some(Status::NotCovered | Status::Lapsed) => "chip not",
        Some(Status::Merged | Status::Unknown) | None => "chip unknown",
    }
}

pub(super) fn page(room: &Room, ix: PlaceIx) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let place = &programme.places[ix.0 as usize];
    let name = place.name.get(lang).to_owned();
    // as it stands on the spot, which is how people know it
    let own =
        programme.languages.first().filter(|first| **first != lang).map(|first| (first.tag(), place.name.get(*first)));
    let own = own.filter(|(_, own)| *own != name).map(|(tag, own)| {
        view! { <p class="muted" lang=tag>{own.to_owned()}</p> }
    });
    let events = room.loaded.events_of(ix);
    let event = events.last();
    let status = event.map_or(t.no_status, |event| words::status(event.status, event.evidence, lang));
    let since = event.map(|event| words::when(&event.when, lang));
    let answer = view! {
        <section class="answer">
            <p class="big"><span class=status_class(event)>{status}</span></p>
            {since.clone().map(|since| view! { <p>{t.since}": "{since}</p> })}
            {event.and_then(|event| event.evidence).map(|evidence| view! {
                <p>{t.evidence}": "{words::evidence(evidence, lang)}</p>
            })}
            {event.map(|event| source(event, t.source))}
            {event.and_then(|event| event.more().merged_into).map(|into| {
                let other = &programme.places[into.0 as usize];
                view! { <p>{t.merged_into}": "<a href=room.links.place(&other.id)>{other.name.get(lang).to_owned()}</a></p> }
            })}
        </section>
    };
    let content = view! {
        {breadcrumb(room, place)}
        <h1>{name.clone()}</h1>
        {own}
        {answer}
        <KeepPlace
            programme=programme.name.clone()
            id=place.id.clone()
            name=name.clone()
            add=t.keep_place.to_owned()
            remove=t.kept_place.to_owned()
        />
        {facts(room, place)}
        {figures::profile(Rated::Place(ix), room.loaded, &room.links)}
        {super::companies::replies(room, Rated::Place(ix))}
        {super::companies::awards(room, Rated::Place(ix))}
        {history(room, events)}
        {stories(room, ix)}
        {report(room, place)}
        {super::notice::notice(room, place, status, since.as_deref())}
    };
    let description = match since {
        Some(since) => format!("{name}: {status} ({since})"),
        None => format!("{name}: {status}"),
    };
    let page = room.page(Section::Places, &format!("places/{}/", place.id), name, description, content.into_any());
    Page { preview: super::preview::preview_of_place(room, ix), ..page }
}

fn breadcrumb(room: &Room, place: &Place) -> impl IntoView + use<> {
    let t = words(room.lang());
    let mut path = room.loaded.programme.areas.ancestors(place.area);
    path.push(place.area);
    let steps: Vec<_> = path.into_iter().map(|ix| super::area::step(room, ix)).collect();
    view! { <nav class="crumbs" aria-label=t.part_of><ol>{steps}</ol></nav> }
}

fn source(event: &StatusEvent, word: &'static str) -> Option<impl IntoView + use<>> {
    let source = &event.more().source;
    (!source.is_empty()).then(|| {
        view! { <p><a rel="noopener nofollow" href=source.clone()>{word}</a></p> }
    })
}

/// Company, mode, kind, aliases, and the publisher's other columns.
fn facts(room: &Room, place: &Place) -> impl IntoView + use<> {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let mut rows: Vec<(String, String)> = Vec::new();
    let company = place.provider.map(|provider| {
        let provider = &programme.providers[provider.0 as usize];
        let href = room.links.company(&provider.id);
        view! { <dt>{t.company}</dt><dd><a href=href>{provider.name.get(lang).to_owned()}</a></dd> }
    });
    if let Some(provider) = place.provider {
        let provider = &programme.providers[provider.0 as usize];
        rows.push((t.form.to_owned(), provider.form.get(lang).to_owned()));
        rows.push((t.about_company.to_owned(), provider.note.get(lang).to_owned()));
        rows.retain(|(_, value)| !value.is_empty());
    }
    if let Some(mode) = place.mode {
        rows.push((t.mode.to_owned(), programme.modes[mode as usize].name.get(lang).to_owned()));
    }
    if let Some(kind) = place.kind {
        rows.push((t.kind.to_owned(), programme.kinds[kind as usize].name.get(lang).to_owned()));
    }
    if !place.aliases.is_empty() {
        rows.push((t.also_called.to_owned(), words::list(&place.aliases, lang)));
    }
    for (column, value) in programme.place_columns.iter().zip(&place.extra) {
        if !value.is_empty() && !column.get(lang).contains('@') {
            rows.push((column.get(lang).to_owned(), value.clone()));
        }
    }
    let rows: Vec<_> = rows.into_iter().map(|(term, value)| view! { <dt>{term}</dt><dd>{value}</dd> }).collect();
    (company.is_some() || !rows.is_empty()).then(|| view! { <dl class="facts">{company}{rows}</dl> })
}

fn history(room: &Room, events: &[StatusEvent]) -> Option<impl IntoView + use<>> {
    let lang = room.lang();
    let t = words(lang);
    let items: Vec<_> = events
        .iter()
        .rev()
        .map(|event| {
            let note = event.more().note.get(lang).to_owned();
            view! {
                <li>
                    <span class=status_class(Some(event))>{words::status(event.status, event.evidence, lang)}</span>
                    " "{words::when(&event.when, lang)}
                    {event.evidence.map(|evidence| view! { <small>" "{words::evidence(evidence, lang)}</small> })}
                    {(!note.is_empty()).then(|| view! { <p class="note">{note}</p> })}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <section><h2>{t.history}</h2><ol class="history">{items}</ol></section> })
}

fn stories(room: &Room, ix: PlaceIx) -> Option<impl IntoView + use<>> {
    let t = words(room.lang());
    let stories = &room.loaded.programme.stories;
    let cards: Vec<_> =
        (0..stories.len()).filter(|&i| stories[i].place == Some(ix)).map(|i| super::stories::card(room, i)).collect();
    (!cards.is_empty()).then(|| {
        view! { <section class="stories"><h2>{t.stories}</h2><div class="cards">{cards}</div></section> }
    })
}

/// A mail, or a page for reports, that already says which place and which version of the data.
fn report(room: &Room, place: &Place) -> Option<impl IntoView + use<>> {
    let programme = &room.loaded.programme;
    let t = words(room.lang());
    let contact = programme.contact.as_str();
    let href = if contact.starts_with("http") {
        contact.to_owned()
    } else if contact.contains('@') {
        let subject = format!("{} {} {}", programme.name, programme.version, place.id);
        let subject = utf8_percent_encode(&subject, NON_ALPHANUMERIC);
        format!("mailto:{}?subject={subject}", contact.trim_start_matches("mailto:"))
    } else {
        return None;
    };
    Some(view! { <p class="report"><a rel="noopener" href=href>{t.report_error}</a></p> })
}
