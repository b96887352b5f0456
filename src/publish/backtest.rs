//! The table of the forecast tried on the past, for a terminal.

use std::fmt::Write;

use crate::measure::{Measures, Row, Tried, backtest};
use crate::model::{IndicatorIx, Programme};

/// The first indicator's, by level and horizon.
pub fn backtest_rows(programme: &Programme) -> Vec<Row> {
    backtest(programme, &Measures::new(programme), IndicatorIx(0))
}

/// As text: how many windows held, and the mean score in days beside that of naive drift.
pub fn backtest_table(rows: &[Row]) -> String {
    let mut out = String::new();
    let heading =
        ["target", "horizon", "cases", "held", "score", "naive", "| open", "days", "held", "95%", "score", "naive"];
    let line = |cells: [String; 12]| {
        let [target, horizon, rest @ ..] = cells;
        let rest: Vec<String> = rest.iter().map(|cell| format!("{cell:>8}")).collect();
        format!("{target:>6} {horizon:>8}{}\n", rest.concat())
    };
    out.push_str(&line(heading.map(str::to_owned)));
    let tried = |tried: &Tried| {
        let part = if tried.cases == 0 { "-".to_owned() } else { format!("{:.1}%", tried.held * 100.0) };
        [tried.cases.to_string(), part, format!("{:.1}", tried.score), format!("{:.1}", tried.naive)]
    };
    let between = |tried: &Tried| {
        tried.between.map_or("-".to_owned(), |(low, high)| format!("{:.0}-{:.0}", low * 100.0, high * 100.0))
    };
    for row in rows {
        let [cases, held, score, naive] = tried(&row.all);
        let [open, open_held, open_score, open_naive] = tried(&row.open);
        let target = row.level.map_or("all".to_owned(), |level| format!("{level}%"));
        let horizon = row.horizon.map_or("all".to_owned(), |days| format!("{days} d"));
        let (days, sure) = (row.open.origins.to_string(), between(&row.open));
        let open = format!("| {open}");
        let cells = [target, horizon, cases, held, score, naive, open, days, open_held, sure, open_score, open_naive];
        // writing to a string does not fail
        let _ = write!(out, "{}", line(cells));
    }
    out.push_str("open: the outcome or an edge of the window lies within the horizon. days: on which forecasts were made; areas rise and fall together, so that\n95%, between which the fraction lies that held, is as wide as days differ. Scores are mean interval scores in days.\n");
    out
}
