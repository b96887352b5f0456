//! Photographs of a story and pictures beside shared links: what is published of them, and what is not.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use command::{CANNOT_RUN, GOOD, code, publish, run, said, scratch, shell, small, text};
use image::{ImageFormat, ImageReader, Rgb, RgbImage};
use support::files_below;

const CAMERA: &[u8] = b"Camera-0123";
const FILM: &[u8] = b"a film behind the picture";
/// As stored; the camera was held upright, so that it is seen the other way.
const STORED: (u32, u32) = (1200, 900);

/// Red above, blue below, as it is seen.
fn photograph() -> Vec<u8> {
    let (width, height) = STORED;
    let red_or_blue = |x: u32| if x < width / 2 { Rgb([200, 30, 30]) } else { Rgb([30, 30, 200]) };
    let picture = RgbImage::from_fn(width, height, |x, _| red_or_blue(x));
    let mut jpeg = Cursor::new(Vec::new());
    picture.write_to(&mut jpeg, ImageFormat::Jpeg).expect("a JPEG");
    let jpeg = jpeg.into_inner();
    // TIFF 6.0: two entries, the maker and the orientation (6: turn it to the right)
    let mut tiff = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend(b"\x01\x0f\0\x02\0\0\0\x0c\0\0\0\x26");
    tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
    tiff.extend(CAMERA);
    tiff.push(0);
    let mut out = jpeg[..2].to_vec();
    for (marker, content) in [(0xe1, tiff.as_slice()), (0xfe, CAMERA), (0xe2, b"MPF\0more pictures")] {
        out.extend([0xff, marker]);
        out.extend(u16::try_from(content.len() + 2).expect("it is short").to_be_bytes());
        out.extend(content);
    }
    out.extend(&jpeg[2..]);
    out.extend(FILM);
    out
}

