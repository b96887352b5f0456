//! The compounds: where each lies, of what kind it is, who manages it and how.

use super::city::City;
use super::table::Table;
use super::{Dice, records};

pub(super) struct Place {
    pub id: String,
    pub community: usize,
    pub position: Option<[f64; 2]>,
    pub kind: &'static str,
    pub mode: &'static str,
    pub provider: usize,
    households: u32,
    fee: f64,
    contract_ends: u16,
    has_alias: bool,
}

pub(super) fn invent(city: &City, count: usize, dice: &mut Dice) -> Vec<Place> {
    let mut upto: Vec<f64> = Vec::new();
    for community in &city.communities {
        upto.push(upto.last().copied().unwrap_or(0.0) + community.weight);
    }
    let all = upto.last().copied().unwrap_or(0.0);
    (0..count)
        .map(|i| {
            let at = dice.between(0.0, all);
            let community = upto.partition_point(|weight| *weight <= at).min(upto.len() - 1);
            let position = city.point_in(community, dice).filter(|_| !dice.chance(0.015));
            let (kind, mode) = match dice.part() {
                part if part < 0.46 => ("old", ["regular", "entrusted", "joined"][dice.pick(3)]),
                part if part < 0.72 => ("commercial", "regular"),
                _ => ("yard", ["joined", "merged", "entrusted", "shared"][dice.pick(4)]),
            };
            // a few companies have much, many have little
            let provider = (dice.part() * dice.part() * records::PROVIDERS as f64) as usize;
            Place {
                id: format!("P{:04}", i + 1),
                community,
                position,
                kind,
                mode,
                provider,
                households: match kind {
                    "yard" => dice.between(12.0, 90.0),
                    "old" => dice.between(80.0, 700.0),
                    _ => dice.between(300.0, 2_400.0),
                } as u32,
                fee: (dice.between(0.3, 2.4) * 100.0).round() / 100.0,
                contract_ends: 2025 + dice.pick(4) as u16,
                has_alias: dice.chance(0.08),
            }
        })
        .collect()
}

pub(super) fn table(city: &City, places: &[Place]) -> Table {
    let columns = &[
        "place_id",
        "name",
        "name@en",
        "aliases",
        "area_id",
        "lon",
        "lat",
        "kind",
        "mode",
        "provider_id",
        "households",
        "fee",
        "contract_end",
    ];
    let mut table = Table::new("places", ["小区（演示数据）", "Compounds (illustrative)"], columns);
    table.rows.extend(places.iter().enumerate().map(|(i, place)| {
        let number = i + 1;
        let degrees = |axis: usize| place.position.map_or(String::new(), |position| format!("{:.5}", position[axis]));
        vec![
            place.id.clone(),
            format!("示例小区 {number:04}"),
            format!("Sample Compound {number:04}"),
            if place.has_alias { format!("示例家园 {number:04}") } else { String::new() },
            city.communities[place.community].id.clone(),
            degrees(0),
            degrees(1),
            place.kind.to_owned(),
            place.mode.to_owned(),
            records::provider_id(place.provider),
            place.households.to_string(),
            format!("{:.2}", place.fee),
            place.contract_ends.to_string(),
        ]
    }));
    table
}
