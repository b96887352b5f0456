//! Finding things: the list of names that a reader's device searches.
//!
//! In: names with where they lead. Out: the best matches. Pure, native and WASM alike; it fetches nothing.

mod names;

pub use names::{Hit, Names, write};
