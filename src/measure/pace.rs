//! Pace, and when a target may be reached: a window of dates, or "not within a year", or no forecast and why.
//!
//! **Fading pace.** All shares are taken on today's list, so that a change of the list is no leap. The pace v is measured
//! over the last 4 and the last 13 weeks. What is gained within h days, of the room R that is left to everything (at least
//! ten points), is R·(1 − exp(−m·v/R · τ·(1 − e^(−h/τ)))): a pace that fades with the half-life τ·ln 2, in step with those
//! who are left. The early edge takes m = 1.1 times the better pace and a half-life of 30 weeks, the late edge 0.7 times
//! the worse one and 9 weeks, or a week for every three points that are left if that is longer, for what has far to go has
//! long to go; and one more reporting interval, for a finish is seen only when it is reported. An edge beyond the horizon of
//! a year is "not within the horizon". The constants were tuned on half of the areas of one vaccination campaign, at its
//! beginning; [`backtest`](super::backtest) scores them on the others, and against naive drift. Of the other half of the areas in
//! the later half of the time, which the tuning saw nothing of, 66% held (between 48 and 80% with 95%, for its forecasts are of
//! nine days): less than the 80% that the window is made for.

use serde::{Deserialize, Serialize};

use crate::model::{CivilDate, Observation, Share, Target};

/// Days ahead that a forecast may reach.
pub const HORIZON: i32 = 365;

const MIN_POINTS: usize = 6;
const MIN_DAYS: i32 = 35;
/// days over which the pace is measured
const WINDOWS: [i32; 2] = [28, 91];
/// multiple of the pace, its half-life in days, and what the half-life is at least for each point that is left
const EARLY: Edge = Edge { multiple: 1.1, half_life: 210.0, a_point: 0.0 };
const LATE: Edge = Edge { multiple: 0.7, half_life: 63.0, a_point: 7.0 / 3.0 };
/// in percentage points
const LEAST_ROOM: f64 = 10.0;
/// reporting intervals of which the median is taken
const INTERVALS: usize = 6;

/// Shares a week, as fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// over the last four weeks
    pub recent: f64,
    /// since the first figure
    pub overall: f64,
    /// from the last figure to the deadline; None where that is over, or the target is reached
    pub needed: Option<f64>,
}

/// When a target may be reached. `None` is "not within the horizon".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forecast {
    Reached,
    None(NoForecast),
    Window { early: Option<CivilDate>, late: Option<CivilDate> },
}

/// Why there is no forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoForecast {
    NoShare,
    /// fewer than six figures, or less than five weeks
    TooFew,
    Stalled,
    Falling,
}

/// A forecast as a release keeps it, to be held against what came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Foretold {
    /// share, as a fraction
    pub target: f64,
    /// the last figure that it was made from
    pub from: CivilDate,
    /// None is not within a year
    pub early: Option<CivilDate>,
    pub late: Option<CivilDate>,
    /// why there is no forecast, if there is none
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<NoForecast>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameTrue {
    /// reached on this day, in the window or outside it
    Reached { on: CivilDate, in_window: bool },
    /// the year is over, and it was not reached; that was foretold, or not
    NotReached { was_foretold: bool },
    /// not reached so far
    Open,
}

/// The forecast that a release keeps; None where the target is reached, or there is no figure.
pub fn foretold(series: &[Observation], target: Share) -> Option<Foretold> {
    let from = series.iter().rfind(|at| at.coverage.share().is_some())?.date;
    let (early, late, none) = match forecast(series, target) {
        Forecast::Reached => return None,
        Forecast::None(why) => (None, None, Some(why)),
        Forecast::Window { early, late } => (early, late, None),
    };
    Some(Foretold { target: target.0, from, early, late, none })
}

/// A forecast against the figures that came after it. None where nothing was foretold.
pub fn came_true(foretold: &Foretold, series: &[Observation]) -> Option<CameTrue> {
    if foretold.none.is_some() {
        return None;
    }
    let end = foretold.from.checked_add(jiff::Span::new().days(HORIZON)).ok()?;
    let is_reached = |at: &&Observation| {
        at.date > foretold.from && at.date < end && at.coverage.share().is_some_and(|share| share.0 >= foretold.target)
    };
    let reached = series.iter().find(is_reached).map(|at| at.date);
    Some(match reached {
        Some(on) => {
            let in_window =
                foretold.early.is_some_and(|early| early <= on) && foretold.late.is_none_or(|late| on <= late);
            CameTrue::Reached { on, in_window }
        }
        None if series.last().is_some_and(|last| last.date >= end) => {
            CameTrue::NotReached { was_foretold: foretold.late.is_none() }
        }
        None => CameTrue::Open,
    })
}

