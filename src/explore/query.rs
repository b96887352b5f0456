//! What an address asks for: `?area=S01&status=covered&status=lapsed&from=2024-01-01&q=…`, the same on every device.
//!
//! A key may stand several times, and any of its values is enough; different keys must all hold. `none` asks for rows of
//! which nothing was published. What an address names that the table does not have is told, and leaves no filter behind.

use crate::model::When;

use super::filter::{Filter, NO_SPAN};
use super::order::Order;
use super::table::{EVIDENCE, NONE, Standing, Table};

/// An address, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// without names and scores, which are looked up elsewhere
    pub filter: Filter,
    /// part of a name
    pub text: String,
    /// id of a dimension of rating, and from where to where its scores go
    pub rating: Option<String>,
    pub least: Option<f64>,
    pub greatest: Option<f64>,
    pub order: Order,
    /// keys and values that mean nothing here
    pub unknown: Vec<(String, String)>,
}

/// Keys that belong to the page, not to the table.
const OF_PAGE: [&str; 6] = ["view", "by", "order", "at", "place", "map"];

impl Query {
    /// `ratings` are the ids of the dimensions that have scores.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>, table: &Table, ratings: &[String]) -> Query {
        let mut query = Query::default();
        let (mut from, mut to) = (None, None);
        for (key, value) in pairs {
            // an empty field of a form asks for nothing
            if value.is_empty() || OF_PAGE.contains(&key) {
                continue;
            }
            let filter = &mut query.filter;
            let dictionaries = &table.dictionaries;
            let understood = match key {
                "area" => {
                    let found = dictionaries.areas.iter().position(|area| area.id == value);
                    filter.area = found.or(filter.area);
                    found.is_some()
                }
                "status" => add(&mut filter.standings, Standing::ALL.iter().position(|it| it.as_str() == value)),
                "evidence" => add(&mut filter.evidence, EVIDENCE.iter().position(|(_, word)| *word == value)),
                "mode" => add_id(&mut filter.modes, &dictionaries.modes, value),
                "kind" => add_id(&mut filter.kinds, &dictionaries.kinds, value),
                "company" => add_id(&mut filter.companies, &dictionaries.companies, value),
                "from" => take(&mut from, When::parse(value).and_then(|when| when.earliest)),
                "to" => take(&mut to, When::parse(value).and_then(|when| when.latest)),
                "rating" => take(&mut query.rating, ratings.iter().find(|id| *id == value).cloned()),
                "min" => take(&mut query.least, number(value)),
                "max" => take(&mut query.greatest, number(value)),
                "sort" => {
                    let order = Order::parse(value);
                    query.order = order.unwrap_or(query.order);
                    order.is_some()
                }
                "q" => {
                    query.text = value.to_owned();
                    true
                }
                _ => false,
            };
            if !understood {
                query.unknown.push((key.to_owned(), value.to_owned()));
            }
        }
        if from.is_some() || to.is_some() {
            let first = from.map_or(0, |date| table.day_of(date));
            let last = to.map_or(NONE - 1, |date| table.day_of(date));
            // a span that lies before the first day or after the last has no day in it
            let before = to.zip(table.date(0)).is_some_and(|(to, first)| to < first);
            query.filter.days = Some(if before { NO_SPAN } else { first..=last });
        }
        query
    }
}

fn add(list: &mut Vec<u8>, found: Option<usize>) -> bool {
    list.extend(found.map(|index| index as u8));
    found.is_some()
}

fn add_id(list: &mut Vec<u16>, ids: &[String], value: &str) -> bool {
    let found = ids.iter().position(|id| id == value).map(|index| index as u16);
    let found = found.or_else(|| (value == "none").then_some(NONE));
    list.extend(found);
    found.is_some()
}

fn take<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let is_some = value.is_some();
    *slot = value.or_else(|| slot.take());
    is_some
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}
