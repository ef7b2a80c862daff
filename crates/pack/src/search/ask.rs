//! A question put to the index.

use super::{
    Entry, Found, Index, Post, Term,
    spelling::{Word, asked, letters_of, one_i, slips, slips_allowed, untyped, words},
};
use crate::{
    everyday::Signpost,
    limits::{SEARCH_GUESSES_MAX, SEARCH_LETTERS_MAX, SEARCH_PART_PERCENT, SEARCH_PIECES_MAX, SYLLABLE_LETTERS_MAX},
    procedure::ProcedureVersion,
};
use std::collections::BTreeMap;

/// How far a guess can be relied on, in hundredths.
mod trust {
    pub(super) const EXACT: u32 = 100;
    /// The same letters with other marks.
    pub(super) const OTHER_MARKS: u32 = 70;
    /// What is left of Telex or VNI.
    pub(super) const UNTYPED: u32 = 95;
    pub(super) const MEANT: u32 = 90;
    pub(super) const PIECES: u32 = 90;
    pub(super) const BEGINNING: u32 = 70;
    pub(super) const SLIP: [u32; 3] = [100, 60, 35];
}

/// Points for words that stand side by side in a name as in the question, at most.
const SIDE_BY_SIDE: u32 = 300;
/// Points for a name that says nothing but what was asked.
const NOTHING_ELSE: u32 = 400;

/// A word that one of the question may be.
#[derive(Clone, Debug)]
struct Guess {
    word: u32,
    trust: u32,
}

/// Words that have to occur all.
#[derive(Debug)]
struct Way {
    words: Vec<Vec<Guess>>,
    /// The word as typed, when its marks tell something.
    form: Option<String>,
    /// What to say it was read as; `None`: as typed.
    said: Option<String>,
}

/// A part of the question.
#[derive(Debug)]
struct Part {
    typed: Vec<Word>,
    /// Any of these will do.
    ways: Vec<Way>,
    /// What to say it was read as when nothing has it.
    said: Option<String>,
    needed: bool,
}

/// Points by procedure; 0: it does not have this.
type Points = Vec<u32>;

/// Which procedures count: those whose version holds.
struct Held<'a> {
    versions: Vec<Option<&'a ProcedureVersion>>,
}