/// The small package with a photograph in place of a drawing.
fn package_with(below: &Path, photograph: &[u8]) -> PathBuf {
    let folder = below.join("package");
    for (name, bytes) in files_below(&small()) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("it lies in the package")).expect("a folder");
        fs::write(path, bytes).expect("a copy");
    }
    fs::write(folder.join("after.jpg"), photograph).expect("the photograph");
    let table = folder.join("pictures.csv");
    let rows = fs::read_to_string(&table).expect("the table").replace("after.svg", "after.jpg");
    fs::write(table, rows).expect("the table");
    folder
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_photograph_is_shown_at_several_widths_without_what_its_camera_wrote() {
    let folder = scratch("photograph");
    let (site, shell) = (folder.join("site"), shell(&folder));
    let taken = photograph();
    let package = package_with(&folder, &taken);

    let check = said(&run(&["check", text(&package), "--lang", "en"]).stdout);
    assert!(check.contains("picture-metadata") && check.contains("after.jpg"), "{check}");
    assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
    for (name, bytes) in files_below(&site).iter().filter(|(name, _)| !name.ends_with(".zip")) {
        assert!(!contains(bytes, CAMERA) && !contains(bytes, FILM), "{name} says what the camera wrote");
    }

    // the pixels of the published file are those that were taken, and it lies as it lay
    let published = fs::read(site.join("data/latest/after.jpg")).expect("the published picture");
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).expect("a picture").into_rgb8();
    assert!(pixels(&published) == pixels(&taken), "pixels differ");

    let page = fs::read_to_string(site.join("en/stories/well/index.html")).expect("the story");
    assert!(page.contains(r#"width="900" height="1200""#), "the page keeps the space of the picture as it is seen");
    for width in [480, 900] {
        for (kind, format) in [("avif", ImageFormat::Avif), ("jpg", ImageFormat::Jpeg)] {
            let end = format!("-{width}.{kind}");
            let files = files_below(&site.join("pictures"));
            let (name, bytes) =
                files.iter().find(|(name, _)| name.ends_with(&end)).unwrap_or_else(|| panic!("no {end}"));
            assert!(page.contains(&format!("/pictures/{name} {width}w")), "{name} is not in the page");
            let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().expect("bytes");
            assert_eq!(reader.format(), Some(format), "{name}");
            if format == ImageFormat::Jpeg {
                let seen = reader.decode().expect("a JPEG").into_rgb8();
                assert_eq!(seen.dimensions(), (width, width * 4 / 3), "{name}");
                let [above, below] = [20, width * 4 / 3 - 20].map(|y| seen.get_pixel(width / 2, y).0);
                assert!(above[0] > 150 && below[2] > 150, "{name} stands upright: {above:?} above, {below:?} below");
            }
        }
    }

    // a second publication gives the same
    let before = files_below(&site);
    assert_eq!(code(&publish(&package, &site, &shell)), GOOD);
    assert_eq!(files_below(&site), before);
}

#[test]
fn a_photograph_that_breaks_off_is_named() {
    let folder = scratch("broken-photograph");
    let (site, shell) = (folder.join("site"), shell(&folder));
    let mut png = Cursor::new(Vec::new());
    RgbImage::new(600, 400).write_to(&mut png, ImageFormat::Png).expect("a PNG");
    let png = png.into_inner();
    let package = package_with(&folder, &png[..png.len() / 2]);
    let output = publish(&package, &site, &shell);
    let said = said(&output.stderr);
    assert_eq!(code(&output), CANNOT_RUN, "{said}");
    assert!(said.contains("small/after.jpg") && said.contains("save it anew"), "{said}");
    assert!(!site.exists(), "nothing was published");
}

/// Each page has a picture of its own or of what it is part of, and a place its own unless there would be too many. In the
/// colours of the style sheet, for what it says nothing of is black.
#[test]
fn a_shared_link_has_a_picture_that_exists() {
    let folder = scratch("previews");
    let (site, shell) = (folder.join("site"), shell(&folder));
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/site.css");
    fs::copy(sheet, shell.join("site-0.css")).expect("the style sheet");
    let package = small();
    let arguments = ["publish", text(&package), "--out", text(&site), "--shell", text(&shell), "--site-url"];
    let output = run(&[&arguments[..], &["https://example.org"]].concat());
    assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
    let files = files_below(&site);
    let pages = files.iter().filter(|(name, _)| name.ends_with("index.html") && !name.starts_with("embed/"));
    let mut count = 0;
    for (name, html) in pages {
        let html = String::from_utf8_lossy(html);
        let Some((_, rest)) = html.split_once("property=\"og:image\" content=\"https://example.org/") else {
            assert!(html.contains("http-equiv=\"refresh\"") || name.contains("/open/"), "{name} has no picture");
            continue;
        };
        let file = rest.split('"').next().unwrap_or_default();
        let png = files.get(file).unwrap_or_else(|| panic!("{name} shows {file}, which is not there"));
        let picture = image::load_from_memory(png).unwrap_or_else(|error| panic!("{file}: {error}")).into_rgb8();
        assert_eq!(picture.dimensions(), (1200, 630), "{file}");
        assert!(picture.pixels().all(|pixel| pixel.0 != [0, 0, 0]), "{file} has shapes that no style fills");
        if file == "preview/en/overview.png" {
            let covered = Rgb([0x0b, 0x6a, 0x66]);
            assert!(picture.pixels().filter(|pixel| **pixel == covered).count() > 1000, "{file} shows what is covered");
        }
        if name.contains("/places/") && !name.ends_with("/places/index.html") {
            assert_eq!(file, format!("preview/{}.png", name.trim_end_matches("/index.html")));
        }
        count += 1;
    }
    assert!(count > 20, "{count} pages");
    // what is published twice is the same
    let output = run(&[&arguments[..], &["https://example.org"]].concat());
    assert_eq!(code(&output), GOOD);
    assert_eq!(files_below(&site), files);
    let output = run(&[&arguments[..], &["https://example.org", "--previews", "0"]].concat());
    assert_eq!(code(&output), GOOD);
    let (fewer, of_places) = (files_below(&site), |name: &&String| name.starts_with("preview/en/places/"));
    assert!(files.keys().filter(of_places).count() > 0);
    assert_eq!(fewer.keys().filter(of_places).count(), 0);
}
