//! What the explorer says. Its script fills in what stands in braces.

use serde::Serialize;

/// The explorer's strings in a language.
pub struct Explorer {
    /// in the menu
    pub menu: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub areas_only: &'static str,
    /// all of them, nothing chosen: `{all}` `{units}`
    pub all: &'static str,
    pub nothing: &'static str,
    pub clear: &'static str,
    pub filters: &'static str,
    pub by_name: &'static str,
    pub everywhere: &'static str,
    /// where there are too many places for one table
    pub choose_part: &'static str,
    pub other_part: &'static str,
    /// of an area: what lies in none of those below it
    pub rest: &'static str,
    pub any: &'static str,
    pub none_published: &'static str,
    pub off_list: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub score: &'static str,
    pub no_score: &'static str,
    pub least: &'static str,
    pub greatest: &'static str,
    pub group_by: &'static str,
    pub as_listed: &'static str,
    pub by_share: &'static str,
    pub by_number: &'static str,
    pub sort_by: &'static str,
    pub map_label: &'static str,
    pub map_keys: &'static str,
    pub nearer: &'static str,
    pub farther: &'static str,
    pub whole: &'static str,
    pub near: &'static str,
    pub shade: &'static str,
    pub tap: &'static str,
    /// the last day that a status may have begun on
    pub since_latest: &'static str,
    pub needs_scripts: &'static str,
    pub spoken: Spoken,
}

/// Those that only its script says.
#[derive(Serialize)]
pub struct Spoken {
    /// `{shown}` of `{all}` `{units}`
    pub some: &'static str,
    pub comma: &'static str,
    /// `{text}` that a name has in it
    pub quoted: &'static str,
    pub none_published: &'static str,
    /// `{covered}` of `{all}` of a group
    pub share: &'static str,
    /// `{n}` groups that are not drawn
    pub more: &'static str,
    /// `{n}` places under a finger
    pub here: &'static str,
    pub nothing_here: &'static str,
    /// over a part of the map without any
    pub nothing_near: &'static str,
    /// chooses `{area}`
    pub only_area: &'static str,
    pub no_data: &'static str,
    pub off_map: &'static str,
    pub no_position: &'static str,
    /// an address asks for a `{key}` with a `{value}` that there is none of
    pub unknown: &'static str,
    pub near_asking: &'static str,
    pub near_denied: &'static str,
    pub near_nothing: &'static str,
    pub keys: Keys,
    pub failed: Failed,
}

/// Keys of an address, in words.
#[derive(Serialize)]
pub struct Keys {
    pub area: &'static str,
    pub status: &'static str,
    pub evidence: &'static str,
    pub mode: &'static str,
    pub kind: &'static str,
    pub company: &'static str,
    pub rating: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub min: &'static str,
    pub max: &'static str,
    pub sort: &'static str,
    pub place: &'static str,
}

/// Why the table cannot be shown, and what to do.
#[derive(Serialize)]
pub struct Failed {
    pub missing: &'static str,
    pub damaged: &'static str,
    pub version: &'static str,
    pub stopped: &'static str,
}
