//! Figures alone, for other people's pages: `embed/{lang}/{figure}/[{area}/]`.
//!
//! The very figures of the pages, without what needs WebAssembly: tabs, table and links work by HTML and CSS, and a small
//! script reads out values and tells the page round it how high they are.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use serde_json::Value;

use super::{Room, area};
use crate::app::{Loaded, Site, figures};
use crate::measure::headline;
use crate::model::{AreaIx, IndicatorIx, Lang, Rated};

/// Those of an area.
const OF_AREA: [&str; 13] = [
    "progress",
    "pace",
    "map",
    "ranking",
    "ledger",
    "status",
    "rest",
    "compare",
    "gap",
    "multiples",
    "distribution",
    "groups",
    "scorecard",
];
/// Of the whole too, where there is a second indicator.
const YEARLY: &str = "yearly";
/// Those of a dimension of rating.
const OF_DIMENSION: [&str; 2] = ["ranks", "scores"];

/// A figure alone.
pub struct Embed {
    pub figure: &'static str,
    pub title: String,
    pub html: String,
    /// where it stands among others
    pub page: String,
    /// what a page's islands make other days, periods and areas of: `src/app/sharing/states.js` does so in a frame
    pub states: Option<Value>,
}

/// Islands by whose data a figure can be drawn anew.
const STATES: [&str; 3] = ["TimeSlider", "LedgerPeriod", "CompareAreas"];

/// The figures of an area that there are.
pub fn embeds_of_area(site: &Site, loaded: &Loaded, lang: Lang, area: AreaIx) -> Vec<Embed> {
    let room = Room { site, loaded, links: site.links(&loaded.programme, lang) };
    let id = &loaded.programme.areas.get(area).id;
    let is_root = loaded.programme.areas.root() == Some(area);
    let figures = OF_AREA.into_iter().chain(is_root.then_some(YEARLY));
    figures.filter_map(|figure| draw(figure, room.links.area(id), || of_area(&room, figure, area))).collect()
}

/// Those of a dimension of rating.
pub fn embeds_of_dimension(site: &Site, loaded: &Loaded, lang: Lang, dimension: usize) -> Vec<Embed> {
    let links = site.links(&loaded.programme, lang);
    let page = links.dimension(&loaded.programme.dimensions[dimension].id);
    let of = |figure| match figure {
        "ranks" => figures::ranks(dimension, loaded, &links),
        _ => figures::scores(dimension, loaded, &links),
    };
    OF_DIMENSION.into_iter().filter_map(|figure| draw(figure, page.clone(), || of(figure))).collect()
}

fn of_area(room: &Room, figure: &str, area: AreaIx) -> Option<AnyView> {
    let Room { loaded, links, .. } = room;
    let main = room.main();
    let head = || headline(&loaded.programme, &loaded.measures, main, area, None);
    let target = || area::promised(room, &head());
    match figure {
        "progress" => figures::progress(&head(), loaded, links),
        "pace" => figures::pace(&head(), loaded, links),
        "map" => area::map(room, area),
        "ranking" => figures::ranking(area, main, target(), loaded, links),
        "ledger" => figures::ledger(area, main, loaded, links),
        "status" => figures::status(area, main, loaded, links),
        "rest" => figures::rest(area, main, loaded, links),
        "compare" => figures::compare(area, main, loaded, links),
        "gap" => figures::gap(area, main, loaded, links),
        "multiples" => figures::multiples(area, main, target(), loaded, links),
        "distribution" => figures::distribution(area, main, target(), loaded, links),
        "groups" => figures::groups(area, main, loaded, links),
        "scorecard" => figures::profile(Rated::Area(area), loaded, links),
        _ if loaded.programme.indicators.len() > 1 => figures::yearly(area, IndicatorIx(1), loaded, links),
        _ => None,
    }
}

