//! The tables that a package may have, and their columns: what `FORMAT.md` says, as data.

/// What a cell of a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// its own id
    Id,
    /// an id of another table
    Ref(&'static str),
    /// text, which may be translated
    Text,
    /// one of a closed list of words
    Word,
    Day,
    /// a day or a period
    When,
    Number,
    /// a number not below 0
    Count,
    Link,
    /// a path in the package
    File,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
}

/// A table that a resource may play.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    pub name: &'static str,
    pub columns: &'static [Column],
}

const fn need(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: true }
}

const fn may(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: false }
}

use Kind::{Count, Day, File, Id, Link, Number, Ref, Text, When, Word};

/// In the order in which they are read: a row points only to rows of tables above it.
pub const ROLES: &[Role] = &[
    Role {
        name: "areas",
        columns: &[
            need("area_id", Id),
            need("name", Text),
            need("level", Word),
            may("parent_id", Ref("areas")),
            may("tile", Text),
        ],
    },
    Role { name: "boundaries", columns: &[need("area_id", Ref("areas"))] },
    Role {
        name: "indicators",
        columns: &[
            need("indicator_id", Id),
            need("name", Text),
            need("unit", Text),
            may("units", Text),
            may("covered_means", Text),
            may("counted", Text),
            may("next_release", Day),
            may("places", Word),
            may("weight", Text),
        ],
    },
    Role {
        name: "providers",
        columns: &[need("provider_id", Id), need("name", Text), may("form", Text), may("note", Text)],
    },
    Role { name: "modes", columns: &[need("id", Id), need("name", Text), may("definition", Text)] },
    Role { name: "kinds", columns: &[need("id", Id), need("name", Text), may("definition", Text)] },
    Role {
        name: "dimensions",
        columns: &[
            need("dimension_id", Id),
            need("name", Text),
            may("definition", Text),
            need("min", Number),
            need("max", Number),
            need("direction", Word),
            may("threshold", Count),
            may("sampling", Text),
        ],
    },
    Role {
        name: "places",
        columns: &[
            need("place_id", Id),
            need("name", Text),
            may("aliases", Text),
            may("area_id", Ref("areas")),
            may("lon", Number),
            may("lat", Number),
            may("kind", Ref("kinds")),
            may("mode", Ref("modes")),
            may("provider_id", Ref("providers")),
            may("listed_from", Day),
            may("listed_until", Day),
        ],
    },
    Role {
        name: "coverage",
        columns: &[
            may("area_id", Ref("areas")),
            need("date", Day),
            may("covered", Count),
            may("total", Count),
            may("percent", Count),
            may("group", Text),
            may("published", Day),
            may("indicator_id", Ref("indicators")),
            may("note", Text),
        ],
    },
    Role {
        name: "targets",
        columns: &[
            may("area_id", Ref("areas")),
            need("share", Number),
            need("due", Day),
            need("announced", Day),
            may("announced_by", Text),
            may("source", Link),
            may("indicator_id", Ref("indicators")),
            may("note", Text),
        ],
    },
    Role {
        name: "claims",
        columns: &[
            need("statement", Text),
            need("kind", Word),
            may("said_by", Text),
            may("stated_on", When),
            may("refers_to", When),
            may("area_id", Ref("areas")),
            may("area", Text),
            may("value", Number),
            may("unit", Text),
            may("indicator_id", Ref("indicators")),
            may("source", Link),
            may("source_name", Text),
            may("grade", Word),
            may("note", Text),
        ],
    },
    Role {
        name: "events",
        columns: &[need("date", Day), need("name", Text), may("area_id", Ref("areas")), may("source", Link)],
    },
    Role {
        name: "status",
        columns: &[
            need("place_id", Ref("places")),
            need("status", Word),
            may("date", When),
            may("earliest", When),
            may("latest", When),
            may("merged_into", Ref("places")),
            may("evidence", Word),
            may("corrects", Word),
            may("source", Link),
            may("indicator_id", Ref("indicators")),
            may("note", Text),
        ],
    },
    Role {
        name: "awards",
        columns: &[
            need("name", Text),
            may("place_id", Ref("places")),
            may("provider_id", Ref("providers")),
            may("level", Text),
            may("date", Day),
            may("source", Link),
        ],
    },
    Role {
        name: "ratings",
        columns: &[
            may("area_id", Ref("areas")),
            may("place_id", Ref("places")),
            may("provider_id", Ref("providers")),
            need("dimension_id", Ref("dimensions")),
            need("date", Day),
            need("score", Number),
            need("n", Count),
            may("spread", Count),
            may("population", Count),
            may("levels", Text),
        ],
    },
    Role {
        name: "replies",
        columns: &[
            may("place_id", Ref("places")),
            may("provider_id", Ref("providers")),
            may("area_id", Ref("areas")),
            may("date", Day),
            need("text", Text),
            may("source", Link),
        ],
    },
    Role {
        name: "stories",
        columns: &[
            need("story_id", Id),
            need("title", Text),
            may("summary", Text),
            need("text", File),
            may("place_id", Ref("places")),
            may("area_id", Ref("areas")),
            may("also_in", Text),
            may("place_name", Text),
            may("provider_name", Text),
            may("mode", Ref("modes")),
            may("work", Text),
            may("before", When),
            may("after", When),
            may("chosen_by", Text),
            may("chosen_among", Count),
            may("source", Link),
            may("source_name", Text),
        ],
    },
    Role {
        name: "pictures",
        columns: &[
            need("story_id", Ref("stories")),
            need("moment", Word),
            need("file", File),
            need("alt", Text),
            need("kind", Word),
            may("caption", Text),
            may("credit", Text),
            may("taken_on", When),
        ],
    },
    Role {
        name: "checklists",
        columns: &[need("story_id", Ref("stories")), need("item", Text), may("before", Word), may("after", Word)],
    },
];

pub fn role(name: &str) -> Option<&'static Role> {
    ROLES.iter().find(|role| role.name == name)
}

impl Role {
    pub fn knows(&self, column: &str) -> bool {
        let base = column.split('@').next().unwrap_or(column);
        self.columns.iter().any(|known| known.name == base)
    }

    pub fn required(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().filter(|column| column.required).map(|column| column.name)
    }

    pub fn column_names(&self) -> String {
        self.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
    }
}
