//! A part of the network while it learns: numbers, their gradients, and the optimiser's memory of both.

use sourcier_analysis::parser::matrix::dot;

use crate::random::Random;

/// Step of the moving average of the numbers, which is what the network reads with in the end.
const AVERAGED: f32 = 0.998;

/// One matrix or vector. Optimised by Adam.
#[derive(Clone)]
pub(super) struct Parameter {
    pub(super) value: Vec<f32>,
    pub(super) gradient: Vec<f32>,
    pub(super) average: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    /// Of a table whose rows are rarely used: which were.
    rows: Option<Touched>,
}

#[derive(Clone)]
struct Touched {
    width: usize,
    rows: Vec<usize>,
    seen: Vec<bool>,
    /// Step at which the average of a row was last brought up to date.
    last: Vec<i32>,
}

/// One step of the optimiser.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// From 1.
    pub(super) number: i32,
    pub(super) rate: f32,
    /// What gradients are multiplied by.
    pub(super) scale: f32,
}

impl Parameter {
    /// Numbers of chance up to `size` on either side of 0.
    pub(super) fn new(count: usize, size: f32, random: &mut Random) -> Self {
        Self::of((0..count).map(|_| (2.0 * random.fraction() - 1.0) * size).collect())
    }

    /// These numbers.
    pub(super) fn of(value: Vec<f32>) -> Self {
        let zeros = vec![0.0; value.len()];
        Self {
            gradient: zeros.clone(),
            average: value.clone(),
            first: zeros.clone(),
            second: zeros,
            value,
            rows: None,
        }
    }

    /// A table of rows of `width` numbers.
    pub(super) fn table(self, width: usize) -> Self {
        let rows = self.value.len() / width;
        let rows = Touched { width, rows: Vec::new(), seen: vec![false; rows], last: vec![0; rows] };
        Self { rows: Some(rows), ..self }
    }

    /// A row of a table.
    pub(super) fn row(&self, row: usize) -> &[f32] {
        let width = self.rows.as_ref().map_or(0, |r| r.width);
        &self.value[row * width..(row + 1) * width]
    }

    /// The gradient of a row of a table, to be added to.
    pub(super) fn touch(&mut self, row: usize) -> &mut [f32] {
        let Some(touched) = &mut self.rows else { return &mut [] };
        if !std::mem::replace(&mut touched.seen[row], true) {
            touched.rows.push(row);
        }
        &mut self.gradient[row * touched.width..(row + 1) * touched.width]
    }

    /// Sum of the squares of the gradients.
    pub(super) fn square(&self) -> f32 {
        match &self.rows {
            None => dot(&self.gradient, &self.gradient),
            Some(touched) => {
                let row = |row: &usize| &self.gradient[row * touched.width..(row + 1) * touched.width];
                touched.rows.iter().map(row).map(|g| dot(g, g)).sum()
            }
        }
    }

    /// Follows the gradients, and forgets them.
    pub(super) fn step(&mut self, step: Step) {
        let Some(mut touched) = self.rows.take() else {
            self.adam(0, self.value.len(), step);
            self.average(0, self.value.len(), 1.0 - AVERAGED);
            return;
        };
        for row in std::mem::take(&mut touched.rows) {
            let (start, end) = (row * touched.width, (row + 1) * touched.width);
            let missed = step.number - std::mem::replace(&mut touched.last[row], step.number);
            self.average(start, end, 1.0 - AVERAGED.powi(missed));
            self.adam(start, end, step);
            touched.seen[row] = false;
        }
        self.rows = Some(touched);
    }

    /// Brings the averages of all rows up to date.
    pub(super) fn finish(&mut self, number: i32) {
        let Some(touched) = self.rows.take() else { return };
        for (row, last) in touched.last.iter().enumerate() {
            let share = 1.0 - AVERAGED.powi(number - last);
            self.average(row * touched.width, (row + 1) * touched.width, share);
        }
        self.rows = Some(touched);
    }

    fn average(&mut self, start: usize, end: usize, share: f32) {
        for (average, value) in self.average[start..end].iter_mut().zip(&self.value[start..end]) {
            *average += share * (value - *average);
        }
    }

    fn adam(&mut self, start: usize, end: usize, step: Step) {
        let (decay, decay_of_squares) = (0.9_f32, 0.98_f32);
        let first_scale = 1.0 / (1.0 - decay.powi(step.number));
        let second_scale = 1.0 / (1.0 - decay_of_squares.powi(step.number));
        let moments = self.first[start..end].iter_mut().zip(&mut self.second[start..end]);
        let values = self.value[start..end].iter_mut().zip(&mut self.gradient[start..end]);
        for ((value, gradient), (first, second)) in values.zip(moments) {
            let g = *gradient * step.scale;
            *first = decay * *first + (1.0 - decay) * g;
            *second = decay_of_squares * *second + (1.0 - decay_of_squares) * g * g;
            *value -= step.rate * (*first * first_scale) / ((*second * second_scale).sqrt() + 1e-6);
            *gradient = 0.0;
        }
    }
}
