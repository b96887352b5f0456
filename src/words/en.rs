//! English. The model of the other languages.

use super::api;
use super::catalogue::{Assumed, Catalogue, Change, Counts, ListChanged, Missing, Say, Span, Verdict, Words};
use super::explorer::{Explorer, Failed, Keys, Spoken};
use super::fault::{Fault, Mangled, Mended, Severity, Unfetched, WrongPosition};
use super::format::{date, number, plural};
use super::sharing;
use super::trust;
use crate::model::{Cause, Checked, ClaimKind, Evidence, Grade, Lang, Status};

pub(super) struct English;

static WORDS: Words = Words {
    // frame of every page
    site: "Noticeboard",
    site_tagline: "Is the promise being kept? What the published figures say",
    skip: "Skip to content",
    menu: "Sections",
    overview: "Overview",
    areas: "Areas",
    map: "Map",
    find: "Find",
    places: "Find a place",
    stories: "Stories",
    claims: "Claims",
    data: "Data",
    all_sources: "All sources and data",
    about: "About",
    more: "More",
    language: "English",
    theme: "Theme",
    theme_auto: "Auto",
    theme_light: "Light",
    theme_dark: "Dark",
    all_programmes: "All programmes",
    illustrative: "Illustrative data",
    illustrative_long: "Illustrative data: the city, places, companies and figures are invented",
    made_with: "This site is made of static files and tracks nobody.",

    site_question: "It was promised. Is it being done?",
    total_changed: "total changed",
    table_of_month_ends: "Ends of months and deadlines; every date is in the data files",
    scorecard_lead: "Each by itself; no overall score is made of them",
    licence_of_data: "Licence of the data",
    source_and_licence: "Sources and licences",

    // search
    search: "Search",
    search_hint: "Area or place, by name",
    search_nothing: "Nothing found. Try a shorter name, or go down through Areas.",
    search_areas: "Area, by name",
    search_no_area: "No area of this name. Places are listed by area: find the area, or choose it on the page of all places.",
    search_no_place: "Places are listed by area: choose one below, or explore all of them by area.",
    search_failed: "The list of names could not be loaded. Check the connection, or go down through Areas.",
    browse_areas: "Browse all areas",

    // headline
    not_published: "Not published",
    as_of: "As of",
    latest_figure: "Latest figure",
    covered: "Covered",
    total: "Total",
    share: "Share",
    unknown: "Unknown",
    the_promise: "The promise",
    what_is_counted: "What is counted",
    covered_means: "What counts as covered",
    real: "Real. ",
    how_counted: "How areas are counted",
    next_release: "Next release",
    announced: "Announced",
    moved: "moved",
    what_would_tell: "What would have to be published to tell",
    source: "Source",
    sources: "Sources",
    licence: "Licence",
    note: "Note",

    // figures
    chart: "Chart",
    table: "Table",
    tiles: "Tiles",
    progress_title: "Progress",
    progress_measure: "Share covered over time; the red line is the promise; pale is what is unknown, or foretold",
    ranking: "Areas ranked",
    no_data: "No data",
    legend: "Legend",
    beside_map: "Areas that have no outline on this map",
    no_approval: "The boundaries carry no map approval number.",
    map_approval: "Map approval number",
    boundaries_by: "Boundaries",
    date: "Date",
    area: "Area",
    group: "Group",
    groups_title: "By group",
    groups_measure: "Only percentages were published, no counts",
    planned: "Planned",
    reported: "Reported",
    year: "Year",
    planned_reported: "Planned and reported, year by year",
    choose_area: "Choose an area to see its figures",
    open_area: "Open",
    readout_hint: "Move over the chart, or use the arrow keys, to read each date",
    target: "Promise",

    // areas and places
    part_of: "Part of",
    smaller_areas: "Smaller areas",
    places_here: "Places here",
    place: "Place",
    status: "Status",
    since: "Since",
    evidence: "Evidence",
    company: "Company",
    form: "Form of organisation",
    about_company: "About the company",
    mode: "Mode",
    kind: "Kind",
    also_called: "Also called",
    history: "History",
    scorecard: "Scorecard",
    score: "Score",
    scale: "Scale",
    too_few: "Too few to rate",
    awards: "Awards",
    report_error: "Report an error",
    merged_into: "Merged into",
    find_title: "Find a place",
    find_lead: "Type a name. The search runs on your device only.",
    place_unknown: "There is no place with this number. It may have been renamed or merged; search for it by name.",
    area_unknown: "There is no area with this number. It may have been renamed or merged; search for it by name.",
    made_by_script: "This page is made by a script, which did not run here.",
    all_places: "All places",
    ratings_of: "ratings",
    no_status: "No status was published",

    // stories
    stories_lead: "What changed, with what shows it",
    no_stories: "No stories were published",
    before: "Before",
    during: "At the time",
    after: "After",
    slider: "Drag to compare before and after",
    illustration: "A drawing, not a photograph",
    photo: "Photograph",
    checklist: "The same checklist, before and after",
    item: "Item",
    chosen_by: "How it was chosen",
    chosen_among: "one of {n}",
    rated_then: "Scores before and after",
    work: "Kind of work",
    any: "any",
    stories_none: "No story here is of this kind.",
    stories_shown: "{n} of {of} stories",
    stories_map: "Where the stories are from",
    all_stories: "All stories",

    // claims
    claims_lead: "What has been said about this programme, when and by whom",
    said_by: "Said by",
    stated_on: "Stated on",
    refers_to: "About",
    statement: "Statement",
    value: "Value",
    no_claims: "No claims were recorded",
    all_claims: "All claims",

    // data
    data_lead: "Every figure here can be downloaded; the addresses of the files stay",
    file: "File",
    rows: "Rows",
    size: "Size",
    download: "Download",
    version: "Version",
    release: "Release",
    publisher: "Publisher",
    descriptor: "Descriptor (Data Package v2)",
    modes_title: "Modes",

    // when something fails
    not_found_title: "There is no such page",
    not_found_lead: "The address may be wrong, or the page has moved.",
    to_overview: "To the overview",
    open_link: "Open a package of your own: it is checked and shown on your device",
    open_title: "Open a data package",
    open_lead: "Drop a package here: a folder, its files, or a ZIP of them. It is checked and shown as a site on this device, by the program that publishes; nothing of it is sent anywhere.",
    open_drop: "Drop the package here, or",
    open_files: "choose files or a ZIP",
    open_folder: "choose a folder",
    open_needs_scripts: "This page needs JavaScript and WebAssembly. On a computer, `noticeboard check` does the same.",
    open_loading: "Loading the program that reads packages …",
    open_reading: "Reading and checking …",
    open_failed: "The package could not be read here: the program stopped. It may be too large for this browser; `noticeboard check` on a computer reads it.",
    open_no_descriptor: "There is no datapackage.json among these files. Drop the whole folder of the package, or a ZIP of it; of a table alone `noticeboard init` makes a package.",
    open_bad_zip: "This ZIP cannot be read; it may be cut short, or protected by a password. Unpack it, then drop the folder.",
    open_too_large: "These files are larger than 500 MB together, which a browser does not hold. Use `noticeboard check` on a computer.",
    open_no_page: "The package that you opened has no such page.",
    open_pages: "Show it as a site",
    open_refused: "It cannot be shown as long as it has errors.",
    open_notice: "You opened this package. It is on this device only; nobody has published it here.",
    open_close: "Close",

    stale_script: "The interactive parts could not be loaded; the content of the page is complete without them.",
    // a programme that names no indicator counts these
    implicit_name: "Coverage",
    implicit_unit: "place",
    implicit_units: "places",
    readers_will_see: "What readers will see change:",
    withheld: "withheld: so small a count, or one from which it would follow, could point to a person",
    from_parts: "added up from its parts; no figure of its own was published",
    above_total: "more than the total, which is an estimate or out of date; shown as published",
    assumed: "Assumed:",
    ask_title: "Title of the page (Enter: the file's name)",
    ask_unit: "What is counted, many of them (residents, compounds)",
    ask_due: "By when was it promised (2027-06-30; Enter: no promise)",
    ask_announced: "When was that announced (2026-06-30; Enter: leave the promise out)",
    ask_share: "How much was promised, in percent (Enter: 100)",
    due_today: "due today",
    due_in: ["in {n} day", "in {n} days"],
    overdue: ["{n} day overdue", "{n} days overdue"],
    since_deadline: ["{n} day after the deadline", "{n} days after the deadline"],
    borne_out: "The data agree",
    contradicted: "Contradicted",
    reported_done: "A report says so",
    reported_short: "A report says less",
    cannot_be_told: "Cannot be told",
    cause: "Why",
    on_the_list: "On the list",
    points_of_share: "Percentage points",
    more_covered: "More covered",
    list_changed: "The total changed",
    list_changes: "When the total changed",
    list_changes_lead: "The total of those counted is a figure too. Each change of it, and what it alone did to the share:",
    list_before: "List before",
    list_after: "List after",
    start: "At the start",
    end: "At the end",
    left: "Left",
    running_total: "Together",
    best_to_worst: "Best to worst",
    needed: "Needed",
    achieved_recently: "Achieved in the last four weeks",
    forecast_how: "From the area's own pace in the last 4 and 13 weeks, which is taken to slow as fewer are left: it needs longer than at a steady pace. The window is meant to hold four times in five; the method page says how often it did.",
    method: "How it is measured",
    earlier_forecasts: "What earlier releases foretold",
    forecast: "Forecast",
    outcome: "What came",
    still_open: "still open",
    ratings: "Ratings",
    ratings_lead: "Each dimension by itself: no overall score is made of them. A rank is the range that the answers allow.",
    companies: "Companies",
    company_unknown: "no company has this id",
    worse: "worse",
    better: "better",
    profile_how: "The mark is the score, the lighter band its 95% interval, the hollow mark the score before. Every scale has its better end on the right.",
    rows_behind: "Rows behind it",
    one_inspection: "one inspection",
    dimension: "Dimension",
    interval: "95% interval",
    spread: "Spread",
    rank: "Rank",
    no_rank: "no rank: how sure it is was not published",
    ranks_how: "A bar spans every rank that the company may have, were all intervals to hold together (95%). Bars that overlap cannot be told apart.",
    places_rated: "Places",
    replies: "What they say of it",
    scores_then: "Scores when it was given",
    no_scores_then: "No score of that time was published.",
    method_lead: "Each figure of this site is made by one of these methods, and by nothing else. The data, and a script that does the same without this site's code, are open to everyone.",
    worked_example: "A worked example",
    method_share: [
        "The share",
        "A share is the number covered divided by the number on the list, of one area on one day. It is never shown without both. It says 100% only where the two are the same; where an area has nothing on its list it has no share. If a publisher gave only a percentage, the page says that no counts were published.",
    ],
    method_unknown: [
        "What is not known",
        "A place of which nothing was published is unknown: neither covered nor not covered. The share then is a range, from none of the unknown covered to all of them. A place counts as covered from the last day on which it may have become so.",
    ],
    method_ledger: [
        "Why the share changed",
        "A share changes because more is covered, or because the list changed. From one figure to the next each cause gets its exact part, measured against the mean of both ends (the symmetric or Shapley split; P. Das Gupta, 1993). The parts always sum to the change, and those of a year are the sum of those of its days. Where places are published each is followed: newly covered, no longer covered, corrected, come on the list, gone off it, merged into another. Merged places are fewer to count, and none is lost.",
    ],
    method_promise: [
        "Was the promise kept?",
        "The first target stays on record; a later date is shown beside it. The verdict comes from the figure of the day, or the first one after it: kept, if even the lowest reading reached the target by then; missed, if even the highest fell short. Otherwise it cannot be told, and the page says what would tell. It is also read on the list of the day of the promise and on today's. What was only said never counts.",
    ],
    method_claims: [
        "What was said, against the data",
        "A number that somebody stated is held against the published figure of the very day that it is about, rounded as it was. It is borne out, contradicted, or cannot be told. A plan is held against a report only once the planned time is over.",
    ],
    method_pace: [
        "Pace and forecast",
        "The pace is taken over the last 4 and the last 13 weeks, with all shares on today's list. The early date assumes 1.1 times the better of the two, halving every 30 weeks; the late date 0.7 times the worse, halving every 9 weeks, or more slowly where much is left (a week for every 3 points), and one more reporting interval. The fewer are left, the slower it goes. What lies more than a year ahead is not foretold. With fewer than six figures, or where nothing was added, there is no forecast.\nTried on the past of every area, the window is meant to hold four times in five. Counted where something happened within the time, it held in 74 of 100 cases of the German states' vaccination, and its score was better than that of naive drift (612 cases; 230 against 1,027 days). The states rise and fall together, so that these cases are worth few: 53 to 87 of 100 is as near as they can tell. Where a wave ends or begins it fails most.",
    ],
    method_gap: [
        "How far areas are apart",
        "From the best to the worst, and the mean distance of all areas from the best and from the average, each area weighted by what is counted in it (measures of the WHO's Health Equity Assessment Toolkit). What is left is taken from the finest areas whose counts sum to the whole.",
    ],
    method_score: [
        "Scores",
        "A score is the mean of n answers, with its date. Its 95% interval is Student's: the score plus and minus t times the spread divided by the root of n, narrower where a large part of all was asked. Below the publisher's threshold it says too few to rate; one inspection is a fact of its day and has no interval. A scale on which less is better is turned round in the drawing, and says so. No score is averaged over dimensions, and none is pulled towards the mean.",
    ],
    method_ranks: [
        "Ranks",
        "Two scores whose intervals overlap cannot be told apart. A rank is therefore a range: all ranks that are possible if every interval holds at once with 95% (M. Klein, T. Wright and J. Wieczorek, 2020; Bonferroni's correction for many).",
    ],
    plot_hint: "Point at a part, or go through them with the arrow keys",
    compare_areas: "Compared with other areas",
    pick_areas: "Choose areas",
    through_time: "Through time: month by month",
    play: "Play",
    pause: "Pause",
    decimal_sign: ".",
    from: "From",
    to: "to",
    best_by_worst: "Best ÷ worst",
    average: "Average",
    more_figures: "More figures: status over time, gaps between areas, area by area",
    multiples_title: "Area by area",
    promised: "promised",
    deadline: "deadline",
    best: "Best",
    worst: "Worst",
    from_best: "Mean distance from the best",
    from_average: "Mean distance from the average",
    relative: "In percent of the average",
    gap_measure: "Percentage points between areas; means are weighted by what is counted in each",
    rest_measure: "Not known to be covered, by area, most first",
    full_stop: ". ",
    list_separator: ", ",
    colon: ": ",

    counted_singly: " (both numbers by that list, on which those that have merged since count one each)",

    // explorer
    keep_place: "☆ Add to my places",
    kept_place: "★ In my places",
    my_places: "My places",
    my_places_note: "Kept on this device only.",
    sharing: sharing::EN,
    trust: trust::EN,
    api: api::EN,
    fetched: "Fetched on {date} from {from}",
    source_down: "The source of “{files}” did not answer when this was published. What is shown is the copy of {date}.",
    explore: Explorer {
        menu: "Explore",
        title: "Every place",
        lead: "Choose what to see; the counts follow at once. Everything runs on your device, and the address holds what you chose.",
        areas_only: "No single places were published, so this programme is explored by area.",
        all: "{all} {units}",
        nothing: "Nothing fits all of this at once.",
        clear: "Clear all filters",
        filters: "Filters",
        by_name: "Name",
        everywhere: "Everywhere",
        choose_part: "There are {all} {units}: too many to load at once. Choose where to look.",
        other_part: "Look elsewhere",
        rest: "in no smaller area",
        any: "Any",
        none_published: "Not published",
        off_list: "Off the list",
        from: "from",
        to: "to",
        score: "Score",
        no_score: "No score",
        least: "at least",
        greatest: "at most",
        group_by: "Grouped by",
        as_listed: "as listed",
        by_share: "share known to be covered",
        by_number: "number",
        sort_by: "Sorted by",
        map_label: "Map of places.",
        map_keys: "Arrows move it, + and \u{2212} zoom, 0 shows the whole, Enter reads what is in the middle. Places shown:",
        nearer: "Zoom in",
        farther: "Zoom out",
        whole: "Whole map",
        near: "Near me",
        shade: "Shade areas by share covered",
        tap: "Tap on a dot to see which place it is",
        since_latest: "Since, at the latest",
        needs_scripts: "Filtering, the chart and further rows need scripts, which are off here or did not load.",
        spoken: Spoken {
            some: "{shown} of {all} {units}",
            comma: ", ",
            quoted: "name like “{text}”",
            none_published: "Not published",
            share: "{covered} of {all} covered",
            more: "{n} more groups are not drawn. Choose an area or a filter to see them.",
            here: "{n} places lie here; the nearest of them:",
            nothing_here: "No place lies here. Zoom in, or tap on a dot.",
            nothing_near: "No place here",
            only_area: "Show {area} only",
            no_data: "no data",
            off_map: "{n} lie outside the map.",
            no_position: "{n} have no published position and are only in the table.",
            unknown: "The address asks for {key} “{value}”, which these data do not have. It was left out.",
            near_asking: "Asking your device where it is. The position stays on it.",
            near_denied: "Your device did not give its position. Allow it in the browser's settings, or search by name.",
            near_nothing: "None of the places shown has a published position.",
            keys: Keys {
                area: "area",
                status: "status",
                evidence: "evidence",
                mode: "mode",
                kind: "kind",
                company: "company",
                rating: "score",
                from: "from",
                to: "to",
                min: "at least",
                max: "at most",
                sort: "order",
                place: "place",
            },
            failed: Failed {
                missing: "The table of places could not be loaded. Check the connection and load the page again; the areas are still there to go through.",
                damaged: "The table of places arrived damaged, so none of it is shown. Load the page again; if it stays so, tell the publisher.",
                version: "The table of places is of another release than this page. Load the page again.",
                stopped: "The explorer stopped. Load the page again; the areas are still there to go through.",
            },
        },
    },
};

