//! The overview: the headline first, then how it came about, where, and with whom.

use leptos::prelude::*;

use super::{Page, Room};
use crate::app::{Section, figures};
use crate::measure::headline;
use crate::model::{AreaIx, IndicatorIx};
use crate::words::{self, words};

pub(super) fn page(room: &Room) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let programme = &room.loaded.programme;
    let title = programme.title.get(lang).to_owned();
    let Some(root) = programme.areas.root() else {
        let content = view! { <h1>{title.clone()}</h1><p>{t.not_published}</p> }.into_any();
        return room.page(Section::Overview, "", t.overview.to_owned(), title, content);
    };
    let head = headline(programme, &room.loaded.measures, room.main(), root, None);
    let indicator = programme.indicator(room.main());
    let promise = head.promises.last().map(|promise| (promise.target, &promise.standing));
    let finding = words::finding(indicator, head.coverage(), promise, lang);
    let counts = words::headline_counts(&head.coverage().copied().unwrap_or_default(), indicator, lang);
    let description = format!("{finding}. {counts}.");
    let target = head.promises.last().map(|promise| promise.target.share);
    let others: Vec<_> = (1..programme.indicators.len() as u32)
        .filter_map(|i| figures::yearly(root, IndicatorIx(i), room.loaded, &room.links))
        .collect();
    let progress = figures::progress(&head, room.loaded, &room.links);
    let map = figures::map(root, room.main(), room.loaded, &room.links);
    // where nothing was published there are no figures there either
    let more = if head.coverage().is_some_and(|coverage| coverage.share().is_some()) {
        t.more_figures
    } else {
        t.browse_areas
    };
    let figure = super::first_figure(room, root, progress.is_some(), map.is_some());
    let content = view! {
        <h1 class="finding">{finding}</h1>
        <p class="measure">{programme.description.get(lang).to_owned()}</p>
        {super::source_down(room)}
        {figures::headline(&head, room.loaded, &room.links)}
        <div class="columns">
            {progress}
            {figures::pace(&head, room.loaded, &room.links)}
            {map}
            {figures::ranking(root, room.main(), target, room.loaded, &room.links)}
            {figures::ledger(root, room.main(), room.loaded, &room.links)}
            {figures::rest(root, room.main(), room.loaded, &room.links)}
            {figures::groups(root, room.main(), room.loaded, &room.links)}
            {others}
        </div>
        <p class="measure"><a href=room.links.areas()>{more}</a></p>
        {super::releases::altered_here(room, &programme.areas.get(root).id)}
        {stories(room)}
        {claims(room, root)}
    };
    let page = room.page(Section::Overview, "", t.overview.to_owned(), description, content.into_any());
    Page { feed: Some(room.links.feed(None)), figures: super::figures_as_files(room, ""), figure, ..page }
}

/// Two stories; those with a pair of pictures first.
fn stories(room: &Room) -> Option<impl IntoView + use<>> {
    let t = words(room.lang());
    let stories = &room.loaded.programme.stories;
    let mut order: Vec<usize> = (0..stories.len()).collect();
    order.sort_by_key(|&i| super::stories::pair(&stories[i]).is_none());
    let cards: Vec<_> = order.into_iter().take(2).map(|i| super::stories::card(room, i)).collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="stories">
                <h2>{t.stories}</h2>
                <p class="measure">{t.stories_lead}</p>
                <div class="cards">{cards}</div>
                <p><a href=room.links.stories()>{t.all_stories}</a></p>
            </section>
        }
    })
}

/// The latest things said about the main indicator.
fn claims(room: &Room, root: AreaIx) -> Option<impl IntoView + use<>> {
    let t = words(room.lang());
    let programme = &room.loaded.programme;
    let mut about: Vec<_> = programme
        .claims
        .iter()
        .filter(|claim| claim.indicator.is_none_or(|of| of == room.main()) && claim.area.is_none_or(|of| of == root))
        .collect();
    about.sort_by_key(|claim| std::cmp::Reverse(claim.stated_on.latest));
    let items: Vec<_> = about.into_iter().take(3).map(|claim| super::claims::item(claim, room)).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="said">
                <h2>{t.claims}</h2>
                <p class="measure">{t.claims_lead}</p>
                <ol class="claims">{items}</ol>
                <p><a href=room.links.claims()>{t.all_claims}</a></p>
            </section>
        }
    })
}
