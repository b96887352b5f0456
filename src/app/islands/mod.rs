//! The parts of a page that live: what a browser compiles and runs. All else on a page is plain HTML.
//!
//! An island renders first, natively, to something that is of use without scripts. What only the browser knows (theme,
//! size, storage, the address) enters through effects, so that both first renders are the same.

mod compare;
mod compare_areas;
mod countdown;
mod finder;
mod ledger_period;
mod my_places;
mod progress;
mod readout;
mod search;
mod theme;
mod time_slider;

pub use compare::Compare;
pub use compare_areas::CompareAreas;
pub use countdown::Countdown;
pub use finder::Finder;
pub use ledger_period::{LedgerPeriod, LedgerWords, SumAt};
pub use my_places::{KeepPlace, MyPlaces};
pub use progress::LiveProgress;
pub use readout::Readout;
pub use search::Search;
pub use theme::ThemeSwitch;
pub use time_slider::{Shares, SliderWords, TimeSlider};

/// Of drawings for a phone and for a column, in CSS pixels: text keeps its size in both.
pub const WIDTHS: [u32; 2] = [358, 536];
