//! Tests of the one-stop desk that need no browser.

mod answers;
mod apply;
mod canary;
mod catalogue;
mod colleagues;
mod desk;
mod erase;
mod every_act;
mod facts;
mod law;
mod office;
mod papers;
mod permits;
mod refusals;
mod rows;
mod steps;
mod supplement;
mod transitions;
mod walks;
mod words;
mod world;
