//! How what a reader types fits a name: by its characters, by how they are read (pinyin, its initials, both mixed with
//! the characters themselves), or with one typo.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

/// Of a character that is no plain letter or digit, how it is written in plain letters: 行 is hang and xing, ü is u and ue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings(HashMap<char, Vec<Vec<char>>, FxBuildHasher>);

impl Readings {
    /// Adds how a character is read; the first one is its most usual.
    pub fn add(&mut self, character: char, reading: &str) {
        let readings = self.0.entry(character).or_default();
        let reading: Vec<char> = reading.chars().collect();
        if !reading.is_empty() && !readings.contains(&reading) {
            readings.push(reading);
        }
    }

    pub fn of(&self, character: char) -> &[Vec<char>] {
        if character.is_ascii() { &[] } else { self.0.get(&character).map_or(&[], Vec::as_slice) }
    }

    pub fn knows(&self, character: char) -> bool {
        self.0.contains_key(&character)
    }

    /// A line: parts by tabs, each a character and its readings, parted by commas.
    pub(super) fn write(&self) -> String {
        let mut parts: Vec<String> = self
            .0
            .iter()
            .map(|(character, readings)| {
                let readings: Vec<String> = readings.iter().map(|reading| reading.iter().collect()).collect();
                format!("{character}{}", readings.join(","))
            })
            .collect();
        parts.sort_unstable();
        parts.join("\t")
    }

    pub(super) fn parse(line: &str) -> Readings {
        let mut all = Readings::default();
        for part in line.split('\t') {
            let mut characters = part.chars();
            if let Some(character) = characters.next() {
                characters.as_str().split(',').for_each(|reading| all.add(character, reading));
            }
        }
        all
    }

    /// In plain letters, each character by its most usual reading, and where each one begins.
    pub(super) fn spelt_out(&self, name: &[char]) -> (Vec<char>, Vec<usize>) {
        let (mut letters, mut starts) = (Vec::with_capacity(name.len() * 4), Vec::with_capacity(name.len()));
        for character in name {
            starts.push(letters.len());
            match self.of(*character).first() {
                Some(reading) => letters.extend(reading),
                None => letters.push(*character),
            }
        }
        (letters, starts)
    }
}

/// Without case, spaces and punctuation, so that "Guan Yuan" finds "guanyuan".
pub fn fold(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The same, into a list that was used before.
pub(super) fn fold_into(text: &str, folded: &mut Vec<char>) {
    folded.clear();
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            c if c.is_ascii() || !c.is_alphanumeric() => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// How well it fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// it is the name
    Whole,
    /// the name begins so
    Start,
    /// it is read like the name, or is another name of it
    WholeAlike,
    StartAlike,
    /// it stands somewhere in the name
    Part,
    PartAlike,
    /// each of its words is in the name or says where it is
    Words,
    /// but for one typo
    Nearly,
}

impl Fit {
    /// As of another spelling than the name itself.
    pub(super) fn of_other(self) -> Fit {
        match self {
            Fit::Whole => Fit::WholeAlike,
            Fit::Start => Fit::StartAlike,
            Fit::Part => Fit::PartAlike,
            other => other,
        }
    }
}

/// How what was typed fits a name; both folded.
pub fn fit(typed: &[char], name: &[char], readings: &Readings) -> Option<Fit> {
    let best = |at: usize| {
        from(typed, &name[at..], readings, true).map(|end| match (at, end.is_whole, end.is_literal) {
            (0, true, true) => Fit::Whole,
            (0, false, true) => Fit::Start,
            (0, true, false) => Fit::WholeAlike,
            (0, false, false) => Fit::StartAlike,
            (_, _, true) => Fit::Part,
            (_, _, false) => Fit::PartAlike,
        })
    };
    (0..name.len()).filter_map(best).min()
}

/// Where a match ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct End {
    is_literal: bool,
    is_whole: bool,
}

/// Whether the name begins with what was typed, character by character: each as it is, by a reading, by the first letter
/// of one (zh, ch and sh are first letters too), the last also by the beginning of one.
fn from(typed: &[char], name: &[char], readings: &Readings, is_literal: bool) -> Option<End> {
    let Some(first) = typed.first() else { return Some(End { is_literal, is_whole: name.is_empty() }) };
    let (character, rest) = name.split_first()?;
    if first == character {
        let end = from(&typed[1..], rest, readings, is_literal);
        if end.is_some() {
            return end;
        }
    }
    let by_reading = readings.of(*character).iter().filter_map(|reading| {
        let alike = typed.iter().zip(reading).take_while(|(a, b)| a == b).count();
        if alike == 0 {
            return None;
        }
        let initial = if reading.get(1) == Some(&'h') { 2 } else { 1 };
        if alike == typed.len() {
            let is_all_of_it = alike == reading.len() || alike <= initial;
            return Some(End { is_literal: false, is_whole: rest.is_empty() && is_all_of_it });
        }
        let mut lengths = [Some(reading.len()), Some(initial), Some(1)];
        lengths[1] = lengths[1].filter(|length| *length < reading.len());
        lengths[2] = lengths[2].filter(|_| initial > 1);
        let ends = lengths.into_iter().flatten().filter(|length| *length <= alike);
        ends.filter_map(|length| from(&typed[length..], rest, readings, false)).max()
    });
    by_reading.max()
}

