//! What stands round every page: header with search, sections, language and theme; footer; on a phone a bar of five.

use leptos::prelude::*;

use super::Links;
use super::islands::{Search, ThemeSwitch};
use crate::model::{Lang, Programme};
use crate::words::{Words, words};

/// The sections of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Overview,
    Areas,
    Explore,
    Places,
    Ratings,
    Stories,
    Claims,
    Data,
    About,
}

impl Section {
    const ALL: [Section; 9] = [
        Section::Overview,
        Section::Areas,
        Section::Explore,
        Section::Places,
        Section::Ratings,
        Section::Stories,
        Section::Claims,
        Section::Data,
        Section::About,
    ];

    fn name(self, words: &'static Words) -> &'static str {
        match self {
            Section::Overview => words.overview,
            Section::Areas => words.areas,
            Section::Explore => words.explore.menu,
            Section::Places => words.places,
            Section::Ratings => words.ratings,
            Section::Stories => words.stories,
            Section::Claims => words.claims,
            Section::Data => words.data,
            Section::About => words.about,
        }
    }

    fn address(self, links: &Links) -> String {
        match self {
            Section::Overview => links.overview(),
            Section::Areas => links.areas(),
            Section::Explore => links.explore(),
            Section::Places => links.places(),
            Section::Ratings => links.ratings(),
            Section::Stories => links.stories(),
            Section::Claims => links.claims(),
            Section::Data => links.data(),
            Section::About => links.about(),
        }
    }

    /// A section with nothing in it keeps its address and leaves the menu.
    fn has_content(self, programme: &Programme) -> bool {
        match self {
            Section::Explore | Section::Places => !programme.places.is_empty(),
            Section::Ratings => !programme.ratings.is_empty(),
            Section::Stories => !programme.stories.is_empty(),
            Section::Claims => !programme.claims.is_empty(),
            Section::About => !programme.about.is_empty(),
            Section::Overview | Section::Areas | Section::Data => true,
        }
    }
}

/// The frame of one page.
pub struct Frame<'a> {
    pub programme: Option<&'a Programme>,
    pub links: Links,
    pub section: Option<Section>,
    /// the same page in the other languages
    pub others: Vec<(Lang, String)>,
    /// several programmes: there is a front page to go back to
    pub has_front: bool,
}

impl Frame<'_> {
    /// The body of a page, round `content`.
    pub fn view(&self, content: AnyView) -> impl IntoView + use<> {
        let lang = self.links.lang;
        let t = words(lang);
        let home = if self.has_front { self.links.front() } else { self.links.overview() };
        let title = self.programme.map(|programme| {
            view! { <a class="programme" href=self.links.overview()>{programme.title.get(lang).to_owned()}</a> }
        });
        let notice = self.programme.filter(|programme| programme.illustrative).map(|programme| {
            let sentence = match programme.notice.get(lang) {
                "" => t.illustrative_long,
                notice => notice,
            };
            view! { <aside class="notice" aria-label=t.illustrative><b>{t.illustrative}</b>" "{sentence.to_owned()}</aside> }
        });
        let others: Vec<_> = self
            .others
            .iter()
            .map(|(lang, address)| {
                let tag = lang.tag();
                view! { <a class="lang" href=address.clone() hreflang=tag lang=tag>{words(*lang).language}</a> }
            })
            .collect();
        // within a programme its own names, on the front page those of all
        let root = if self.programme.is_some() { self.links.overview() } else { self.links.base.clone() };
        let browse = if self.programme.is_some() { self.links.areas() } else { self.links.front() };
        let (hint, nothing) = match self.links.is_cut {
            false => (t.search_hint, t.search_nothing),
            true => (t.search_areas, t.search_no_area),
        };
        view! {
            <a class="skip" href="#main">{t.skip}</a>
            <header class="top">
                <div class="wide">
                    <a class="home" href=home><span class="mark" aria-hidden="true"></span>{t.site}</a>
                    {title}
                    <div class="tools">
                        {others}
                        <ThemeSwitch
                            label=t.theme.to_owned()
                            names=vec![t.theme_auto.to_owned(), t.theme_light.to_owned(), t.theme_dark.to_owned()]
                        />
                    </div>
                    <Search
                        names=self.links.names()
                        root=root
                        areas=browse
                        label=t.search.to_owned()
                        hint=hint.to_owned()
                        nothing=nothing.to_owned()
                        failed=t.search_failed.to_owned()
                        browse=t.browse_areas.to_owned()
                    />
                    {self.menu(t, "menu", t.menu)}
                </div>
            </header>
            {notice}
            <main id="main" class="wide" tabindex="-1">{content}</main>
            {self.footer(t, lang)}
            {self.bar(t)}
        }
    }

    fn menu(&self, t: &'static Words, class: &'static str, label: &'static str) -> Option<impl IntoView + use<>> {
        let programme = self.programme?;
        let items: Vec<_> = Section::ALL
            .into_iter()
            .filter(|section| section.has_content(programme))
            .map(|section| self.item(section, section.name(t)))
            .collect();
        Some(view! { <nav class=class aria-label=label><ul>{items}</ul></nav> })
    }

    fn item(&self, section: Section, name: &'static str) -> impl IntoView + use<> {
        let current = (self.section == Some(section)).then_some("page");
        view! { <li><a href=section.address(&self.links) aria-current=current>{name}</a></li> }
    }

    fn footer(&self, t: &'static Words, lang: Lang) -> impl IntoView + use<> {
        let credits = self.programme.map(|programme| {
            let sources: Vec<_> = programme
                .sources
                .iter()
                .chain(&programme.licences)
                .enumerate()
                .map(|(i, credit)| ((i > 0).then_some(" · "), credit_view(credit.title.get(lang), &credit.path)))
                .collect();
            (!sources.is_empty()).then(|| view! { <p class="credits">{t.sources}": "{sources}</p> })
        });
        let front = self.has_front.then(|| view! { <p><a href=self.links.front()>{t.all_programmes}</a></p> });
        view! {
            <footer class="foot" id="more">
                <div class="wide">
                    {self.menu(t, "all", t.more)}
                    {front}
                    {credits}
                    <p>{t.made_with}</p>
                    <p class="stale" role="status">{t.stale_script}</p>
                </div>
            </footer>
        }
    }

    /// The bar at the foot of a phone.
    fn bar(&self, t: &'static Words) -> Option<impl IntoView + use<>> {
        let programme = self.programme?;
        let map = if programme.places.is_empty() { Section::Areas } else { Section::Explore };
        let five = [(Section::Overview, t.overview), (map, t.map), (Section::Places, t.find)];
        let items: Vec<_> = five
            .into_iter()
            .chain([(Section::Stories, t.stories)])
            .filter(|(section, _)| section.has_content(programme))
            .map(|(section, name)| self.item(section, name))
            .collect();
        Some(view! {
            <nav class="bar" aria-label=t.menu>
                <ul>{items}<li><a href="#more">{t.more}</a></li></ul>
            </nav>
        })
    }
}

fn credit_view(title: &str, path: &str) -> AnyView {
    let title = title.to_owned();
    if path.starts_with("http://") || path.starts_with("https://") {
        view! { <a rel="noopener" href=path.to_owned()>{title}</a> }.into_any()
    } else {
        view! { <span>{title}</span> }.into_any()
    }
}
