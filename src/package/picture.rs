//! What a picture's own header says: how large it is, and how it lies.

use std::io::Cursor;

/// As EXIF numbers it: seen as it is stored.
pub const UPRIGHT: u32 = 1;

/// Width and height as it is seen, so that a page can keep the space. None if it is no picture known here.
pub(super) fn picture_size(file: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if file.ends_with(".svg") {
        return svg_size(std::str::from_utf8(bytes).ok()?);
    }
    use imagesize::ImageType::{Jpeg, Png, Webp};
    imagesize::image_type(bytes).ok().filter(|kind| matches!(kind, Jpeg | Png | Webp))?;
    let size = imagesize::blob_size(bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    let lies_on_its_side = picture_orientation(bytes) > 4;
    Some(if lies_on_its_side { (height, width) } else { (width, height) })
}

/// How it must be turned or mirrored to be seen, from 1 to 8 as EXIF numbers it.
pub fn picture_orientation(bytes: &[u8]) -> u32 {
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes));
    let said = exif.ok().and_then(|exif| {
        let field = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?;
        field.value.get_uint(0)
    });
    said.filter(|orientation| (1..=8).contains(orientation)).unwrap_or(UPRIGHT)
}

/// Whether a drawing would do something when it is opened by itself: run a script, fetch, lead elsewhere. In a page it is a
/// picture and can do nothing; at its own address it could, in the name of the site.
pub(super) fn is_active(file: &str, bytes: &[u8]) -> bool {
    const TAGS: [&str; 7] = ["script", "foreignobject", "iframe", "object", "embed", "set", "animate"];
    if !file.ends_with(".svg") {
        return false;
    }
    let svg = String::from_utf8_lossy(bytes).to_lowercase();
    let leads_out = |tag: &str| {
        let mut values = tag.split("href").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('='));
        values.any(|value| {
            let value = value.trim_start().trim_start_matches(['"', '\'']).trim_start();
            !value.starts_with('#') && !value.starts_with("data:image/")
        })
    };
    svg.contains("<!entity")
        || svg.contains("@import")
        || svg.split("url(").skip(1).any(|url| !url.trim_start_matches(['"', '\'', ' ']).starts_with('#'))
        || svg.split('<').skip(1).any(|tag| {
            let tag = tag.split('>').next().unwrap_or_default();
            let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
            let name = name.rsplit(':').next().unwrap_or(name);
            let handles = tag.split_whitespace().skip(1).any(|part| part.starts_with("on") && part.contains('='));
            TAGS.iter().any(|active| name.starts_with(active)) || handles || leads_out(tag)
        })
}

fn svg_size(svg: &str) -> Option<(u32, u32)> {
    let value = svg.split_once("viewBox=")?.1;
    let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    let view_box = value[1..].split_once(quote)?.0;
    let mut numbers = view_box.split(|c: char| c == ',' || c.is_ascii_whitespace()).filter(|part| !part.is_empty());
    let [_, _, width, height] = [numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?];
    let read = |text: &str| text.parse::<f64>().ok().filter(|n| *n >= 1.0).map(|n| n.round() as u32);
    Some((read(width)?, read(height)?))
}

#[cfg(test)]
mod tests {
    use super::{is_active, svg_size};

    #[test]
    fn a_drawing_that_would_act_is_told() {
        let cases = [
            ("<svg><path d=\"M0 0\"/><text>onset = 5 &lt; 6</text></svg>", false),
            ("<svg><use href=\"#a\"/><rect fill=\"url(#g)\"/></svg>", false),
            ("<svg xmlns:xlink=\"x\"><image xlink:href=\"data:image/png;base64,AA\"/></svg>", false),
            ("<svg><script>x</script></svg>", true),
            ("<svg><SVG:Script>x</SVG:Script></svg>", true),
            ("<svg onload=\"x\"/>", true),
            ("<svg><a href=\"javascript:x\"/></svg>", true),
            ("<svg><image xlink:href = 'https://example.org/x'/></svg>", true),
            ("<svg><image href=\"data:image/svg+xml,x\"/></svg>", false),
            ("<svg><style>@import 'x';</style></svg>", true),
            ("<svg><rect fill=\"url(https://example.org/)\"/></svg>", true),
            ("<svg><foreignObject/></svg>", true),
        ];
        for (svg, expected) in cases {
            assert_eq!(is_active("a.svg", svg.as_bytes()), expected, "{svg}");
        }
        assert!(!is_active("a.png", b"<script>"));
    }

    #[test]
    fn an_svg_tells_its_size_by_its_view_box() {
        let cases = [
            (r#"<svg viewBox="0 0 640 480">"#, Some((640, 480))),
            (r#"<svg viewBox="0,0,320.4,200">"#, Some((320, 200))),
            (r#"<svg width="10">"#, None),
            (r#"<svg viewBox="0 0 0 480">"#, None),
        ];
        for (svg, expected) in cases {
            assert_eq!(svg_size(svg), expected, "{svg}");
        }
    }
}