fn draw(figure: &'static str, page: String, view: impl Fn() -> Option<AnyView>) -> Option<Embed> {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().map(|view| view.to_html()))?;
    let (title, html) = headed(&html, figure);
    let states = STATES.into_iter().find_map(|island| carried(&html, island));
    Some(Embed { figure, title, html: still(&html), page: format!("{page}#{figure}"), states })
}

/// What the first island of a kind carries.
fn carried(html: &str, island: &str) -> Option<Value> {
    let (_, from) = html.split_once(&format!("data-component=\"{island}_"))?;
    let (_, props) = from.split_once("data-props=\"")?;
    let (props, _) = props.split_once('"')?;
    serde_json::from_str(&plain(props)).ok()
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// The figure's title as text; and the figure with it as the first heading of a document.
fn headed(html: &str, figure: &str) -> (String, String) {
    let tag = format!("<h2 id=\"{figure}-title\">");
    let parts = html.split_once(&tag).and_then(|(before, rest)| Some((before, rest.split_once("</h2>")?)));
    let Some((before, (title, after))) = parts else { return (String::new(), html.to_owned()) };
    let text = plain(title);
    // what stood below the title stands one step higher too
    let after = after.replace("<h3", "<h2").replace("</h3>", "</h2>");
    (text, format!("{before}<h1 id=\"{figure}-title\">{title}</h1>{after}"))
}

/// Without islands, which need WebAssembly and carry their data in attributes; what was drawn in them stays. Links lead
/// out of the frame.
fn still(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest.strip_prefix("<!--") {
            Some(comment) => comment.find("-->").map_or(rest.len(), |at| at + "<!---->".len()),
            None => end_of_tag(rest),
        };
        let tag = &rest[..end];
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>', '\n']).next().unwrap_or_default();
        match name {
            "leptos-island" | "leptos-children" => {}
            // what Leptos finds its way by
            _ if tag.starts_with("<!") => {}
            "a" if tag.starts_with("<a") => {
                out.push_str("<a target=\"_blank\"");
                out.push_str(&tag[2..]);
            }
            _ => out.push_str(tag),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Just behind the `>` that closes the tag at the start; one inside quotes does not.
fn end_of_tag(html: &str) -> usize {
    let mut quote = None;
    for (i, c) in html.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '>') => return i + 1,
            _ => {}
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_text_and_the_first_heading() {
        let html = "<h2 id=\"map-title\">A &amp; &lt;B&gt;</h2><h3>C</h3>";
        let expected = ("A & <B>".to_owned(), "<h1 id=\"map-title\">A &amp; &lt;B&gt;</h1><h2>C</h2>".to_owned());
        assert_eq!(headed(html, "map"), expected);
        assert_eq!(headed("<p>", "map"), (String::new(), "<p>".to_owned()));
    }

    #[test]
    fn what_an_island_carries_is_found() {
        let html = "<leptos-island data-component=\"Other_1\" data-props=\"{}\"></leptos-island><leptos-island \
                    data-component=\"TimeSlider_2\" data-props=\"{&quot;a&quot;:&quot;R&amp;amp;D &lt;1&quot;}\"><b></b>";
        assert_eq!(carried(html, "TimeSlider"), Some(serde_json::json!({ "a": "R&amp;D <1" })));
        assert_eq!(carried(html, "LedgerPeriod"), None);
    }

    #[test]
    fn what_was_drawn_in_islands_stays() {
        let cases = [
            ("<p>a</p>", "<p>a</p>"),
            ("<leptos-island data-props='{\"a\":\">\"}'><b>1</b></leptos-island>", "<b>1</b>"),
            ("x<leptos-children><i>2</i></leptos-children><!--<!>-->y<!>", "x<i>2</i>y"),
            ("<a href=\"/x\">3</a><abbr>4</abbr>", "<a target=\"_blank\" href=\"/x\">3</a><abbr>4</abbr>"),
            ("1 < 2", "1 < 2"),
        ];
        for (html, expected) in cases {
            assert_eq!(still(html), expected, "{html}");
        }
    }
}
