//! The forecast tried on the past: for every area, from days four weeks apart, would the window have held?
//!
//! A case is an area, a day on which a forecast could be made, a target above the share of that day, and a horizon for
//! which the outcome is known. What is not reached within the horizon counts as reached at its end, and "not within the
//! horizon" as an edge there, so that an area which never arrives is scored too; where there is no forecast, both edges
//! are there. A window of 80% is scored by the interval score, its width and ten times the distance by which the outcome
//! lies outside (T. Gneiting and A. Raftery, 2007, α = 0.2), in days: less is better. Naive drift is the random walk with
//! drift (R. Hyndman and G. Athanasopoulos, *Forecasting*, 2021), with the window of the days on which the edges of its 80%
//! interval cross the target.
//!
//! Areas of a country rise and fall together, so that its cases are worth fewer than they are. How sure the fraction is that held
//! is said by an interval of 95%: Wilson's, of as many cases as the fraction's variance among days of origin is worth (cluster
//! by cluster: W. Cochran, *Sampling Techniques*, 1977, on ratios), with Student's t for that the days are few.

use std::collections::BTreeMap;

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, StudentsT};

use super::Measures;
use super::pace::Line;
use crate::model::{IndicatorIx, Programme};

/// Targets in percent.
const LEVELS: [u32; 8] = [50, 60, 70, 75, 80, 85, 90, 95];
/// Days.
const HORIZONS: [i32; 3] = [90, 180, 365];
const APART: i32 = 28;
/// 90% of a normal distribution lie below
const Z: f64 = 1.2816;

/// How forecasts did. Scores are in days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Tried {
    pub cases: usize,
    /// days on which its forecasts were made
    pub origins: usize,
    /// fraction of outcomes that lay in the window
    pub held: f64,
    /// between which it lies with 95%; None where all were made on one day
    pub between: Option<(f64, f64)>,
    pub score: f64,
    pub naive: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Row {
    /// of the target in percent; None in sums
    pub level: Option<u32>,
    /// None in the sum of all
    pub horizon: Option<i32>,
    pub all: Tried,
    /// cases in which something happens: the outcome or an edge of the window lies within the horizon
    pub open: Tried,
}

#[derive(Default)]
struct Sum {
    /// by the day of origin: cases, and how many of them held
    origins: BTreeMap<i32, (f64, f64)>,
    score: f64,
    naive: f64,
}

/// By horizon and level, then by horizon, then all together.
pub fn backtest(programme: &Programme, measures: &Measures, indicator: IndicatorIx) -> Vec<Row> {
    let mut sums: BTreeMap<(Option<i32>, Option<u32>), [Sum; 2]> = BTreeMap::new();
    for (area, _) in programme.areas.all() {
        let series = measures.series(indicator, area);
        let known: Vec<_> = series.iter().filter(|at| at.coverage.share().is_some()).cloned().collect();
        let Some(all) = Line::new(&known) else { continue };
        let shares: Vec<f64> = known.iter().filter_map(|at| at.coverage.share()).map(|share| share.0 * 100.0).collect();
        let mut last_origin = None;
        for origin in 5..known.len() {
            let day = all.days[origin];
            if day - all.days[0] < 35 || last_origin.is_some_and(|last| day - last < APART) {
                continue;
            }
            last_origin = Some(day);
            let Some(line) = Line::new(&known[..=origin]) else { continue };
            let drift = Drift::new(&line.days, &shares[..=origin]);
            for horizon in HORIZONS.into_iter().filter(|horizon| all.days[known.len() - 1] - day >= *horizon) {
                for level in LEVELS.into_iter().filter(|level| shares[origin] < f64::from(*level)) {
                    let target = f64::from(level);
                    let reached = (origin + 1..known.len()).find(|&i| shares[i] >= target);
                    let outcome = reached.map_or(horizon, |i| (all.days[i] - day).min(horizon));
                    let (early, late) = line.window(target, horizon).unwrap_or((None, None));
                    let ours = (early.unwrap_or(horizon), late.unwrap_or(horizon));
                    let naive = drift.window(target - shares[origin], horizon);
                    let is_open = outcome < horizon || ours.0 < horizon;
                    for key in [(Some(horizon), Some(level)), (Some(horizon), None), (None, None)] {
                        let [all, open] = sums.entry(key).or_default();
                        for sum in [Some(all), is_open.then_some(open)].into_iter().flatten() {
                            let (cases, held) = sum.origins.entry(day).or_default();
                            *cases += 1.0;
                            *held += f64::from(u8::from((ours.0..=ours.1).contains(&outcome)));
                            sum.score += score(ours, outcome);
                            sum.naive += score(naive, outcome);
                        }
                    }
                }
            }
        }
    }
    // levels first, then the sum of a horizon, then that of all
    let mut rows: Vec<Row> = sums
        .into_iter()
        .map(|((horizon, level), [all, open])| Row { level, horizon, all: all.mean(), open: open.mean() })
        .collect();
    rows.sort_by_key(|row| (row.horizon.unwrap_or(i32::MAX), row.level.unwrap_or(u32::MAX)));
    rows
}

