//! Noticeboard: a data package goes in, a static site comes out, on which the public sees whether a promise of
//! "so much of X by date Y" is being kept.
//!
//! The rooms of the house, in the order in which data flows through them. A module imports only from those above it
//! (`chart` and `map` do not know each other, `publish` does not know `browser`; `tests/imports.rs` keeps that true).

/// the nouns: Programme, Indicator, Area, Place, Coverage, Claim, Story
pub mod model;
/// the product's wording, number and date formats, in both languages
pub mod words;
/// a data package, bytes in, model out; every fault becomes a finding
pub mod package;
/// coverage over time and why it changed, promises, pace, claims against data, gaps, ratings
pub mod measure;
/// the chain of releases: what was published, with hashes, signatures, and how one checks them
#[cfg(feature = "open")]
pub mod release;
/// on a reader's device: the table of places with its filters, rows and points, and the search over names
pub mod explore;
/// figures, each one file, drawn on any plotters backend
pub mod chart;
/// projection, simplification, outlines and classes
pub mod map;
/// a package as a clerk has it, made plain and checked
#[cfg(feature = "open")]
pub mod prepare;
/// the edge to the browser: fetch, storage, styles; used only inside effects
#[cfg(feature = "site")]
pub mod browser;
/// pages, and the islands in them that a browser brings to life
#[cfg(feature = "site")]
pub mod app;
/// a package that a reader opens on a page: checked, and drawn there page by page
#[cfg(feature = "open")]
pub mod open;
/// native: check, summary, the site's files, the model city
#[cfg(feature = "publish")]
pub mod publish;
