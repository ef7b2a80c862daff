//! Where everything stands. Steps go down the page in rows; a way to the row below is a short line, any other runs in
//! the margin of its lane: forward ways at the right, ways back at the left.

use super::{
    BranchBox, StepBox, Way,
    measure::{lines, width},
};

/// A finished drawing. One unit is one pixel where it is shown in its full width.
#[derive(Debug)]
pub struct Drawing {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The lanes; none in one column.
    pub lanes: Vec<Lane>,
    /// The ways between the boxes.
    pub ways: Vec<Line>,
    /// Boxes.
    pub shapes: Vec<Shape>,
    /// Words.
    pub words: Vec<Words>,
}

/// A lane.
#[derive(Debug)]
pub struct Lane {
    /// Its left edge.
    pub x: u32,
    /// Its width.
    pub width: u32,
    /// Its middle.
    pub middle: u32,
    /// Its name.
    pub name: String,
}

/// A line with a tip.
#[derive(Debug)]
pub struct Line {
    /// The line.
    pub path: String,
    /// The tip.
    pub tip: String,
    /// Whether it leads back.
    pub back: bool,
}

/// A box.
#[derive(Debug)]
pub struct Shape {
    /// What it is: `desk`, `officer`, `leader`, `outside`, `end`, `refuse`, `supplement`, `other`.
    pub kind: &'static str,
    /// Its left edge.
    pub x: u32,
    /// Its upper edge.
    pub y: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// A line of words.
#[derive(Debug)]
pub struct Words {
    /// `head`, `quiet`, `work`, `note`, `branch` or `end`.
    pub kind: &'static str,
    /// Where it begins, or its middle for `end`.
    pub x: u32,
    /// Its base line.
    pub y: u32,
    /// The words.
    pub text: String,
}

/// Size of type of what matters, and of the rest.
const SIZE: u32 = 15;
const SMALL: u32 = 14;
/// From one line to the next.
const LEADING: u32 = 20;
/// Between the edge of a box and its words.
const PAD: u32 = 12;
/// Between two rows: room for a way across and its tip.
const GAP: u32 = 40;
/// Height of the boxes of beginning and end.
const END: u32 = 34;
/// Height of the names of the lanes.
const LANE_HEAD: u32 = 44;
/// Between two ways in one margin.
const RAIL: u32 = 7;
/// Margin of a lane.
const MARGIN: u32 = 22;
/// Width of the two drawings.
const NARROW: u32 = 328;
const WIDE: u32 = 1016;

/// The order of the lanes.
const LANES: [&str; 4] = ["desk", "officer", "leader", "outside"];

/// One column.
pub(super) fn narrow(steps: &[StepBox], ways: &[Way], ends: (&str, &str)) -> Drawing {
    Plan::new(steps, &[], NARROW).draw(ways, ends, &|_| String::new())
}

/// A lane for each role that acts.
pub(super) fn wide(steps: &[StepBox], ways: &[Way], ends: (&str, &str), name: &dyn Fn(&str) -> String) -> Drawing {
    let lanes: Vec<&str> = LANES.into_iter().filter(|lane| steps.iter().any(|step| step.lane == *lane)).collect();
    Plan::new(steps, &lanes, WIDE).draw(ways, ends, name)
}

/// A step with its words broken into lines.
struct Placed<'s> {
    step: &'s StepBox,
    lane: usize,
    row: usize,
    head: Vec<String>,
    agency: Vec<String>,
    work: Vec<String>,
    notes: Vec<String>,
    branches: Vec<(&'s BranchBox, Vec<String>)>,
    y: u32,
}

impl Placed<'_> {
    /// Height without what else can happen.
    fn height(&self) -> u32 {
        let lines = self.head.len() + self.agency.len() + self.work.len() + self.notes.len();
        lines as u32 * LEADING + 2 * PAD
    }

    fn whole_height(&self) -> u32 {
        self.height() + self.branches.iter().map(|(_, lines)| branch_height(lines)).sum::<u32>()
    }
}

fn branch_height(lines: &[String]) -> u32 {
    lines.len() as u32 * LEADING + PAD
}

