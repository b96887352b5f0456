//! Pages, and the islands in them that a browser brings to life.
//!
//! A page is drawn once, natively, as plain HTML with its figures in it, and stays that HTML. Only its islands (search,
//! theme, the chart under a finger, the readout of a map, the slider) exist in WebAssembly; each takes what it needs in
//! its own element, so a page carries no second copy of its data, and one that fails leaves the rest as it was.
//! Components take data and give views; they do not fetch, measure or format numbers.

pub mod islands;

#[cfg(feature = "open")]
mod figures;
#[cfg(feature = "open")]
mod frame;
#[cfg(feature = "open")]
mod links;
#[cfg(feature = "open")]
mod markdown;
#[cfg(feature = "open")]
mod names;
#[cfg(feature = "open")]
mod pages;
#[cfg(feature = "open")]
mod site;
#[cfg(feature = "open")]
mod table;

#[cfg(feature = "open")]
pub use {
    frame::{Frame, Section},
    links::{EXCEL, FEED, Links, NAMES, ON_DEMAND, PARTS, PICTURES, PLACE_TABLE, SCORES},
    names::{names, names_of_part, names_of_site, readings_of},
    pages::{
        Bundles, Card, CardMaker, Embed, Maker, Page, Script, Shown, Shows, TODAY, bundle_count, bundle_of, bundles,
        cards, embeds_of_area, embeds_of_dimension, front_card, front_page, not_found_page, open_page, places_today,
        programme_pages, report_view, said_of,
    },
    site::{Drawn, Loaded, PastRelease, Scaled, Site},
    table::{Part, RowOrder, place_scores, place_table},
};
