//! What was planned for a year against what was reported of it, from the claims of an indicator without a total.

use crate::model::{AreaIx, ClaimKind, Count, IndicatorIx, Programme};

/// One year's plan and report; the last one stated where there were several.
#[derive(Clone, Debug, PartialEq)]
pub struct YearRow {
    pub year: i16,
    pub planned: Option<Count>,
    pub reported: Option<Count>,
}

/// Years in order. Only claims about exactly that calendar year, in the indicator's own unit.
pub fn yearly(programme: &Programme, indicator: IndicatorIx, area: AreaIx) -> Vec<YearRow> {
    let unit = &programme.indicator(indicator).unit;
    let mut rows: Vec<YearRow> = Vec::new();
    let mut claims: Vec<_> = programme
        .claims
        .iter()
        .filter(|claim| {
            claim.indicator == Some(indicator) && claim.area == Some(area) && claim.unit.original() == unit.original()
        })
        .collect();
    claims.sort_by_key(|claim| claim.stated_on.latest);
    for claim in claims {
        let (Some(year), Some(value)) = (claim.refers_to.whole_year(), claim.value) else {
            continue;
        };
        if !matches!(claim.kind, ClaimKind::Plan | ClaimKind::Actual) {
            continue;
        }
        let i = rows.iter().position(|row| row.year == year).unwrap_or_else(|| {
            rows.push(YearRow { year, planned: None, reported: None });
            rows.len() - 1
        });
        match claim.kind {
            ClaimKind::Plan => rows[i].planned = Some(Count(value)),
            _ => rows[i].reported = Some(Count(value)),
        }
    }
    rows.sort_by_key(|row| row.year);
    rows
}
