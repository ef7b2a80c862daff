//! The nearest known word to a mistyped one.

use crate::limits::SUGGESTION_DISTANCE_MAX;

/// The known word that differs least, if it differs little enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters = word.chars().count();
    known
        .filter(|candidate| letters.abs_diff(candidate.chars().count()) <= SUGGESTION_DISTANCE_MAX)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(far, candidate)| {
            *far <= SUGGESTION_DISTANCE_MAX && *far * 2 <= candidate.chars().count().max(letters)
        })
        .min_by_key(|(far, _)| *far)
        .map(|(_, candidate)| candidate)
}

/// Letters to change, add or leave out to come from one word to the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let change = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
