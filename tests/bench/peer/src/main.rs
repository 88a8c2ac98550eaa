// SPDX-FileCopyrightText: The nomen authors
// SPDX-License-Identifier: Apache-2.0
//
// The same names in the same text by daachorse, an Aho-Corasick automaton as a double array, the
// fastest of its kind: bytes, leftmost-longest, case-sensitive. Prints seconds of processor time for
// one pass over the text, best of five, for tools/bench to compare.
//
//     bench-peer NAMES TEXT
use daachorse::{DoubleArrayAhoCorasickBuilder, MatchKind};
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let names = std::fs::read_to_string(&arguments[1]).unwrap();
    let text = std::fs::read(&arguments[2]).unwrap();
    let automaton = DoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build::<_, _, u32>(names.lines())
        .unwrap();
    let mut best = f64::MAX;
    let mut found = 0;
    for _ in 0..5 {
        let start = Instant::now();
        found = automaton.leftmost_find_iter(&text).count();
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!(
        "daachorse              {:.0} MB/s, {} found",
        text.len() as f64 / 1e6 / best,
        found
    );
}
