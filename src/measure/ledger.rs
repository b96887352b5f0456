//! The denominator ledger: why a share changed. Its change is split exactly into what was covered and what the list of
//! what is counted did, so that neither can hide behind the other.
//!
//! From one date to the next, `covered` goes from c₀ to c₁ and `total` from n₀ to n₁. A cause that adds Δc to the one and
//! Δn to the other moves the share by (Δc·n̄ − Δn·c̄) / (n₀·n₁), with c̄ and n̄ the means of both ends: the symmetric
//! (Shapley) split of a ratio, P. Das Gupta, *Standardization and Decomposition of Rates* (1993). It is linear in the
//! causes, so however many there are, they sum to the change of the share; and steps are chained, so that the ledger of a
//! period is the sum of those of its parts.

use serde::Serialize;

use super::Measures;
use crate::model::{AreaIx, Cause, CivilDate, IndicatorIx, Observation};

/// What a cause did: how many more are covered and counted, and by how much that moved the share (a fraction).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Entry {
    pub cause: Cause,
    pub covered: f64,
    pub total: f64,
    pub share: f64,
}

/// From one figure to another; both have a share. Causes that did nothing are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger<'a> {
    pub from: &'a Observation,
    pub to: &'a Observation,
    pub entries: Vec<Entry>,
}

impl Ledger<'_> {
    /// By how much the share changed, as a fraction.
    pub fn change(&self) -> f64 {
        let share = |observation: &Observation| observation.coverage.share().map_or(0.0, |share| share.0);
        share(self.to) - share(self.from)
    }

    /// What the list did to the share, or what was covered on it.
    pub fn part(&self, of_list: bool) -> f64 {
        self.entries.iter().filter(|entry| entry.cause.is_of_list() == of_list).map(|entry| entry.share).sum()
    }

    /// By how many the list grew.
    pub fn growth(&self) -> f64 {
        self.entries.iter().map(|entry| entry.total).sum()
    }
}

/// The ledger from each date to the next, oldest first. Dates without both counts, or with nothing to cover, have no
/// share to explain and are stepped over.
pub fn steps<'a>(measures: &'a Measures, indicator: IndicatorIx, area: AreaIx) -> Vec<Ledger<'a>> {
    let series = measures.series(indicator, area);
    let flows = measures.flows(indicator, area);
    let mut steps = Vec::new();
    let mut before: Option<&Observation> = None;
    let mut moved = [(0.0, 0.0); Cause::OF_PLACES.len()];
    for (i, after) in series.iter().enumerate() {
        for (sum, flow) in moved.iter_mut().zip(flows.get(i).into_iter().flatten()) {
            *sum = (sum.0 + flow.0, sum.1 + flow.1);
        }
        if counts(after).is_none() {
            continue;
        }
        if let Some(before) = before {
            let causes = if flows.is_empty() {
                by_counts(before, after).to_vec()
            } else {
                Cause::OF_PLACES.into_iter().zip(moved).collect()
            };
            steps.extend(split(before, after, &causes));
        }
        moved = Default::default();
        before = Some(after);
    }
    steps
}

/// The ledger between two dates: from the last figure on or before the one to the last on or before the other. None where
/// there are no two figures.
pub fn ledger<'a>(steps: &[Ledger<'a>], from: Option<CivilDate>, to: Option<CivilDate>) -> Option<Ledger<'a>> {
    // a step belongs to the period if it ends in it, behind the figure that the period begins with
    let first = from.map_or(0, |from| steps.partition_point(|step| step.to.date <= from));
    let end = to.map_or(steps.len(), |to| steps.partition_point(|step| step.to.date <= to));
    let steps = steps.get(first..end)?;
    let mut entries: Vec<Entry> = Vec::new();
    for entry in steps.iter().flat_map(|step| &step.entries) {
        match entries.iter_mut().find(|sum| sum.cause == entry.cause) {
            Some(sum) => {
                sum.covered += entry.covered;
                sum.total += entry.total;
                sum.share += entry.share;
            }
            None => entries.push(*entry),
        }
    }
    entries.sort_by_key(|entry| entry.cause);
    Some(Ledger { from: steps.first()?.from, to: steps.last()?.to, entries })
}

/// Covered and total, where they make a share.
fn counts(observation: &Observation) -> Option<(f64, f64)> {
    let coverage = &observation.coverage;
    let (covered, total) = (coverage.covered?, coverage.total?);
    (total.0 > 0.0).then_some((covered.0, total.0))
}

fn by_counts(before: &Observation, after: &Observation) -> [(Cause, (f64, f64)); 2] {
    let (c0, n0) = counts(before).unwrap_or_default();
    let (c1, n1) = counts(after).unwrap_or_default();
    [(Cause::Covered, (c1 - c0, 0.0)), (Cause::List, (0.0, n1 - n0))]
}

fn split<'a>(from: &'a Observation, to: &'a Observation, causes: &[(Cause, (f64, f64))]) -> Option<Ledger<'a>> {
    let ((c0, n0), (c1, n1)) = (counts(from)?, counts(to)?);
    let (mean_covered, mean_total) = ((c0 + c1) / 2.0, (n0 + n1) / 2.0);
    let entries = causes.iter().filter(|(_, moved)| *moved != (0.0, 0.0)).map(|&(cause, (covered, total))| {
        // divided one after the other: the product of two large totals need not be exact
        let share = (covered * mean_total - total * mean_covered) / n0 / n1;
        Entry { cause, covered, total, share }
    });
    Some(Ledger { from, to, entries: entries.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, Coverage, Text};

    fn at(day: i8, covered: f64, total: f64) -> Observation {
        let coverage = Coverage { covered: Some(Count(covered)), total: Some(Count(total)), ..Coverage::default() };
        Observation { date: CivilDate::constant(2022, 9, day), published: None, coverage, note: Text::default() }
    }

    /// The count rises by 1,490 and the share falls: only the list can have done it.
    #[test]
    fn a_new_list_of_residents_outweighs_what_was_covered() {
        let (before, after) = (at(27, 64_782_867.0, 83_155_031.0), at(28, 64_784_357.0, 83_237_124.0));
        let ledger = split(&before, &after, &by_counts(&before, &after)).expect("both have a share");
        let [covered, list] = ledger.entries.as_slice() else { panic!("{:?}", ledger.entries) };
        assert_eq!((covered.covered, covered.total), (1_490.0, 0.0));
        assert_eq!((list.covered, list.total), (0.0, 82_093.0));
        assert_eq!(format!("{:+.4} {:+.4}", covered.share * 100.0, list.share * 100.0), "+0.0018 -0.0768");
        assert_eq!(format!("{:+.4}", ledger.change() * 100.0), "-0.0750");
        assert!((ledger.part(false) + ledger.part(true) - ledger.change()).abs() < 1e-15);
    }

    /// Four covered yards become part of one that is covered: four fewer are counted, and none is lost.
    #[test]
    fn merging_is_of_the_list() {
        // ten on the list, five covered; then six, of which one is covered
        let (before, after) = (at(1, 5.0, 10.0), at(2, 1.0, 6.0));
        let ledger = split(&before, &after, &[(Cause::Merged, (-4.0, -4.0))]).expect("both have a share");
        assert_eq!((ledger.part(false), ledger.growth()), (0.0, -4.0));
        assert!((ledger.part(true) - ledger.change()).abs() < 1e-15);
    }
}
