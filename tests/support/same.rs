//! A small figure that is drawn natively and in the browser, and must come out the same.

use noticeboard::chart::{Mark, Point, Progress};

pub fn figure() -> Progress {
    let mark = Mark {
        announced: 2,
        due: 6,
        share: 8_000,
        label: "承诺 80%".to_owned(),
        due_label: "1月7日".to_owned(),
        moved: false,
    };
    Progress {
        points: vec![Point(0, 5_000, 5_500), Point(5, 6_000, 6_000), Point(9, 7_550, 7_550)],
        marks: vec![mark],
        end_label: "75.5%".to_owned(),
        percent: "%".to_owned(),
        ticks: vec![(0, "1月".to_owned())],
        ..Progress::default()
    }
}
