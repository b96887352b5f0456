//! The product's wording, in both languages, and how it writes numbers and dates.
//!
//! In: model values. Out: strings. A string that lacks a translation does not compile: the catalogue takes both in one
//! line, and a sentence is a function that must answer for every language.

mod catalogue;
mod fault;
mod format;
mod sentence;

pub use catalogue::{Words, words};
pub use fault::{Fault, Severity};
pub use format::{bytes, count, date, month, number, share, short_date, short_month, when, year};
pub use sentence::{
    checked, claim_kind, claim_value, coverage_label, denominator_note, evidence, finding, grade, headline_counts,
    map_finding, map_label, map_measure, not_published_reason, progress_finding, promise, row_counts, status,
    target_chip, unknown_count, unknown_range, verdict, yearly_title,
};
