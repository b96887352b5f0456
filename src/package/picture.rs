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
    use super::svg_size;

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
