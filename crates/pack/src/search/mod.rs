//! The search among procedures: an index made once when the packs are read, and questions put to it.
//!
//! A question is cut into parts: a word, or an abbreviation or everyday name of `search.toml` with what it means. A
//! procedure is found when it has every part; a word that nobody knows may be a mistyped one, if what it is taken for
//! stands beside its neighbour somewhere. Only when nothing has all parts, one of them may be wrong, and only then some
//! may be missing.

mod ask;
mod spelling;

use crate::{
    everyday::{SearchWords, Signpost},
    procedure::ProcedureVersion,
};
use spelling::{Word, letters_of, words};
use std::collections::{BTreeMap, BTreeSet};

/// What a search found.
#[derive(Debug, Default)]
pub struct Found<'a> {
    /// The best first.
    pub versions: Vec<&'a ProcedureVersion>,
    /// What was searched for in the words of the packs, where that is not what was typed.
    pub read_as: Option<String>,
    /// Whether these have only some of what was asked: nothing has all of it.
    pub partly: bool,
    /// Where to go with what is done elsewhere.
    pub signposts: Vec<&'a Signpost>,
}

/// The part of a procedure in which a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    NameVi,
    NameEn,
    Result,
    Field,
    Code,
}

impl Place {
    const fn weight(self) -> u32 {
        match self {
            Self::Code | Self::NameVi | Self::NameEn => 10,
            Self::Result => 6,
            Self::Field => 5,
        }
    }
}

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
struct Post {
    procedure: u32,
    place: Place,
    /// Which of the word's forms it is.
    form: u16,
}

/// A word that occurs, with its marks taken off.
#[derive(Debug)]
struct Entry {
    key: String,
    letters: u32,
    /// The words it is with marks.
    forms: Vec<String>,
    /// The first of them as it is written.
    written: Vec<String>,
    posts: Vec<Post>,
}

/// A procedure as the search sees it.
#[derive(Debug)]
struct Listed {
    code: String,
    version: usize,
    /// The words of its name in each language, by number.
    names: [Vec<u32>; 2],
}

/// An abbreviation or everyday name.
#[derive(Debug)]
struct Term {
    say: Vec<Word>,
    /// The meanings that occur at all, each as numbers of words; with the words as written.
    mean: Vec<(Vec<u32>, String)>,
    /// What to say it was read as when none of them occurs.
    said: String,
}

/// The index.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// By key.
    entries: Vec<Entry>,
    listed: Vec<Listed>,
    /// The longest first.
    terms: Vec<Term>,
    /// The longest first.
    ignored: Vec<Vec<Word>>,
    /// With the words that bring each up.
    signposts: Vec<(Vec<Vec<Word>>, Signpost)>,
    /// Words that stand side by side somewhere, sorted; those that say nothing are passed over.
    pairs: Vec<(u32, u32)>,
}

impl Index {
    /// Reads the words of every version of every procedure.
    pub(crate) fn new(procedures: &BTreeMap<String, Vec<ProcedureVersion>>, usage: &[SearchWords]) -> Self {
        let ignored = usage.iter().flat_map(|all| &all.ignore).map(|said| words(said).collect::<Vec<_>>());
        let mut ignored: Vec<Vec<Word>> = ignored.filter(|said| !said.is_empty()).collect();
        ignored.sort_by_key(|said| std::cmp::Reverse(said.len()));
        let empty = ignored.iter().filter_map(|said| Some(said.first().filter(|_| said.len() == 1)?.key.clone()));
        let mut making = Making { empty: empty.collect(), ..Making::default() };
        for (code, versions) in procedures {
            for (n, version) in versions.iter().enumerate() {
                making.list(code, n, version);
            }
        }
        let (entries, numbers) = making.sorted();
        let mut listed = making.listed;
        for name in listed.iter_mut().flat_map(|one| &mut one.names).flatten() {
            *name = numbers[*name as usize];
        }
        let mut pairs: Vec<(u32, u32)> =
            making.pairs.iter().map(|(a, b)| (numbers[*a as usize], numbers[*b as usize])).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut index = Self { entries, listed, pairs, ignored, ..Self::default() };
        index.terms = usage.iter().flat_map(|words| &words.terms).flat_map(|term| index.terms_of(term)).collect();
        index.terms.sort_by_key(|term| std::cmp::Reverse(term.say.len()));
        let posts = usage.iter().flat_map(|all| &all.signposts);
        index.signposts =
            posts.map(|post| (post.say.iter().map(|said| words(said).collect()).collect(), post.clone())).collect();
        index
    }

