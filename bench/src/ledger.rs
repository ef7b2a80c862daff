//! What clients did and what they were told: kept outside the server, to be held against it after each kill.

use crate::client::{Answer, Client, bearer, header_value, json_type, request};
use bytes::Bytes;
use hyper::Method;
use hyper::header::HeaderName;
use kernel::testing::SeededEntropy;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// The acts of a life: which, by whom, with what.
pub const LIFE: [(&str, &str, &str); 6] = [
    ("file", "citizen", ""),
    ("receive", "desk", "{}"),
    ("assign", "officer", "{}"),
    ("propose", "officer", r#"{"outcome":"grant"}"#),
    ("sign", "leader", "{}"),
    ("return", "desk", r#"{"how":"direct"}"#),
];

/// Cases that a client works on at the same time.
const OPEN_MAX: usize = 6;
/// How long one act is tried again while the server says that it cannot now.
const AGAIN_MAX: Duration = Duration::from_secs(90);
const AGAIN_EVERY: Duration = Duration::from_millis(40);

/// The people's tokens, in the order of [`LIFE`].
pub type Tokens = [String; LIFE.len()];

/// A case as its client knows it.
#[derive(Clone, Debug)]
pub struct Life {
    /// Its code, once the server has said it.
    pub code: Option<String>,
    /// How many acts were acknowledged.
    pub done: usize,
    /// Its place among the client's cases, part of every key.
    number: usize,
}

/// How an exchange ended.
#[derive(Debug)]
pub enum End {
    /// Acknowledged.
    Told,
    /// The connection broke: nobody knows.
    Lost,
}

/// One client: its cases, and the act whose answer never came.
pub struct Worker {
    number: usize,
    run: i64,
    random: SeededEntropy,
    filing: Bytes,
    /// Every case.
    pub lives: Vec<Life>,
    /// The case whose next act was sent and not acknowledged.
    pub pending: Option<usize>,
    /// The cases that were worked on since the last check.
    pub touched: BTreeSet<usize>,
    /// Answers that may never come.
    pub wrong: Vec<String>,
    /// Acts that were sent again because the server said that it could not then.
    pub put_off: u64,
}

impl Worker {
    /// A client without cases; what it does follows from the seed.
    pub fn new(number: usize, run: i64, seed: u64, filing: Bytes) -> Worker {
        let random = SeededEntropy::new(seed.wrapping_mul(1_000).wrapping_add(number as u64));
        let (lives, touched, wrong) = (Vec::new(), BTreeSet::new(), Vec::new());
        Worker { number, run, random, filing, lives, pending: None, touched, wrong, put_off: 0 }
    }

    /// The key of an act: the same whenever it is sent.
    pub fn key(&self, life: usize, act: usize) -> String {
        format!("{}-{}-{life}-{}", self.run, self.number, LIFE[act].0)
    }

    /// Acts that were acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.lives.iter().map(|life| life.done).sum()
    }

    /// Does one act after the other until the server is gone.
    pub async fn work(&mut self, connection: &mut Client, tokens: &Tokens) {
        while matches!(self.step(connection, tokens).await, End::Told) {}
    }

    async fn step(&mut self, connection: &mut Client, tokens: &Tokens) -> End {
        let life = self.choose();
        self.pending = Some(life);
        self.finish(connection, tokens).await
    }

    /// An open case or a new one.
    fn choose(&mut self) -> usize {
        let newest = self.lives.iter().enumerate().rev().take(4 * OPEN_MAX);
        let open: Vec<usize> =
            newest.filter(|(_, life)| life.done < LIFE.len()).map(|(at, _)| at).take(OPEN_MAX).collect();
        let bound = if open.len() < OPEN_MAX { open.len() + 1 } else { open.len() };
        let pick = usize::try_from(self.random.below(bound as u64)).unwrap_or(0);
        if let Some(life) = open.get(pick) {
            return *life;
        }
        let number = self.lives.len();
        self.lives.push(Life { code: None, done: 0, number });
        number
    }

    /// Sends the pending act, again and again under the same key, until it is acknowledged or the server is gone.
    pub async fn finish(&mut self, connection: &mut Client, tokens: &Tokens) -> End {
        let Some(at) = self.pending else { return End::Told };
        self.touched.insert(at);
        let act = self.lives[at].done;
        let clock = Instant::now();
        loop {
            let answer = match self.send(connection, tokens, at, act).await {
                Err(_) => return End::Lost,
                Ok(answer) => answer,
            };
            match answer.status {
                200 | 201 => {
                    self.told(at, act, &answer);
                    self.lives[at].done = act + 1;
                    self.pending = None;
                    return End::Told;
                }
                429 | 500..=599 if clock.elapsed() < AGAIN_MAX => {
                    self.put_off += 1;
                    tokio::time::sleep(AGAIN_EVERY).await;
                }
                status => {
                    let text: String = answer.text().chars().take(300).collect();
                    self.wrong.push(format!("{}: {status} {text}", self.key(at, act)));
                    // Nothing more can be learnt from this case.
                    self.lives[at].done = LIFE.len();
                    self.pending = None;
                    return End::Told;
                }
            }
        }
    }

    /// Sends an act that was acknowledged before once more: the answer has to be the same case.
    pub async fn send_again(&mut self, connection: &mut Client, tokens: &Tokens, at: usize) -> Result<(), String> {
        let done = self.lives[at].done;
        if done == 0 {
            return Ok(());
        }
        let act = usize::try_from(self.random.below(done as u64)).unwrap_or(0);
        let answer = self.send(connection, tokens, at, act).await?;
        if !matches!(answer.status, 200 | 201) {
            let text: String = answer.text().chars().take(300).collect();
            self.wrong.push(format!("{} sent again: {} {text}", self.key(at, act), answer.status));
            return Ok(());
        }
        self.told(at, act, &answer);
        Ok(())
    }

    /// Holds the case against what was acknowledged: each act is there exactly once, in order. Gives lost and doubled.
    pub async fn compare(
        &mut self,
        connection: &mut Client,
        tokens: &Tokens,
        at: usize,
    ) -> Result<(usize, usize), String> {
        let Life { code, done, .. } = self.lives[at].clone();
        let Some(code) = code else { return Ok((0, 0)) };
        let answer = connection.get(&format!("/api/v1/cases/{code}"), &[bearer(&tokens[0])]).await?;
        if answer.status != 200 {
            self.wrong.push(format!("{code}: acknowledged and now {}", answer.status));
            return Ok((done, 0));
        }
        let body = answer.json();
        let events = body["events"].as_array().cloned().unwrap_or_default();
        let there: Vec<&str> = events.iter().filter_map(|event| event["act"].as_str()).collect();
        let wanted: Vec<&str> = LIFE.iter().take(done).map(|(act, _, _)| *act).collect();
        if there == wanted {
            return Ok((0, 0));
        }
        self.wrong.push(format!("{code}: {wanted:?} were acknowledged, {there:?} are there"));
        let times = |list: &[&str], act: &str| list.iter().filter(|one| **one == act).count();
        let lost = wanted.iter().filter(|act| times(&there, act) == 0).count();
        let doubled = LIFE.iter().map(|(act, _, _)| times(&there, act).saturating_sub(1)).sum();
        Ok((lost, doubled))
    }

    async fn send(&self, connection: &mut Client, tokens: &Tokens, at: usize, act: usize) -> Result<Answer, String> {
        let (name, _, body) = LIFE[act];
        let life = &self.lives[at];
        let (path, body) = match &life.code {
            Some(code) if act > 0 => {
                (format!("/api/v1/cases/{code}/actions/{name}"), Bytes::from_static(body.as_bytes()))
            }
            _ => ("/api/v1/cases".to_owned(), self.filing.clone()),
        };
        let key = (HeaderName::from_static("idempotency-key"), header_value(&self.key(life.number, act)));
        connection.send(request(Method::POST, &path, &[bearer(&tokens[act]), json_type(), key], body)).await
    }

    /// The answer names the case; it must be the one that was named before.
    fn told(&mut self, at: usize, act: usize, answer: &Answer) {
        let said = answer.json()["code"].as_str().map(str::to_owned);
        let key = self.key(at, act);
        match (&self.lives[at].code, said) {
            (_, None) => self.wrong.push(format!("{key}: an answer without a case code")),
            (Some(known), Some(said)) if *known != said => {
                self.wrong.push(format!("{key}: was {known}, is now {said}"));
            }
            (_, Some(said)) => self.lives[at].code = Some(said),
        }
    }
}
