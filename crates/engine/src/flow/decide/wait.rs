//! Waits: a step that nobody does. It ends with time, with a signal, or when the owner skips it. One that is over
//! already when it begins ends as everything else that is pending.

use super::turn::Turn;
use crate::flow::event;
use crate::{
    flow::{Event, Waiting, wait::waiting_for},
    reads::wait_read,
};
use model::{
    DataPath,
    definition::{Outcome, Step, WaitFor},
};

impl<'a> Turn<'a> {
    /// Whether it is over at once, since its signal came before.
    pub fn begin_wait(&mut self, step: &'a Step) -> bool {
        self.emit_opened(step);
        let (wait, due) = waiting_for(step, &self.facts(), self.now);
        self.emit(Event::WaitStarted(event::WaitStarted {
            step: step.key.clone(),
            attempt: self.attempt(&step.key),
            wait,
            derivation: due.map(|due| due.derivation).unwrap_or_default(),
            at: self.now,
        }));
        self.take_kept_signal(step)
    }

    /// Uses up a signal that came before.
    pub fn take_kept_signal(&mut self, step: &Step) -> bool {
        let Some(WaitFor::Signal { name, keep: true }) = &step.wait else { return false };
        if !self.state.signals.contains_key(name) {
            return false;
        }
        self.emit(Event::SignalTaken { signal: name.clone(), step: step.key.clone() });
        self.finish_alone(step);
        true
    }

    /// The instant of an open wait has come. The caller has set the turn to it, and advances the flow.
    pub fn end_wait(&mut self, step: &str) {
        let waiting = self.state.steps.get(step).and_then(|step| step.waiting());
        let Some(Waiting::Until(scheduled_at)) = waiting.cloned() else { return };
        let Ok(step) = self.step(step) else { return };
        let attempt = self.attempt(&step.key);
        self.emit(Event::WaitOver { step: step.key.clone(), attempt, scheduled_at });
        self.finish_alone(step);
    }

    /// A step that nobody does is done.
    pub fn finish_alone(&mut self, step: &Step) {
        let (step, attempt) = (step.key.clone(), self.attempt(&step.key));
        self.emit(Event::StepFinished { step, attempt, outcome: Outcome::Done, by: None, at: self.now });
    }

    /// Data changed: waits whose end hangs on it move.
    pub fn move_waits(&mut self, changed: &dyn Fn(&DataPath) -> bool) {
        self.move_waits_where(&|step| wait_read(step).is_some_and(changed));
    }

    pub fn move_waits_where(&mut self, wanted: &dyn Fn(&Step) -> bool) {
        let of_time = |waiting: &Waiting| !matches!(waiting, Waiting::Signal(_));
        let open = self.state.steps.iter().filter(|(_, step)| step.waiting().is_some_and(of_time));
        let open: Vec<String> = open.map(|(key, _)| key.clone()).collect();
        for key in open {
            match self.step(&key) {
                Ok(step) if wanted(step) => self.move_wait(step),
                _ => {}
            }
        }
    }

    /// The template says something else of waits now. Says whether one has its signal already; the caller advances the
    /// flow then.
    pub fn wait_anew(&mut self) -> bool {
        let open = self.state.steps.iter().filter(|(_, step)| step.waiting().is_some());
        let open: Vec<String> = open.map(|(key, _)| key.clone()).collect();
        let mut over = false;
        for key in open {
            let Ok(step) = self.step(&key) else { continue };
            self.move_wait(step);
            over |= self.take_kept_signal(step);
        }
        over
    }

    fn move_wait(&mut self, step: &Step) {
        let current = self.state.steps.get(&step.key).and_then(|step| step.current());
        let Some(current) = current else { return };
        let (attempt, wait_before) = (current.number, current.waiting.clone());
        let (wait, due) = waiting_for(step, &self.facts(), current.opened_at);
        if wait_before.as_ref() != Some(&wait) {
            let derivation = due.map(|due| due.derivation).unwrap_or_default();
            self.emit(Event::WaitMoved { step: step.key.clone(), attempt, wait, derivation });
        }
    }
}
