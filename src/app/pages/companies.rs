//! Companies: where each works and how many of its places are covered, beside how it is rated; its awards beside the
//! scores that they are said to reward; what it replied.

use leptos::prelude::*;

use super::{Page, Room};
use crate::app::islands::Finder;
use crate::app::{Section, figures};
use crate::measure::{self, Sureness, sureness};
use crate::model::{Award, Lang, Place, PlaceIx, ProviderIx, Rated, Status};
use crate::words::{self, words};

/// `companies/`: all of them; `companies/?id=` goes on to one.
pub(super) fn index_page(room: &Room) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let items: Vec<_> = room
        .loaded
        .programme
        .providers
        .iter()
        .map(|company| {
            let form = company.form.get(lang).to_owned();
            view! {
                <li>
                    <a href=room.links.company(&company.id)>{company.name.get(lang).to_owned()}</a>" "<small>{form}</small>
                </li>
            }
        })
        .collect();
    let list = if items.is_empty() {
        view! { <p>{t.not_published}</p> }.into_any()
    } else {
        view! { <ul class="spread">{items}</ul> }.into_any()
    };
    let content = view! {
        <h1>{t.companies}</h1>
        <Finder
            names=room.links.names()
            root=room.links.overview()
            folder="companies".to_owned()
            unknown=t.company_unknown.to_owned()
            failed=t.search_failed.to_owned()
        />
        {list}
    };
    let page =
        room.page(Section::Ratings, "companies/", t.companies.to_owned(), t.companies.to_owned(), content.into_any());
    let has_any = !room.loaded.programme.providers.is_empty();
    let figures = if has_any { super::figures_as_files(room, "companies/") } else { None };
    Page { figures, ..page }
}

/// `companies/{id}/`.
pub(super) fn page(room: &Room, ix: ProviderIx) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let company = &programme.providers[ix.0 as usize];
    let name = company.name.get(lang).to_owned();
    let form = company.form.get(lang).to_owned();
    let form = (!form.is_empty()).then(|| view! { <dt>{t.form}</dt><dd>{form}</dd> });
    let note = company.note.get(lang).to_owned();
    let note = (!note.is_empty()).then(|| view! { <dt>{t.about_company}</dt><dd>{note}</dd> });
    let of = Rated::Provider(ix);
    let places: Vec<(PlaceIx, &Place)> = programme
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.provider == Some(ix))
        .map(|(i, place)| (PlaceIx(i as u32), place))
        .collect();
    let description = format!("{name}{}{}", t.colon, words::works_in(places.len(), lang));
    let content = view! {
        <nav class="crumbs" aria-label=t.part_of><ol><li><a href=room.links.companies()>{t.companies}</a></li></ol></nav>
        <h1>{name.clone()}</h1>
        <dl class="facts">{form}{note}</dl>
        {works(room, &places)}
        {figures::profile(of, room.loaded, &room.links)}
        {replies(room, of)}
        {awards(room, of)}
    };
    let path = format!("companies/{}/", company.id);
    let page = room.page(Section::Ratings, &path, name, description, content.into_any());
    Page {
        figures: super::figures_as_files(room, &path),
        preview: super::preview::preview_of_company(room, ix),
        ..page
    }
}

/// Coverage beside service: what has become of its places, which are one tap away.
fn works(room: &Room, places: &[(PlaceIx, &Place)]) -> Option<AnyView> {
    let lang = room.lang();
    let t = words(lang);
    if places.is_empty() {
        return None;
    }
    let latest = |ix: PlaceIx| room.loaded.events_of(ix).last().map_or(Status::Unknown, |event| event.status);
    let counts: Vec<String> = [Status::Covered, Status::InProgress, Status::Lapsed, Status::NotCovered, Status::Merged]
        .into_iter()
        .chain([Status::Unknown])
        .filter_map(|status| {
            let count = places.iter().filter(|(ix, _)| latest(*ix) == status).count();
            (count > 0).then(|| format!("{} {count}", words::status(status, None, lang)))
        })
        .collect();
    let items: Vec<_> = places
        .iter()
        .map(|(_, place)| {
            let area = room.loaded.programme.areas.get(place.area).name.get(lang).to_owned();
            view! { <li><a href=room.links.place(&place.id)>{place.name.get(lang).to_owned()}</a>" "<small>{area}</small></li> }
        })
        .collect();
    let summary = words::works_in(places.len(), lang);
    Some(
        view! {
            <section>
                <h2>{summary}</h2>
                <p>{words::list(&counts, lang)}</p>
                <details><summary>{t.all_places}</summary><ul class="spread">{items}</ul></details>
            </section>
        }
        .into_any(),
    )
}

/// What it said of its ratings in public.
pub(super) fn replies(room: &Room, of: Rated) -> Option<AnyView> {
    let lang = room.lang();
    let t = words(lang);
    let items: Vec<_> = room
        .loaded
        .programme
        .replies
        .iter()
        .filter(|reply| reply.of == of)
        .map(|reply| {
            let day = reply.date.map(|day| words::date(day, lang));
            let source = (!reply.source.is_empty())
                .then(|| view! { " "<a rel="noopener nofollow" href=reply.source.clone()>{t.source}</a> });
            view! { <li><p>{reply.text.get(lang).to_owned()}</p><p class="muted small">{day}{source}</p></li> }
        })
        .collect();
    (!items.is_empty())
        .then(|| view! { <section><h2>{t.replies}</h2><ul class="plain-list">{items}</ul></section> }.into_any())
}

/// Each award, and the scores that stood when it was given.
pub(super) fn awards(room: &Room, of: Rated) -> Option<AnyView> {
    let lang = room.lang();
    let t = words(lang);
    let given = room.loaded.programme.awards.iter().filter(|award| award.to == of);
    let items: Vec<_> = given
        .map(|award| {
            let date = award.date.map(|date| words::date(date, lang));
            let source = (!award.source.is_empty())
                .then(|| view! { " "<a rel="noopener nofollow" href=award.source.clone()>{t.source}</a> });
            view! {
                <li>
                    <b>{award.name.get(lang).to_owned()}</b>" "{award.level.get(lang).to_owned()}" "
                    <small>{date}{source}</small>
                    <p class="measure">{scores_then(room, award, lang)}</p>
                </li>
            }
        })
        .collect();
    (!items.is_empty())
        .then(|| view! { <section><h2>{t.awards}</h2><ul class="plain-list">{items}</ul></section> }.into_any())
}

/// The last scores on or before the day of an award.
fn scores_then(room: &Room, award: &Award, lang: Lang) -> String {
    let t = words(lang);
    let programme = &room.loaded.programme;
    let scores: Vec<String> = (0..programme.dimensions.len())
        .filter_map(|i| {
            let dimension = &programme.dimensions[i];
            let rating = *measure::latest(programme, i, |of| of == award.to, award.date).first()?;
            let score = match sureness(dimension, rating) {
                Sureness::TooFew => t.too_few.to_owned(),
                _ => words::number(rating.score, lang),
            };
            Some(format!("{} {score}", dimension.name.get(lang)))
        })
        .collect();
    if scores.is_empty() {
        return t.no_scores_then.to_owned();
    }
    format!("{}{}{}", t.scores_then, t.colon, words::list(&scores, lang))
}