/// "1 area", "2 areas".
fn of(count: usize, one: &str, other: &str) -> String {
    let noun = plural(count, Lang::En, one, other);
    format!("{} {noun}", number(count as f64, Lang::En))
}

impl Catalogue for English {
    fn words(&self) -> &'static Words {
        &WORDS
    }

    fn percent(&self, number: &str) -> String {
        format!("{number}%")
    }

    fn span(&self, span: Span) -> String {
        match span {
            Span::Between(first, last) => format!("between {first} and {last}"),
            Span::Years(first, last) => format!("{first} to {last}"),
            Span::Until(day) => format!("{day} at the latest"),
            Span::From(day) => format!("{day} or later"),
            Span::Unknown => "date not published".to_owned(),
        }
    }

    fn counts(&self, counts: Counts, units: &str) -> String {
        match counts {
            Counts::Both { covered, total } => format!("{covered} of {total} {units}"),
            Counts::Covered(covered) => format!("{covered} covered; of how many {units} was not published"),
            Counts::Total(total) => format!("{total} {units} on the list; how many are covered was not published"),
            Counts::Percent => "no counts were published".to_owned(),
            Counts::Nothing => "neither covered nor total was published".to_owned(),
        }
    }

    fn row_counts(&self, counts: Counts) -> String {
        match counts {
            Counts::Both { covered, total } => format!("{covered} of {total}"),
            Counts::Covered(covered) => format!("{covered}; total not published"),
            Counts::Total(total) => format!("{total} on the list; how many are covered was not published"),
            Counts::Percent | Counts::Nothing => self.missing(Missing::Everything).to_owned(),
        }
    }

    fn missing(&self, missing: Missing) -> &'static str {
        match missing {
            Missing::Everything => "no figure was published",
            Missing::ZeroTotal => "the total is 0, so there is no share",
            Missing::Total => "the total was not published",
            Missing::Covered => "the number covered was not published",
        }
    }

    fn share_of(&self, share: &str, units: &str) -> String {
        format!("{share} of {units}")
    }

    fn figure_and_promise(&self, name: &str, now: &str, goal: &str, due: &str, verdict: Verdict) -> String {
        match verdict {
            Verdict::Open => format!("{name}: {now}; {goal} is promised by {due}"),
            Verdict::Met { .. } => format!("{name}: {goal} was promised by {due}, and kept; it is {now}"),
            Verdict::Missed { share, .. } => {
                format!(
                    "{name}: {goal} was promised by {due} and missed, with {share} on the day; the latest figure is {now}"
                )
            }
            Verdict::CannotTell => {
                format!("{name}: {now}; whether the promise of {goal} by {due} was kept cannot be told")
            }
        }
    }

    fn promised_and_not_published(&self, name: &str, goal: &str, due: &str) -> String {
        format!(
            "{name}: {goal} was promised by {due}. Whether it was kept cannot be told, for no figures were published"
        )
    }

    fn promise(&self, goal: &str, due: &str) -> String {
        format!("{goal} by {due}")
    }

    fn target_chip(&self, goal: &str) -> String {
        format!("{goal} promised")
    }

    fn verdict(&self, verdict: Verdict) -> String {
        match verdict {
            Verdict::Open => "the data end before this date".to_owned(),
            Verdict::Met { share, counts, day } => format!("met: {share} ({counts}) on {day}"),
            Verdict::Missed { share, counts, day, points } => {
                format!("missed: {share} ({counts}) on {day}, {points} points short")
            }
            Verdict::CannotTell => "cannot be told from what was published".to_owned(),
        }
    }

    fn say(&self, say: Say) -> String {
        match say {
            Say::NoFigures { due } => {
                format!("No figure was published. The number covered and the total on {due} would tell.")
            }
            Say::ReachedBetween { before: Some((share, day)), after: (later, then), due } => {
                format!("It was {share} on {day} and {later} on {then}. A figure of {due} itself would tell.")
            }
            Say::ReachedBetween { before: None, after: (later, then), due } => {
                format!("The first figure, {later}, is of {then}. A figure of {due} or before would tell.")
            }
            Say::UnknownDecide { unknown, day } => {
                format!("{unknown} were unknown on {day}: the status of these would tell.")
            }
            Say::OnList { day, is_todays, share, counts, is_reached } => {
                let list = if is_todays {
                    format!("the latest total ({day})")
                } else {
                    format!("the total when it was promised ({day})")
                };
                let verdict = match is_reached {
                    Some(true) => "reached",
                    Some(false) => "not reached",
                    None => "cannot be told",
                };
                format!("With {list}: {share} ({counts}), {verdict}")
            }
            Say::Moved { rose, by, covered, list } => {
                let went = if rose { "rose" } else { "fell" };
                match list {
                    Some(list) => format!(
                        "The share {went} by {by} points: {covered} from what was covered, {list} because the total changed"
                    ),
                    None => format!("The share {went} by {by} points; the total stayed the same"),
                }
            }
            Say::Statuses { total, units, parts } => format!("Of {total} {units}: {parts}"),
            Say::Without(names) => format!("Without a figure: {names}"),
            Say::Unmoved => "Neither the number covered nor the total changed".to_owned(),
            Say::Period { from: (share, day), to: (later, then) } => {
                format!("From {share} on {day} to {later} on {then}, in percentage points")
            }
            Say::ListChanged(ListChanged { day, grew, by, from, to, list, covered, count }) => {
                let went = if grew { "grew" } else { "shrank" };
                format!(
                    "On {day} the total of those counted {went} by {by}. That alone moved the share by {list} points; what was covered ({count}) by {covered}. So it went from {from} to {to}."
                )
            }
            Say::DataGive { share, counts, day } => match counts {
                Some(counts) => format!("The data give {share} ({counts}) for {day}."),
                None => format!("The data give {share} for {day}; no counts were published."),
            },
            Say::PlanReached { reported, stated } => format!("{reported} were reported on {stated}."),
            Say::PlanNotReached { reported, stated } => {
                format!("{reported} were reported on {stated}, when the time was over.")
            }
            Say::PlanEarly { reported, stated, of } => {
                format!(
                    "{reported} of {of} were reported on {stated}, before the time was over. A figure for all of it would tell."
                )
            }
            Say::PlanWithoutReport => "No report of what became of it was found.".to_owned(),
            Say::NotCounted => "Nothing that was published counts this.".to_owned(),
            Say::NoCovered { total: Some(total) } => {
                format!(
                    "How many of the {total} listed are covered was not published. That number, and which ones, would tell."
                )
            }
            Say::NoCovered { total: None } => {
                "Neither the number covered nor the total was published. Both, of the same day, would tell.".to_owned()
            }
            Say::NoDate => "It does not say of when it is.".to_owned(),
            Say::NoFigureOf { day, before, after } => {
                let around = match (before, after) {
                    (Some((share, before)), Some((later, after))) => {
                        format!("; {share} on {before}, {later} on {after}")
                    }
                    (Some((share, before)), None) => format!("; the last before it is {share} on {before}"),
                    (None, Some((later, after))) => format!("; the first after it is {later} on {after}"),
                    (None, None) => String::new(),
                };
                format!("No figure of {day} was published{around}.")
            }
            Say::UnknownWouldDecide { counts, unknown, day } => {
                format!("{counts} on {day}, and {unknown} unknown: with these it may be so or not.")
            }
            Say::HalfOfRest { left, units, half, of: all } => {
                format!(
                    "Half of the {left} {units} left are in {half} of the {} of the lowest level",
                    of(all, "area", "areas")
                )
            }
            Say::NothingLeft { areas } => format!("Nothing is left in {}", of(areas, "area", "areas")),
            Say::Apart { points, best: (best, high), worst: (worst, low) } => {
                format!("{points} points lie between {best} ({high}) and {worst} ({low})")
            }
            Say::NeededAWeek { points, count, units, due } => match count {
                Some(count) => format!("{points} points a week until {due}: {count} {units}"),
                None => format!("{points} points a week until {due}"),
            },
            Say::AWeek { points, count, units } => match count {
                Some(count) => format!("{points} points a week, or {count} {units} a week"),
                None => format!("{points} points a week"),
            },
            Say::Since(day) => format!("Since {day}"),
            Say::WindowBetween { goal, last, early, late } => {
                format!("At the pace up to {last}, {goal} would be reached between {early} and {late}")
            }
            Say::WindowFrom { goal, last, early } => format!(
                "At the pace up to {last}, {goal} would be reached no sooner than {early}, and perhaps not within a year"
            ),
            Say::NotWithinAYear { goal, last } => {
                format!("At the pace up to {last}, {goal} would not be reached within a year of that day")
            }
            Say::NoForecastTooFew => "No forecast: fewer than six figures, or less than five weeks of them".to_owned(),
            Say::NoForecastStalled { last } => format!("No forecast: nothing was added in the months up to {last}"),
            Say::NoForecastFalling { last } => format!("No forecast: the share fell in the months up to {last}"),
            Say::CameTrue { on: Some(on), as_foretold: true } => format!("reached on {on}, within the window"),
            Say::CameTrue { on: Some(on), as_foretold: false } => format!("reached on {on}, outside the window"),
            Say::CameTrue { on: None, as_foretold: true } => {
                "not reached within a year, as the window allowed".to_owned()
            }
            Say::CameTrue { on: None, as_foretold: false } => {
                "not reached within a year, outside the window".to_owned()
            }
            Say::Score { name, score, scale, between, n, day } => {
                let between = between.map(|(low, high)| format!(", {low} to {high} with 95%")).unwrap_or_default();
                if n == 1 {
                    format!("{name}: {score} ({scale}), one inspection on {day}")
                } else {
                    format!("{name}: {score} ({scale}){between}, n = {n}, {day}")
                }
            }
            Say::TooFew { name, n, threshold } => {
                format!("{name}: too few to rate (n = {n}; at least {threshold} are needed)")
            }
            Say::Scale { min, max, lower_is_better: true } => format!("{min} to {max}, less is better"),
            Say::Scale { min, max, lower_is_better: false } => format!("{min} to {max}"),
            Say::Ranked { name, best, worst, of } if best == worst => format!("{name}: rank {best} of {of}"),
            Say::Ranked { name, best, worst, of } => format!("{name}: between rank {best} and {worst} of {of}"),
            Say::MayBeFirst { of: 0, .. } => "None can be ranked".to_owned(),
            Say::MayBeFirst { count: 1, of } => format!("One of {of} is certainly first"),
            Say::MayBeFirst { count, of } => format!("Any of {count} among {of} may be first"),
            Say::PlacesRated { shown, hidden: 0 } => of(shown, "place was rated", "places were rated"),
            Say::PlacesRated { shown, hidden } => {
                format!("{}; {hidden} more by too few", of(shown, "place was rated", "places were rated"))
            }
            Say::WorksIn(places) => format!("Works in {}", of(places, "place", "places")),
            Say::OtherSources(n) => format!("and {}", of(n, "more source", "more sources")),
            Say::OtherAreas(n) => of(n, "other area", "other areas"),
            Say::AreasOf { count, of: all } => format!("{count} of {}", of(all, "area", "areas")),
            Say::CompleteAreas { count: 0, of: all } => format!("None of the {} is complete", of(all, "area", "areas")),
            Say::CompleteAreas { count, of: all } => format!("{count} of {} complete", of(all, "area", "areas")),
            Say::ApartSince { day, points, closes } => {
                let trend = match closes {
                    Some(true) => "the gap has closed since",
                    Some(false) => "the gap has widened since",
                    None => "it has not changed since",
                };
                format!("On {day} it was {points} points: {trend}")
            }
        }
    }

    fn cause(&self, cause: Cause) -> &'static str {
        match cause {
            Cause::Covered => "Covered: more, or fewer",
            Cause::NewlyCovered => "Newly covered",
            Cause::NoLongerCovered => "No longer covered",
            Cause::Corrected => "Corrected",
            Cause::List => "The total changed",
            Cause::Entered => "Came on the list",
            Cause::Left => "Went off the list",
            Cause::Merged => "Merged into another",
        }
    }

    fn labelled(&self, name: &str, share: &str, counts: &str) -> String {
        format!("{name}: {share}, {counts}")
    }

    fn total_changed(&self, day: &str, old: &str, new: &str) -> String {
        format!("On {day} the total changed from {old} to {new}.")
    }

    fn unknown_range(&self, unknown: &str, highest: &str) -> String {
        format!("{unknown} are unknown: with all of them it would be {highest}")
    }

    fn unknown_count(&self, unknown: &str) -> String {
        format!("; {unknown} unknown")
    }

    fn progress(&self, name: &str, from: &str, day: &str, to: &str) -> String {
        format!("{name}: from {from} on {day} to {to}")
    }

    fn map_without_figures(&self, areas: usize) -> String {
        format!("No figure was published for any of the {}", of(areas, "area", "areas"))
    }

    fn map_range(&self, lowest: (&str, &str), highest: (&str, &str)) -> String {
        format!("From {} in {} to {} in {}", lowest.1, lowest.0, highest.1, highest.0)
    }

    fn map_measure(&self, day: Option<&str>) -> String {
        match day {
            Some(day) => format!("Share covered, by area, as of {day}"),
            None => "Share covered, by area".to_owned(),
        }
    }

    fn map_label(&self, area: &str) -> String {
        format!("Map of {area}, area by area")
    }

    fn yearly(&self, name: &str) -> String {
        format!("{name}: planned and reported, year by year")
    }

    fn status(&self, status: Status, evidence: Option<Evidence>) -> &'static str {
        match status {
            Status::Covered if evidence == Some(Evidence::Claimed) => "Said to be covered",
            Status::Covered => "Covered",
            Status::InProgress => "In progress",
            Status::NotCovered => "Not covered",
            Status::Lapsed => "Lapsed",
            Status::Merged => "Merged",
            Status::Unknown => "Unknown",
        }
    }

    fn evidence(&self, evidence: Evidence) -> &'static str {
        match evidence {
            Evidence::Claimed => "Claimed: somebody said so",
            Evidence::Evidenced => "Evidenced: a document shows it",
            Evidence::Verified => "Verified: a third body saw it",
        }
    }

    fn claim_kind(&self, kind: ClaimKind) -> &'static str {
        match kind {
            ClaimKind::Target => "Target",
            ClaimKind::Plan => "Plan",
            ClaimKind::Claimed => "Claimed",
            ClaimKind::Actual => "Reported",
            ClaimKind::Event => "Event",
        }
    }

    fn grade(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::Official => "official",
            Grade::Agency => "news agency",
            Grade::Press => "press",
            Grade::Reference => "reference work",
            Grade::Mirror => "repost",
            Grade::Forum => "forum",
        }
    }

    fn checked(&self, checked: Checked) -> &'static str {
        match checked {
            Checked::Yes => "Yes",
            Checked::No => "No",
            Checked::NotStated => "Not stated",
        }
    }

    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Note => "Note",
        }
    }

    fn place(&self, file: &str, row: Option<u64>, column: Option<&str>) -> String {
        let row = row.map(|row| format!(", line {row}")).unwrap_or_default();
        let column = column.map(|column| format!(", column {column}")).unwrap_or_default();
        format!("{file}{row}{column}")
    }

    fn and_more(&self, more: usize) -> String {
        format!("and {} more", number(more as f64, Lang::En))
    }

    fn falling(&self, times: usize, day: &str, from: &str, to: &str) -> String {
        let times = of(times, "time", "times");
        format!("A count that should only grow fell {times}, last on {day} from {from} to {to}; shown as published.")
    }

    fn assumed(&self, assumed: &Assumed) -> String {
        match assumed {
            Assumed::Encoding(encoding) => format!("the file is not UTF-8; read as {encoding}"),
            Assumed::Sheet(used, known) => format!("of the sheets ({known}) {used} is read; another one: --sheet NAME"),
            Assumed::Places(column, n) => {
                format!("each row is a place, named in \"{column}\": {}", of(*n, "place", "places"))
            }
            Assumed::Areas(column, n) => format!("areas are in \"{column}\": {}", of(*n, "area", "areas")),
            Assumed::Covered(column) => format!("\"{column}\" counts those covered"),
            Assumed::Total(column) => format!("\"{column}\" is the total"),
            Assumed::Percent(column) => format!("\"{column}\" is the share in percent; no counts are shown"),
            Assumed::Wide(n, first) => format!("{} for dates, beginning with {first}", of(*n, "column", "columns")),
            Assumed::Status(column, yes) => {
                format!("covered is where \"{column}\" says {yes}; an empty cell is unknown")
            }
            Assumed::DateMeansCovered(column) => {
                format!("covered is where \"{column}\" has a date; an empty cell is not covered yet")
            }
            Assumed::Date(column, format) => {
                if format.is_empty() {
                    format!("dates are in \"{column}\"")
                } else {
                    format!("dates are in \"{column}\", written as {format}")
                }
            }
            Assumed::AsOf(day) => {
                format!("the table has no dates; it holds as of {}: say otherwise with --as-of", date(*day, Lang::En))
            }
            Assumed::Title(title) => format!("the title is \"{title}\": say otherwise with --title"),
            Assumed::NoPromise => {
                "no promise is known: add --share 1 --due DATE --announced DATE, or targets.csv".to_owned()
            }
            Assumed::Unused(columns) => format!("not used as figures: {columns}"),
        }
    }

    fn change(&self, change: Change) -> String {
        match change {
            Change::Dropped { release, pruned: true, reason } => {
                format!("release {release} was removed for room: {reason}")
            }
            Change::Dropped { release, reason, .. } => format!("release {release} was withdrawn: {reason}"),
            Change::First => "the first release".to_owned(),
            Change::Nothing => "nothing changed".to_owned(),
            Change::Altered(n) => format!("{} altered", of(n, "past figure", "past figures")),
            Change::Withdrawn(n) => format!("{} no longer published", of(n, "past figure", "past figures")),
            Change::Figure { name, from, to } => format!("{name}: from {from} to {to}"),
            Change::Added(n) => of(n, "new figure", "new figures"),
            Change::Areas(n) => format!("another share in {}", of(n, "area", "areas")),
            Change::AreasGone(n) => format!("{} no longer in the list", of(n, "area", "areas")),
            Change::PlacesGone(n) => format!("{} no longer in the list", of(n, "place", "places")),
            Change::PlacesNew(n) => format!("{} new in the list", of(n, "place", "places")),
            Change::Statuses(n) => format!("another status for {}", of(n, "place", "places")),
            Change::PromisesGone(n) => format!("{} no longer on record", of(n, "promise", "promises")),
            Change::PromisesNew(n) => of(n, "new promise", "new promises"),
            Change::Definitions(n) => format!("{} defined otherwise", of(n, "indicator", "indicators")),
            Change::Files(n) => format!("{} changed in other ways", of(n, "file", "files")),
        }
    }

    fn tally(&self, errors: usize, warnings: usize, notes: usize) -> String {
        let parts = [of(errors, "error", "errors"), of(warnings, "warning", "warnings"), of(notes, "note", "notes")];
        parts.join(", ")
    }

    fn fault(&self, fault: &Fault) -> (String, String) {
        let wrong_position = |wrong: &WrongPosition| match wrong {
            WrongPosition::OutOfRange => {
                "longitude is from -180 to 180, latitude from -90 to 90, in degrees; give both or neither"
            }
            WrongPosition::Swapped => "longitude and latitude look swapped: longitude (east) comes first",
            WrongPosition::Projected => {
                "these look like metres of a national grid; convert them to longitude and latitude (WGS 84)"
            }
        };
        let number = |value: &f64| number(*value, Lang::En);
        let unfetched = |why: &Unfetched| {
            match why {
            Unfetched::Status { status } => format!("its host answered {status}"),
            Unfetched::Page => "it gave a page for people, not a file".to_owned(),
            Unfetched::TooLarge { megabytes } => format!("it gave more than {megabytes} MB"),
            Unfetched::TooSlow { seconds } => format!("it was not whole after {seconds} seconds"),
            Unfetched::Redirects => "it led from one address to the next without end".to_owned(),
            Unfetched::CutShort => "it ended too early".to_owned(),
            Unfetched::Unreachable => "its host could not be reached".to_owned(),
            Unfetched::Untrusted => "its certificate is none that is trusted; where the host has an authority of its own, give that with --ca FILE".to_owned(),
            Unfetched::Repeats => "it gave the same page again and again".to_owned(),
            Unfetched::NotAsExpected => "its answer was not of the expected kind".to_owned(),
            Unfetched::Offline => "nothing was fetched".to_owned(),
        }
        };
        let (message, help): (String, String) = match fault {
            Fault::MissingFile => (
                "this file is not in the package".into(),
                "put the file back, or take its resource out of datapackage.json".into(),
            ),
            Fault::PathLeadsOut => (
                "this path leads out of the package".into(),
                "put the file into the package's folder and name it from there, without .. or a leading slash".into(),
            ),
            Fault::SourceUnfetched { why } => (
                format!("this address was not fetched: {}; there is no earlier copy", unfetched(why)),
                "open the address in a browser and see that it gives the file itself; then try again, or put the file into the package".into(),
            ),
            Fault::SourceDown { why, copy } => (
                format!("this address was not fetched: {}; the copy of {} is used", unfetched(why), date(*copy, Lang::En)),
                "readers are told of when the data are; see whether the source has moved".into(),
            ),
            Fault::CopyNotKept { reason } => (
                format!("the fetched files were not kept for the next time: {reason}"),
                "let noticeboard write the folder .noticeboard in the package's folder; without it nothing can be published while a source is down".into(),
            ),
            Fault::TooLarge { megabytes } => (
                format!("unpacked, this file is larger than {megabytes} MB"),
                "cut it into several files of one resource (path may be a list), or leave out columns that nothing uses".into(),
            ),
            Fault::NotText => (
                "from here on the file is not text in the encoding that it should have".into(),
                "save it from Excel as \"CSV UTF-8\", or give the resource its encoding: \"encoding\": \"gb18030\"".into(),
            ),
            Fault::UnknownEncoding => (
                "there is no such encoding".into(),
                "write utf-8, gb18030, gbk, big5, utf-16le or windows-1252".into(),
            ),
            Fault::GuessedEncoding { encoding } => (
                format!("this is not UTF-8; read as {encoding}"),
                "look at a name with special characters; if it is right, add the encoding to the resource".into(),
            ),
            Fault::BadGzip { reason } => (
                format!("the compressed file is damaged: {reason}"),
                "copy it again, or compress it again".into(),
            ),
            Fault::BadWorkbook { reason } => (
                format!("the workbook cannot be read: {reason}"),
                "open it in Excel and save it as .xlsx without a password, or as \"CSV UTF-8\"".into(),
            ),
            Fault::BadParquet { reason } => (
                format!("this Parquet file cannot be read: {reason}"),
                "write it anew: it may have been cut short on its way; compressed by Snappy, Zstandard or LZ4, or not at all".into(),
            ),
            Fault::NestedColumn => (
                "this column holds lists or parts of its own, where a table has one value a cell".into(),
                "write its parts as columns, or leave it out".into(),
            ),
            Fault::OtherColumns { expected } => (
                format!("this part has other columns, or other kinds of them, than the first: {expected}"),
                "write all partitions with the same columns".into(),
            ),
            Fault::NoSuchSheet { known } => (
                "the workbook has no such sheet".into(),
                format!("it has: {known}; name one as dialect.sheetName of the resource"),
            ),
            Fault::SeveralSheets { used, known } => (
                format!("the workbook has several sheets ({known}); read: {used}"),
                "if it should be another, name it as dialect.sheetName of the resource".into(),
            ),
            Fault::ErrorInCell => (
                "the spreadsheet shows an error here instead of a value; taken as not published".into(),
                "mend the formula, or empty the cell".into(),
            ),
            Fault::LostDigits => (
                "a number of more than 15 digits: Excel has turned its last digits into noughts".into(),
                "format the column as text before the numbers are put in, and fill them in anew".into(),
            ),
            Fault::BadJson { reason } => (
                format!("the JSON does not parse: {reason}"),
                "mend it there; often a comma or a quote is missing or too many".into(),
            ),
            Fault::ConflictMarkers => (
                "two versions of this file stand in one, with the marks of a merge that was not finished".into(),
                "finish the merge: keep one version of each row, and delete the lines of <<<<<<<, ======= and >>>>>>>".into(),
            ),
            Fault::NothingToShow => (
                "there is neither an areas nor a places table".into(),
                "give at least one of these resources".into(),
            ),
            Fault::MissingProperty { property } => {
                (format!("the property {property} is missing"), "add it to datapackage.json".into())
            }
            Fault::BadProperty { expected } => (
                format!("this should be {expected}"),
                "correct it in datapackage.json; true and false take no quotes".into(),
            ),
            Fault::BadName => (
                "this name cannot be a folder of the site".into(),
                "use small letters, digits, dots, hyphens and underscores; assets, data and embed are taken".into(),
            ),
            Fault::UnknownColumn { known } => (
                "the descriptor maps a column that this file does not have".into(),
                format!("name one of its columns: {known}"),
            ),
            Fault::MapsNothing { known } => (
                "the descriptor fills a column that this table does not use".into(),
                format!("it uses: {known}"),
            ),
            Fault::NoRowsLeft => (
                "no row is left that the filter lets through".into(),
                "compare the words of the filter with those in the column, letter by letter".into(),
            ),
            Fault::MoreOfTheSame { code, rows } => (
                format!("{rows} more rows have the same fault: {code}"),
                "the first ten thousand are listed; what causes them mostly causes all".into(),
            ),
            Fault::OpenQuote => (
                "a quote is opened and not closed, so all that follows would fall into this cell".into(),
                "add the missing double quote; a quote inside a cell is written twice".into(),
            ),
            Fault::MissingColumn { column, found } => (
                format!("the column {column} is missing"),
                format!(
                    "add it, or say which of the file's columns it is: noticeboard.columns of the resource; there are: {found}"
                ),
            ),
            Fault::DuplicateColumn => {
                ("two columns have this name".into(), "rename one of them or take it out".into())
            }
            Fault::RowTooLong { expected, found } => (
                format!("this row has {} where the header has {expected}", of(*found, "cell", "cells")),
                "put double quotes round a cell that contains a comma".into(),
            ),
            Fault::RowTooShort { expected, found } => (
                format!("this row has {} where the header has {expected}", of(*found, "cell", "cells")),
                "keep the commas: what is not published is an empty cell".into(),
            ),
            Fault::EmptyTable => (
                "the table has no rows".into(),
                "add rows, or take the resource out of datapackage.json: what is not published need not be listed".into(),
            ),
            Fault::EmptyCell => ("this cell must not be empty".into(), "fill it in, or delete the row".into()),
            Fault::BadId => (
                "this id cannot be part of an address".into(),
                "leave out / \\ ? # % and line breaks, and do not begin it with a dot".into(),
            ),
            Fault::MangledId { how } => match how {
                Mangled::Scientific => (
                    "a spreadsheet has rounded this id; its last digits are lost".into(),
                    "take the ids from the original again, into a column that is formatted as text".into(),
                ),
                Mangled::Date => (
                    "a spreadsheet has made a date of this id".into(),
                    "take the ids from the original again, into a column that is formatted as text".into(),
                ),
            },
            Fault::BadDate => (
                "this is not a date".into(),
                "write 2022-01-31; where a period is allowed also 2022, 2022-01 or 2022-01-01/2022-01-31; other ways of writing need a format in the descriptor".into(),
            ),
            Fault::AmbiguousDate => (
                "day or month first? Both could be meant".into(),
                "say which, as format of the field: \"%d/%m/%Y\" (day first) or \"%m/%d/%Y\" (month first)".into(),
            ),
            Fault::UnlikelyDate => (
                "a date so far off is hardly meant".into(),
                "check the year; leave the cell empty if the date is not known".into(),
            ),
            Fault::BadNumber => (
                "this is not a number".into(),
                "write digits and a decimal point only, without unit or space; for 1.234,5 give the field its decimalChar and groupChar; leave it empty if not published".into(),
            ),
            Fault::NegativeCount => (
                "a count cannot be below zero".into(),
                "check the cell; leave it empty if not published".into(),
            ),
            Fault::ShareOutOfRange => {
                ("a share must be above 0 and at most 1".into(), "write 80% as 0.8".into())
            }
            Fault::FewerThanAsked => (
                "more were asked than there are to ask".into(),
                "check n and population: n counts the answers, population those who could have been asked".into(),
            ),
            Fault::LevelsDoNotFit => (
                "the counts by score do not fit the scale and n".into(),
                "give one count for each whole score from the least to the most, as 1|0|4|7|8; together they are n".into(),
            ),
            Fault::ScoreOutOfRange { min, max } => (
                format!("the score should lie between {} and {}", number(min), number(max)),
                "correct it, or the scale in dimensions".into(),
            ),
            Fault::UnknownId { table, similar } => (
                format!("there is no such id in {table}"),
                match similar {
                    Some(similar) => format!("perhaps {similar} is meant? Excel takes leading zeros away"),
                    None => format!("correct it, or add it to {table}"),
                },
            ),
            Fault::UnknownWord { known, similar } => (
                format!("this must be one of: {known}"),
                match similar {
                    Some(similar) => format!("perhaps {similar} is meant?"),
                    None => "use one of these words, or translate yours in the descriptor (values)".into(),
                },
            ),
            Fault::DuplicateKey { first_row } => (
                format!("this repeats row {first_row}"),
                "delete one of the two, or correct its id or date".into(),
            ),
            Fault::Circular => (
                "this area is, through its parents, its own parent".into(),
                "correct parent_id so that every area ends at the top one".into(),
            ),
            Fault::BadPosition { wrong } => ("this is no position".into(), wrong_position(wrong).into()),
            Fault::NullIsland => (
                "the position 0, 0 lies in the sea off Africa; taken as not published".into(),
                "leave both cells empty where the position is not known".into(),
            ),
            Fault::BadLink => (
                "this is not a link".into(),
                "it must begin with http:// or https://; a name belongs in source_name".into(),
            ),
            Fault::CoveredAboveTotal { total } => (
                format!("more are covered than the total of {}", number(total)),
                "check it; if it is so (the total may be an estimate), the page shows it and says why".into(),
            ),
            Fault::CountsAndPercent => (
                "this row has both counts and a percentage".into(),
                "leave percent empty where counts are given: the share follows from them".into(),
            ),
            Fault::FractionsAsPercent => (
                "no percentage in this column is above 1: they look like fractions, and 0.8 would be shown as 0.8%".into(),
                "give the column \"times\": 100 in the descriptor; if they really are that small, use --allow fractions-as-percent".into(),
            ),
            Fault::FallingCount { date: day, from } => (
                format!("a count that should only grow falls, from {} on {}", number(from), date(*day, Lang::En)),
                "check both; if it is a correction, say so in note; the page shows it as published".into(),
            ),
            Fault::DatesReversed => (
                "the dates are the wrong way round".into(),
                "the earlier must not be after the later".into(),
            ),
            Fault::NotAPicture => (
                "this is not a picture that can be used".into(),
                "use SVG, JPEG, PNG or WebP; an SVG needs a viewBox".into(),
            ),
            Fault::ActiveDrawing => (
                "the drawing holds scripts, or fetches something from elsewhere".into(),
                "export it anew as a plain SVG (in Inkscape: Plain SVG), without scripts, links and pictures from elsewhere".into(),
            ),
            Fault::PictureMetadata => (
                "the picture holds more than what it shows, such as where, when and with what it was taken".into(),
                "nothing to do: it is left out of what is published; your file stays as it is".into(),
            ),
            Fault::BadGeoJson { reason } => (
                format!("the outlines cannot be read: {reason}"),
                "it must be a GeoJSON FeatureCollection (or TopoJSON) of Polygons or MultiPolygons, each with the id of its area".into(),
            ),
            Fault::SeveralObjects { known } => (
                "the TopoJSON has several layers".into(),
                format!("name one as noticeboard.object of the resource: {known}"),
            ),
            Fault::WrongReference => (
                "the outlines are in another coordinate system".into(),
                "export them in WGS 84 (EPSG:4326), longitude and latitude in degrees".into(),
            ),
            Fault::OutlineOutOfRange { wrong } => {
                ("this outline lies outside the world".into(), wrong_position(wrong).into())
            }
            Fault::OutlineMended { how } => (
                match how {
                    Mended::Closed => "a ring was not closed; it has been closed",
                    Mended::RepeatedPositions => "positions stood twice in a row; one of each has been left out",
                    Mended::EmptyRing => "a ring encloses nothing; it has been left out",
                    Mended::Crossing => "an outline crossed itself; it has been untangled, its area changed by less than 1%",
                    Mended::Merged => "two parts of an outline overlapped or shared an edge; they have been joined",
                    Mended::Wrapped => "a single outline stood where a FeatureCollection belongs; it has been put into one",
                    Mended::Height => "positions carried a height; it has been left out",
                }
                .into(),
                "nothing to do; the published file is the mended one".into(),
            ),
            Fault::OutlineCrosses => (
                "this outline crosses itself and could not be mended safely; it is shown as it is".into(),
                "mend it in a geographic program (QGIS: Fix geometries)".into(),
            ),
            Fault::NoMapApproval => (
                "boundaries in China carry no map approval number".into(),
                "give it as noticeboard.map_approval of the resource, or set layout to tiles; until then the page says that there is none".into(),
            ),
            Fault::OutlineOfNoArea => (
                "this outline belongs to no area that has data".into(),
                "nothing to do if that is so; else add the area to areas".into(),
            ),
            Fault::NoOutline { areas } => (
                format!("{} no outline", plural(*areas, Lang::En, "1 area has", &format!("{areas} areas have"))),
                "the page lists them beside the map; add outlines when you have them".into(),
            ),
            Fault::OutlineNotDrawn { area } => (
                format!("the outline of {area} cannot be drawn"),
                "check the polygon: a ring needs at least four positions".into(),
            ),
            Fault::PartsDiffer { parts, date: day } => (
                format!("on {} the parts add up to {}, not to this", date(*day, Lang::En), number(parts)),
                "check it; both are shown as published".into(),
            ),
            Fault::StatusDiffers { counted, date: day } => (
                format!("on {} the statuses of places give {}, not this", date(*day, Lang::En), number(counted)),
                "check it; both are shown as published".into(),
            ),
            Fault::OlderThanPublished { published } => (
                format!("the data end before those that are already published, of {}", date(*published, Lang::En)),
                "is it an old file? If it is meant so, use --allow older-than-published".into(),
            ),
            Fault::PromiseGone => (
                "a promise that was published is not in the package any more".into(),
                "put its row back: a promise stays on record, and a moved date is a further row; else use --allow promise-gone".into(),
            ),
            Fault::DefinitionChanged { before } => (
                format!("what is counted is defined otherwise than in the last release, which said: {before}"),
                "give the new definition a new indicator_id, so that the two are not joined in one line; if only the wording changed, use --allow definition-changed".into(),
            ),
            Fault::PlacesGone { places } => (
                format!(
                    "{} in the last release and not in this: the total shrinks and the share rises without anything being done",
                    plural(*places, Lang::En, "1 place was", &format!("{places} places were"))
                ),
                "keep them and give them the status merged or lapsed; if they never existed, use --allow places-gone".into(),
            ),
            Fault::AreasGone { areas } => (
                format!(
                    "{} in the last release and not in this: what is added up of them changes without anything being done",
                    plural(*areas, Lang::En, "1 area was", &format!("{areas} areas were"))
                ),
                "keep their rows; if they really are areas no more, use --allow areas-gone".into(),
            ),
            Fault::PastAltered { figures } => (
                format!(
                    "{} altered since the last release",
                    plural(
                        *figures,
                        Lang::En,
                        "1 figure of the past has been",
                        &format!("{figures} figures of the past have been")
                    )
                ),
                "look at each below; the release will list them".into(),
            ),
            Fault::FileNotNamed => ("nothing in the package names this file; it is not published".into(), "name it in datapackage.json if readers are to have it".into()),
            Fault::FileAltered { release } => (format!("this file is not what release {release} recorded"), "take it from a copy of the site that you trust, or publish again".into()),
            Fault::FileGone { release } => (format!("release {release} recorded this file, and it is gone"), "take it from a copy of the site that you trust".into()),
            Fault::FileNotRecorded => ("no release recorded this file".into(), "delete it: what lies under data/ belongs to a release".into()),
            Fault::MadeOtherwise => (
                "this file is made of the recorded ones, and they make another".into(),
                "somebody altered it, or another version of noticeboard made it: publish again, which makes it anew".into(),
            ),
            Fault::HistoryAltered { release } => (format!("the record of release {release} has been altered: its hash is another"), "compare releases.json with a copy that you trust".into()),
            Fault::HistoryUnreadable { reason } => (format!("the record of releases cannot be read: {reason}"), "take releases.json from a copy of the site that you trust".into()),
            Fault::SignatureWrong { release } => (format!("the signature of release {release} is not that of its key, or the key was revoked"), "somebody altered the record, or signed it with another key: compare it with a copy that you trust, and ask the publisher".into()),
            Fault::SignatureMissing { release } => (format!("release {release} is not signed, though those before it are"), "ask the publisher; publishing needs --key".into()),
            Fault::KeyChanged { release, key } => (format!("release {release} is signed by another key, {key}, and the key before it does not vouch for that"), "ask the publisher by another way whether this is their key".into()),
            Fault::OtherKey { key } => (format!("the last release is not signed by the key that you gave, but by {key}"), "ask the publisher by another way which key is theirs".into()),
            Fault::Forked { release } => (format!("release {release} is not the one whose head you kept: the history was written anew"), "keep both and ask the publisher; a right signature does not mend this".into()),
            Fault::ReleaseDropped { release, pruned: true, reason } => (format!("the files of release {release} were taken away for room: {reason}"), "nothing to do: its record and its hash stay".into()),
            Fault::ReleaseDropped { release, reason, .. } => (format!("the files of release {release} were withdrawn: {reason}"), "nothing to do: its record and its hash stay".into()),
        };
        (message, help)
    }
}