impl Index {
    /// The procedures that hold and have what is asked for. An empty question finds all.
    pub(crate) fn ask<'a>(
        &'a self,
        question: &str,
        procedures: &'a BTreeMap<String, Vec<ProcedureVersion>>,
        holds: impl Fn(&ProcedureVersion) -> bool,
    ) -> Found<'a> {
        let version = |code: &str, n: usize| procedures.get(code)?.get(n).filter(|version| holds(version));
        let held = Held { versions: self.listed.iter().map(|one| version(&one.code, one.version)).collect() };
        let question_words = asked(question);
        let signposts = self.signposts(&question_words);
        let mut parts = self.parts(&question_words);
        if parts.iter().all(|part| !part.needed) {
            let nothing_asked = question.trim().is_empty() || !parts.is_empty();
            let versions = held.versions.iter().flatten().copied().filter(|_| nothing_asked).collect();
            return Found { versions, signposts, ..Found::default() };
        }
        parts.retain(|part| part.needed);
        self.keep_phrases(&mut parts);
        let needed: Vec<&Part> = parts.iter().collect();
        if is_guesswork(&needed) {
            return Found { signposts, ..Found::default() };
        }
        let mut points: Vec<Points> = needed.iter().map(|part| self.points(part)).collect();
        let mut hits = whole(&points, &held);
        if hits.is_empty() {
            hits = self.one_slip(&needed, &mut points, &held);
        }
        let partly = hits.is_empty();
        if partly {
            hits = self.some(&needed, &points, &held);
        }
        for (procedure, score) in &mut hits {
            *score += self.bonus(*procedure, &needed);
        }
        hits.sort_by_key(|(procedure, score)| (std::cmp::Reverse(*score), *procedure));
        let read_as = self.read_as(&needed, hits.first().map(|(procedure, _)| *procedure));
        let versions: Vec<&ProcedureVersion> =
            hits.iter().filter_map(|(procedure, _)| held.versions[*procedure]).collect();
        Found { partly: partly && !versions.is_empty(), versions, read_as, signposts }
    }

    /// What is done elsewhere and has its words somewhere in the question.
    fn signposts(&self, asked: &[Word]) -> Vec<&Signpost> {
        let has = |said: &Vec<Word>| (0..asked.len()).any(|at| begins(&asked[at..], said));
        self.signposts.iter().filter(|(say, _)| say.iter().any(has)).map(|(_, post)| post).collect()
    }

    /// Cuts a question into parts: the longest everyday name first, then words that say nothing, then single words.
    fn parts(&self, asked: &[Word]) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(word) = asked.get(at) {
            let rest = &asked[at..];
            let term = self.terms.iter().find(|term| begins(rest, &term.say));
            let ignored = self.ignored.iter().find(|said| begins(rest, said));
            let (term_length, ignored_length) = (term.map_or(0, |term| term.say.len()), ignored.map_or(0, Vec::len));
            let length = term_length.max(ignored_length).max(1);
            let typed = rest[..length].to_vec();
            parts.push(match term {
                Some(term) if term_length == length => self.meant(typed, term),
                _ if ignored_length == length => Part { typed, ways: Vec::new(), said: None, needed: false },
                _ => Part { ways: self.ways(word, asked.len() == 1), typed, said: None, needed: true },
            });
            at += length;
        }
        parts
    }

    /// An everyday name: what it means, or its own words where they occur.
    fn meant(&self, typed: Vec<Word>, term: &Term) -> Part {
        let exact = |number: u32, trust| vec![Guess { word: number, trust }];
        let number = |word: &Word| {
            let number = self.number(&word.key)?;
            let forms = &self.entries[number as usize].forms;
            (!word.marked || forms.contains(&word.form)).then_some(number)
        };
        let own: Option<Vec<u32>> = typed.iter().map(number).collect();
        let own = own.map(|words| Way {
            words: words.into_iter().map(|number| exact(number, trust::EXACT)).collect(),
            form: None,
            said: None,
        });
        let mean = term.mean.iter().map(|(words, said)| Way {
            words: words.iter().map(|number| exact(*number, trust::MEANT)).collect(),
            form: None,
            said: Some(said.clone()),
        });
        Part { ways: own.into_iter().chain(mean).collect(), typed, said: Some(term.said.clone()), needed: true }
    }

    /// What a single word may be.
    fn ways(&self, word: &Word, alone: bool) -> Vec<Way> {
        let form = word.marked.then(|| word.form.clone());
        let one = |guesses: Vec<Guess>| vec![Way { words: vec![guesses], form: form.clone(), said: None }];
        if let Some(number) = self.number(&word.key) {
            return one(vec![Guess { word: number, trust: trust::EXACT }]);
        }
        let clean = untyped(&word.key).filter(|_| !word.is_number());
        if let Some(number) = clean.as_deref().and_then(|clean| self.number(clean)) {
            return one(vec![Guess { word: number, trust: trust::UNTYPED }]);
        }
        let beginning = self.beginning_with(&word.key);
        if !beginning.is_empty() || word.is_number() {
            return one(beginning);
        }
        if let Some(pieces) = self.pieces(&word.key, SEARCH_PIECES_MAX) {
            let words = pieces.into_iter().map(|word| vec![Guess { word, trust: trust::PIECES }]).collect();
            return vec![Way { words, form: None, said: None }];
        }
        let nearest = |key: &str| {
            let guesses = self.slipped(key, alone);
            let best = guesses.iter().map(|guess| guess.trust).max();
            guesses.into_iter().filter(|guess| Some(guess.trust) == best).collect::<Vec<_>>()
        };
        let mut guesses = nearest(&word.key);
        if let Some(clean) = clean {
            guesses.extend(nearest(&clean));
        }
        one(guesses)
    }

    /// Words that begin so: of codes and of English, whose words are long.
    fn beginning_with(&self, key: &str) -> Vec<Guess> {
        if key.len() < 4 {
            return Vec::new();
        }
        let from = self.entries.partition_point(|entry| entry.key.as_str() < key);
        let those = self.entries[from..].iter().take_while(|entry| entry.key.starts_with(key));
        let guess = |(n, _): (usize, &Entry)| Guess { word: (from + n) as u32, trust: trust::BEGINNING };
        those.enumerate().take(SEARCH_GUESSES_MAX).map(guess).collect()
    }

    /// Words run together: `khaisinh`.
    fn pieces(&self, key: &str, pieces_max: usize) -> Option<Vec<u32>> {
        if pieces_max < 2 || key.len() > SEARCH_LETTERS_MAX {
            return None;
        }
        let cuts = key.char_indices().map(|(at, _)| at).filter(|at| *at >= 2);
        for at in cuts.collect::<Vec<_>>().into_iter().rev() {
            let (head, tail) = key.split_at(at);
            let Some(head) = self.number(&one_i(head)) else { continue };
            let whole = self.number(&one_i(tail)).filter(|_| tail.len() > 1).map(|tail| vec![tail]);
            if let Some(tail) = whole.or_else(|| self.pieces(tail, pieces_max - 1)) {
                return Some([vec![head], tail].concat());
            }
        }
        None
    }

    /// Words from which this one differs by few letters, and the word itself.
    fn slipped(&self, key: &str, alone: bool) -> Vec<Guess> {
        let max = slips_allowed(key.len(), alone);
        let letters = letters_of(key);
        let near = |(n, entry): (usize, &Entry)| {
            // Each wrong letter changes at most two kinds of letters.
            if (entry.letters ^ letters).count_ones() as usize > 2 * max || entry.key.as_bytes()[0].is_ascii_digit() {
                return None;
            }
            let far = slips(key.as_bytes(), entry.key.as_bytes(), max)?;
            Some(Guess { word: n as u32, trust: trust::SLIP[far.min(2)] })
        };
        let mut guesses: Vec<Guess> = self.entries.iter().enumerate().filter_map(near).collect();
        guesses.sort_by_key(|guess| std::cmp::Reverse(guess.trust));
        guesses.truncate(SEARCH_GUESSES_MAX);
        guesses
    }

    /// Of what a mistyped word may be, keeps what stands beside its neighbour somewhere: *kinh doang* is *kinh doanh*,
    /// not *kinh động*.
    fn keep_phrases(&self, parts: &mut [Part]) {
        for at in 0..parts.len() {
            let mistyped = |way: &Way| way.words.iter().flatten().all(|guess| guess.trust <= trust::SLIP[1]);
            if parts.len() < 2 || !parts[at].ways.iter().all(mistyped) {
                continue;
            }
            let kept = |guesses: &Vec<Guess>| self.beside_neighbours(guesses.clone(), parts, at);
            let ways = parts[at].ways.iter().map(|way| way.words.iter().map(kept).collect()).collect::<Vec<_>>();
            for (way, words) in parts[at].ways.iter_mut().zip(ways) {
                way.words = words;
            }
        }
    }

    /// Those that stand beside the part before or the part behind, somewhere.
    fn beside_neighbours(
        &self,
        guesses: Vec<Guess>,
        parts: &[impl std::borrow::Borrow<Part>],
        at: usize,
    ) -> Vec<Guess> {
        let end = |part: Option<&Part>, last: bool| -> Vec<u32> {
            let word = |way: &Way| if last { way.words.last().cloned() } else { way.words.first().cloned() };
            part.iter().flat_map(|part| &part.ways).filter_map(word).flatten().map(|guess| guess.word).collect()
        };
        let part = |at: Option<usize>| at.and_then(|at| parts.get(at)).map(std::borrow::Borrow::borrow);
        let (before, behind) = (end(part(at.checked_sub(1)), true), end(part(at.checked_add(1)), false));
        let known = |pair: (u32, u32)| self.pairs.binary_search(&pair).is_ok();
        let fits = |guess: &Guess| {
            // A word longer than any Vietnamese syllable is told by itself.
            let long = self.entries[guess.word as usize].key.len() > SYLLABLE_LETTERS_MAX;
            long || before.iter().any(|word| known((*word, guess.word)))
                || behind.iter().any(|word| known((guess.word, *word)))
        };
        guesses.into_iter().filter(fits).collect()
    }

    /// How well each procedure has a part.
    fn points(&self, part: &Part) -> Points {
        let mut best = vec![0; self.listed.len()];
        let mut sum = vec![0; self.listed.len()];
        let mut one = vec![0; self.listed.len()];
        for way in &part.ways {
            for (n, guesses) in way.words.iter().enumerate() {
                one.fill(0);
                self.occurrences(guesses, way.form.as_deref(), &mut one);
                for (sum, points) in sum.iter_mut().zip(&one) {
                    *sum =
                        if *points == 0 || (n > 0 && *sum == 0) { 0 } else { *points + if n > 0 { *sum } else { 0 } };
                }
            }
            let words = way.words.len().max(1) as u32;
            for (best, sum) in best.iter_mut().zip(&sum) {
                *best = (*best).max(*sum / words);
            }
        }
        best
    }

    fn occurrences(&self, guesses: &[Guess], form: Option<&str>, points: &mut [u32]) {
        for guess in guesses {
            let entry = &self.entries[guess.word as usize];
            // Marks tell words apart: *mất* is not *mặt*. Marks that no such word has are a slip.
            let wanted = form.and_then(|form| entry.forms.iter().position(|known| known == form));
            let trust =
                if form.is_some() && wanted.is_none() { guess.trust.min(trust::OTHER_MARKS) } else { guess.trust };
            let meant = |post: &&Post| wanted.is_none_or(|wanted| wanted == usize::from(post.form));
            for post in entry.posts.iter().filter(meant) {
                let cell = &mut points[post.procedure as usize];
                *cell = (*cell).max(post.place.weight() * trust);
            }
        }
    }

    /// Procedures that have all parts but one, and that one with a slip: `khai sin` although some name has a `sin`.
    fn one_slip(&self, parts: &[&Part], points: &mut [Points], held: &Held<'_>) -> Vec<(usize, u32)> {
        if parts.len() < 2 {
            return Vec::new();
        }
        let slipped = |at: usize| match parts[at].typed.as_slice() {
            [word] if !word.is_number() => {
                let guesses = self.beside_neighbours(self.slipped(&word.key, false), parts, at);
                let way = Way { words: vec![guesses], form: None, said: None };
                self.points(&Part { typed: Vec::new(), ways: vec![way], said: None, needed: true })
            }
            _ => vec![0; self.listed.len()],
        };
        let slipped: Vec<Points> = (0..parts.len()).map(slipped).collect();
        for procedure in 0..self.listed.len() {
            let mut missing = (0..parts.len()).filter(|part| points[*part][procedure] == 0);
            if let (Some(part), None) = (missing.next(), missing.next()) {
                points[part][procedure] = slipped[part][procedure];
            }
        }
        whole(points, held)
    }

    /// Procedures that have most of what was asked, rare words counting more. Those that have the most.
    fn some(&self, parts: &[&Part], points: &[Points], held: &Held<'_>) -> Vec<(usize, u32)> {
        let all = self.listed.len().max(1);
        let weight = |points: &Points| {
            let having = points.iter().filter(|points| **points > 0).count();
            1 + (all / having.max(1)).ilog2()
        };
        // An everyday name is as much of the question as its words.
        let weights: Vec<u32> =
            points.iter().zip(parts).map(|(points, part)| weight(points) * part.typed.len() as u32).collect();
        let whole: u32 = weights.iter().sum();
        let met = |procedure: usize| {
            let has = points.iter().zip(&weights).filter(|(points, _)| points[procedure] > 0);
            has.map(|(_, weight)| *weight).sum::<u32>()
        };
        let held = (0..self.listed.len()).filter(|procedure| held.versions[*procedure].is_some());
        let met: Vec<(usize, u32)> = held.map(|procedure| (procedure, met(procedure))).collect();
        let most = met.iter().map(|(_, met)| *met).max().unwrap_or_default();
        if most * 100 < whole * SEARCH_PART_PERCENT {
            return Vec::new();
        }
        let score = |procedure: usize| points.iter().map(|points| points[procedure]).sum::<u32>() / points.len() as u32;
        met.into_iter().filter(|(_, met)| *met == most).map(|(procedure, _)| (procedure, score(procedure))).collect()
    }

    /// Points for a name that has the words side by side and says little else.
    fn bonus(&self, procedure: usize, parts: &[&Part]) -> u32 {
        let of_name = |name: &Vec<u32>| {
            let is = |at: usize, guesses: &[Guess]| guesses.iter().any(|guess| name.get(at) == Some(&guess.word));
            let beside = |a: &[Guess], b: &[Guess]| (0..name.len()).any(|at| is(at, a) && is(at + 1, b));
            let words = |part: &Part| part.ways.iter().map(|way| way.words.len()).max().unwrap_or(0) as u32;
            let wanted = parts.iter().map(|part| words(part)).sum::<u32>().saturating_sub(1).max(1);
            let inside = |part: &&Part| {
                let pairs = |way: &Way| way.words.windows(2).filter(|pair| beside(&pair[0], &pair[1])).count() as u32;
                part.ways.iter().map(pairs).max().unwrap_or(0)
            };
            let ends = |part: &Part, last: bool| -> Vec<Guess> {
                let end = |way: &Way| if last { way.words.last().cloned() } else { way.words.first().cloned() };
                part.ways.iter().filter_map(end).flatten().collect()
            };
            let between = |pair: &[&Part]| beside(&ends(pair[0], true), &ends(pair[1], false));
            let side_by_side =
                parts.iter().map(inside).sum::<u32>() + parts.windows(2).filter(|pair| between(pair)).count() as u32;
            let asked =
                |at: &usize| parts.iter().flat_map(|part| &part.ways).flat_map(|way| &way.words).any(|g| is(*at, g));
            let said = (0..name.len()).filter(asked).count() as u32;
            SIDE_BY_SIDE * side_by_side.min(wanted) / wanted + NOTHING_ELSE * said / (name.len().max(1) as u32)
        };
        self.listed[procedure].names.iter().map(of_name).max().unwrap_or_default()
    }

    /// The question in the words of the packs, as the best of what was found has them; `None` when it was typed so.
    fn read_as(&self, parts: &[&Part], best: Option<usize>) -> Option<String> {
        let mut otherwise = false;
        let mut said: Vec<String> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let typed = || part.typed.iter().map(|word| word.written.as_str()).collect::<Vec<_>>().join(" ");
            let read = match best {
                None => part.said.clone(),
                Some(procedure) => match self.read_in(parts, at, procedure) {
                    Some(read) => Some(read),
                    // It does not have this part at all.
                    None => {
                        otherwise = true;
                        continue;
                    }
                },
            };
            let read = read.unwrap_or_else(typed);
            otherwise |= words(&read).map(|word| word.key).ne(part.typed.iter().map(|w| w.key.clone()));
            said.push(read);
        }
        (otherwise && !said.is_empty()).then(|| said.join(" "))
    }

    /// A part as one procedure has it.
    fn read_in(&self, parts: &[&Part], at: usize, procedure: usize) -> Option<String> {
        let part = parts[at];
        let has =
            |word: u32| self.entries[word as usize].posts.iter().find(|post| post.procedure as usize == procedure);
        let read = |guesses: &Vec<Guess>| {
            let guess = guesses.iter().filter(|guess| has(guess.word).is_some()).max_by_key(|guess| guess.trust)?;
            let entry = &self.entries[guess.word as usize];
            entry.written.get(usize::from(has(guess.word)?.form)).cloned()
        };
        let way = |way: &Way| {
            let words: Option<Vec<String>> = way.words.iter().map(read).collect();
            let words = words?;
            Some(way.said.clone().unwrap_or_else(|| words.join(" ")))
        };
        if let Some(read) = part.ways.iter().find_map(way) {
            let exact = part.ways.len() == 1
                && part.typed.iter().any(|word| word.marked || word.is_number())
                && part.ways[0].words.iter().flatten().all(|g| g.trust == trust::EXACT);
            let typed = || part.typed.iter().map(|word| word.written.as_str()).collect::<Vec<_>>().join(" ");
            return Some(if exact { typed() } else { read });
        }
        // Found by a slip of a word that is known elsewhere.
        let [word] = part.typed.as_slice() else { return None };
        read(&self.beside_neighbours(self.slipped(&word.key, false), parts, at))
    }
}

