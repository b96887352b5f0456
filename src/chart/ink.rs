//! The inks of LOOK: what a colour stands for, and its value in each theme.

use plotters::style::RGBColor;

/// What a stroke stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Paper,
    Text,
    Muted,
    Rule,
    /// the promise: target line, deadline; nothing else
    Promise,
    Covered,
    /// lighter than covered: what may be
    Possible,
    NoData,
    InProgress,
    NotCovered,
    /// lighter: the rest of it, or what has lapsed
    NotCoveredLight,
}

/// Colours for the inks, in the order of [`Palette::INKS`].
#[derive(Clone, Copy, Debug)]
pub struct Palette([u32; 11]);

impl Palette {
    /// An ink and the class that it has in an SVG.
    pub(super) const INKS: [(Ink, &'static str); 11] = [
        (Ink::Paper, "paper"),
        (Ink::Text, "text"),
        (Ink::Muted, "muted"),
        (Ink::Rule, "rule"),
        (Ink::Promise, "promise"),
        (Ink::Covered, "covered"),
        (Ink::Possible, "possible"),
        (Ink::NoData, "nodata"),
        (Ink::InProgress, "inprogress"),
        (Ink::NotCovered, "notcovered"),
        (Ink::NotCoveredLight, "notcoveredlight"),
    ];

    pub const LIGHT: Palette = Palette([
        0xFBFAF7, 0x1B1D1F, 0x5B6066, 0xDAD7CF, 0xB3261E, 0x0B6A66, 0xB6DBD5, 0x6B7075, 0x8A5A00, 0xA0485C, 0xDDB7C0,
    ]);
    pub const DARK: Palette = Palette([
        0x121416, 0xECEBE7, 0xA5ABB1, 0x33373B, 0xFF8A7A, 0x4CC2B8, 0x1F4E4B, 0x8F959B, 0xE5B04C, 0xEE94A8, 0x5C3842,
    ]);

    pub fn colour(&self, ink: Ink) -> RGBColor {
        let i = Palette::INKS.iter().position(|(known, _)| *known == ink).unwrap_or_default();
        let [_, red, green, blue] = self.0[i].to_be_bytes();
        RGBColor(red, green, blue)
    }

    /// The class of a colour of the light palette.
    pub(super) fn class_of((red, green, blue): (u8, u8, u8)) -> &'static str {
        let value = u32::from_be_bytes([0, red, green, blue]);
        let i = Palette::LIGHT.0.iter().position(|known| *known == value).unwrap_or(1);
        Palette::INKS[i].1
    }
}
