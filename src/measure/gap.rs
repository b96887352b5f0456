//! What is left, and who is left behind: where the rest is concentrated, and how far areas are apart.
//!
//! The distances are those of the WHO's Health Equity Assessment Toolkit (HEAT technical notes, 2024): the difference and
//! the ratio of the best and the worst; the population-weighted mean difference from the best, and from the average; the
//! latter in percent of the average is the index of disparity. Weights are the totals of the areas.

use super::Measures;
use crate::model::{AreaIx, CivilDate, Count, IndicatorIx, Observation, Programme, Share};

/// What is not known to be covered in an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Left {
    pub area: AreaIx,
    pub left: Count,
    pub total: Count,
}

/// The rest, by area, most first.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    pub date: CivilDate,
    pub left: Count,
    /// all areas of the finest level that has both counts
    pub areas: Vec<Left>,
}

impl Rest {
    /// How few areas hold at least half of the rest; None where nothing is left.
    pub fn half_in(&self) -> Option<usize> {
        let mut sum = Count(0.0);
        let holds_half = |left: &Left| {
            sum = sum + left.left;
            sum.0 * 2.0 >= self.left.0
        };
        self.areas.iter().position(holds_half).filter(|_| self.left.0 > 0.0).map(|last| last + 1)
    }
}

/// The rest below an area, at the latest date on which the area has both counts. It is taken from the finest level on
/// which every area has both counts for that date, and they sum to the area's own.
pub fn rest(programme: &Programme, measures: &Measures, indicator: IndicatorIx, area: AreaIx) -> Option<Rest> {
    let is_whole = |observation: &&Observation| left(observation).is_some();
    let latest = measures.series(indicator, area).iter().rev().find(is_whole)?;
    let (all_left, _) = left(latest)?;
    let mut best = None;
    let mut level = programme.areas.children(area).to_vec();
    while level.len() > 1 {
        let at = |of: &AreaIx| {
            let (left, total) = left(measures.at(indicator, *of, latest.date)?)?;
            Some(Left { area: *of, left, total })
        };
        if let Some(mut areas) = level.iter().map(at).collect::<Option<Vec<Left>>>()
            && areas.iter().map(|area| area.left).sum::<Count>() == all_left
        {
            areas.sort_by(|a, b| b.left.0.total_cmp(&a.left.0));
            best = Some(Rest { date: latest.date, left: all_left, areas });
        }
        // an area without parts stands for itself on the levels below
        let parts = |of: &AreaIx| match programme.areas.children(*of) {
            [] => vec![*of],
            parts => parts.to_vec(),
        };
        let finer: Vec<AreaIx> = level.iter().flat_map(parts).collect();
        if finer == level {
            break;
        }
        level = finer;
    }
    best
}

fn left(observation: &Observation) -> Option<(Count, Count)> {
    let (covered, total) = (observation.coverage.covered?, observation.coverage.total?);
    Some((Count(total.0 - covered.0), total))
}

/// How far areas are apart on a date. Shares are fractions, differences too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    pub date: CivilDate,
    pub best: (AreaIx, Share),
    pub worst: (AreaIx, Share),
    /// best to worst
    pub difference: f64,
    /// None where the worst has nothing covered
    pub ratio: Option<f64>,
    /// weighted by totals; None where only percentages were published
    pub weighted: Option<Weighted>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighted {
    pub average: Share,
    /// mean difference from the best
    pub from_best: f64,
    /// mean difference from the average, either way
    pub from_average: f64,
    /// the latter as a fraction of the average (index of disparity)
    pub relative: Option<f64>,
}

/// For each date on which all areas that ever had a share have one, and at least two of them; oldest first.
pub fn gaps(measures: &Measures, indicator: IndicatorIx, areas: &[AreaIx]) -> Vec<Gap> {
    let of = |area: &AreaIx| measures.series(indicator, *area).iter().any(|o| o.coverage.share().is_some());
    let areas: Vec<AreaIx> = areas.iter().copied().filter(of).collect();
    let Some(first) = areas.first().filter(|_| areas.len() > 1) else { return Vec::new() };
    let dates = measures.series(indicator, *first).iter().map(|observation| observation.date);
    dates.filter_map(|date| gap(measures, indicator, &areas, date)).collect()
}

fn gap(measures: &Measures, indicator: IndicatorIx, areas: &[AreaIx], date: CivilDate) -> Option<Gap> {
    let mut of_date: Vec<(AreaIx, Share, Option<Count>)> = Vec::with_capacity(areas.len());
    for area in areas {
        let coverage = &measures.at(indicator, *area, date)?.coverage;
        of_date.push((*area, coverage.share()?, coverage.total));
    }
    let by_share = |a: &&(AreaIx, Share, Option<Count>), b: &&(AreaIx, Share, Option<Count>)| a.1.0.total_cmp(&b.1.0);
    let (best, worst) = (of_date.iter().max_by(by_share)?, of_date.iter().min_by(by_share)?);
    let totals: Option<Vec<(f64, f64)>> =
        of_date.iter().map(|(_, share, total)| Some((share.0, (*total)?.0))).collect();
    Some(Gap {
        date,
        best: (best.0, best.1),
        worst: (worst.0, worst.1),
        difference: best.1.0 - worst.1.0,
        ratio: (worst.1.0 > 0.0).then(|| best.1.0 / worst.1.0),
        weighted: totals.and_then(|of_date| weighted(&of_date, best.1.0)),
    })
}

/// Of shares with their totals.
fn weighted(areas: &[(f64, f64)], best: f64) -> Option<Weighted> {
    let all: f64 = areas.iter().map(|(_, total)| total).sum();
    let mean = |of: &dyn Fn(f64) -> f64| areas.iter().map(|(share, total)| of(*share) * total).sum::<f64>() / all;
    let average = (all > 0.0).then(|| mean(&|share| share))?;
    let from_average = mean(&|share| (share - average).abs());
    Some(Weighted {
        average: Share(average),
        from_best: mean(&|share| best - share),
        from_average,
        relative: (average > 0.0).then(|| from_average / average),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_rest() {
        let rest = |left: &[f64]| {
            let areas = left.iter().map(|&n| Left { area: AreaIx(0), left: Count(n), total: Count(100.0) });
            Rest { date: CivilDate::constant(2024, 1, 1), left: Count(left.iter().sum()), areas: areas.collect() }
        };
        let cases: [(&[f64], Option<usize>); 6] = [
            (&[5.0, 3.0, 2.0], Some(1)),
            (&[4.0, 3.0, 3.0], Some(2)),
            (&[1.0, 1.0, 1.0, 1.0], Some(2)),
            (&[7.0], Some(1)),
            (&[0.0, 0.0], None),
            (&[], None),
        ];
        for (left, expected) in cases {
            assert_eq!(rest(left).half_in(), expected, "{left:?}");
        }
    }

    /// By hand: 90% of 100, 50% of 300; the average is 60%.
    #[test]
    fn distances_between_two_areas() {
        let found = weighted(&[(0.9, 100.0), (0.5, 300.0)], 0.9).expect("both have totals");
        let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(close(found.average.0, 0.6), "{found:?}");
        assert!(close(found.from_best, 0.3), "{found:?}");
        assert!(close(found.from_average, 0.15), "{found:?}");
        assert!(found.relative.is_some_and(|relative| close(relative, 0.25)), "{found:?}");
        assert_eq!(weighted(&[(0.9, 0.0), (0.5, 0.0)], 0.9), None);
    }
}
