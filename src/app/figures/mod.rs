//! Figures: a finding as title, what is measured, the drawing with its table beside it, source and licence below.

mod calendar;
mod compare;
mod distribution;
mod gap;
mod groups;
mod headline;
mod ledger;
mod map;
mod multiples;
mod pace;
mod plot;
mod profile;
mod progress;
mod ranking;
mod ranks;
mod rest;
mod status;
mod yearly;

use leptos::prelude::*;

pub use compare::compare;
pub use distribution::distribution;
pub use gap::gap;
pub use groups::groups;
pub use headline::headline;
pub use ledger::ledger;
pub use map::{HATCH, boundary_source, escape, legend, map};
pub use multiples::multiples;
pub use pace::{forecast_sentence, pace};
pub use profile::profile;
pub use progress::{progress, small_progress};
pub use ranking::ranking;
pub use ranks::{ranks, scores};
pub use rest::rest;
pub use status::status;
pub use yearly::yearly;

use super::{Links, Loaded};
use crate::model::{AreaIx, Lang};
use crate::words::{self, words};

/// What a figure is about: with its id this is its address where it stands alone.
#[derive(Clone, Copy)]
pub enum About {
    Area(AreaIx),
    /// index of a dimension of rating
    Dimension(usize),
    /// what is shown on its own page alone
    Nothing,
}

/// What surrounds a drawing.
pub struct Caption {
    /// the figure's address on the page
    pub id: &'static str,
    pub about: About,
    pub title: String,
    /// what is measured, in what unit, as of when
    pub measure: String,
}

/// A figure with one way to look at it, or several to choose from.
pub fn figure(caption: Caption, views: Vec<(&'static str, AnyView)>, loaded: &Loaded, links: &Links) -> AnyView {
    let Caption { id, about, title, measure } = caption;
    // its page says so; a figure that travels says it itself
    let areas = &loaded.programme.areas;
    let of = match about {
        About::Area(ix) if areas.root() != Some(ix) => Some(areas.get(ix).name.get(links.lang).to_owned()),
        _ => None,
    };
    view! {
        <figure class="figure" id=id aria-labelledby=format!("{id}-title")>
            <figcaption>
                {of.map(|name| view! { <p class="of">{name}</p> })}
                <h2 id=format!("{id}-title")>{title}</h2>
                <p class="measure">{measure}</p>
            </figcaption>
            {tabs(id, views)}
            {source_line(loaded, links)}
            {share_line(id, about, loaded, links)}
        </figure>
    }
    .into_any()
}

/// Radio buttons choose the view, by CSS alone: they work without scripts and by keyboard.
fn tabs(id: &'static str, views: Vec<(&'static str, AnyView)>) -> AnyView {
    if views.len() == 1 {
        return views.into_iter().map(|(_, view)| view).collect_view().into_any();
    }
    let (names, panes): (Vec<_>, Vec<_>) = views.into_iter().unzip();
    let choices: Vec<_> = names
        .into_iter()
        .enumerate()
        .map(|(i, name)| {
            let input = format!("{id}-view-{i}");
            let is_first = i == 0;
            view! {
                <input type="radio" name=format!("{id}-view") id=input.clone() checked=is_first/>
                <label for=input>{name}</label>
            }
        })
        .collect();
    let panes: Vec<_> = panes.into_iter().map(|pane| view! { <div class="pane">{pane}</div> }).collect();
    view! { <div class="tabs">{choices}{panes}</div> }.into_any()
}

/// The first by name, the rest one link away.
fn sources(loaded: &Loaded, lang: Lang) -> Option<String> {
    let (first, others) = loaded.programme.sources.split_first()?;
    let more = (!others.is_empty()).then(|| format!(" {}", words::and_other_sources(others.len(), lang)));
    Some(format!("{}{}", first.title.get(lang), more.unwrap_or_default()))
}

fn source_line(loaded: &Loaded, links: &Links) -> impl IntoView + use<> {
    let t = words(links.lang);
    let source = sources(loaded, links.lang).map(|sources| format!("{}{}{sources} · ", t.source, t.colon));
    let licence = loaded.programme.licences.first().map(|licence| licence.title.get(links.lang));
    let licence = licence.map(|licence| format!("{}{}{licence} · ", t.licence_of_data, t.colon));
    view! {
        <p class="source">
            {stamp_line(loaded, links.lang)}
            {source}{licence}<a href=links.data()>{t.all_sources}</a>
        </p>
    }
}

/// Leads to the figure alone; with scripts it opens all that can be done with it (`src/app/sharing/dialog.js`).
/// None of a package that was not published: there is nothing yet to lead to.
fn share_line(id: &'static str, about: About, loaded: &Loaded, links: &Links) -> Option<impl IntoView + use<>> {
    loaded.release.as_ref()?;
    let href = loaded.embed_address(id, about, links).unwrap_or_else(|| format!("#{id}"));
    let t = words(links.lang);
    Some(view! {
        <p class="share-line"><a class="to-share" href=href data-sharing=links.sharing()>{t.sharing.menu}</a></p>
    })
}

/// The word that invented data bear below a figure.
pub fn stamp_line(loaded: &Loaded, lang: Lang) -> Option<impl IntoView + use<>> {
    let t = words(lang);
    loaded.programme.illustrative.then(|| view! { <b class="stamp">{t.illustrative}</b>" · " })
}

/// What is said inside a drawing where the data are invented, so that a copied picture carries it.
fn stamp(loaded: &Loaded, lang: Lang) -> String {
    if loaded.programme.illustrative { words(lang).illustrative.to_owned() } else { String::new() }
}
