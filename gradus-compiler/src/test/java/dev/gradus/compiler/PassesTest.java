package dev.gradus.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.GradusException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Node;
import dev.gradus.op.Op;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import dev.gradus.testkit.GoldenFiles;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Print-outs after every pass, for review.
class PassesTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(PassesTest.class);

  private final GraphBuilder graph = new GraphBuilder();

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }

  /// One dense layer with relu, mean squared error, a penalty on the kernel, descent.
  @Test
  void training_oneLayer_isFused() {
    Value x = graph.feed("x", Shape.of(2, 3));
    Value t = graph.feed("t", Shape.of(2, 4));
    Variable kernel = new Variable("kernel", Shape.of(3, 4), true);
    Variable bias = new Variable("bias", Shape.of(4), true);
    Value w = graph.variable(kernel);
    Value b = graph.variable(bias);
    Value sums = graph.add("dense", InnerProduct.of(true), x, w, b);
    Value y = graph.add("dense", relu(), sums);
    Value errors = graph.add("loss", squaredDifference(), y, t);
    Value loss = graph.add("loss", Reduce.all(Reduce.Kind.MEAN, Shape.of(2, 4)), errors);
    Value squares = graph.add("penalty", square(), w);
    Value penalty = graph.add("penalty", Reduce.all(Reduce.Kind.SUM, Shape.of(3, 4)), squares);
    Value total = graph.add("total", sum(), loss, penalty);
    graph.fetch("loss", total);
    Map<Value, Value> gradients = Gradients.add(graph, total, List.of(w, b));
    graph.assign(kernel, graph.add("kernel/descent", descent(), w, gradients.get(w)));
    graph.assign(bias, graph.add("bias/descent", descent(), b, gradients.get(b)));
    verify("training");
  }

  @Test
  void simplify_duplicatesRepetitionsAndDeadWork_vanish() {
    Value x = graph.feed("x", Shape.of(2, 3));
    Value row = graph.feed("row", Shape.of(3));
    Value repeated = graph.add("repeat", new Broadcast(Shape.of(2, 3)), row);
    Value once = graph.add("once", sum(), x, repeated);
    Value again = graph.add("again", sum(), x, repeated);
    Value same = graph.add("same", new Reshape(Shape.of(2, 3)), once);
    Value sameAgain = graph.add("same_again", new Reshape(Shape.of(2, 3)), again);
    graph.add("dead", square(), graph.add("dead", square(), x));
    Value flat = graph.add("flat", new Reshape(Shape.of(6)), sameAgain);
    graph.fetch("same", same);
    graph.fetch("same_again", sameAgain);
    graph.fetch("flat", flat);
    graph.fetch("repeated", repeated);
    verify("simplify");
  }

  @Test
  void fuse_readTwiceFetchedOrSmaller_staysApart() {
    Value x = graph.feed("x", Shape.of(2, 3));
    Value row = graph.feed("row", Shape.of(3));
    Value twice = graph.add("twice", square(), x);
    graph.fetch("first", graph.add("first", sum(), twice, x));
    graph.fetch("second", graph.add("second", sum(), twice, twice));
    Value fetched = graph.add("fetched", square(), x);
    graph.fetch("fetched", fetched);
    graph.fetch("after", graph.add("after", relu(), fetched));
    Value smaller = graph.add("smaller", square(), row);
    graph.fetch("larger", graph.add("larger", sum(), smaller, x));
    Value chained = graph.add("chain_1", square(), x);
    chained = graph.add("chain_2", sum(), chained, row);
    graph.fetch("chain", graph.add("chain_3", relu(), chained));
    verify("fuse");
  }

  @Test
  void complaints() {
    StringJoiner errors = new StringJoiner("\n");
    Value x = graph.feed("x", Shape.of(2, 3));
    Value unused = graph.feed("unused", Shape.of(2));
    Value channels = graph.variable(new Variable("channels", Shape.of(3), true));
    errors.add(complaint(() -> Gradients.add(graph, x, List.of(x))));
    Value mean = graph.add("mean", Reduce.all(Reduce.Kind.MEAN, x.shape()), x);
    errors.add(complaint(() -> Gradients.add(graph, mean, List.of(unused))));
    Value entropy = graph.add("entropy", new SoftmaxCrossEntropy(false), x, x);
    Value entropies = graph.add("entropy", Reduce.all(Reduce.Kind.MEAN, Shape.of(2)), entropy);
    errors.add(complaint(() -> Gradients.add(graph, entropies, List.of(x))));
    List<Value> norm = graph.add("norm", new BatchNorm(0.1), List.of(x, channels, channels));
    Value spread = graph.add("spread", Reduce.all(Reduce.Kind.SUM, Shape.of(3)), norm.get(2));
    errors.add(complaint(() -> Gradients.add(graph, spread, List.of(x))));
    Value w = graph.variable(new Variable("w", Shape.of(3, 1), true));
    Value product = graph.add("product", InnerProduct.of(false), x, w);
    Value first = graph.add("sum", Reduce.all(Reduce.Kind.SUM, product.shape()), product);
    Value gradient = Gradients.add(graph, first, List.of(x)).firstEntry().getValue();
    Value second = graph.add("second", Reduce.all(Reduce.Kind.SUM, gradient.shape()), gradient);
    errors.add(complaint(() -> Gradients.add(graph, second, List.of(w))));
    Graph whole = graph.build();
    Node late = whole.nodes().getLast();
    errors.add(complaint(() -> Verifier.verified("a pass", whole.withNodes(List.of(late)))));
    List<Node> doubled = List.of(whole.nodes().getFirst(), whole.nodes().getFirst());
    errors.add(complaint(() -> Verifier.verified("a pass", whole.withNodes(doubled))));
    Node wrong = new Node("wrong", new Reshape(Shape.of(6)), List.of(x), List.of(unused));
    errors.add(complaint(() -> Verifier.verified("a pass", whole.withNodes(List.of(wrong)))));
    GOLDEN.verify("errors", errors.toString());
  }

  @Test
  void fetch_ofNothing_isRefused() {
    Graph empty = graph.build();
    graph.fetch("y", new Value(7, Shape.of()));
    assertEquals(
        "compiler, after a pass: fetches reads %7 before it is written.",
        complaint(() -> Verifier.verified("a pass", graph.build())));
    assertEquals(empty, Verifier.verified("a pass", empty));
  }

  private void verify(String name) {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend)) {
      Compiler compiler = new Compiler(backend);
      StringBuilder text = new StringBuilder();
      compiler
          .explain(graph.build())
          .forEach((pass, page) -> text.append("== ").append(pass).append('\n').append(page));
      try (Plan plan = compiler.compile(graph.build(), store, RandomStream.of(1))) {
        text.append("== plan\n").append(plan.print());
      }
      GOLDEN.verify(name, text.toString());
    }
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(GradusException.class, action::run).getMessage());
  }

  private static Op relu() {
    Formula.Builder formula = Formula.named("relu");
    return new Elementwise(formula.output("y", Expr.constant(0).max(formula.input("x"))).build());
  }

  private static Op square() {
    Formula.Builder formula = Formula.named("square");
    return new Elementwise(formula.output("y", formula.input("x").squared()).build());
  }

  private static Op sum() {
    Formula.Builder formula = Formula.named("sum");
    return new Elementwise(
        formula.output("y", formula.input("a").plus(formula.input("b"))).build());
  }

  private static Op squaredDifference() {
    Formula.Builder formula = Formula.named("squared_difference");
    return new Elementwise(
        formula.output("y", formula.input("p").minus(formula.input("t")).squared()).build());
  }

  private static Op descent() {
    Formula.Builder formula = Formula.named("descent");
    Expr weight = formula.input("weight");
    Expr gradient = formula.input("gradient");
    return new Elementwise(
        formula
            .output("weight", weight.minus(gradient.times(formula.scalar("learningRate"))))
            .build());
  }
}
