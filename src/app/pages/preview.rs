//! What the picture beside a shared link says: a page's figure in large letters, and its drawing. `publish` makes the
//! pictures; one serves several pages, for a city has more places than anybody wants pictures of.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::{Room, area};
use crate::app::{Links, Loaded, Site, figures};
use crate::measure::{Sureness, headline, sureness};
use crate::model::{AreaIx, IndicatorIx, Lang, PlaceIx, ProviderIx, Rated, Status};
use crate::words::{self, words};

/// What a preview shows.
pub struct Card {
    /// below the site's folder
    pub file: String,
    pub kicker: String,
    pub title: String,
    /// the figure, loudest of all
    pub figure: Option<String>,
    /// of the figure, as pages have it
    pub colour: &'static str,
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

/// Those of the style sheet, in light.
const COVERED: &str = "#0b6a66";
const IN_PROGRESS: &str = "#8a5a00";
const NOT_COVERED: &str = "#a0485c";
const NO_DATA: &str = "#6b7075";

/// Where the preview of an area is: its own, or that of the nearest above it that has one.
pub(super) fn preview_of_area(room: &Room, area: AreaIx) -> Option<String> {
    let areas = &room.loaded.programme.areas;
    let up = std::iter::once(area).chain(areas.ancestors(area).into_iter().rev());
    let with_one = up.into_iter().find(|ix| has_preview(room, *ix))?;
    Some(address(&room.links, &file_of_area(room.loaded, with_one)))
}

fn has_preview(room: &Room, area: AreaIx) -> bool {
    (room.loaded.all_previews && room.loaded.has_page(area)) || room.loaded.with_embeds.contains(&area)
}

/// Its own, else that of where it lies.
pub(super) fn preview_of_place(room: &Room, ix: PlaceIx) -> Option<String> {
    let place = &room.loaded.programme.places[ix.0 as usize];
    match room.loaded.all_previews {
        true => Some(address(&room.links, &format!("places/{}", place.id))),
        false => preview_of_area(room, place.area),
    }
}

/// Its own, else that of the whole.
pub(super) fn preview_of_company(room: &Room, ix: ProviderIx) -> Option<String> {
    let programme = &room.loaded.programme;
    match room.loaded.all_previews {
        true => Some(address(&room.links, &format!("companies/{}", programme.providers[ix.0 as usize].id))),
        false => programme.areas.root().and_then(|root| preview_of_area(room, root)),
    }
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

/// How a preview is made: when its turn comes, for a city may have thousands.
pub struct CardMaker<'a>(Box<dyn Fn() -> Card + Send + Sync + 'a>);

impl CardMaker<'_> {
    pub fn draw(&self) -> Card {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        owner.with(|| (self.0)())
    }
}

/// All previews of a programme in a language.
pub fn cards<'a>(site: &'a Site, loaded: &'a Loaded, lang: Lang) -> Vec<CardMaker<'a>> {
    let programme = &loaded.programme;
    let room = Arc::new(Room { site, loaded, links: site.links(programme, lang) });
    let mut cards: Vec<CardMaker> = Vec::new();
    let mut add = |make: Box<dyn Fn(&Room) -> Card + Send + Sync>| {
        let room = room.clone();
        cards.push(CardMaker(Box::new(move || make(&room))));
    };
    for (ix, _) in programme.areas.all().filter(|(ix, _)| has_preview(&room, *ix)) {
        add(Box::new(move |room| of_area(room, ix)));
    }
    for i in 0..programme.dimensions.len() {
        add(Box::new(move |room| of_dimension(room, i)));
    }
    for i in 0..programme.stories.len() {
        add(Box::new(move |room| of_story(room, i)));
    }
    if loaded.all_previews {
        // without pages of their own nobody shares links to them
        let with_pages = if site.place_pages { programme.places.len() } else { 0 };
        for i in 0..with_pages {
            add(Box::new(move |room| of_place(room, PlaceIx(i as u32))));
        }
        for i in 0..programme.providers.len() {
            add(Box::new(move |room| of_company(room, ProviderIx(i as u32))));
        }
    }
    cards
}

/// The preview of a front page: each programme with its figure.
pub fn front_card(site: &Site, lang: Lang) -> CardMaker<'_> {
    let t = words(lang);
    let card = move || Card {
        file: front_file(lang),
        kicker: t.site.to_owned(),
        title: t.site_question.to_owned(),
        figure: None,
        colour: COVERED,
        lines: site.programmes.iter().map(|loaded| said_of(loaded, lang)).collect(),
        shown: Shown::Nothing,
        foot: String::new(),
        stamp: None,
    };
    CardMaker(Box::new(card))
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
        colour: COVERED,
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
    let share = words::share(&coverage, lang);
    Card {
        kicker: if is_root { t.site } else { whole }.to_owned(),
        title: if is_root { whole } else { programme.areas.get(ix).name.get(lang) }.to_owned(),
        colour: if share.is_some() { COVERED } else { NO_DATA },
        figure: Some(share.unwrap_or_else(|| t.not_published.to_owned())),
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

/// Its status in large letters, and since when; how it is rated, where it is.
fn of_place(room: &Room, ix: PlaceIx) -> Card {
    let (lang, programme) = (room.lang(), &room.loaded.programme);
    let t = words(lang);
    let place = &programme.places[ix.0 as usize];
    let event = room.loaded.events_of(ix).last();
    let above = programme.areas.ancestors(place.area).into_iter().chain([place.area]).skip(1);
    let path: Vec<&str> = above.map(|area| programme.areas.get(area).name.get(lang)).collect();
    let lines = [
        Some(path.join(" · ")),
        event.map(|event| format!("{}{}{}", t.since, t.colon, words::when(&event.when, lang))),
        event.and_then(|event| event.evidence).map(|evidence| words::evidence(evidence, lang).to_owned()),
    ];
    let status = event.map_or(t.no_status, |event| words::status(event.status, event.evidence, lang));
    let colour = match event.map(|event| event.status) {
        Some(Status::Covered) => COVERED,
        Some(Status::InProgress) => IN_PROGRESS,
        Some(Status::NotCovered | Status::Lapsed) => NOT_COVERED,
        Some(Status::Merged | Status::Unknown) | None => NO_DATA,
    };
    Card {
        title: place.name.get(lang).to_owned(),
        figure: Some(status.to_owned()),
        colour,
        lines: lines.into_iter().flatten().filter(|line| !line.is_empty()).collect(),
        shown: profile(room, Rated::Place(ix)),
        ..card(room, &format!("places/{}", place.id))
    }
}

/// How many places it has, and how it is rated.
fn of_company(room: &Room, ix: ProviderIx) -> Card {
    let (lang, programme) = (room.lang(), &room.loaded.programme);
    let company = &programme.providers[ix.0 as usize];
    let count = programme.places.iter().filter(|place| place.provider == Some(ix)).count();
    let lines = [company.form.get(lang).to_owned(), words::works_in(count, lang)];
    Card {
        title: company.name.get(lang).to_owned(),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        shown: profile(room, Rated::Provider(ix)),
        ..card(room, &format!("companies/{}", company.id))
    }
}

/// Nothing where all its scores are of too few: a drawing of that says less than room does.
fn profile(room: &Room, of: Rated) -> Shown {
    let dimensions = &room.loaded.programme.dimensions;
    let mut ratings = room.loaded.ratings_of(of);
    match ratings.any(|rating| sureness(&dimensions[rating.dimension], rating) != Sureness::TooFew) {
        true => drawing(figures::profile(of, room.loaded, &room.links), "plot").unwrap_or(Shown::Nothing),
        false => Shown::Nothing,
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