/// Whether most words of a question are known only by changing letters in them: two such words together are another
/// question, not a slip. One word alone may be mistyped.
fn is_guesswork(parts: &[&Part]) -> bool {
    let guessed = |part: &&&Part| {
        let mut guesses = part.ways.iter().flat_map(|way| &way.words).flatten().peekable();
        guesses.peek().is_some() && guesses.all(|guess| guess.trust <= trust::SLIP[1])
    };
    parts.len() > 1 && parts.iter().filter(guessed).count() * 2 > parts.len()
}

/// Whether the question goes on with these words.
fn begins(question: &[Word], said: &[Word]) -> bool {
    let same = |(asked, said): (&Word, &Word)| {
        let key = asked.key == said.key || untyped(&asked.key).as_ref() == Some(&said.key);
        key && (!asked.marked || asked.form == said.form)
    };
    question.len() >= said.len() && question.iter().zip(said).all(same)
}

/// Procedures that hold and have every part, with their points.
fn whole(points: &[Points], held: &Held<'_>) -> Vec<(usize, u32)> {
    let all = held.versions.iter().enumerate().filter(|(_, version)| version.is_some());
    let of = |procedure: usize| {
        let each = points.iter().map(|points| points[procedure]);
        each.clone().all(|points| points > 0).then(|| each.sum::<u32>() / points.len() as u32)
    };
    all.filter_map(|(procedure, _)| Some((procedure, of(procedure)?))).collect()
}
