//! The explorer in the browser: what its worker (`src/app/explorer/worker.js`) calls. Answers are JSON but for pixels.

use noticeboard::explore::{By, Explorer, Names, Palette, Query, Scores, Table, TableError, View};
use noticeboard::map::Ground;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Names in the view are shown where they are no more.
const LABELS: usize = 60;

/// The table of a programme, and what a reader does with it.
#[wasm_bindgen]
pub struct Places {
    explorer: Explorer,
    /// ids of the dimensions of rating that have scores
    ratings: Vec<String>,
    ground: Option<Ground>,
}

#[wasm_bindgen]
impl Places {
    /// What is thrown says why: `version` or `damaged`. `ground` is JSON, or empty where there is no map.
    pub fn open(bytes: Vec<u8>, ratings: Vec<String>, ground: &str) -> Result<Places, JsValue> {
        let table = Table::read(bytes).map_err(why)?;
        let ground = serde_json::from_str(ground).ok();
        Ok(Places { explorer: Explorer::new(table), ratings, ground })
    }

    /// False if the names are of another release than the table.
    pub fn take_names(&mut self, text: String) -> bool {
        Names::parse(text).is_some_and(|names| self.explorer.take_names(names))
    }

    pub fn take_scores(&mut self, dimension: &str, bytes: Vec<u8>) -> Result<(), JsValue> {
        let scores = Scores::read(bytes, self.explorer.table().len()).map_err(why)?;
        self.explorer.take_scores(dimension, scores);
        Ok(())
    }

    /// The dimension whose scores an address needs and which are not here yet.
    pub fn lacks_scores(&self, pairs: Vec<String>) -> Option<String> {
        let rating = self.query(&pairs).rating?;
        (self.explorer.rating() != Some(rating.as_str())).then_some(rating)
    }

    /// Selects what an address asks for: `pairs` are keys and values in turn.
    pub fn select(&mut self, pairs: Vec<String>) -> String {
        let query = self.query(&pairs);
        json(&self.explorer.select(&query))
    }

    fn query(&self, pairs: &[String]) -> Query {
        let (pairs, _) = pairs.as_chunks::<2>();
        let pairs = pairs.iter().map(|[key, value]| (key.as_str(), value.as_str()));
        Query::parse(pairs, self.explorer.table(), &self.ratings)
    }

    pub fn window(&mut self, start: usize, length: usize) -> String {
        json(&self.explorer.window(start, length))
    }

    /// How many of the places selected are off the map, and how many have no position.
    pub fn unplaced(&self) -> Vec<usize> {
        <[usize; 2]>::from(self.explorer.unplaced()).into()
    }

    pub fn groups(&self, by: &str) -> String {
        json(&By::parse(by).map(|by| self.explorer.groups(by)).unwrap_or_default())
    }

    /// Index, id, name and parent of the areas: the path to the one selected, then those directly below it.
    pub fn areas(&self, area: Option<usize>) -> String {
        json(&self.explorer.around(area))
    }

    /// Draws the view; `colours` are those of the statuses, then that of the dots' rim. Gives how many places are in it.
    pub fn draw(&mut self, view: &[f32], colours: &[u32], size: u32) -> usize {
        let mut palette = Palette::default();
        palette
            .standings
            .iter_mut()
            .chain([&mut palette.rim])
            .zip(colours)
            .for_each(|(colour, given)| *colour = *given);
        self.explorer.draw(&view_of(view), &palette, size)
    }

    /// Where what was drawn lies in memory until the next call: red, green, blue and opacity of each pixel of the view.
    pub fn pixels(&self) -> usize {
        self.explorer.pixels().as_ptr() as usize
    }

    /// x, y and name of the places in the view, where they are few.
    pub fn labels(&self, view: &[f32]) -> String {
        json(&self.explorer.labels(&view_of(view), LABELS))
    }

    /// The places near a point of the view, nearest first, and how many there are.
    pub fn hit(&self, view: &[f32], x: f32, y: f32, within: f32, limit: usize) -> String {
        json(&self.explorer.hit(&view_of(view), [x, y], within, limit))
    }

    /// The places nearest to a position on the globe, with metres to each.
    pub fn near(&self, longitude: f64, latitude: f64, limit: usize) -> String {
        let Some(ground) = &self.ground else { return "[]".to_owned() };
        let spot = ground.spot([longitude, latitude]).map(|part| part as f32);
        json(&self.explorer.nearest(spot, ground.metres(), limit))
    }

    /// One row, and where it is on the map; None if no place has this id.
    pub fn place(&self, id: &str) -> Option<String> {
        let row = self.explorer.find(id)?;
        Some(json(&(self.explorer.shown(row), self.explorer.spot(row))))
    }

    /// The best matches of what was typed.
    pub fn search(&self, typed: &str, limit: usize) -> String {
        json(&self.explorer.search(typed, limit))
    }
}

fn view_of(view: &[f32]) -> View {
    let at = |i: usize| view.get(i).copied().unwrap_or(0.0);
    View { width: at(0) as u32, height: at(1) as u32, left: at(2), top: at(3), map_width: at(4), map_height: at(5) }
}

fn why(error: TableError) -> JsValue {
    JsValue::from_str(match error {
        TableError::OtherVersion => "version",
        TableError::Damaged => "damaged",
    })
}

fn json(value: &impl Serialize) -> String {
    // what is written here has no keys but strings, and so does not fail
    serde_json::to_string(value).unwrap_or_default()
}

fn main() {}
