package dev.gradus.loss;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Value;
import java.util.List;
import java.util.stream.IntStream;

/// How the terms of a loss become one number, with and without weights of samples.
final class BatchMean {

  private static final Formula WEIGHTED = weighted();

  private BatchMean() {}

  /// The mean of all terms; a loss that is one number already stays so.
  static Value of(GraphBuilder graph, Value each) {
    return each.shape().rank() == 0
        ? each
        : graph.add("loss", Reduce.all(Reduce.Kind.MEAN, each.shape()), each);
  }

  /// `sum_n weight_n l_n / N` with the mean `l_n` of sample `n`'s terms.
  static Value weighted(GraphBuilder graph, Loss loss, Value each, Value weight) {
    int rank = each.shape().rank();
    if (rank == 0) {
      throw new ConfigException(
          "%s: is one number for the whole batch, which weights of samples cannot divide. Leave classWeight and sample weights out, or take a loss that is a mean over samples."
              .formatted(loss.kind()));
    }
    List<Integer> rest = IntStream.range(1, rank).boxed().toList();
    Value samples =
        rest.isEmpty() ? each : graph.add("loss", new Reduce(Reduce.Kind.MEAN, rest, false), each);
    return of(graph, graph.add("loss", new Elementwise(WEIGHTED), samples, weight));
  }

  private static Formula weighted() {
    Formula.Builder formula = Formula.named("weighted");
    return formula.output("y", formula.input("loss").times(formula.input("weight"))).build();
  }
}