/// The forecast as a band: days, and the least and the most share then, up to the target; empty where there is none.
pub fn band(series: &[Observation], target: Share) -> Vec<(CivilDate, Share, Share)> {
    const STEP: i32 = 14;
    let Forecast::Window { early, .. } = forecast(series, target) else { return Vec::new() };
    let Some(line) = Line::new(series) else { return Vec::new() };
    let Some(origin) = series.iter().rfind(|at| at.coverage.share().is_some()).map(|at| at.date) else {
        return Vec::new();
    };
    let now = line.shares.last().copied().unwrap_or_default();
    let [short, long] = WINDOWS.map(|window| line.pace(window));
    let room = (100.0 - now).max(LEAST_ROOM);
    let goal = target.0 * 100.0;
    let at = |ahead: i32, pace: f64, edge| (now + gained(ahead, room, pace, edge)).min(goal);
    // where nobody arrives, half a year shows where it goes
    let end = if early.is_some() { HORIZON } else { HORIZON / 2 };
    let mut band = Vec::new();
    for ahead in (0..=end).step_by(STEP as usize) {
        let (low, high) = (at(ahead, short.min(long), LATE), at(ahead, short.max(long), EARLY));
        let Ok(day) = origin.checked_add(jiff::Span::new().days(ahead)) else { break };
        band.push((day, Share(low.min(high) / 100.0), Share(high / 100.0)));
        if low >= goal {
            break;
        }
    }
    band
}

/// Shares in percent of today's list, by day.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub days: Vec<i32>,
    pub shares: Vec<f64>,
}

/// Days ahead; None beyond the horizon.
pub(super) type Days = Option<i32>;

/// None where there are not two figures.
pub fn pace(series: &[Observation], target: &Target) -> Option<Pace> {
    let line = Line::new(series)?;
    let (first, last) = (*line.days.first()?, *line.days.last()?);
    if first == last {
        return None;
    }
    let now = *line.shares.last()?;
    let left = target.share.0 * 100.0 - now;
    let weeks = f64::from(days(target.due) - last) / 7.0;
    let a_week = |points_a_day: f64| points_a_day * 7.0 / 100.0;
    Some(Pace {
        recent: a_week(line.pace(WINDOWS[0])),
        overall: a_week((now - line.shares[0]) / f64::from(last - first)),
        needed: (left > 0.0 && weeks > 0.0).then(|| left / weeks / 100.0),
    })
}

/// Of a series, oldest first.
pub fn forecast(series: &[Observation], target: Share) -> Forecast {
    let Some(line) = Line::new(series) else { return Forecast::None(NoForecast::NoShare) };
    let origin = series.iter().rfind(|at| at.coverage.share().is_some()).map(|at| at.date);
    match line.window(target.0 * 100.0, HORIZON) {
        Ok((early, late)) => {
            let date = |days: i32| origin?.checked_add(jiff::Span::new().days(days)).ok();
            Forecast::Window { early: early.and_then(date), late: late.and_then(date) }
        }
        Err(None) => Forecast::Reached,
        Err(Some(why)) => Forecast::None(why),
    }
}

impl Line {
    /// None where there is no share. Figures of percent alone are taken as they are.
    pub(super) fn new(series: &[Observation]) -> Option<Line> {
        let known: Vec<&Observation> = series.iter().filter(|at| at.coverage.share().is_some()).collect();
        let latest = known.last()?.coverage;
        let share = |at: &Observation| match (at.coverage.covered, latest.total) {
            (Some(covered), Some(total)) => covered.0 / total.0,
            _ => at.coverage.share().map_or(0.0, |share| share.0),
        };
        Some(Line {
            days: known.iter().map(|at| days(at.date)).collect(),
            shares: known.iter().map(|at| share(at) * 100.0).collect(),
        })
    }

    /// Days from the last figure to the early and the late edge. `Err(None)` if the target, in percent, is reached.
    pub(super) fn window(&self, target: f64, horizon: i32) -> Result<(Days, Days), Option<NoForecast>> {
        let (Some(&now), Some(&first), Some(&last)) = (self.shares.last(), self.days.first(), self.days.last()) else {
            return Err(Some(NoForecast::NoShare));
        };
        if now >= target {
            return Err(None);
        }
        if self.days.len() < MIN_POINTS || last - first < MIN_DAYS {
            return Err(Some(NoForecast::TooFew));
        }
        let [short, long] = WINDOWS.map(|window| self.pace(window));
        let (better, worse) = (short.max(long), short.min(long));
        if better <= 0.0 {
            return Err(Some(if better < 0.0 { NoForecast::Falling } else { NoForecast::Stalled }));
        }
        let (need, room) = (target - now, (100.0 - now).max(LEAST_ROOM));
        let within = |days: f64| (days < f64::from(horizon)).then_some(days as i32);
        let early = days_needed(need, room, better, EARLY);
        let late = days_needed(need, room, worse, LATE).max(early) + self.interval();
        Ok((within(early), within(late)))
    }

