//! Addresses of pages and files, all below the site's base path.

use std::collections::HashSet;
use std::sync::Arc;

use crate::explore::{AREAS, AREAS_BY_ID, PLACES, PLACES_BY_ID};
use crate::model::Lang;

/// Below the embeds of a language: the page of figures that are made as they are read.
pub const ON_DEMAND: &str = "at";

/// The list of names that the search runs over, below a language's folder.
pub const NAMES: &str = "names.txt";

/// A feed of what changed, below the page that it is of.
pub const FEED: &str = "feed.xml";

/// The place table and the scores of places, below a programme's folder.
pub const PLACE_TABLE: &str = "explore/places.bin";
pub const SCORES: &str = "explore/scores/";

/// The same of a part of a programme that has too many places for one table; its id follows. Its names lie below a language.
pub const PARTS: &str = "explore/parts/";

/// Pictures at several widths, below a programme's folder.
pub const PICTURES: &str = "pictures/";

/// Tables for Excel, below a programme's folder.
pub const EXCEL: &str = "excel/";

/// An id as a query has it: it may hold what parts one, but neither `#` nor `%`.
fn in_query(id: &str) -> String {
    id.replace('&', "%26").replace('+', "%2B")
}

/// A path in the package as an address has it: folders of partitions may hold `%`.
fn in_path(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3F").replace('#', "%23")
}

/// The addresses of one programme in one language.
#[derive(Clone, Debug)]
pub struct Links {
    /// with a slash at both ends
    pub base: String,
    /// the programme's folder with a slash behind it; empty where a site holds one programme
    pub folder: String,
    pub lang: Lang,
    /// whether each place has a page of its own
    pub place_pages: bool,
    /// ids of areas that have none
    pub by_id: Arc<HashSet<String>>,
    /// whether places are so many that they are listed by area, and not in the search of every page
    pub is_cut: bool,
}

impl Links {
    pub fn page(&self, path: &str) -> String {
        format!("{}{}{}/{path}", self.base, self.folder, self.lang.tag())
    }

    /// The file behind a page's address.
    pub fn file_of_page(&self, path: &str) -> String {
        format!("{}{}/{path}index.html", self.folder, self.lang.tag())
    }

    pub fn overview(&self) -> String {
        self.page("")
    }

    pub fn areas(&self) -> String {
        self.page("areas/")
    }

    pub fn area(&self, id: &str) -> String {
        let is_made_as_read = self.by_id.contains(id);
        self.page(&if is_made_as_read { format!("{AREAS_BY_ID}{}", in_query(id)) } else { format!("{AREAS}{id}/") })
    }

    /// What stands before any area's id in its address, below the language.
    pub fn area_folder(&self) -> &'static str {
        if self.by_id.is_empty() { AREAS } else { AREAS_BY_ID }
    }

    pub fn explore(&self) -> String {
        self.page("explore/")
    }

    /// The place table.
    pub fn place_table(&self) -> String {
        format!("{}{}{PLACE_TABLE}", self.base, self.folder)
    }

    /// The files of a part that an address asks for: its table, its scores, its names.
    pub fn files_of_part(&self) -> [String; 3] {
        [
            format!("{}{}{PARTS}{{part}}.bin", self.base, self.folder),
            format!("{}{}{PARTS}{{part}}/", self.base, self.folder),
            self.page(&format!("{PARTS}{{part}}.txt")),
        ]
    }

    /// Part of the explorer, at an area of it.
    pub fn explore_part(&self, part: &str, area: &str) -> String {
        let area = if area.is_empty() { String::new() } else { format!("&area={}", in_query(area)) };
        self.page(&format!("explore/?part={}{area}", in_query(part)))
    }

    /// The folder of the scores, one file a dimension.
    pub fn scores(&self) -> String {
        format!("{}{}{SCORES}", self.base, self.folder)
    }

    pub fn places(&self) -> String {
        self.page("places/")
    }

    pub fn place(&self, id: &str) -> String {
        self.page(&format!("{}{id}{}", self.place_folder(), if self.place_pages { "/" } else { "" }))
    }

    /// What stands before a place's id in its address, below the language.
    pub fn place_folder(&self) -> &'static str {
        if self.place_pages { PLACES } else { PLACES_BY_ID }
    }

    pub fn stories(&self) -> String {
        self.page("stories/")
    }

    pub fn story(&self, id: &str) -> String {
        self.page(&format!("stories/{id}/"))
    }

    pub fn ratings(&self) -> String {
        self.page("ratings/")
    }

    pub fn dimension(&self, id: &str) -> String {
        self.page(&format!("ratings/{id}/"))
    }

    pub fn companies(&self) -> String {
        self.page("companies/")
    }

    pub fn company(&self, id: &str) -> String {
        self.page(&format!("companies/{id}/"))
    }

    pub fn method(&self) -> String {
        self.page("method/")
    }

    pub fn claims(&self) -> String {
        self.page("claims/")
    }

    pub fn data(&self) -> String {
        self.page("data/")
    }

    /// The figures as files.
    pub fn api(&self) -> String {
        self.page("api/")
    }

    /// Every release.
    pub fn releases_page(&self) -> String {
        self.page("releases/")
    }

    pub fn release(&self, number: u32) -> String {
        self.page(&format!("releases/{number}/"))
    }

    pub fn about(&self) -> String {
        self.page("about/")
    }

    /// A file of the package, at the address that stays.
    pub fn file(&self, path: &str) -> String {
        format!("{}{}data/latest/{}", self.base, self.folder, in_path(path))
    }

    /// A file below the programme's folder.
    pub fn below(&self, path: &str) -> String {
        format!("{}{}{path}", self.base, self.folder)
    }

    /// A table of the package as Excel wants it.
    pub fn excel(&self, path: &str) -> String {
        format!("{}{}{EXCEL}{}", self.base, self.folder, in_path(path))
    }

    /// The record of releases.
    pub fn releases(&self) -> String {
        format!("{}{}data/releases.json", self.base, self.folder)
    }

    /// The names that the search runs over.
    pub fn names(&self) -> String {
        self.page(NAMES)
    }

    /// Where a reader opens a package of his own.
    pub fn open(&self) -> String {
        format!("{}{}/open/", self.base, self.lang.tag())
    }

    pub fn front(&self) -> String {
        format!("{}{}/", self.base, self.lang.tag())
    }

    /// A figure alone, of a part of the programme or, with an empty one, of the whole.
    pub fn embed(&self, figure: &str, part: &str) -> String {
        let part = if part.is_empty() { String::new() } else { format!("{part}/") };
        format!("{}{}{}{figure}/{part}", self.base, self.folder, self.embeds())
    }

    /// The same, made as it is read.
    pub fn embed_on_demand(&self, figure: &str, part: &str) -> String {
        format!("{}?figure={figure}&area={part}", self.embed(ON_DEMAND, ""))
    }

    /// Folder of the embeds, below the programme's.
    pub fn embeds(&self) -> String {
        format!("embed/{}/", self.lang.tag())
    }

    /// What scripts say of sharing.
    pub fn sharing(&self) -> String {
        format!("{}{}{}sharing.json", self.base, self.folder, self.embeds())
    }

    /// What changed, in the whole or in an area.
    pub fn feed(&self, area: Option<&str>) -> String {
        self.page(&area.map_or(FEED.to_owned(), |area| format!("areas/{area}/{FEED}")))
    }

    /// All data with a README.
    pub fn archive(&self) -> String {
        format!("{}{}download/{}.zip", self.base, self.folder, self.lang.tag())
    }

    pub fn in_language(&self, lang: Lang) -> Links {
        Links { lang, ..self.clone() }
    }
}
