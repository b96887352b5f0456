//! The parts of a page that live: what a browser compiles and runs. All else on a page is plain HTML.
//!
//! An island renders first, natively, to something that is of use without scripts. What only the browser knows (theme,
//! size, storage, the address) enters through effects, so that both first renders are the same.

mod compare;
mod countdown;
mod finder;
mod progress;
mod readout;
mod search;
mod theme;

pub use compare::Compare;
pub use countdown::Countdown;
pub use finder::Finder;
pub use progress::LiveProgress;
pub use readout::Readout;
pub use search::Search;
pub use theme::ThemeSwitch;
