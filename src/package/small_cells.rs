//! Counts so small that they could point to a person, held back, with those that would give them away.
//!
//! Primary: a count covered, or the rest not covered, of 1 up to the threshold less one; a total below the threshold takes
//! both counts. Secondary: where a whole and all its parts but one are published, the one follows by subtraction; the
//! smallest of the others goes too, until no whole gives away a single part. Parts are the areas below an area, and the
//! groups within one. (Complementary cell suppression as statistical offices do it; Hundepool et al., *Statistical
//! Disclosure Control*, 2012, chapter 4. What follows from two dates together is not looked at.)

use std::collections::BTreeMap;

use crate::model::{AreaIx, Areas, CivilDate, Count, CoverageRow, IndicatorIx, Lang, Text};
use crate::words;

/// Takes counts out of `rows`. How many were taken.
pub(super) fn suppress(rows: &mut [CoverageRow], areas: &Areas, below: u32, languages: &[Lang]) -> usize {
    let limit = f64::from(below);
    let is_small = |count: f64| count > 0.0 && count < limit;
    let mut taken = vec![false; rows.len()];
    for (row, taken) in rows.iter_mut().zip(&mut taken) {
        let coverage = &mut row.observation.coverage;
        let rest = coverage.covered.zip(coverage.total).map(|(covered, total)| total.0 - covered.0);
        if coverage.total.is_some_and(|total| is_small(total.0)) {
            (coverage.total, coverage.covered, coverage.percent) = (None, None, None);
            *taken = true;
        } else if coverage.covered.is_some_and(|covered| is_small(covered.0)) || rest.is_some_and(is_small) {
            (coverage.covered, coverage.percent) = (None, None);
            *taken = true;
        }
    }
    let families = families(rows, areas);
    loop {
        let before = taken.iter().filter(|taken| **taken).count();
        for Family { whole, parts } in &families {
            let covered = |i: usize| rows[i].observation.coverage.covered;
            let hidden = parts.iter().filter(|&&part| covered(part).is_none()).count();
            let told = covered(*whole).is_some();
            // a part that follows by subtraction, where it was taken and not merely never published
            let gives_away = told && hidden == 1 && parts.iter().any(|&part| covered(part).is_none() && taken[part]);
            if !gives_away {
                continue;
            }
            let by_count = |i: &usize| covered(*i).map_or(f64::INFINITY, |Count(count)| count);
            let smallest = parts.iter().copied().filter(|&part| covered(part).is_some());
            // the only part there is: the whole is the same figure
            let next = smallest.min_by(|a, b| by_count(a).total_cmp(&by_count(b))).unwrap_or(*whole);
            let coverage = &mut rows[next].observation.coverage;
            (coverage.covered, coverage.percent) = (None, None);
            taken[next] = true;
        }
        if taken.iter().filter(|taken| **taken).count() == before {
            break;
        }
    }
    let said = |lang: Lang| words::words(lang).withheld.to_owned();
    let note = Text::new(
        languages.first().map(|&lang| said(lang)).unwrap_or_default(),
        languages.iter().skip(1).map(|&lang| (lang, said(lang))).collect(),
    );
    for (row, _) in rows.iter_mut().zip(&taken).filter(|(_, taken)| **taken) {
        row.observation.note = note.clone();
    }
    taken.iter().filter(|taken| **taken).count()
}

/// Rows of which the first is the sum of the others.
struct Family {
    whole: usize,
    parts: Vec<usize>,
}

type Key<'a> = (IndicatorIx, CivilDate, AreaIx, Option<&'a str>);

fn key(row: &CoverageRow) -> Key<'_> {
    (row.indicator, row.observation.date, row.area, row.group.as_deref())
}