struct Plan<'s> {
    steps: Vec<Placed<'s>>,
    lanes: Vec<&'s str>,
    width: u32,
    lane_width: u32,
}

impl<'s> Plan<'s> {
    fn new(steps: &'s [StepBox], lanes: &[&'s str], width: u32) -> Self {
        let lane_width = width / lanes.len().max(1) as u32;
        let inner = lane_width - 2 * MARGIN - 2 * PAD;
        let place = |step: &'s StepBox| Placed {
            step,
            lane: lanes.iter().position(|lane| *lane == step.lane).unwrap_or(0),
            row: 0,
            head: lines(&step.head, SIZE, true, inner),
            agency: step.agency.as_deref().map_or_else(Vec::new, |agency| lines(agency, SMALL, false, inner)),
            work: lines(&step.work, SIZE, false, inner),
            notes: step.notes.iter().flat_map(|note| lines(note, SMALL, false, inner)).collect(),
            branches: step.branches.iter().map(|one| (one, lines(&one.text, SMALL, false, inner))).collect(),
            y: 0,
        };
        Self { steps: steps.iter().map(place).collect(), lanes: lanes.to_vec(), width, lane_width }
    }

    fn draw(mut self, ways: &[Way], (start, end): (&str, &str), name: &dyn Fn(&str) -> String) -> Drawing {
        self.rows(ways);
        let top = if self.lanes.is_empty() { 4 } else { LANE_HEAD + 12 };
        let first_row = top + END + GAP;
        let tops = self.tops(first_row);
        for step in &mut self.steps {
            step.y = tops[step.row];
        }
        let end_y = tops.last().copied().unwrap_or(first_row);
        let end_lane = self.end_lane();
        let mut drawing = Drawing {
            width: self.width,
            height: end_y + END + 8,
            lanes: self.lanes.iter().enumerate().map(|(n, lane)| self.lane(n, name(lane))).collect(),
            ways: Vec::new(),
            shapes: Vec::new(),
            words: Vec::new(),
        };
        let start_lane = self.steps.first().map_or(0, |step| step.lane);
        self.end_box(&mut drawing, start, start_lane, top);
        self.end_box(&mut drawing, end, end_lane, end_y);
        for step in &self.steps {
            self.step_box(&mut drawing, step);
        }
        drawing.ways.push(straight(self.middle(start_lane), top + END, first_row));
        self.ways(&mut drawing, ways, &tops, end_lane);
        drawing
    }

    /// Which row each step stands in: below all that lead to it; a row holds one step a lane.
    fn rows(&mut self, ways: &[Way]) {
        let mut depth = vec![0_usize; self.steps.len()];
        for from in 0..self.steps.len() {
            for to in ways.iter().filter(|way| way.from == from).filter_map(|way| way.to).filter(|to| *to > from) {
                depth[to] = depth[to].max(depth[from] + 1);
            }
        }
        let mut order: Vec<usize> = (0..self.steps.len()).collect();
        order.sort_by_key(|step| (depth[*step], *step));
        let (mut row, mut taken, mut at) = (0, Vec::new(), 0);
        for step in order {
            let lane = self.steps[step].lane;
            if depth[step] != at || taken.contains(&lane) {
                row += usize::from(!taken.is_empty());
                taken.clear();
                at = depth[step];
            }
            taken.push(lane);
            self.steps[step].row = row;
        }
    }

    /// The upper edge of each row, and of what comes below the last.
    fn tops(&self, first: u32) -> Vec<u32> {
        let rows = self.steps.iter().map(|step| step.row + 1).max().unwrap_or(0);
        let mut tops = vec![first];
        for row in 0..rows {
            let height = self.steps.iter().filter(|step| step.row == row).map(Placed::whole_height).max();
            tops.push(tops[row] + height.unwrap_or(0) + GAP);
        }
        tops
    }

    /// The end stands below the last step.
    fn end_lane(&self) -> usize {
        self.steps.iter().max_by_key(|step| step.row).map_or(0, |step| step.lane)
    }

    fn lane(&self, n: usize, name: String) -> Lane {
        Lane { x: n as u32 * self.lane_width, width: self.lane_width, middle: self.middle(n), name }
    }

    fn middle(&self, lane: usize) -> u32 {
        lane as u32 * self.lane_width + self.lane_width / 2
    }

    fn left(&self, lane: usize) -> u32 {
        lane as u32 * self.lane_width + MARGIN
    }

    fn right(&self, lane: usize) -> u32 {
        (lane as u32 + 1) * self.lane_width - MARGIN
    }

    fn end_box(&self, drawing: &mut Drawing, text: &str, lane: usize, y: u32) {
        let width = width(text, SIZE, true) + 4 * PAD;
        let middle = self.middle(lane);
        drawing.shapes.push(Shape { kind: "end", x: middle.saturating_sub(width / 2), y, width, height: END });
        drawing.words.push(Words { kind: "end", x: middle, y: y + 22, text: text.to_owned() });
    }

    fn step_box(&self, drawing: &mut Drawing, step: &Placed<'_>) {
        let (x, width) = (self.left(step.lane), self.lane_width - 2 * MARGIN);
        drawing.shapes.push(Shape { kind: step.step.lane, x, y: step.y, width, height: step.height() });
        let mut base = step.y + PAD + 15;
        let groups = [("head", &step.head), ("quiet", &step.agency), ("work", &step.work), ("note", &step.notes)];
        for (kind, lines) in groups {
            for text in lines {
                drawing.words.push(Words { kind, x: x + PAD, y: base, text: text.clone() });
                base += LEADING;
            }
        }
        let mut y = step.y + step.height();
        for (branch, lines) in &step.branches {
            let height = branch_height(lines);
            drawing.shapes.push(Shape { kind: branch.tone, x, y, width, height });
            for (n, text) in lines.iter().enumerate() {
                let base = y + PAD / 2 + 15 + n as u32 * LEADING;
                drawing.words.push(Words { kind: "branch", x: x + PAD, y: base, text: text.clone() });
            }
            y += height;
        }
    }

    fn ways(&self, drawing: &mut Drawing, ways: &[Way], tops: &[u32], end_lane: usize) {
        let last_row = tops.len() - 1;
        // How many ways run in each lane's margins already: each gets its own place.
        let mut rails = vec![(0_u32, 0_u32); self.lanes.len().max(1)];
        for way in ways {
            let from = &self.steps[way.from];
            let (row, lane) = way.to.map_or((last_row, end_lane), |to| (self.steps[to].row, self.steps[to].lane));
            let (target, top) = (self.middle(lane), tops[row]);
            let across = top - GAP / 2;
            let bottom = from.y + from.whole_height();
            if row == from.row + 1 {
                drawing.ways.push(elbow(self.middle(from.lane), bottom, across, target, top));
                continue;
            }
            let back = row <= from.row;
            let side = from.y + from.height() / 2;
            let rail = &mut rails[from.lane];
            let (start, x) = if back {
                rail.0 += 1;
                (self.left(from.lane), self.left(from.lane) - (rail.0 * RAIL).min(MARGIN - 3))
            } else {
                rail.1 += 1;
                (self.right(from.lane), self.right(from.lane) + (rail.1 * RAIL).min(MARGIN - 3))
            };
            // A way back comes in beside the usual way, not on top of it.
            let target = if back { target - 28 } else { target };
            let path = format!("M{start} {side}H{x}V{across}H{target}V{}", top - 7);
            drawing.ways.push(Line { path, tip: tip(target, top), back });
        }
    }
}

fn straight(x: u32, from: u32, to: u32) -> Line {
    Line { path: format!("M{x} {from}V{}", to - 7), tip: tip(x, to), back: false }
}

fn elbow(x: u32, from: u32, across: u32, target: u32, top: u32) -> Line {
    if x == target {
        return straight(x, from, top);
    }
    let path = format!("M{x} {from}V{across}H{target}V{}", top - 7);
    Line { path, tip: tip(target, top), back: false }
}

/// A tip that points down at the upper edge of a box.
fn tip(x: u32, y: u32) -> String {
    format!("M{x} {y}l-5 -9h10z")
}
