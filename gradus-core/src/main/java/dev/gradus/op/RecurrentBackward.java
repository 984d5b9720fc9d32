package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.ArrayList;
import java.util.List;

/// The gradient of [Recurrent], from the last step to the first.
///
/// Operands: `x`, `R`, with a mask `mask`, each state and `gates` as [Recurrent] gave them, then
/// the gradient `[N, T, U]` of each state named in `upstream`. Results: `dgates [N, T, Gr U]`, the
/// gradient by all `r_g`; unless all gates are added, when it is the same, `dx [N, T, Gx U]`; and
/// `before [N, T, U]`, the `h` that each step began with. The kernel's gradient is then the product
/// `before^T dgates` over all examples and steps.
///
/// @param forward the op that this is the gradient of
/// @param upstream the states whose gradients are given, ascending
public record RecurrentBackward(Recurrent forward, List<Integer> upstream) implements Op {

  /// Copies the list.
  public RecurrentBackward {
    upstream = List.copyOf(upstream);
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    int states = forward.cell().states();
    int first = forward.masked() ? 3 : 2;
    Operands.requireCount(this, inputs, first + states + 1 + upstream.size());
    Shape x = inputs.get(0);
    Shape kernel = inputs.get(1);
    Operands.requireRank(this, "x", x, 3);
    Operands.requireRank(this, "kernel", kernel, 2);
    Shape state = x.withDim(2, kernel.dim(0));
    Shape gates = x.withDim(2, kernel.dim(1));
    if (forward.masked()) {
      Operands.requireSame(this, "mask", inputs.get(2), Shape.of(x.dim(0), x.dim(1)));
    }
    for (int i = 0; i < states; i++) {
      Operands.requireSame(this, "state", inputs.get(first + i), state);
    }
    Operands.requireSame(this, "gates", inputs.get(first + states), gates);
    for (int i = 0; i < upstream.size(); i++) {
      Operands.requireSame(this, "upstream", inputs.get(first + states + 1 + i), state);
    }
    List<Shape> results = new ArrayList<>(List.of(gates));
    if (!forward.cell().allAdded()) {
      results.add(x);
    }
    results.add(state);
    return results;
  }
}
