//! The pages of a site, each a title, a description and a body.

mod about;
mod api;
mod area;
mod bundle;
mod claims;
mod companies;
mod data;
mod embed;
mod explore;
mod front;
mod method;
mod not_found;
mod notice;
mod open;
mod overview;
mod place;
mod places;
mod preview;
mod ratings;
mod releases;
mod stories;

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::figures::About;
use super::{Frame, Links, Loaded, Section, Site};
use crate::model::{AreaIx, IndicatorIx, Lang, PlaceIx, ProviderIx, ResourceFile};
use crate::words::{self, words};

pub use bundle::{Bundles, bundle_count, bundle_of, bundles};
pub use embed::{Embed, embeds_of_area, embeds_of_dimension};
pub use front::front_page;
pub use not_found::not_found_page;
pub use open::{open_page, report_view};
pub use places::{TODAY, places_today};
pub use preview::{Card, CardMaker, Shown, cards, front_card, said_of};

/// A page, ready to be put into its document.
pub struct Page {
    pub lang: Lang,
    pub title: String,
    pub description: String,
    pub illustrative: bool,
    /// what makes more of it live than its islands
    pub script: Option<Script>,
    /// the same page in each language, for `hreflang`
    pub addresses: Vec<(Lang, String)>,
    /// of what changes on it
    pub feed: Option<String>,
    /// its figures as a file, without the ending: there is one for each of JSON and CSV
    pub figures: Option<String>,
    /// its first figure that stands alone, for who asks for it by oEmbed
    pub figure: Option<String>,
    /// the picture that stands beside a link to it
    pub preview: Option<String>,
    /// the release that it shows, for who knows another
    pub release: Option<Shows>,
    /// what it describes, as schema.org has it
    pub described: Option<serde_json::Value>,
    pub body: AnyView,
}

/// The release that a page shows.
pub struct Shows {
    /// as `crate::release::Head` is written
    pub head: String,
    /// address of the record of releases
    pub record: String,
    /// address of what scripts say
    pub sharing: String,
}

/// A script of a page's own, with a worker behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// opens packages: `src/open/page.js`
    Opener,
    /// explores places: `src/app/explorer/page.js`
    Explorer,
    /// checks the site itself: `src/app/check.js`
    Check,
    /// chooses among stories: `src/app/stories.js`
    Stories,
    /// leads on from addresses of before: `src/app/moved.js`
    Moved,
    /// makes the page of a place or an area: `src/app/explorer/place.js`
    ById,
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
            title: format!("{title} · {}", programme.title.get(lang)),
            description,
            illustrative: programme.illustrative,
            script: None,
            feed: None,
            figures: None,
            figure: None,
            release: self.loaded.head().map(|head| Shows {
                head,
                record: self.links.releases(),
                sharing: self.links.sharing(),
            }),
            preview: programme.areas.root().and_then(|root| preview::preview_of_area(self, root)),
            described: None,
            addresses: languages.into_iter().map(|lang| (lang, address(lang))).collect(),
            body: frame.view(content).into_any(),
        }
    }
}

/// Where the page of what an address asks for by id is put, out of so many files.
fn made_here(room: &Room, files: &str, count: usize, unknown: &'static str) -> AnyView {
    let t = words(room.lang());
    view! {
        <div
            id="by-id"
            data-bundles=room.links.page(files)
            data-count=count.to_string()
            data-unknown=unknown
            data-failed=t.search_failed
        >
            <p class="problem" role="status"></p>
            <noscript><p class="problem">{t.made_by_script}</p></noscript>
        </div>
    }
    .into_any()
}

/// Which data are an earlier copy, and of when.
fn source_down(room: &Room) -> Option<AnyView> {
    let lang = room.lang();
    let is_down = |file: &&ResourceFile| room.loaded.down.contains(&file.name);
    let down: Vec<&ResourceFile> = room.loaded.programme.files.iter().filter(is_down).collect();
    let day = down.iter().filter_map(|file| file.fetched.as_ref()?.day).min()?;
    let name = |file: &&ResourceFile| match file.title.get(lang) {
        "" => file.name.clone(),
        title => title.to_owned(),
    };
    let names: Vec<String> = down.iter().map(name).collect();
    let said = words(lang).source_down.replace("{files}", &names.join(" · "));
    Some(view! { <p class="notice" role="note">{said.replace("{date}", &words::date(day, lang))}</p> }.into_any())
}

