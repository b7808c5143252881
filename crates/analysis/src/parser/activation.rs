//! The curves of the network: cheap, and the same to the last bit on every machine, which those of a mathematics library
//! are not.

/// Close to the hyperbolic tangent: a fraction of polynomials that reaches 1 at 3 with slope 0.
#[inline]
pub fn squash(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// The slope of [`squash`].
#[inline]
pub fn squash_slope(x: f32) -> f32 {
    let square = x * x;
    if square >= 9.0 {
        return 0.0;
    }
    let distance = (9.0 - square) / (27.0 + 9.0 * square);
    9.0 * distance * distance
}

/// From 0 to 1, as an S.
#[inline]
pub fn gate(x: f32) -> f32 {
    0.5 + 0.5 * squash(0.5 * x)
}

/// The slope of [`gate`].
#[inline]
pub fn gate_slope(x: f32) -> f32 {
    0.25 * squash_slope(0.5 * x)
}

/// Negative numbers count a tenth.
#[inline]
pub const fn leak(x: f32) -> f32 {
    if x < 0.0 { 0.1 * x } else { x }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_are_those_of_the_curves() {
        for step in -40_i16..=40 {
            let x = f32::from(step) / 8.0;
            let measured = |f: fn(f32) -> f32| (f(x + 1e-2) - f(x - 1e-2)) / 2e-2;
            assert!((measured(squash) - squash_slope(x)).abs() < 2e-3, "squash at {x}");
            assert!((measured(gate) - gate_slope(x)).abs() < 2e-3, "gate at {x}");
            assert!((squash(x) - x.tanh()).abs() < 0.03);
        }
    }
}
