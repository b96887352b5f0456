//! What the picture beside a shared link says: a page's figure in large letters, and its drawing. `publish` makes the
//! pictures; one serves several pages, for a city has more places than anybody wants pictures of.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::{Room, area};
use crate::app::{Links, Loaded, Site, figures};
use crate::measure::headline;
use crate::model::{AreaIx, IndicatorIx, Lang};
use crate::words::{self, words};

/// What a preview shows.
pub struct Card {
    /// below the site's folder
    pub file: String,
    pub kicker: String,
    pub title: String,
    /// the figure, loudest of all
    pub figure: Option<String>,
    pub lines: Vec<String>,
    pub shown: Shown,
    pub foot: String,
    /// what invented data bear
    pub stamp: Option<&'static str>,
}

pub enum Shown {
    Nothing,
    /// an SVG, and the classes of what stands round it on its page
    Drawing(String, &'static str),
    /// paths in the package
    Pictures(Vec<String>),
}

const FOLDER: &str = "preview/";

/// Where the preview of an area is: its own, or that of the nearest above it that has one.
pub(super) fn preview_of_area(room: &Room, area: AreaIx) -> Option<String> {
    let areas = &room.loaded.programme.areas;
    let up = std::iter::once(area).chain(areas.ancestors(area).into_iter().rev());
    let with_one = up.into_iter().find(|ix| room.loaded.with_embeds.contains(ix))?;
    Some(address(&room.links, &file_of_area(room.loaded, with_one)))
}

pub(super) fn preview_of_story(room: &Room, i: usize) -> String {
    address(&room.links, &format!("stories/{}", room.loaded.programme.stories[i].id))
}

pub(super) fn preview_of_dimension(room: &Room, i: usize) -> String {
    address(&room.links, &format!("ratings/{}", room.loaded.programme.dimensions[i].id))
}

pub(super) fn preview_of_site(site: &Site, lang: Lang) -> String {
    format!("{}{}", site.base, front_file(lang))
}

fn front_file(lang: Lang) -> String {
    format!("{FOLDER}{}.png", lang.tag())
}

fn address(links: &Links, name: &str) -> String {
    links.below(&file(links.lang, name))
}

fn file(lang: Lang, name: &str) -> String {
    format!("{FOLDER}{}/{name}.png", lang.tag())
}

fn file_of_area(loaded: &Loaded, area: AreaIx) -> String {
    match loaded.programme.areas.root() == Some(area) {
        true => "overview".to_owned(),
        false => format!("areas/{}", loaded.programme.areas.get(area).id),
    }
}

/// All previews of a programme in a language.
pub fn cards(site: &Site, loaded: &Loaded, lang: Lang) -> Vec<Card> {
    let programme = &loaded.programme;
    let room = Room { site, loaded, links: site.links(programme, lang) };
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| {
        let areas = loaded.with_embeds.iter().map(|ix| of_area(&room, *ix));
        let dimensions = (0..programme.dimensions.len()).map(|i| of_dimension(&room, i));
        let stories = (0..programme.stories.len()).map(|i| of_story(&room, i));
        areas.chain(dimensions).chain(stories).collect()
    })
}

/// The preview of a front page: each programme with its figure.
pub fn front_card(site: &Site, lang: Lang) -> Card {
    let t = words(lang);
    Card {
        file: front_file(lang),
        kicker: t.site.to_owned(),
        title: t.site_question.to_owned(),
        figure: None,
        lines: site.programmes.iter().map(|loaded| said_of(loaded, lang)).collect(),
        shown: Shown::Nothing,
        foot: String::new(),
        stamp: None,
    }
}

/// A programme and its figure in a line.
pub fn said_of(loaded: &Loaded, lang: Lang) -> String {
    let programme = &loaded.programme;
    let head = programme.areas.root().map(|root| headline(programme, &loaded.measures, IndicatorIx(0), root, None));
    let coverage = head.as_ref().and_then(|head| head.coverage());
    words::coverage_label(programme.title.get(lang), coverage, programme.indicator(IndicatorIx(0)), lang)
}

