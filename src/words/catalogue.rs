//! What every language must answer: fixed strings, and sentences round figures that are already written.
//!
//! A language is one file beside this one. A string or a sentence that it lacks does not compile.

use super::api::ApiWords;
use super::explorer::Explorer;
use super::sharing::Sharing;
use super::trust::Trust;
use super::{Fault, Severity, de, en, zh_cn};
use crate::model::{Cause, Checked, CivilDate, ClaimKind, Evidence, Grade, Lang, Status};

/// The fixed strings of a language.
pub fn words(lang: Lang) -> &'static Words {
    catalogue(lang).words()
}

pub(super) fn catalogue(lang: Lang) -> &'static dyn Catalogue {
    match lang {
        Lang::ZhCn => &zh_cn::Chinese,
        Lang::En => &en::English,
        Lang::De => &de::German,
    }
}

/// Which counts are known.
#[derive(Clone, Copy)]
pub(super) enum Counts<'a> {
    Both { covered: &'a str, total: &'a str },
    Covered(&'a str),
    Total(&'a str),
    Percent,
    Nothing,
}

/// Why there is no share.
#[derive(Clone, Copy)]
pub(super) enum Missing {
    Everything,
    ZeroTotal,
    Total,
    Covered,
}

/// How a promise came out, with the figure that decides it.
#[derive(Clone, Copy)]
pub(super) enum Verdict<'a> {
    Open,
    Met { share: &'a str, counts: &'a str, day: &'a str },
    Missed { share: &'a str, counts: &'a str, day: &'a str, points: &'a str },
    CannotTell,
}

/// A span of time that is no whole day, month or year.
#[derive(Clone, Copy)]
pub(super) enum Span<'a> {
    Between(&'a str, &'a str),
    Years(i16, i16),
    Until(&'a str),
    From(&'a str),
    Unknown,
}

/// A line of what changed between two releases. Counts are how many.
#[derive(Clone, Copy)]
pub enum Change<'a> {
    First,
    Nothing,
    /// a release whose files were taken away, for room or for good
    Dropped {
        release: u32,
        pruned: bool,
        reason: &'a str,
    },
    Altered(usize),
    Withdrawn(usize),
    /// a figure in words, before and after
    Figure {
        name: &'a str,
        from: &'a str,
        to: &'a str,
    },
    Added(usize),
    Areas(usize),
    AreasGone(usize),
    PlacesGone(usize),
    PlacesNew(usize),
    Statuses(usize),
    PromisesGone(usize),
    PromisesNew(usize),
    Definitions(usize),
    /// none of the above, but files are not the same
    Files(usize),
}

/// A sentence about what was measured. Figures, dates and names come as they are to be written; `counts` is "9 of 12".
#[derive(Clone, Copy)]
pub(super) enum Say<'a> {
    // why a promise is not decided, and what would decide it
    NoFigures {
        due: &'a str,
    },
    ReachedBetween {
        before: Option<(&'a str, &'a str)>,
        after: (&'a str, &'a str),
        due: &'a str,
    },
    UnknownDecide {
        unknown: &'a str,
        day: &'a str,
    },
    /// on another list than that of the day; what is reached, None where unknown places decide
    OnList {
        day: &'a str,
        is_todays: bool,
        share: &'a str,
        counts: &'a str,
        is_reached: Option<bool>,
    },
    // the ledger
    Moved {
        rose: bool,
        by: &'a str,
        covered: &'a str,
        list: Option<&'a str>,
    },
    Statuses {
        total: &'a str,
        units: &'a str,
        parts: &'a str,
    },
    Without(&'a str),
    Unmoved,
    Period {
        from: (&'a str, &'a str),
        to: (&'a str, &'a str),
    },
    ListChanged(ListChanged<'a>),
    // claims
    DataGive {
        share: &'a str,
        counts: Option<&'a str>,
        day: &'a str,
    },
    PlanReached {
        reported: &'a str,
        stated: &'a str,
    },
    PlanNotReached {
        reported: &'a str,
        stated: &'a str,
    },
    PlanEarly {
        reported: &'a str,
        stated: &'a str,
        of: &'a str,
    },
    PlanWithoutReport,
    NotCounted,
    NoCovered {
        total: Option<&'a str>,
    },
    NoDate,
    NoFigureOf {
        day: &'a str,
        before: Option<(&'a str, &'a str)>,
        after: Option<(&'a str, &'a str)>,
    },
    UnknownWouldDecide {
        counts: &'a str,
        unknown: &'a str,
        day: &'a str,
    },
    // what is left
    HalfOfRest {
        left: &'a str,
        units: &'a str,
        half: usize,
        of: usize,
    },
    NothingLeft {
        areas: usize,
    },
    Apart {
        points: &'a str,
        best: (&'a str, &'a str),
        worst: (&'a str, &'a str),
    },
    // pace
    NeededAWeek {
        points: &'a str,
        count: Option<&'a str>,
        units: &'a str,
        due: &'a str,
    },
    AWeek {
        points: &'a str,
        count: Option<&'a str>,
        units: &'a str,
    },
    Since(&'a str),
    WindowBetween {
        goal: &'a str,
        last: &'a str,
        early: &'a str,
        late: &'a str,
    },
    WindowFrom {
        goal: &'a str,
        last: &'a str,
        early: &'a str,
    },
    NotWithinAYear {
        goal: &'a str,
        last: &'a str,
    },
    NoForecastTooFew,
    NoForecastStalled {
        last: &'a str,
    },
    NoForecastFalling {
        last: &'a str,
    },
    CameTrue {
        on: Option<&'a str>,
        as_foretold: bool,
    },
    // ratings
    Score {
        name: &'a str,
        score: &'a str,
        scale: &'a str,
        between: Option<(&'a str, &'a str)>,
        n: u32,
        day: &'a str,
    },
    TooFew {
        name: &'a str,
        n: u32,
        threshold: u32,
    },
    Scale {
        min: &'a str,
        max: &'a str,
        lower_is_better: bool,
    },
    Ranked {
        name: &'a str,
        best: usize,
        worst: usize,
        of: usize,
    },
    MayBeFirst {
        count: usize,
        of: usize,
    },
    PlacesRated {
        shown: usize,
        hidden: usize,
    },
    WorksIn(usize),
    OtherAreas(usize),
    OtherSources(usize),
    AreasOf {
        count: usize,
        of: usize,
    },
    CompleteAreas {
        count: usize,
        of: usize,
    },
    ApartSince {
        day: &'a str,
        points: &'a str,
        closes: Option<bool>,
    },
}

/// A change of the list of what is counted.
#[derive(Clone, Copy)]
pub(super) struct ListChanged<'a> {
    pub day: &'a str,
    /// by how many, and in which direction
    pub grew: bool,
    pub by: &'a str,
    pub from: &'a str,
    pub to: &'a str,
    /// percentage points, with their sign
    pub list: &'a str,
    pub covered: &'a str,
    /// by how many more are covered, with its sign
    pub count: &'a str,
}

/// What was assumed in making a package of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Assumed {
    Encoding(String),
    /// the sheet that was read, and those that there are
    Sheet(String, String),
    /// the column of their names, and how many
    Places(String, usize),
    Areas(String, usize),
    Covered(String),
    Total(String),
    Percent(String),
    /// how many columns of dates, and the first of them
    Wide(usize, String),
    /// the column, and its words for "covered"
    Status(String, String),
    DateMeansCovered(String),
    /// the column and, unless it is plain, its format
    Date(String, String),
    AsOf(CivilDate),
    Title(String),
    NoPromise,
    Unused(String),
}

/// The sentences of a language. Numbers, shares and dates come as they are to be written.
pub(super) trait Catalogue: Sync {
    fn words(&self) -> &'static Words;
    /// a number in percent
    fn percent(&self, number: &str) -> String;
    fn span(&self, span: Span) -> String;
    /// "63,027,665 of 83,155,031 residents", or what is missing of it
    fn counts(&self, counts: Counts, units: &str) -> String;
    /// counts in a table whose heading says what they count
    fn row_counts(&self, counts: Counts) -> String;
    fn missing(&self, missing: Missing) -> &'static str;
    fn share_of(&self, share: &str, units: &str) -> String;
    /// `now` is "74.5% of residents", `name` what it is a share of
    fn figure_and_promise(&self, name: &str, now: &str, goal: &str, due: &str, verdict: Verdict) -> String;
    fn promised_and_not_published(&self, name: &str, goal: &str, due: &str) -> String;
    fn promise(&self, goal: &str, due: &str) -> String;
    fn target_chip(&self, goal: &str) -> String;
    fn verdict(&self, verdict: Verdict) -> String;
    fn say(&self, say: Say) -> String;
    fn cause(&self, cause: Cause) -> &'static str;
    /// a figure behind a name, with more behind it
    fn labelled(&self, name: &str, share: &str, counts: &str) -> String;
    fn total_changed(&self, day: &str, old: &str, new: &str) -> String;
    fn unknown_range(&self, unknown: &str, highest: &str) -> String;
    fn unknown_count(&self, unknown: &str) -> String;
    fn progress(&self, name: &str, from: &str, day: &str, to: &str) -> String;
    fn map_without_figures(&self, areas: usize) -> String;
    /// area and share, of the lowest and of the highest
    fn map_range(&self, lowest: (&str, &str), highest: (&str, &str)) -> String;
    fn map_measure(&self, day: Option<&str>) -> String;
    fn map_label(&self, area: &str) -> String;
    fn yearly(&self, name: &str) -> String;
    /// a status; where all that is known is that somebody said so, that
    fn status(&self, status: Status, evidence: Option<Evidence>) -> &'static str;
    fn evidence(&self, evidence: Evidence) -> &'static str;
    fn claim_kind(&self, kind: ClaimKind) -> &'static str;
    fn grade(&self, grade: Grade) -> &'static str;
    fn checked(&self, checked: Checked) -> &'static str;
    /// what is wrong, and what to do about it
    fn fault(&self, fault: &Fault) -> (String, String);
    fn severity(&self, severity: Severity) -> &'static str;
    /// where in a package something stands
    fn place(&self, file: &str, row: Option<u64>, column: Option<&str>) -> String;
    fn and_more(&self, more: usize) -> String;
    /// how often a count that should only grow fell, and the last time
    fn falling(&self, times: usize, day: &str, from: &str, to: &str) -> String;
    /// one line of what changed between two releases
    fn change(&self, change: Change) -> String;
    fn assumed(&self, assumed: &Assumed) -> String;
    /// how many errors, warnings and notes
    fn tally(&self, errors: usize, warnings: usize, notes: usize) -> String;
}

/// The fixed strings of one language.
pub struct Words {
    // frame of every page
    pub site: &'static str,
    pub site_tagline: &'static str,
    pub skip: &'static str,
    pub menu: &'static str,
    pub overview: &'static str,
    pub areas: &'static str,
    pub map: &'static str,
    pub find: &'static str,
    pub places: &'static str,
    pub stories: &'static str,
    pub claims: &'static str,
    pub data: &'static str,
    pub all_sources: &'static str,
    pub about: &'static str,
    pub more: &'static str,
    /// the language's own name
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub all_programmes: &'static str,
    pub illustrative: &'static str,
    pub illustrative_long: &'static str,
    pub made_with: &'static str,

    pub site_question: &'static str,
    pub total_changed: &'static str,
    pub table_of_month_ends: &'static str,
    pub scorecard_lead: &'static str,
    pub source_and_licence: &'static str,
    pub licence_of_data: &'static str,

    // search
    pub search: &'static str,
    pub search_hint: &'static str,
    pub search_nothing: &'static str,
    /// where places are too many for the search of every page
    pub search_areas: &'static str,
    pub search_no_area: &'static str,
    pub search_no_place: &'static str,
    pub search_failed: &'static str,
    pub browse_areas: &'static str,

    // headline
    pub not_published: &'static str,
    pub as_of: &'static str,
    pub latest_figure: &'static str,
    pub covered: &'static str,
    pub total: &'static str,
    pub share: &'static str,
    pub unknown: &'static str,
    pub the_promise: &'static str,
    pub what_is_counted: &'static str,
    pub covered_means: &'static str,
    /// of data that are not invented, before their source
    pub real: &'static str,
    pub how_counted: &'static str,
    pub next_release: &'static str,
    pub announced: &'static str,
    pub moved: &'static str,
    pub what_would_tell: &'static str,
    pub source: &'static str,
    pub sources: &'static str,
    pub licence: &'static str,
    pub note: &'static str,

    // figures
    pub chart: &'static str,
    pub table: &'static str,
    pub tiles: &'static str,
    pub progress_title: &'static str,
    pub progress_measure: &'static str,
    pub ranking: &'static str,
    pub no_data: &'static str,
    pub legend: &'static str,
    pub beside_map: &'static str,
    pub no_approval: &'static str,
    pub map_approval: &'static str,
    pub boundaries_by: &'static str,
    pub date: &'static str,
    pub area: &'static str,
    pub group: &'static str,
    pub groups_title: &'static str,
    pub groups_measure: &'static str,
    pub planned: &'static str,
    pub reported: &'static str,
    pub year: &'static str,
    pub planned_reported: &'static str,
    pub choose_area: &'static str,
    pub open_area: &'static str,
    pub readout_hint: &'static str,
    pub target: &'static str,

    // areas and places
    pub part_of: &'static str,
    pub smaller_areas: &'static str,
    pub places_here: &'static str,
    pub place: &'static str,
    pub status: &'static str,
    pub since: &'static str,
    pub evidence: &'static str,
    pub company: &'static str,
    pub form: &'static str,
    pub about_company: &'static str,
    pub mode: &'static str,
    pub kind: &'static str,
    pub also_called: &'static str,
    pub history: &'static str,
    pub scorecard: &'static str,
    pub score: &'static str,
    pub scale: &'static str,
    pub too_few: &'static str,
    pub awards: &'static str,
    pub report_error: &'static str,
    pub merged_into: &'static str,
    pub find_title: &'static str,
    pub find_lead: &'static str,
    pub place_unknown: &'static str,
    pub area_unknown: &'static str,
    pub made_by_script: &'static str,
    pub all_places: &'static str,
    pub ratings_of: &'static str,
    pub no_status: &'static str,

    // stories
    pub stories_lead: &'static str,
    pub no_stories: &'static str,
    pub before: &'static str,
    pub during: &'static str,
    pub after: &'static str,
    pub slider: &'static str,
    pub illustration: &'static str,
    pub photo: &'static str,
    pub checklist: &'static str,
    pub item: &'static str,
    pub chosen_by: &'static str,
    /// `{n}`
    pub chosen_among: &'static str,
    pub rated_then: &'static str,
    /// what was done in a story
    pub work: &'static str,
    /// of a choice: all of them
    pub any: &'static str,
    pub stories_none: &'static str,
    /// `{n}` `{of}`
    pub stories_shown: &'static str,
    pub stories_map: &'static str,
    pub all_stories: &'static str,

    // claims
    pub claims_lead: &'static str,
    pub said_by: &'static str,
    pub stated_on: &'static str,
    pub refers_to: &'static str,
    pub statement: &'static str,
    pub value: &'static str,
    pub no_claims: &'static str,
    pub all_claims: &'static str,

    // data
    pub data_lead: &'static str,
    pub file: &'static str,
    pub rows: &'static str,
    pub size: &'static str,
    pub download: &'static str,
    pub version: &'static str,
    pub release: &'static str,
    pub publisher: &'static str,
    pub descriptor: &'static str,
    pub modes_title: &'static str,

    // a package that a reader opens
    pub open_link: &'static str,
    pub open_title: &'static str,
    pub open_lead: &'static str,
    pub open_drop: &'static str,
    pub open_files: &'static str,
    pub open_folder: &'static str,
    pub open_needs_scripts: &'static str,
    pub open_loading: &'static str,
    pub open_reading: &'static str,
    pub open_failed: &'static str,
    pub open_no_descriptor: &'static str,
    pub open_bad_zip: &'static str,
    pub open_too_large: &'static str,
    pub open_no_page: &'static str,
    pub open_pages: &'static str,
    pub open_refused: &'static str,
    pub open_notice: &'static str,
    pub open_close: &'static str,

    // when something fails
    pub not_found_title: &'static str,
    pub not_found_lead: &'static str,
    pub to_overview: &'static str,
    pub stale_script: &'static str,
    // a programme that names no indicator counts these
    pub implicit_name: &'static str,
    pub implicit_unit: &'static str,
    pub implicit_units: &'static str,
    pub readers_will_see: &'static str,
    pub withheld: &'static str,
    pub from_parts: &'static str,
    pub above_total: &'static str,
    pub assumed: &'static str,
    pub ask_title: &'static str,
    pub ask_unit: &'static str,
    pub ask_due: &'static str,
    pub ask_announced: &'static str,
    pub ask_share: &'static str,
    // promise, ledger, claims, what is left
    pub due_today: &'static str,
    /// `{n}` stands for the number of days; one, and more
    pub due_in: [&'static str; 2],
    pub overdue: [&'static str; 2],
    pub since_deadline: [&'static str; 2],
    pub borne_out: &'static str,
    pub contradicted: &'static str,
    pub reported_done: &'static str,
    pub reported_short: &'static str,
    pub cannot_be_told: &'static str,
    pub cause: &'static str,
    pub on_the_list: &'static str,
    pub points_of_share: &'static str,
    pub more_covered: &'static str,
    pub list_changed: &'static str,
    pub list_changes: &'static str,
    pub list_changes_lead: &'static str,
    pub list_before: &'static str,
    pub list_after: &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub left: &'static str,
    pub running_total: &'static str,
    pub best_to_worst: &'static str,
    pub needed: &'static str,
    pub achieved_recently: &'static str,
    pub forecast_how: &'static str,
    pub method: &'static str,
    pub earlier_forecasts: &'static str,
    pub forecast: &'static str,
    pub outcome: &'static str,
    pub still_open: &'static str,
    pub ratings: &'static str,
    pub ratings_lead: &'static str,
    pub companies: &'static str,
    pub company_unknown: &'static str,
    pub worse: &'static str,
    pub better: &'static str,
    pub profile_how: &'static str,
    pub rows_behind: &'static str,
    pub one_inspection: &'static str,
    pub dimension: &'static str,
    pub interval: &'static str,
    pub spread: &'static str,
    pub rank: &'static str,
    pub no_rank: &'static str,
    pub ranks_how: &'static str,
    pub places_rated: &'static str,
    pub replies: &'static str,
    pub scores_then: &'static str,
    pub no_scores_then: &'static str,
    pub method_lead: &'static str,
    pub worked_example: &'static str,
    // a title, and paragraphs with line ends between
    pub method_share: [&'static str; 2],
    pub method_unknown: [&'static str; 2],
    pub method_ledger: [&'static str; 2],
    pub method_promise: [&'static str; 2],
    pub method_claims: [&'static str; 2],
    pub method_pace: [&'static str; 2],
    pub method_gap: [&'static str; 2],
    pub method_score: [&'static str; 2],
    pub method_ranks: [&'static str; 2],
    pub plot_hint: &'static str,
    pub compare_areas: &'static str,
    pub pick_areas: &'static str,
    pub through_time: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub decimal_sign: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub best_by_worst: &'static str,
    pub average: &'static str,
    pub more_figures: &'static str,
    pub multiples_title: &'static str,
    pub promised: &'static str,
    pub deadline: &'static str,
    pub best: &'static str,
    pub worst: &'static str,
    pub from_best: &'static str,
    pub from_average: &'static str,
    pub relative: &'static str,
    pub gap_measure: &'static str,
    pub rest_measure: &'static str,
    /// behind a sentence that another follows
    pub full_stop: &'static str,
    pub list_separator: &'static str,
    pub colon: &'static str,
    pub counted_singly: &'static str,
    pub keep_place: &'static str,
    pub kept_place: &'static str,
    pub my_places: &'static str,
    pub my_places_note: &'static str,
    pub explore: Explorer,
    pub sharing: Sharing,
    pub trust: Trust,
    pub api: ApiWords,
    /// of a file: `{date}` `{from}`
    pub fetched: &'static str,
    /// `{files}` `{date}`
    pub source_down: &'static str,
}
