package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A recurrent network over a whole sequence: `r_t = h_{t-1} R + b`, then the cell's formula on
/// `x_t`, `r_t` and the states, unit by unit. All states begin at 0.
///
/// Operands: `x [N, T, Gx U]`, the sums over the input with all gates side by side; `R [U, Gr U]`;
/// with a bias `b [Gr U]`; with a mask `mask [N, T]`, 0 at time steps that leave the states as they
/// are. Results: each state after every step, `[N, T, U]`, then `gates [N, T, Gr U]` with `z_g` for
/// added gates and `r_g` for the others, which [RecurrentBackward] needs.
///
/// @param cell the gates and the formula of a step
/// @param bias whether there is a recurrent bias
/// @param masked whether there is a mask
/// @param reverse whether time runs backwards, from `T - 1` to 0; results stay at their time step
public record Recurrent(RecurrentCell cell, boolean bias, boolean masked, boolean reverse)
    implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2 + (bias ? 1 : 0) + (masked ? 1 : 0));
    Shape x = inputs.get(0);
    Shape kernel = inputs.get(1);
    Operands.requireRank(this, "x", x, 3);
    Operands.requireRank(this, "kernel", kernel, 2);
    int units = kernel.dim(0);
    Operands.requireDim(this, "kernel", kernel, 1, cell.recurrentGates() * units);
    Operands.requireDim(this, "x", x, 2, cell.inputGates() * units);
    if (bias) {
      Operands.requireSame(this, "bias", inputs.get(2), Shape.of(kernel.dim(1)));
    }
    Shape steps = Shape.of(x.dim(0), x.dim(1));
    if (masked) {
      Operands.requireSame(this, "mask", inputs.getLast(), steps);
    }
    Shape state = Shape.of(x.dim(0), x.dim(1), units);
    List<Shape> results = new ArrayList<>(Collections.nCopies(cell.states(), state));
    results.add(state.withDim(2, kernel.dim(1)));
    return results;
  }
}
