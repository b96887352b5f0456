//! The table against a naive one, the search against its parts.

mod search;
mod support;
mod table;
