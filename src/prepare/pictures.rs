//! Pictures without what a camera wrote into them beside the picture: where, when and with what it was taken, thumbnails,
//! films. The pixels stay as they are, byte for byte.

use bytes::Bytes;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::webp::{CHUNK_ALPH, CHUNK_ANIM, CHUNK_ANMF, CHUNK_ICCP, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP};
use img_parts::{DynImage, ImageEXIF};

use crate::package::{Files, Finding, UPRIGHT, picture_orientation};
use crate::words::Fault;

/// Chunks of a PNG that say how its pixels look, or how they move.
const PNG_CHUNKS: [&[u8; 4]; 16] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD",
    b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

const WEBP_CHUNKS: [[u8; 4]; 7] = [CHUNK_VP8X, CHUNK_ICCP, CHUNK_ANIM, CHUNK_ANMF, CHUNK_ALPH, CHUNK_VP8, CHUNK_VP8L];

/// Replaces the pictures of a package; a note for each that said more than it shows.
pub fn strip(files: &mut Files) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, bytes) in files.iter_mut() {
        if let Some(stripped) = stripped(bytes).filter(|stripped| stripped != bytes) {
            *bytes = stripped;
            findings.push(Finding::of_file(path, Fault::PictureMetadata));
        }
    }
    findings
}

/// None where it is no picture.
fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let orientation = picture_orientation(bytes);
    let mut image = DynImage::from_bytes(Bytes::copy_from_slice(bytes)).ok()??;
    match &mut image {
        DynImage::Jpeg(jpeg) => strip_jpeg(jpeg),
        DynImage::Png(png) => strip_png(png),
        DynImage::WebP(webp) => strip_webp(webp),
    }
    // how it lies belongs to the picture
    if orientation != UPRIGHT {
        image.set_exif(Some(exif_of(orientation)));
    }
    Some(image.encoder().bytes().to_vec())
}

fn strip_jpeg(jpeg: &mut Jpeg) {
    jpeg.segments_mut().retain(|segment| match segment.marker() {
        // JFIF, colours as Adobe writes them
        markers::APP0 => segment.contents().starts_with(b"JFIF\0"),
        markers::APP14 => true,
        markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
        markers::APP0..=markers::APP15 | markers::COM => false,
        _ => true,
    });
    let Some(last) = jpeg.segments_mut().pop() else { return };
    let scans = last.has_entropy().then(|| last.clone().encoder().bytes().slice(last.len()..));
    let last = match scans {
        Some(scans) => {
            let end = end_of_scans(&scans);
            JpegSegment::new_with_entropy(last.marker(), last.contents().clone(), scans.slice(..end))
        }
        None => last,
    };
    jpeg.segments_mut().push(last);
}

/// Just behind the mark that ends the picture: telephones put films and further pictures there.
fn end_of_scans(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == 0xff) {
        at += found;
        match bytes.get(at + 1) {
            None => break,
            Some(0xd9) => return at + 2,
            // a byte of the picture, a restart, a filler
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            // a segment between two scans, with its length
            Some(_) => {
                let length =
                    bytes.get(at + 2..at + 4).map_or(0, |length| usize::from(length[0]) << 8 | usize::from(length[1]));
                at = (at + 2 + length).min(bytes.len());
            }
        }
    }
    bytes.len()
}

fn strip_png(png: &mut Png) {
    png.chunks_mut().retain(|chunk| PNG_CHUNKS.contains(&&chunk.kind()));
}

fn strip_webp(webp: &mut WebP) {
    // this corrects what the header says of what follows
    webp.set_exif(None);
    webp.chunks_mut().retain(|chunk| WEBP_CHUNKS.contains(&chunk.id()));
}

/// A TIFF of one entry (TIFF 6.0, page 14): the orientation.
fn exif_of(orientation: u32) -> Bytes {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0".to_vec();
    tiff[19] = orientation as u8;
    Bytes::from(tiff)
}
