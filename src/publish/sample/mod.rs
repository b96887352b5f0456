pub struct Options {
    pub places: usize,
    pub seed: u64,
}
pub fn sample(_: &Options) -> Vec<(String, Vec<u8>)> {
    Vec::new()
}