impl Sum {
    fn mean(&self) -> Tried {
        let cases: f64 = self.origins.values().map(|(cases, _)| cases).sum();
        let n = cases.max(1.0);
        let held = self.origins.values().map(|(_, held)| held).sum::<f64>() / n;
        Tried {
            cases: cases as usize,
            origins: self.origins.len(),
            held,
            between: self.between(n, held),
            score: self.score / n,
            naive: self.naive / n,
        }
    }

    fn between(&self, n: f64, held: f64) -> Option<(f64, f64)> {
        let origins = self.origins.len() as f64;
        if origins < 2.0 {
            return None;
        }
        let squares: f64 = self.origins.values().map(|(cases, of)| (of - held * cases).powi(2)).sum();
        let variance = origins / (origins - 1.0) * squares / (n * n);
        // where nothing varies, no day is worth more than one case
        let worth = if variance > 0.0 { (held * (1.0 - held) / variance).clamp(1.0, n) } else { origins };
        let quantile = StudentsT::new(0.0, 1.0, origins - 1.0).ok()?.inverse_cdf(0.975);
        Some(wilson(held, worth, quantile))
    }
}

/// Interval for a fraction of n cases (E. B. Wilson, 1927).
fn wilson(fraction: f64, n: f64, quantile: f64) -> (f64, f64) {
    let squared = quantile * quantile;
    let middle = (fraction + squared / (2.0 * n)) / (1.0 + squared / n);
    let half = quantile / (1.0 + squared / n) * (fraction * (1.0 - fraction) / n + squared / (4.0 * n * n)).sqrt();
    (middle - half, middle + half)
}

/// Of a window of 80%.
fn score((early, late): (i32, i32), outcome: i32) -> f64 {
    let outside = (early - outcome).max(0) + (outcome - late).max(0);
    f64::from(late - early) + 10.0 * f64::from(outside)
}

/// A random walk with drift: points a day, their standard deviation, and of how many days.
struct Drift {
    mean: f64,
    spread: f64,
    days: f64,
}

impl Drift {
    fn new(days: &[i32], shares: &[f64]) -> Drift {
        let span = f64::from(days[days.len() - 1] - days[0]);
        let mean = (shares[shares.len() - 1] - shares[0]) / span;
        let steps = days.windows(2).zip(shares.windows(2));
        let squares: f64 = steps
            .map(|(day, share)| {
                let apart = f64::from(day[1] - day[0]);
                (share[1] - share[0] - mean * apart).powi(2) / apart
            })
            .sum();
        Drift { mean, spread: (squares / (days.len() as f64 - 2.0).max(1.0)).sqrt(), days: span }
    }

    /// The first days on which the upper and the lower edge of its interval have gained the need.
    fn window(&self, need: f64, horizon: i32) -> (i32, i32) {
        let edge = |sign: f64| {
            let gained = |day: &i32| {
                let ahead = f64::from(*day);
                let deviation = self.spread * (ahead * (1.0 + ahead / self.days)).sqrt();
                self.mean * ahead + sign * Z * deviation >= need
            };
            (1..horizon).find(gained).unwrap_or(horizon)
        };
        (edge(1.0), edge(-1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_of_a_window() {
        let cases = [((10, 20), 15, 10.0), ((10, 20), 8, 30.0), ((10, 20), 25, 60.0), ((90, 90), 90, 0.0)];
        for (window, outcome, expected) in cases {
            assert_eq!(score(window, outcome), expected, "{window:?} {outcome}");
        }
    }

    /// 8 of 10, against the published example of Wilson's interval: 0.490 to 0.943.
    #[test]
    fn how_sure_a_fraction_is() {
        let shown = |(low, high): (f64, f64)| format!("{low:.3} {high:.3}");
        assert_eq!(shown(wilson(0.8, 10.0, 1.96)), "0.490 0.943");
        let sum = |origins: &[(f64, f64)]| Sum {
            origins: origins.iter().enumerate().map(|(day, of)| (day as i32, *of)).collect(),
            ..Sum::default()
        };
        let between = |origins: &[(f64, f64)]| sum(origins).mean().between.map(shown);
        // cases of a day that all go one way are worth one, those that differ as days do are worth themselves
        let together = [(10.0, 10.0), (10.0, 0.0), (10.0, 10.0), (10.0, 10.0)];
        assert_eq!(between(&together), Some(shown(wilson(0.75, 3.0, 3.1824))));
        assert_eq!(between(&[(1.0, 1.0), (1.0, 0.0), (1.0, 1.0), (1.0, 1.0)]), between(&together));
        assert_eq!(between(&[(5.0, 5.0), (7.0, 7.0)]), Some(shown(wilson(1.0, 2.0, 12.706))));
        assert_eq!(between(&[(9.0, 4.0)]), None);
    }

    /// A point a day without deviation is reached on the day.
    #[test]
    fn drift_without_deviation_is_a_line() {
        let days: Vec<i32> = (0..10).collect();
        let shares: Vec<f64> = (0..10).map(f64::from).collect();
        let drift = Drift::new(&days, &shares);
        assert_eq!(drift.window(30.0, 90), (30, 30));
        assert_eq!(drift.window(300.0, 90), (90, 90));
    }
}
