//! The front page of a site of several programmes: a card each, with the figure or why there is none.

use leptos::prelude::*;

use super::Page;
use crate::app::{Frame, Loaded, Site, figures};
use crate::measure::headline;
use crate::model::{IndicatorIx, Lang};
use crate::words::{self, words};

pub fn front_page(site: &Site, lang: Lang) -> Page {
    let t = words(lang);
    let links = site.links_of_all(lang);
    let cards: Vec<_> = site.programmes.iter().map(|loaded| card(site, loaded, lang)).collect();
    let content = view! {
        <h1>{t.site_question}</h1>
        <p class="lead">{t.site_tagline}</p>
        <div class="programmes">{cards}</div>
    };
    let address = |lang: Lang| links.in_language(lang).front();
    let frame = Frame {
        programme: None,
        links: links.clone(),
        section: None,
        others: super::others(&site.languages(), lang, address),
        has_front: true,
    };
    Page {
        lang,
        title: format!("{} · {}", t.site, t.site_tagline),
        description: site
            .programmes
            .iter()
            .map(|loaded| super::preview::said_of(loaded, lang))
            .collect::<Vec<_>>()
            .join(t.full_stop),
        illustrative: false,
        script: None,
        feed: None,
        figures: None,
        figure: None,
        release: None,
        preview: Some(super::preview::preview_of_site(site, lang)),
        described: None,
        addresses: site.languages().into_iter().map(|lang| (lang, address(lang))).collect(),
        body: frame.view(content.into_any()).into_any(),
    }
}

fn card(site: &Site, loaded: &Loaded, lang: Lang) -> impl IntoView + use<> {
    let t = words(lang);
    let programme = &loaded.programme;
    // a programme that does not speak the page's language is shown in its own
    let own = programme.language(lang);
    let links = site.links(programme, own);
    let title = programme.title.get(lang).to_owned();
    let indicator = programme.indicator(IndicatorIx(0));
    let head = programme.areas.root().map(|root| headline(programme, &loaded.measures, IndicatorIx(0), root, None));
    let coverage = head.as_ref().and_then(|head| head.coverage().copied()).unwrap_or_default();
    let figure = match words::share(&coverage, lang) {
        Some(share) => view! { <p class="share">{share}</p> }.into_any(),
        None => view! { <p class="share none">{t.not_published}</p> }.into_any(),
    };
    let promise = head.as_ref().and_then(|head| head.promises.last()).map(|promise| {
        view! {
            <p class="goal">{t.the_promise}": "<strong>{words::promise(promise.target, lang)}</strong></p>
            <p class="verdict">{words::verdict(promise.target, &promise.standing, lang)}</p>
        }
    });
    let chart = head.as_ref().and_then(|head| figures::small_progress(head, loaded, lang));
    let as_of = head.as_ref().and_then(|head| head.observation).filter(|o| o.coverage.covered.is_some());
    let as_of = as_of.map(|o| view! { <p class="muted small">{t.as_of}" "{words::date(o.date, lang)}</p> });
    let stamp = programme.illustrative.then_some(view! { <span class="stamp">{t.illustrative}</span> });
    view! {
        <article class="programme-card">
            <h2><a href=links.overview()>{title}</a>" "{stamp}</h2>
            <p class="muted small">{programme.description.get(lang).to_owned()}</p>
            {figure}
            <p class="counts">{words::headline_counts(&coverage, indicator, lang)}</p>
            {as_of}
            {promise}
            {chart}
        </article>
    }
}