    fn terms_of(&self, term: &crate::everyday::SearchTerm) -> Vec<Term> {
        let meaning = |text: &String| {
            let numbers: Option<Vec<u32>> = words(text).map(|word| self.number(&word.key)).collect();
            Some((numbers?, text.clone()))
        };
        let mean: Vec<(Vec<u32>, String)> = term.mean.iter().filter_map(meaning).collect();
        let said = term.mean.first().cloned().unwrap_or_default();
        let terms = term.say.iter().map(|said| words(said).collect::<Vec<_>>()).filter(|say| !say.is_empty());
        terms.map(|say| Term { say, mean: mean.clone(), said: said.clone() }).collect()
    }

    /// The number of a word that occurs.
    fn number(&self, key: &str) -> Option<u32> {
        let at = self.entries.binary_search_by(|entry| entry.key.as_str().cmp(key)).ok()?;
        u32::try_from(at).ok()
    }
}

/// An index being made: words in the order in which they came.
#[derive(Debug, Default)]
struct Making {
    numbers: BTreeMap<String, u32>,
    entries: Vec<Entry>,
    listed: Vec<Listed>,
    pairs: Vec<(u32, u32)>,
    /// Words that say nothing by themselves.
    empty: BTreeSet<String>,
}

impl Making {
    fn list(&mut self, code: &str, version: usize, of: &ProcedureVersion) {
        let procedure = self.listed.len() as u32;
        let names = [(&of.name.vi, Place::NameVi), (&of.name.en, Place::NameEn)];
        let names = names.map(|(name, place)| self.text(procedure, place, name));
        for result in &of.results {
            self.text(procedure, Place::Result, &result.name.vi);
            self.text(procedure, Place::Result, &result.name.en);
        }
        self.text(procedure, Place::Field, &of.field.vi);
        self.text(procedure, Place::Field, &of.field.en);
        for code in [&of.code].into_iter().chain(&of.previous_codes) {
            let code = crate::packs::short(code.as_str());
            self.text(procedure, Place::Code, code);
            // People read the digits behind the dot from a paper.
            self.text(procedure, Place::Code, code.get(2..).unwrap_or_default());
        }
        self.listed.push(Listed { code: code.to_owned(), version, names });
    }

    /// Takes a text in; its words by number.
    fn text(&mut self, procedure: u32, place: Place, text: &str) -> Vec<u32> {
        let mut numbers = Vec::new();
        let mut before = None;
        for word in words(text) {
            let empty = self.empty.contains(&word.key);
            let number = self.post(procedure, place, word);
            numbers.push(number);
            if !empty {
                self.pairs.extend(before.replace(number).map(|before| (before, number)));
            }
        }
        numbers
    }

    fn post(&mut self, procedure: u32, place: Place, word: Word) -> u32 {
        let next = self.entries.len() as u32;
        let number = *self.numbers.entry(word.key.clone()).or_insert(next);
        if number == next {
            let letters = letters_of(&word.key);
            self.entries.push(Entry { key: word.key, letters, forms: vec![], written: vec![], posts: vec![] });
        }
        let entry = &mut self.entries[number as usize];
        let form = entry.forms.iter().position(|known| *known == word.form).unwrap_or_else(|| {
            entry.forms.push(word.form);
            entry.written.push(word.written);
            entry.forms.len() - 1
        });
        entry.posts.push(Post { procedure, place, form: u16::try_from(form).unwrap_or(u16::MAX) });
        number
    }

    /// The words by key, and the new number of each old one.
    fn sorted(&mut self) -> (Vec<Entry>, Vec<u32>) {
        let entries = std::mem::take(&mut self.entries);
        let mut numbers = vec![0; entries.len()];
        for (new, old) in self.numbers.values().enumerate() {
            numbers[*old as usize] = new as u32;
        }
        let mut placed: Vec<(u32, Entry)> =
            entries.into_iter().enumerate().map(|(old, entry)| (numbers[old], entry)).collect();
        placed.sort_by_key(|(new, _)| *new);
        (placed.into_iter().map(|(_, entry)| entry).collect(), numbers)
    }
}

/// How many slips lie between two words.
#[cfg(test)]
pub(crate) fn slips_between(a: &str, b: &str, max: usize) -> Option<usize> {
    spelling::slips(a.as_bytes(), b.as_bytes(), max)
}
