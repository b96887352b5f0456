//! What an address that leads nowhere shows, in every language of the site, for one file serves them all.

use leptos::prelude::*;

use super::{Page, Script};
use crate::app::{Frame, Site};
use crate::model::Lang;
use crate::words::words;

pub fn not_found_page(site: &Site) -> Page {
    let languages = site.languages();
    let parts: Vec<_> = languages
        .iter()
        .copied()
        .map(|lang| {
            let t = words(lang);
            let links = site.links_of_all(lang);
            let ways: Vec<_> = site
                .programmes
                .iter()
                .map(|loaded| {
                    let href = site.links(&loaded.programme, loaded.programme.language(lang)).overview();
                    view! { <li><a href=href>{loaded.programme.title.get(lang).to_owned()}</a></li> }
                })
                .collect();
            view! {
                <section lang=lang.tag()>
                    <h1>{t.not_found_title}</h1>
                    <p>{t.not_found_lead}</p>
                    <ul><li><a href=links.front()>{t.to_overview}</a></li>{ways}</ul>
                </section>
            }
        })
        .collect();
    // folders of pages that are made as they are read, which may have had an address of their own in an earlier release
    let mut made: Vec<String> = Vec::new();
    for loaded in &site.programmes {
        for lang in &loaded.programme.languages {
            let links = site.links(&loaded.programme, *lang);
            made.extend((!site.place_pages && !loaded.programme.places.is_empty()).then(|| links.places()));
            made.extend((!loaded.by_id.is_empty()).then(|| links.areas()));
        }
    }
    let script = (!made.is_empty()).then_some(Script::Moved);
    let lang = languages.first().copied().unwrap_or(Lang::En);
    let links = site.links_of_all(lang);
    let frame = Frame {
        programme: site.programmes.first().filter(|_| site.is_single()).map(|loaded| &loaded.programme),
        others: super::others(&languages, lang, |lang| links.in_language(lang).front()),
        links,
        section: None,
        has_front: !site.is_single(),
    };
    Page {
        lang,
        title: format!("{} · {}", words(lang).not_found_title, words(lang).site),
        description: words(lang).not_found_lead.to_owned(),
        illustrative: false,
        script,
        feed: None,
        figures: None,
        figure: None,
        release: None,
        preview: None,
        described: None,
        addresses: Vec::new(),
        body: frame.view(view! { <div data-made=made.join(" ")>{parts}</div> }.into_any()).into_any(),
    }
}