/// Where the figures of a page lie as files; only what was published has them.
fn figures_as_files(room: &Room, path: &str) -> Option<String> {
    room.loaded.release.as_ref().map(|_| room.links.page(&format!("{path}index")))
}

/// Where the first figure of a page stands alone.
fn first_figure(room: &Room, area: AreaIx, has_progress: bool, has_map: bool) -> Option<String> {
    let figure = if has_progress { "progress" } else { "map" };
    let has_file = (has_progress || has_map) && room.loaded.with_embeds.contains(&area);
    has_file.then(|| room.loaded.embed_address(figure, About::Area(area), &room.links)).flatten()
}

/// The same page in the languages that it is not in.
fn others(languages: &[Lang], lang: Lang, address: impl Fn(Lang) -> String) -> Vec<(Lang, String)> {
    languages.iter().copied().filter(|other| *other != lang).map(|other| (other, address(other))).collect()
}

/// How a page is made: when its turn comes, so that not all stand in memory at once.
pub struct Maker<'a> {
    /// file in the site, with slashes
    pub file: String,
    make: Box<dyn Fn() -> Page + Send + Sync + 'a>,
}

impl<'a> Maker<'a> {
    pub fn new(file: impl Into<String>, make: impl Fn() -> Page + Send + Sync + 'a) -> Maker<'a> {
        Maker { file: file.into(), make: Box::new(make) }
    }

    /// The page, and the HTML of its body.
    pub fn draw(&self) -> (Page, String) {
        // the islands in it need an owner of their own
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        owner.with(|| {
            let mut page = (self.make)();
            let body = std::mem::replace(&mut page.body, ().into_any()).to_html();
            (page, body)
        })
    }
}

/// As many releases have pages of their own, the latest ones; what the others changed is in JSON.
const RELEASES: usize = 100;

/// Every page of a programme in a language.
pub fn programme_pages<'a>(site: &'a Site, loaded: &'a Loaded, lang: Lang) -> Vec<Maker<'a>> {
    let programme = &loaded.programme;
    let room = Arc::new(Room { site, loaded, links: site.links(programme, lang) });
    let mut pages: Vec<Maker> = Vec::new();
    let mut add = |path: &str, make: Box<dyn Fn(&Room) -> Page + Send + Sync>| {
        let room = room.clone();
        pages.push(Maker::new(room.links.file_of_page(path), move || make(&room)));
    };
    add("", Box::new(overview::page));
    add("areas/", Box::new(area::index_page));
    add("explore/", Box::new(explore::page));
    add("places/", Box::new(places::page));
    add("ratings/", Box::new(ratings::index_page));
    add("companies/", Box::new(companies::index_page));
    add("stories/", Box::new(stories::index_page));
    add("claims/", Box::new(claims::page));
    add("data/", Box::new(data::page));
    add("releases/", Box::new(releases::index_page));
    if loaded.release.is_some() {
        add("api/", Box::new(api::page));
    }
    add("about/", Box::new(about::page));
    add("method/", Box::new(method::page));
    for (ix, area) in programme.areas.all().filter(|(ix, _)| loaded.has_page(*ix)) {
        add(&format!("areas/{}/", area.id), Box::new(move |room| area::page(room, ix)));
    }
    // without pages of their own they are drawn into bundles
    let with_pages = if site.place_pages { programme.places.as_slice() } else { &[] };
    for (i, place) in with_pages.iter().enumerate() {
        add(&format!("places/{}/", place.id), Box::new(move |room| place::page(room, PlaceIx(i as u32))));
    }
    for (i, dimension) in programme.dimensions.iter().enumerate() {
        add(&format!("ratings/{}/", dimension.id), Box::new(move |room| ratings::page(room, i)));
    }
    for (i, company) in programme.providers.iter().enumerate() {
        let ix = ProviderIx(i as u32);
        add(&format!("companies/{}/", company.id), Box::new(move |room| companies::page(room, ix)));
    }
    for (i, release) in loaded.history.iter().enumerate().rev().take(RELEASES) {
        add(&format!("releases/{}/", release.number), Box::new(move |room| releases::page(room, i)));
    }
    for (i, story) in programme.stories.iter().enumerate() {
        add(&format!("stories/{}/", story.id), Box::new(move |room| stories::page(room, i)));
    }
    pages
}
