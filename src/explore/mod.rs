//! Finding things on the reader's device: the table of places, and the list of names.
//!
//! In: two files that `publish` writes, an address, what was typed. Out: counts, rows, pixels, names. Pure, native and WASM
//! alike; it fetches nothing, and knows no page.
//!
//! Read in the order in which data flows: `table` and `scores` (columns as they come) → `bits` (sets of rows) → `brush`,
//! `filter` (what is chosen, and what else there is) → `order`, `points`, `stamps` (rows in a table, on a map) → `query` (an address) →
//! `explorer` (all of it together); `names`, `spelling`, `signature`, `search` are the search box.

mod bits;
mod brush;
mod explorer;
mod filter;
mod names;
mod order;
mod points;
mod query;
mod scores;
mod search;
mod signature;
mod spelling;
mod stamps;
mod table;
#[cfg(test)]
mod tests;

pub use bits::Bits;
pub use explorer::{AREAS, AREAS_BY_ID, Answer, By, COMPANIES, Explorer, Group, InTree, PLACES, PLACES_BY_ID, Shown};
pub use filter::{Counts, Filter, Selection};
pub use names::{Hit, Named, Names, Section, write as write_names};
pub use order::{Key, Order};
pub use points::{Blocks, View};
pub use query::Query;
pub use scores::{Scores, write as write_scores};
pub use spelling::{Fit, Readings, fold};
pub use stamps::{Palette, Pixel};
pub use table::{
    Dictionaries, EVIDENCE, NONE, Row, Span, Spot, Standing, Table, TableError, TooMany, write as write_table,
};