    /// Points a day over the last days, or over all of them if they are fewer.
    fn pace(&self, window: i32) -> f64 {
        let (Some(&first), Some(&last)) = (self.days.first(), self.days.last()) else { return 0.0 };
        let days = window.min(last - first);
        let now = self.shares.last().copied().unwrap_or_default();
        if days > 0 { (now - self.at(last - days)) / f64::from(days) } else { 0.0 }
    }

    /// On a straight line between the figures on either side.
    fn at(&self, day: i32) -> f64 {
        let after = self.days.partition_point(|known| *known < day).min(self.days.len() - 1);
        let before = after.saturating_sub(1);
        let (from, to) = (self.days[before], self.days[after]);
        let part = if to > from { f64::from(day - from) / f64::from(to - from) } else { 0.0 };
        self.shares[before] + (self.shares[after] - self.shares[before]) * part.clamp(0.0, 1.0)
    }

    /// The median of the last intervals between figures, in days.
    fn interval(&self) -> f64 {
        let mut gaps: Vec<i32> = self.days.windows(2).rev().take(INTERVALS).map(|pair| pair[1] - pair[0]).collect();
        gaps.sort_unstable();
        let middle = gaps.len() / 2;
        let median = if gaps.len().is_multiple_of(2) { (gaps[middle - 1] + gaps[middle]) / 2 } else { gaps[middle] };
        f64::from(median)
    }
}

/// How the pace is taken for an edge of the window.
#[derive(Clone, Copy)]
struct Edge {
    multiple: f64,
    half_life: f64,
    a_point: f64,
}

impl Edge {
    /// The days in which the pace falls to the e-th part, with so many points left.
    fn tau(&self, room: f64) -> f64 {
        self.half_life.max(self.a_point * room) / std::f64::consts::LN_2
    }
}

/// Points gained within days.
fn gained(days: i32, room: f64, pace: f64, edge: Edge) -> f64 {
    let tau = edge.tau(room);
    let faded = tau * (1.0 - (-f64::from(days) / tau).exp());
    room * (1.0 - (-edge.multiple * pace / room * faded).exp())
}

/// The least whole number of days in which the need is gained; infinite if it never is.
fn days_needed(need: f64, room: f64, pace: f64, edge: Edge) -> f64 {
    if pace <= 0.0 || need >= room {
        return f64::INFINITY;
    }
    let tau = edge.tau(room);
    let x = -(1.0 - need / room).ln() * room / (edge.multiple * pace * tau);
    if x >= 1.0 { f64::INFINITY } else { (-tau * (1.0 - x).ln()).ceil().max(1.0) }
}

/// Days since 1970.
fn days(date: CivilDate) -> i32 {
    date.since(CivilDate::constant(1970, 1, 1)).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A share every week from day 0.
    fn weekly(shares: impl IntoIterator<Item = f64>) -> Line {
        let shares: Vec<f64> = shares.into_iter().collect();
        Line { days: (0..shares.len() as i32).map(|week| week * 7).collect(), shares }
    }

    #[test]
    fn windows_and_reasons() {
        let rising = || (0..20).map(|week| f64::from(week) * 2.0);
        let cases = [
            ("reached", weekly([80.0; 8]), 80.0, Err(None)),
            ("too few", weekly([1.0, 2.0, 3.0, 4.0, 5.0]), 80.0, Err(Some(NoForecast::TooFew))),
            ("stalled", weekly([50.0; 20]), 80.0, Err(Some(NoForecast::Stalled))),
            ("falling", weekly((0..20).map(|week| 50.0 - f64::from(week))), 80.0, Err(Some(NoForecast::Falling))),
            // 2 points a week, 38 now: computed apart from this code
            ("near", weekly(rising()), 40.0, Ok((Some(7), Some(18)))),
            ("far", weekly(rising()), 60.0, Ok((Some(102), Some(227)))),
            ("out of sight", weekly(rising()), 99.0, Ok((None, None))),
            ("beyond the room", weekly(rising()), 100.0, Ok((None, None))),
        ];
        for (what, line, target, expected) in cases {
            assert_eq!(line.window(target, HORIZON), expected, "{what}");
        }
    }

    /// An edge is the first whole day on which the gain covers the need.
    #[test]
    fn an_edge_is_where_the_gain_covers_the_need() {
        for (need, room, pace, edge) in [(2.0, 62.0, 0.3, EARLY), (8.0, 40.0, 0.2, LATE), (20.0, 50.0, 0.5, EARLY)] {
            let days = days_needed(need, room, pace, edge) as i32;
            assert!(gained(days, room, pace, edge) >= need && gained(days - 1, room, pace, edge) < need, "{need}");
        }
    }

    #[test]
    fn between_figures_a_line_is_straight() {
        let line = Line { days: vec![0, 10, 30], shares: vec![0.0, 10.0, 20.0] };
        assert_eq!([-5, 0, 5, 10, 20, 30].map(|day| line.at(day)), [0.0, 0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(line.pace(20), 0.5);
        assert_eq!(line.interval(), 15.0);
    }
}
