//! The model city 示例市: a whole package that is invented and says so, made from a number of places and a seed.
//!
//! In: [`Options`]. Out: the files of a package, the same bytes for the same options. The city lies in the open Atlantic,
//! so that no real place is under it; its names, companies and figures belong to nobody.

mod city;
mod descriptor;
mod history;
mod places;
mod records;
mod stories;
mod table;

use oorandom::Rand64;

use city::City;
use table::Table;

/// How large a city, of ten places or more, and which one.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub places: usize,
    pub seed: u64,
}

/// The package's files: path inside it, and bytes.
pub fn sample(options: &Options) -> Vec<(String, Vec<u8>)> {
    let mut dice = Dice(Rand64::new(u128::from(options.seed)));
    let city = City::new(&mut dice);
    let places = places::invent(&city, options.places, &mut dice);
    let status = history::invent(&city, &places, &mut dice);
    let tables = [
        city.areas(),
        places::table(&city, &places),
        records::kinds(),
        records::modes(),
        records::indicators(),
        history::table(&status),
        records::targets(),
        records::claims(),
        records::providers(),
        records::dimensions(),
        records::ratings(&places, &status, &mut dice),
        records::awards(),
        records::replies(),
        records::events(),
        stories::stories(&places, &city),
        stories::pictures(),
        stories::checklists(),
    ];
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    files.push(("datapackage.json".to_owned(), descriptor::descriptor(&tables)));
    files.push(("boundaries.geojson".to_owned(), city.geojson()));
    files.extend(tables.into_iter().map(|table: Table| (format!("{}.csv", table.name), table.csv())));
    files.extend(stories::files());
    files
}

/// Chance, the same on every machine.
struct Dice(Rand64);

impl Dice {
    /// From 0 up to, not including, 1.
    fn part(&mut self) -> f64 {
        self.0.rand_float()
    }

    fn chance(&mut self, probability: f64) -> bool {
        self.part() < probability
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.part()
    }

    /// An index below `len`.
    fn pick(&mut self, len: usize) -> usize {
        (self.part() * len as f64) as usize
    }

    /// Near 0, seldom beyond 1 on either side: the sum of chances, about a bell.
    fn bell(&mut self) -> f64 {
        (0..4).map(|_| self.part()).sum::<f64>() / 2.0 - 1.0
    }
}

#[cfg(test)]
mod tests;
