package dev.gradus.compiler;

import dev.gradus.op.Variable;
import java.util.List;
import java.util.SequencedMap;

/// A lowered graph: steps over tensors, before memory is given out.
///
/// @param feeds tensors the host writes
/// @param variables tensors in the variable store
/// @param steps the work, in order
/// @param guard number of steps that run before anything outlasting the run is changed
/// @param fetches tensors the host reads
record Program(
    SequencedMap<String, Tensor> feeds,
    SequencedMap<Variable, Tensor> variables,
    List<Step> steps,
    int guard,
    SequencedMap<String, Tensor> fetches) {}
