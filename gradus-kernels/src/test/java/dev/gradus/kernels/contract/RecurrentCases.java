package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Op;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import dev.gradus.op.RecurrentCell;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Recurrent networks and their gradients: cells with one and several states and gates, units
/// around the widths of vectors, single steps and examples, masks, time in both directions.
final class RecurrentCases {

  private RecurrentCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    int seed = 0;
    for (int units : new int[] {1, 7, 16, 17, 50}) {
      for (int time : new int[] {1, 2, 5}) {
        for (int examples : new int[] {1, 3, 33}) {
          seed++;
          RecurrentCell cell = List.of(simple(), lstm(), gru()).get(seed % 3);
          Recurrent op = new Recurrent(cell, seed % 2 == 0, seed % 5 < 2, seed % 4 < 2);
          cases.add(forward(op, examples, time, units, seed));
          cases.add(backward(op, examples, time, units, seed));
        }
      }
    }
    for (RecurrentCell cell : List.of(simple(), rectified(), lstm(), gru())) {
      for (int flags = 0; flags < 8; flags++) {
        Recurrent op = new Recurrent(cell, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
        cases.add(forward(op, 6, 3, 5, flags));
        cases.add(backward(op, 6, 3, 5, flags));
      }
      cases.add(forward(new Recurrent(cell, false, false, false), 33, 5, 50, 1));
      cases.add(backward(new Recurrent(cell, false, true, false), 33, 5, 50, 1));
    }
    return cases.build();
  }

  private static KernelCase forward(Recurrent op, int examples, int time, int units, int seed) {
    return of(
        "Recurrent", op, op, examples, time, units, operands(op, examples, time, units, seed));
  }

  private static KernelCase backward(Recurrent op, int examples, int time, int units, int seed) {
    RecurrentCell cell = op.cell();
    List<Tensor> operands = operands(op, examples, time, units, seed);
    if (op.bias()) {
      operands.remove(2);
    }
    for (int i = 0; i < cell.states(); i++) {
      operands.add(Tensor.random(seed + 10 + i, -1, 1, examples, time, units));
    }
    operands.add(Tensor.random(seed + 20, -2, 2, examples, time, cell.recurrentGates() * units));
    List<Integer> upstream =
        IntStream.range(0, cell.states())
            .filter(state -> state == seed % cell.states() || seed % 3 == 0)
            .boxed()
            .toList();
    upstream.forEach(
        state -> operands.add(Tensor.random(seed + 30 + state, -1, 1, examples, time, units)));
    return of(
        "RecurrentBackward" + upstream,
        new RecurrentBackward(op, upstream),
        op,
        examples,
        time,
        units,
        operands);
  }

  private static List<Tensor> operands(Recurrent op, int examples, int time, int units, int seed) {
    int sums = op.cell().recurrentGates() * units;
    double size = 1 / Math.sqrt(units);
    List<Tensor> operands = new ArrayList<>();
    operands.add(Tensor.random(seed, -2, 2, examples, time, op.cell().inputGates() * units));
    operands.add(Tensor.random(seed + 1, -size, size, units, sums));
    if (op.bias()) {
      operands.add(Tensor.random(seed + 2, -1, 1, sums));
    }
    if (op.masked()) {
      double[] draws = Tensor.random(seed + 3, 0, 1, examples * time).doubles();
      for (int i = 0; i < draws.length; i++) {
        draws[i] = draws[i] < 0.3 ? 0 : 1;
      }
      operands.add(Tensor.of(Shape.of(examples, time), draws));
    }
    return operands;
  }

  private static KernelCase of(
      String name,
      Op op,
      Recurrent forward,
      int examples,
      int time,
      int units,
      List<Tensor> operands) {
    GraphBuilder graph = new GraphBuilder();
    Map<String, double[]> feeds = new HashMap<>();
    List<Value> values = new ArrayList<>();
    for (Tensor operand : operands) {
      String feed = "x" + values.size();
      feeds.put(feed, operand.doubles());
      values.add(graph.feed(feed, operand.shape()));
    }
    List<Value> results = graph.add("case", op, values);
    GraphOracle oracle =
        GraphOracle.of(
            graph.build(),
            new GraphOracle.Inputs(feeds, Map.of(), Map.of(), KernelCase.RANDOM, KernelCase.STEP));
    List<Expectation> expected = new ArrayList<>();
    for (Value result : results) {
      expected.add(
          Expectation.of(
              "result " + expected.size(), oracle.value(result), oracle.tolerance(result)));
    }
    return new KernelCase(
        "%s %s%s%s%s [%d, %d, %d]"
            .formatted(
                name,
                forward.cell().formula().name(),
                forward.bias() ? " bias" : "",
                forward.masked() ? " mask" : "",
                forward.reverse() ? " reverse" : "",
                examples,
                time,
                units),
        op,
        operands,
        expected);
  }

  private static RecurrentCell simple() {
    Formula.Builder cell = Formula.named("simple");
    Expr z = cell.input("z");
    cell.input("h");
    return new RecurrentCell(cell.output("h", z.tanh()).build(), 1, 1, 1);
  }

  /// No function that takes long.
  private static RecurrentCell rectified() {
    Formula.Builder cell = Formula.named("rectified");
    Expr z = cell.input("z");
    cell.input("h");
    return new RecurrentCell(cell.output("h", z.max(0)).build(), 1, 1, 1);
  }

  private static RecurrentCell lstm() {
    Formula.Builder cell = Formula.named("lstm");
    Expr i = cell.input("i").sigmoid();
    Expr f = cell.input("f").sigmoid();
    Expr g = cell.input("g").tanh();
    Expr o = cell.input("o").sigmoid();
    cell.input("h");
    Expr c = f.times(cell.input("c")).plus(i.times(g));
    return new RecurrentCell(cell.output("h", o.times(c.tanh())).output("c", c).build(), 4, 4, 4);
  }

  /// The reset gate acts on the product with the state.
  private static RecurrentCell gru() {
    Formula.Builder cell = Formula.named("gru");
    Expr z = cell.input("z").sigmoid();
    Expr r = cell.input("r").sigmoid();
    Expr ofInput = cell.input("x");
    Expr candidate = ofInput.plus(r.times(cell.input("p"))).tanh();
    Expr h = cell.input("h");
    Expr next = z.times(h).plus(Expr.constant(1).minus(z).times(candidate));
    return new RecurrentCell(cell.output("h", next).build(), 2, 3, 3);
  }
}
