//! What the data say: how a promise came out, whether a claim is borne out, why a share changed.

use serde::Serialize;

use super::{CivilDate, Claim, Observation};

/// How a promise came out, by the figures on either side of its deadline.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// the data end before the deadline
    Open,
    /// reached by the deadline
    Met { on: Observation },
    /// the figure at the deadline, or the nearest after it
    Missed { at: Observation },
    /// the figures do not decide it
    CannotTell(Undecided),
}

/// Why figures do not decide a promise.
#[derive(Clone, Debug, PartialEq)]
pub enum Undecided {
    /// no share was published at all
    NoFigures,
    /// it was reached at some time between these two, or before the latter
    Between { before: Option<Observation>, after: Observation },
    /// places are unknown, and they would decide
    Unknown { at: Observation },
}

/// What the data say of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Borne<'a> {
    /// the figure, rounded, is what was said
    Out(Compared<'a>),
    Contradicted(Compared<'a>),
    CannotTell(Untold<'a>),
}

/// The figure that a claim was held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Compared<'a> {
    Figure(&'a Observation),
    /// a plan, and the last report of the same time
    Report(&'a Claim),
}

/// Why a claim cannot be told.
#[derive(Clone, Debug, PartialEq)]
pub enum Untold<'a> {
    /// nothing that was published counts this
    NotCounted,
    /// no number covered was published; nor a total, unless there is one
    NoCovered { total: Option<f64> },
    /// it does not say of when it is
    NoDate,
    /// figures were published, but none of that day: those before and after it
    NoFigure { day: CivilDate, before: Option<&'a Observation>, after: Option<&'a Observation> },
    /// places are unknown, and they would decide
    Unknown(&'a Observation),
    /// a plan of which no report was found
    NoReport,
    /// a report that was made before the time was over, and that falls short of the plan
    Early(&'a Claim),
}

/// Why counts changed. Where only counts are published, `Covered` and `List` are all that can be told; where places are,
/// each of them is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// published counts: more are covered, or fewer
    Covered,
    /// places on the list that became covered
    NewlyCovered,
    /// places on the list that are covered no longer
    NoLongerCovered,
    /// what was said of a place before was wrong
    Corrected,
    /// published counts: the total changed
    List,
    /// places that came on the list
    Entered,
    /// places that went off the list
    Left,
    /// places that became part of another: fewer are counted, none is lost
    Merged,
}

impl Cause {
    /// What can be told of places, one by one.
    pub const OF_PLACES: [Cause; 6] =
        [Cause::NewlyCovered, Cause::NoLongerCovered, Cause::Corrected, Cause::Entered, Cause::Left, Cause::Merged];

    /// Whether it is the list that changed, not what is covered on it.
    pub const fn is_of_list(self) -> bool {
        matches!(self, Cause::List | Cause::Entered | Cause::Left | Cause::Merged)
    }
}
