//! Measures: coverage over time with its denominator, and how each promise came out.
//!
//! In: a [`Programme`]. Out: [`Measures`], a series of observations for each area and indicator, and verdicts from them.
//! It knows nothing of wording or drawing, and has no clock: "now" is the date of the data.

mod backtest;
mod changes;
mod claims;
mod contradictions;
mod gap;
mod ledger;
mod pace;
mod places;
mod promise;
mod rating;
mod series;
mod yearly;

pub use backtest::{Row, Tried, backtest};
pub use changes::{
    Altered, At, Before, Changes, Counts, Definition, Figure, Move, Promised, StatusChange, as_of, changes,
};
pub use claims::borne_out;
pub use contradictions::{Contradiction, contradictions};
pub use gap::{Gap, Left, Rest, Weighted, gaps, rest};
pub use ledger::{Entry, Ledger, ledger, steps};
pub use pace::{CameTrue, Forecast, Foretold, NoForecast, Pace, band, came_true, forecast, foretold, pace};
pub use places::ByStatus;
pub use promise::{OnList, Promise, promises};
pub use rating::{Ranks, Sureness, latest, ranks, sureness};
pub use series::Measures;
pub use yearly::{YearRow, yearly};

use crate::model::{AreaIx, CivilDate, Coverage, IndicatorIx, Observation, Programme};

/// What an area's page says first.
#[derive(Clone, Debug)]
pub struct Headline<'a> {
    pub indicator: IndicatorIx,
    pub area: AreaIx,
    pub observation: Option<&'a Observation>,
    /// every target set for the area, oldest first, each with how it came out
    pub promises: Vec<Promise<'a>>,
}

impl Headline<'_> {
    pub fn coverage(&self) -> Option<&Coverage> {
        self.observation.map(|observation| &observation.coverage)
    }
}

/// The headline of an area, by the data up to and including `as_of`.
pub fn headline<'a>(
    programme: &'a Programme,
    measures: &'a Measures,
    indicator: IndicatorIx,
    area: AreaIx,
    as_of: Option<CivilDate>,
) -> Headline<'a> {
    let series = upto(measures.series(indicator, area), as_of);
    let promises = promises(programme, measures, indicator, area, as_of);
    Headline { indicator, area, observation: series.last(), promises }
}

fn upto(series: &[Observation], as_of: Option<CivilDate>) -> &[Observation] {
    let end = as_of.map_or(series.len(), |date| series.partition_point(|observation| observation.date <= date));
    &series[..end]
}
