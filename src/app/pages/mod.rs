//! The pages of a site, each a title, a description and a body.

mod about;
mod area;
mod claims;
mod data;
mod front;
mod not_found;
mod overview;
mod place;
mod places;
mod stories;

use leptos::prelude::*;

use super::{Frame, Links, Loaded, Section, Site};
use crate::model::{IndicatorIx, Lang};

pub use front::front_page;
pub use not_found::not_found_page;

/// A page, ready to be put into its document.
pub struct Page {
    pub lang: Lang,
    /// file in the site, with slashes
    pub file: String,
    pub title: String,
    pub description: String,
    pub illustrative: bool,
    /// the same page in each language, for `hreflang`
    pub addresses: Vec<(Lang, String)>,
    pub body: AnyView,
}

/// One programme in one language.
pub(super) struct Room<'a> {
    pub site: &'a Site,
    pub loaded: &'a Loaded,
    pub links: Links,
}

impl Room<'_> {
    fn lang(&self) -> Lang {
        self.links.lang
    }

    /// The first indicator: what the programme is about.
    fn main(&self) -> IndicatorIx {
        IndicatorIx(0)
    }

    /// Puts `content` into the frame, at `path` below the language.
    fn page(&self, section: Section, path: &str, title: String, description: String, content: AnyView) -> Page {
        let programme = &self.loaded.programme;
        let lang = self.lang();
        let address = |lang: Lang| self.links.in_language(lang).page(path);
        let languages = programme.languages.clone();
        let frame = Frame {
            programme: Some(programme),
            links: self.links.clone(),
            section: Some(section),
            others: others(&languages, lang, address),
            has_front: !self.site.is_single(),
        };
        Page {
            lang,
            file: format!("{}{}/{path}index.html", self.links.folder, lang.tag()),
            title: format!("{title} · {}", programme.title.get(lang)),
            description,
            illustrative: programme.illustrative,
            addresses: languages.into_iter().map(|lang| (lang, address(lang))).collect(),
            body: frame.view(content).into_any(),
        }
    }
}

/// The same page in the languages that it is not in.
fn others(languages: &[Lang], lang: Lang, address: impl Fn(Lang) -> String) -> Vec<(Lang, String)> {
    languages.iter().copied().filter(|other| *other != lang).map(|other| (other, address(other))).collect()
}

/// How a page is made: called when its turn comes, so that not all stand in memory at once.
pub type Maker<'a> = Box<dyn Fn() -> Page + Send + Sync + 'a>;

/// Every page of a programme in a language.
pub fn programme_pages<'a>(site: &'a Site, loaded: &'a Loaded, lang: Lang) -> Vec<Maker<'a>> {
    let room = std::sync::Arc::new(Room { site, loaded, links: site.links(&loaded.programme, lang) });
    let mut pages: Vec<Maker> = Vec::new();
    let mut add = |make: fn(&Room) -> Page| {
        let room = room.clone();
        pages.push(Box::new(move || make(&room)));
    };
    add(overview::page);
    add(area::index_page);
    add(places::page);
    add(stories::index_page);
    add(claims::page);
    add(data::page);
    add(about::page);
    for (area, _) in loaded.programme.areas.all() {
        let room = room.clone();
        pages.push(Box::new(move || area::page(&room, area)));
    }
    for place in (0..loaded.programme.places.len() as u32).map(crate::model::PlaceIx) {
        let room = room.clone();
        pages.push(Box::new(move || place::page(&room, place)));
    }
    for story in 0..loaded.programme.stories.len() {
        let room = room.clone();
        pages.push(Box::new(move || stories::page(&room, story)));
    }
    pages
}