fn card(room: &Room, name: &str) -> Card {
    let (lang, programme) = (room.lang(), &room.loaded.programme);
    let t = words(lang);
    let date = programme.created.map(|date| words::date(date, lang)).unwrap_or_default();
    let released = room
        .loaded
        .release
        .as_ref()
        .map(|(number, _)| t.sharing.released.replace("{release}", &number.to_string()).replace("{date}", &date));
    Card {
        file: format!("{}{}", room.links.folder, file(lang, name)),
        kicker: programme.title.get(lang).to_owned(),
        title: String::new(),
        figure: None,
        lines: Vec::new(),
        shown: Shown::Nothing,
        foot: [Some(t.site.to_owned()), released].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        stamp: programme.illustrative.then_some(t.illustrative),
    }
}

fn of_area(room: &Room, ix: AreaIx) -> Card {
    let (lang, programme) = (room.lang(), &room.loaded.programme);
    let t = words(lang);
    let head = headline(programme, &room.loaded.measures, room.main(), ix, None);
    let indicator = programme.indicator(room.main());
    let coverage = head.coverage().copied().unwrap_or_default();
    let promise = head.promises.last();
    let drawn = drawing(figures::progress(&head, room.loaded, &room.links), "plot");
    let shown = drawn.or_else(|| drawing(area::map(room, ix), "map")).unwrap_or(Shown::Nothing);
    let as_of = head.observation.filter(|observation| observation.coverage.covered.is_some());
    let counts = words::headline_counts(&coverage, indicator, lang);
    let as_of = as_of.map(|observation| format!("{} {}", t.as_of, words::date(observation.date, lang)));
    let lines = [
        Some([Some(counts), as_of].into_iter().flatten().collect::<Vec<_>>().join(" · ")),
        promise.map(|promise| format!("{}{}{}", t.the_promise, t.colon, words::promise(promise.target, lang))),
        promise.map(|promise| words::verdict(promise.target, &promise.standing, lang)),
    ];
    let is_root = programme.areas.root() == Some(ix);
    let whole = programme.title.get(lang);
    Card {
        kicker: if is_root { t.site } else { whole }.to_owned(),
        title: if is_root { whole } else { programme.areas.get(ix).name.get(lang) }.to_owned(),
        figure: Some(words::share(&coverage, lang).unwrap_or_else(|| t.not_published.to_owned())),
        lines: lines.into_iter().flatten().filter(|line| !line.is_empty()).collect(),
        shown,
        ..card(room, &file_of_area(room.loaded, ix))
    }
}

fn of_dimension(room: &Room, i: usize) -> Card {
    let lang = room.lang();
    let dimension = &room.loaded.programme.dimensions[i];
    let shown = drawing(figures::ranks(i, room.loaded, &room.links), "plot")
        .or_else(|| drawing(figures::scores(i, room.loaded, &room.links), "plot"));
    Card {
        title: dimension.name.get(lang).to_owned(),
        lines: vec![words::scale(dimension, lang)],
        shown: shown.unwrap_or(Shown::Nothing),
        ..card(room, &format!("ratings/{}", dimension.id))
    }
}

fn of_story(room: &Room, i: usize) -> Card {
    let lang = room.lang();
    let story = &room.loaded.programme.stories[i];
    let pictures = match super::stories::pair(story) {
        Some((before, after)) => vec![before.file.clone(), after.file.clone()],
        None => story.pictures.iter().take(1).map(|picture| picture.file.clone()).collect(),
    };
    Card {
        title: story.title.get(lang).to_owned(),
        lines: vec![story.summary.get(lang).to_owned()],
        shown: if pictures.is_empty() { Shown::Nothing } else { Shown::Pictures(pictures) },
        ..card(room, &format!("stories/{}", story.id))
    }
}

/// The first drawing of a figure, which is the one for a phone: its text is the largest.
fn drawing(figure: Option<AnyView>, class: &'static str) -> Option<Shown> {
    const END: &str = "</svg>";
    let html = figure?.to_html();
    let from = html.find("<svg viewBox")?;
    let to = html[from..].find(END)? + from + END.len();
    let is_unshaded = html.contains("class=\"map unshaded\"");
    Some(Shown::Drawing(html[from..to].to_owned(), if is_unshaded { "map unshaded" } else { class }))
}
