package dev.gradus.instrument;

import java.util.OptionalDouble;

/// What a layer hands on, over the samples looked at; padded time steps do not count.
///
/// A unit is an element of the last axis: a unit of a dense layer, a channel of a convolution. It
/// fires on a sample if its output there is other than exactly 0 (at any place, at any time step),
/// and is *dead* if it fires on less than 0.1 % of the samples: of a `Relu` that no longer gets a
/// gradient. Functions that are never exactly 0 have no dead units.
///
/// An output is *saturated* if it lies within 1 % of the way between the two values that the
/// layer's function flattens out to: below 0.01 or above 0.99 for `Sigmoid`, beyond ±0.98 for
/// `Tanh`. There the slope of both is below 4 % of its greatest.
///
/// @param values all outputs; the bins go over the function's range where it flattens out on both
///   sides, else from the smallest output to the largest
/// @param deadShare dead units over all units, 0 to 1
/// @param saturatedShare saturated outputs over all, 0 to 1; empty where the layer's function does
///   not flatten out on both sides
public record ActivationReading(
    Distribution values, double deadShare, OptionalDouble saturatedShare) {}
