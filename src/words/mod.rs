//! The product's wording, one catalogue a language, and how each writes numbers and dates.
//!
//! In: model values. Out: strings. A language is one file (`en.rs`, `zh_cn.rs`, `de.rs`): a string or a sentence that it
//! lacks does not compile. To add one, copy `en.rs`, name it in [`Lang`](crate::model::Lang), and follow the compiler.

mod catalogue;
mod de;
mod en;
mod explorer;
mod sharing;
mod trust;
mod api;
mod fault;
mod format;
mod measured;
mod sentence;
mod zh_cn;

pub use catalogue::{Assumed, Change, Words, words};
pub use fault::{Fault, Mangled, Mended, Severity, Unfetched, WrongPosition, and_more, place_in_file, tally};
pub use format::{
    bytes, count, date, list, month, number, percent, percent_sign, plain_percent, plural, share, short_date,
    short_month, when, year,
};
pub use measured::{
    Foreseen, a_week, and_other_sources, apart, apart_since, areas_of, borne, came_true, cause, change_of_count,
    complete_areas, distance, forecast, half_of_rest, list_changed, moved, needed, on_list, other_areas, period,
    places_rated, points, rank_finding, rank_range, ranked, ratio, scale, score, since, statuses, too_few, undecided,
    verdict, without, works_in,
};
pub use sentence::{
    assumed, change, checked, claim_kind, claim_value, coverage_label, denominator_note, evidence, falling, figure_at,
    finding, grade, headline_counts, map_finding, map_finding_of, map_label, map_measure, not_published_reason,
    progress_finding, promise, reading, row_counts, status, target_chip, unknown_count, unknown_range, yearly_title,
};
pub use trust::Trust;