fn families(rows: &[CoverageRow], areas: &Areas) -> Vec<Family> {
    let index: BTreeMap<Key, usize> = rows.iter().enumerate().map(|(i, row)| (key(row), i)).collect();
    let mut families = Vec::new();
    let mut groups: BTreeMap<(IndicatorIx, CivilDate, AreaIx), Vec<usize>> = BTreeMap::new();
    for (&(indicator, date, area, group), &whole) in &index {
        if group.is_some() {
            groups.entry((indicator, date, area)).or_default().push(whole);
        }
        let below = areas.children(area).iter().filter_map(|&part| index.get(&(indicator, date, part, group)).copied());
        families.push(Family { whole, parts: below.collect() });
    }
    for ((indicator, date, area), parts) in groups {
        if let Some(&whole) = index.get(&(indicator, date, area, None)) {
            families.push(Family { whole, parts });
        }
    }
    families.retain(|family| !family.parts.is_empty());
    families
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Area, Coverage, Observation};

    /// One area with parts; counts covered and totals, the whole first.
    fn family(counts: &[(f64, f64)]) -> (Vec<CoverageRow>, Areas) {
        let area = |i: usize| Area {
            id: i.to_string(),
            name: Text::default(),
            level: 0,
            parent: (i > 0).then_some(AreaIx(0)),
            tile: None,
        };
        let rows = counts.iter().enumerate().map(|(i, &(covered, total))| CoverageRow {
            indicator: IndicatorIx(0),
            area: AreaIx(i as u32),
            group: None,
            observation: Observation {
                date: CivilDate::constant(2026, 1, 31),
                published: None,
                coverage: Coverage { covered: Some(Count(covered)), total: Some(Count(total)), ..Coverage::default() },
                note: Text::default(),
            },
        });
        (rows.collect(), Areas::new(Vec::new(), (0..counts.len()).map(area).collect()))
    }

    fn shown(rows: &[CoverageRow]) -> String {
        let count = |count: Option<Count>| count.map_or("-".to_owned(), |count| count.0.to_string());
        let row = |row: &CoverageRow| {
            format!("{}/{}", count(row.observation.coverage.covered), count(row.observation.coverage.total))
        };
        rows.iter().map(row).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn small_counts_and_what_would_give_them_away() {
        let cases: [(&[(f64, f64)], &str); 7] = [
            (&[(60.0, 100.0), (30.0, 50.0), (30.0, 50.0)], "60/100 30/50 30/50"),
            (&[(33.0, 100.0), (3.0, 50.0), (30.0, 50.0)], "33/100 -/50 -/50"),
            // of the others the smallest goes
            (&[(93.0, 150.0), (3.0, 50.0), (50.0, 50.0), (40.0, 50.0)], "93/150 -/50 50/50 -/50"),
            // few that are not covered are as telling as few that are
            (&[(78.0, 100.0), (48.0, 50.0), (30.0, 50.0)], "78/100 -/50 -/50"),
            // two small ones hide each other
            (&[(35.0, 150.0), (3.0, 50.0), (2.0, 50.0), (30.0, 50.0)], "35/150 -/50 -/50 30/50"),
            // nobody is nobody
            (&[(30.0, 100.0), (0.0, 50.0), (30.0, 50.0)], "30/100 0/50 30/50"),
            // an only part is its whole
            (&[(3.0, 50.0), (3.0, 50.0)], "-/50 -/50"),
        ];
        for (counts, expected) in cases {
            let (mut rows, areas) = family(counts);
            suppress(&mut rows, &areas, 5, &[Lang::En]);
            assert_eq!(shown(&rows), expected, "{counts:?}");
        }
    }

    proptest! {
        #[test]
        fn no_part_follows_by_subtraction(parts in prop::collection::vec((0_u32..40, 0_u32..40), 1..8), below in 2_u32..12) {
            let parts: Vec<(f64, f64)> = parts.iter().map(|&(covered, rest)| (covered.into(), (covered + rest).into())).collect();
            let sum = parts.iter().fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
            let counts: Vec<(f64, f64)> = std::iter::once(sum).chain(parts).collect();
            let (mut rows, areas) = family(&counts);
            suppress(&mut rows, &areas, below, &[Lang::En]);
            let is_small = |count: f64| count > 0.0 && count < below.into();
            for row in &rows {
                let coverage = row.observation.coverage;
                prop_assert!(!coverage.covered.is_some_and(|covered| is_small(covered.0)));
                let rest = coverage.covered.zip(coverage.total).map(|(covered, total)| total.0 - covered.0);
                prop_assert!(!rest.is_some_and(is_small));
            }
            let hidden = rows[1..].iter().filter(|row| row.observation.coverage.covered.is_none()).count();
            prop_assert!(rows[0].observation.coverage.covered.is_none() || hidden != 1);
            let once = rows.clone();
            suppress(&mut rows, &areas, below, &[Lang::En]);
            prop_assert_eq!(once, rows, "a second time takes nothing more");
        }
    }
}
