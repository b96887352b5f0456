//! Pages, and the islands in them that a browser brings to life.
//!
//! A page is drawn once, natively, as plain HTML with its figures in it, and stays that HTML. Only its islands (search,
//! theme, the chart under a finger, the readout of a map, the slider) exist in WebAssembly; each takes what it needs in
//! its own element, so a page carries no second copy of its data, and one that fails leaves the rest as it was.
//! Components take data and give views; they do not fetch, measure or format numbers.

pub mod islands;

#[cfg(feature = "publish")]
mod figures;
#[cfg(feature = "publish")]
mod frame;
#[cfg(feature = "publish")]
mod links;
#[cfg(feature = "publish")]
mod markdown;
#[cfg(feature = "publish")]
mod pages;
#[cfg(feature = "publish")]
mod site;

#[cfg(feature = "publish")]
pub use {
    frame::{Frame, Section},
    links::{EXCEL, Links, NAMES},
    pages::{Page, front_page, not_found_page, programme_pages},
    site::{Drawn, Loaded, Site},
};
