//! The nouns of the house: what a programme is once its package has been read.
//!
//! In: nothing. Out: plain types that cannot hold a wrong date, a share without its counts, or an id that points
//! nowhere (ids have become indices). They know nothing of files, words on a page, or drawing.

mod area;
mod coverage;
mod date;
mod programme;
mod record;
mod text;
mod verdict;

pub use area::{Area, AreaIx, Areas, Boundaries, Level, Polygon, Shape};
pub use coverage::{Count, Coverage, Observation, Share};
pub use date::{CivilDate, When};
pub use programme::{CoverageRow, Credit, Fetched, Indicator, IndicatorIx, Programme, ResourceFile, Target};
pub use record::{
    Award, Check, Checked, Claim, ClaimKind, Dimension, Direction, Event, Evidence, Grade, Moment, Particulars,
    Picture, PictureKind, Place, PlaceIx, Provider, ProviderIx, Rated, Rating, Reply, Status, StatusEvent, Story, Term,
};
pub use text::{Lang, Text};
pub use verdict::{Borne, Cause, Compared, Standing, Undecided, Untold};
