package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Elementwise;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// A formula over all elements of the broadcast shape. A block's operands are all read before its
/// results are written, so a result may overwrite an operand of the same shape.
final class ElementwiseReference implements Kernel {

  private final FormulaBlock block;
  private final MemorySegment[] inputs;
  private final BroadcastRuns[] runs;
  private final MemorySegment[] outputs;
  private final long size;

  ElementwiseReference(Elementwise op, List<Shape> shapes, Shape result, Binding binding) {
    block = new FormulaBlock(op.formula(), binding.scalars(), binding.random());
    inputs = segments(binding.inputs());
    runs =
        shapes.stream()
            .map(shape -> new BroadcastRuns(shape, result))
            .toArray(BroadcastRuns[]::new);
    outputs = segments(binding.outputs());
    size = result.size();
  }

  private static MemorySegment[] segments(List<Buffer> buffers) {
    return buffers.stream().map(Buffer::segment).toArray(MemorySegment[]::new);
  }

  @Override
  public void run(long step, double[] scalars) {
    block.start(step, scalars);
    for (long first = 0; first < size; first += FormulaBlock.LENGTH) {
      int count = (int) Math.min(FormulaBlock.LENGTH, size - first);
      for (int i = 0; i < inputs.length; i++) {
        load(inputs[i], runs[i], first, block.input(i), count);
      }
      block.evaluate(first, count);
      for (int i = 0; i < outputs.length; i++) {
        Rows.store(block.output(i), outputs[i], first, count);
      }
    }
  }

  private static void load(
      MemorySegment from, BroadcastRuns runs, long first, double[] to, int count) {
    int at = 0;
    while (at < count) {
      int length = (int) Math.min(runs.left(first + at), count - at);
      long source = runs.source(first + at);
      if (runs.repeats()) {
        Arrays.fill(to, at, at + length, from.getAtIndex(Buffer.FLOAT, source));
      } else {
        Rows.load(from, source, to, at, length);
      }
      at += length;
    }
  }
}
