package dev.gradus.compiler;

import dev.gradus.op.AveragePool2d;
import dev.gradus.op.AveragePool2dBackward;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.BatchNormBackward;
import dev.gradus.op.BatchNormInference;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Concat;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Conv2dBackwardData;
import dev.gradus.op.Conv2dBackwardWeights;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Gather;
import dev.gradus.op.GatherBackward;
import dev.gradus.op.Graph;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.InnerProductBackwardData;
import dev.gradus.op.InnerProductBackwardWeights;
import dev.gradus.op.LayerNorm;
import dev.gradus.op.LayerNormBackward;
import dev.gradus.op.MatMul;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.MaxPool2dBackward;
import dev.gradus.op.Op;
import dev.gradus.op.Pad;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.Slice;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxBackward;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.SoftmaxCrossEntropyBackward;
import dev.gradus.op.Transpose;
import dev.gradus.op.Value;
import java.util.List;
import java.util.stream.Collectors;

/// Graphs and programs as text, for people and golden files.
final class Printer {

  private Printer() {}

  static String print(Graph graph) {
    StringBuilder text = new StringBuilder();
    graph
        .feeds()
        .forEach((name, value) -> line(text, "feed %s = %s".formatted(shaped(value), name)));
    graph
        .variables()
        .forEach((variable, value) ->
            line(text, "variable %s = %s".formatted(shaped(value), variable.name())));
    graph
        .nodes()
        .forEach(node ->
            line(
                text,
                "%s = %s(%s)  # %s"
                    .formatted(
                        node.outputs().stream()
                            .map(Printer::shaped)
                            .collect(Collectors.joining(", ")),
                        work(node.op()),
                        names(node.inputs()),
                        node.name())));
    graph
        .assignments()
        .forEach(
            (variable, value) -> line(text, "assign %s = %s".formatted(variable.name(), value)));
    graph.fetches().forEach((name, value) -> line(text, "fetch %s = %s".formatted(name, value)));
    return text.toString();
  }

  static String print(Program program, MemoryPlan memory) {
    StringBuilder text = new StringBuilder();
    program.variables().forEach((variable, tensor) -> line(text, "variable " + tensor));
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      if (i == program.guard()) {
        line(text, "--- from here on variables change");
      }
      line(
          text,
          "%s = %s(%s)  # %s, %s"
              .formatted(
                  step.outputs().stream()
                      .map(tensor -> tensor + place(tensor, memory))
                      .collect(Collectors.joining(", ")),
                  step.work(),
                  step.inputs().stream().map(Tensor::name).collect(Collectors.joining(", ")),
                  step.name(),
                  step.kernel().implementation()));
    }
    program
        .fetches()
        .forEach((name, tensor) -> line(text, "fetch %s = %s".formatted(name, tensor.name())));
    line(text, "arena: %d elements, scratch: %d".formatted(memory.elements(), memory.scratch()));
    return text.toString();
  }

  static String work(Op op) {
    return switch (op) {
      case InnerProduct(boolean bias, var activation) ->
          "InnerProduct" + (bias ? "+bias" : "") + activation.map(f -> "+" + f.name()).orElse("");
      case Elementwise(var formula) -> "Elementwise{" + oneLine(formula.toString()) + "}";
      case Reduce(var kind, var axes, boolean _) ->
          switch (kind) {
                case SUM -> "ReduceSum";
                case MEAN -> "ReduceMean";
              }
              + axes;
      case Reshape _ -> "Reshape";
      case Broadcast _ -> "Broadcast";
      case Softmax(boolean logarithm) -> logarithm ? "LogSoftmax" : "Softmax";
      case SoftmaxBackward(boolean logarithm) ->
          logarithm ? "LogSoftmaxBackward" : "SoftmaxBackward";
      case SoftmaxCrossEntropy(boolean sparse) ->
          sparse ? "SparseSoftmaxCrossEntropy" : "SoftmaxCrossEntropy";
      case SoftmaxCrossEntropyBackward(boolean sparse) ->
          sparse ? "SparseSoftmaxCrossEntropyBackward" : "SoftmaxCrossEntropyBackward";
      case MatMul(boolean transposeA, boolean transposeB) ->
          "MatMul" + (transposeA ? "+transposeA" : "") + (transposeB ? "+transposeB" : "");
      case Recurrent recurrent -> recurrent(recurrent);
      case RecurrentBackward(var forward, var _) -> recurrent(forward) + "-backward";
      case Slice(var begin, var size) -> "Slice" + begin + size;
      case Concat(int axis) -> "Concat[%d]".formatted(axis);
      case Pad(var before, var after) -> "Pad" + before + after;
      case Transpose(var permutation) -> "Transpose" + permutation;
      case Conv2d(var _, var _, int groups, boolean bias) ->
          "Conv2d" + (bias ? "+bias" : "") + (groups == 1 ? "" : " in %d groups".formatted(groups));
      case InnerProductBackwardData _,
          InnerProductBackwardWeights _,
          Conv2dBackwardData _,
          Conv2dBackwardWeights _,
          Gather _,
          GatherBackward _,
          LayerNorm _,
          LayerNormBackward _,
          MaxPool2d _,
          MaxPool2dBackward _,
          AveragePool2d _,
          AveragePool2dBackward _,
          BatchNorm _,
          BatchNormInference _,
          BatchNormBackward _ ->
          op.getClass().getSimpleName();
    };
  }

  private static String recurrent(Recurrent op) {
    return "Recurrent{%s}%s%s%s"
        .formatted(
            oneLine(op.cell().formula().toString()),
            op.bias() ? "+bias" : "",
            op.masked() ? "+mask" : "",
            op.reverse() ? " reverse" : "");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\n\\s*", "; ");
  }

  private static String place(Tensor tensor, MemoryPlan memory) {
    Tensor home = tensor.memory();
    return home.home() == Tensor.Home.VARIABLE
        ? " @" + home.name()
        : " @" + memory.offsets().get(home);
  }

  private static String names(List<Value> values) {
    return values.stream().map(Value::toString).collect(Collectors.joining(", "));
  }

  private static String shaped(Value value) {
    return value + " " + value.shape();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