/// Whether what was typed is the beginning of the name, or of what follows one of its characters, but for one typo: a
/// character too many, too few, another one, or two the wrong way round. Chinese that sounds the same is no typo at all.
/// `sounds` are those of what was typed, where it is not all plain letters.
pub(super) fn is_nearly(typed: &[char], sounds: Option<&[char]>, name: &[char], readings: &Readings) -> bool {
    let enough = if sounds.is_none() { 4 } else { 3 };
    if typed.len() >= enough && (0..name.len()).any(|at| is_near(typed, &name[at..])) {
        return true;
    }
    let typed = sounds.unwrap_or(typed);
    let Some(first) = typed.first().filter(|_| typed.len() >= 4) else { return false };
    // spelling out is what costs, and the first letter is never the typo
    let begins = |c: &char| c == first || readings.of(*c).first().is_some_and(|reading| reading.first() == Some(first));
    if !name.iter().any(begins) {
        return false;
    }
    let (letters, starts) = readings.spelt_out(name);
    starts.iter().any(|at| is_near(typed, &letters[*at..]))
}

fn is_near(typed: &[char], name: &[char]) -> bool {
    let same = typed.iter().zip(name).take_while(|(a, b)| a == b).count();
    // one typo in the first character would let anything through that is a little like it
    if same == 0 {
        return false;
    }
    let (typed, name) = (&typed[same..], &name[same..]);
    let begins = |typed: &[char], name: &[char]| name.starts_with(typed);
    match (typed, name) {
        ([], _) => true,
        ([_, typed_on @ ..], []) => typed_on.is_empty(),
        ([a, typed_on @ ..], [b, name_on @ ..]) => {
            begins(typed_on, name_on)
                || begins(typed_on, name)
                || begins(typed, name_on)
                || matches!((typed_on, name_on), ([c, typed_on @ ..], [d, name_on @ ..]) if a == d && b == c && begins(typed_on, name_on))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings() -> Readings {
        let all = "海hai\t关guan\t东dong\t巷xiang\t中zhong\t山shan\t路lu\t行xing,hang\tüu,ue\t官guan";
        Readings::parse(all)
    }

    fn chars(text: &str) -> Vec<char> {
        fold(text).collect()
    }

    #[test]
    fn a_name_is_found_by_what_it_is_and_how_it_is_read() {
        use Fit::{Part, PartAlike, Start, StartAlike, Whole, WholeAlike};
        let cases = [
            ("海关东巷", "海关东巷", Some(Whole)),
            ("海关", "海关东巷", Some(Start)),
            ("东巷", "海关东巷", Some(Part)),
            ("hgdx", "海关东巷", Some(WholeAlike)),
            ("haiguandongxiang", "海关东巷", Some(WholeAlike)),
            ("hai guan d", "海关东巷", Some(StartAlike)),
            ("海guan", "海关东巷", Some(StartAlike)),
            ("h关d", "海关东巷", Some(StartAlike)),
            ("dongx", "海关东巷", Some(PartAlike)),
            ("zhs", "中山路", Some(StartAlike)),
            ("zsl", "中山路", Some(WholeAlike)),
            ("zhshanl", "中山路", Some(WholeAlike)),
            ("hang", "行", Some(WholeAlike)),
            ("xing", "行", Some(WholeAlike)),
            ("munchen", "München", Some(WholeAlike)),
            ("muenchen", "München", Some(WholeAlike)),
            ("münch", "München", Some(Start)),
            ("hdx", "海关东巷", None),
            ("西", "海关东巷", None),
        ];
        for (typed, name, expected) in cases {
            assert_eq!(fit(&chars(typed), &chars(name), &readings()), expected, "{typed} in {name}");
        }
    }

    #[test]
    fn one_typo_is_forgiven_and_two_are_not() {
        let cases = [
            // another character, one too many, one too few, two swapped
            ("海关西巷", "海关东巷", true),
            ("海关东东巷", "海关东巷", true),
            ("海东巷", "海关东巷", true),
            ("海东关巷", "海关东巷", true),
            // the same sound
            ("海官东", "海关东巷", true),
            ("haigaun", "海关东巷", true),
            ("haiguandongxian", "海关东巷", true),
            ("haiguendong", "海关东巷", true),
            ("dongxiag", "海关东巷", true),
            ("haguendong", "海关东巷", false),
            ("海西西巷", "海关东巷", false),
            // too little to tell a typo from another name
            ("hgd", "海关东巷", false),
            ("海山", "海关东巷", false),
        ];
        for (typed, name, expected) in cases {
            let typed_chars = chars(typed);
            let sounds = (!typed_chars.iter().all(char::is_ascii)).then(|| readings().spelt_out(&typed_chars).0);
            let is_near = is_nearly(&typed_chars, sounds.as_deref(), &chars(name), &readings());
            assert_eq!(is_near, expected, "{typed} in {name}");
        }
    }

    #[test]
    fn readings_survive_being_written() {
        assert_eq!(Readings::parse(&readings().write()), readings());
    }
}
