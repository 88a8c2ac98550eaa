// SPDX-FileCopyrightText: The nomen authors
// SPDX-License-Identifier: Apache-2.0
//
// The same names in the same text by an Aho-Corasick automaton over bytes, leftmost-longest: that of
// the crate daachorse (a double array, the fastest of its kind) or of the crate aho-corasick. Names in
// any case (`fold`) are found as each of them can: aho-corasick builds its automaton for both cases of
// ASCII, daachorse has no such thing, so the text is put in lower case first, of ASCII alone, which is
// the cheapest. nomen folds all of Unicode meanwhile. Neither knows words: "an" is found in "land".
//
//     bench-peer daachorse|aho-corasick fold|case NAMES TEXT
//
// Says "ready" when the automaton is built; then, for each line that it reads, goes over the text once
// and writes the seconds of processor time that took and how many names it found. So bench_peer can
// take turns with it.
use std::io::BufRead;

/// Seconds of processor time of this process.
fn seconds() -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn finder(algorithm: &str, names: &str, fold: bool) -> Box<dyn Fn(&[u8]) -> usize> {
    if algorithm == "daachorse" {
        let automaton = daachorse::DoubleArrayAhoCorasickBuilder::new()
            .match_kind(daachorse::MatchKind::LeftmostLongest)
            .build::<_, _, u32>(names.lines())
            .unwrap();
        Box::new(move |text| {
            if fold {
                automaton.leftmost_find_iter(text.to_ascii_lowercase()).count()
            } else {
                automaton.leftmost_find_iter(text).count()
            }
        })
    } else {
        let automaton = aho_corasick::AhoCorasick::builder()
            .match_kind(aho_corasick::MatchKind::LeftmostLongest)
            .ascii_case_insensitive(fold)
            .build(names.lines())
            .unwrap();
        Box::new(move |text| automaton.find_iter(text).count())
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let fold = arguments[2] == "fold";
    let mut names = std::fs::read_to_string(&arguments[3]).unwrap();
    let text = std::fs::read_to_string(&arguments[4]).unwrap();
    if fold {
        names = names.to_lowercase();
    }
    let unique: std::collections::BTreeSet<&str> = names.lines().collect();
    let names = unique.into_iter().collect::<Vec<_>>().join("\n");
    let find = finder(&arguments[1], &names, fold);
    drop(names);
    println!("ready");
    for _ in std::io::stdin().lock().lines() {
        let start = seconds();
        let found = find(text.as_bytes());
        println!("{} {}", seconds() - start, found);
    }
}
