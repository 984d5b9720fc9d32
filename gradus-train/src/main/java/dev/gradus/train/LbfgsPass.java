package dev.gradus.train;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.NumericException;
import dev.gradus.core.Shape;
import dev.gradus.data.Batches;
import dev.gradus.model.Objective;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.optimizer.UpdateSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An epoch of [Lbfgs]: one move of all weights, for which every batch is computed several times.
///
/// What is measured is the network before the move. The weights change at the very end; an epoch
/// that is ended before leaves everything as it was, so that a resumed run begins it again. States
/// of layers start each evaluation from the same values, as do random draws.
final class LbfgsPass extends EpochPass {

  private final CompiledModel net;
  private final Lbfgs optimizer;
  private final Plans plans;
  private final Optional<SampleWeights> samples;
  private final RunRate rate;
  private final List<Variable> weights;
  private final List<Variable> states;
  private final int length;
  private Map<Variable, float[]> statesBefore = Map.of();

  /// @param targets shape of one target, without the batch axis, for each output
  /// @param samples weights of the samples, if they count differently
  /// @param loop told about progress
  LbfgsPass(
      CompiledModel net,
      Lbfgs optimizer,
      Plans plans,
      List<Shape> targets,
      Optional<SampleWeights> samples,
      RunRate rate,
      TrainLoop loop) {
    super(new Meter(net.trainer(), targets), loop);
    this.net = net;
    this.optimizer = optimizer;
    this.plans = plans;
    this.samples = samples;
    this.rate = rate;
    this.weights = net.variables().stream().filter(Variable::trainable).toList();
    this.states = net.weights().values().stream().filter(each -> !each.trainable()).toList();
    this.length = weights.stream().mapToInt(LbfgsPass::size).sum();
  }

  /// Refuses what only weights that move one by one can have.
  ///
  /// @throws ConfigException if there is something
  static void requireAlone(Trainer trainer) {
    if (trainer.update().groups().stream()
        .anyMatch(group -> group.optimizer().filter(Lbfgs.class::isInstance).isPresent())) {
      throw new ConfigException(
          "Lbfgs: it is the optimizer of a group of weights, but moves all weights together. Make it the network's optimizer, or give the group another.");
    }
    if (trainer.optimizer() instanceof Lbfgs
        && !trainer.update().equals(UpdateSettings.defaults())) {
      throw new ConfigException(
          "Lbfgs: it moves all weights together along one line, so nothing can happen beside its move, but clip, noise, accumulate, weightDecay, ema or groups are set. Leave them at their defaults.");
    }
  }

  /// The fetch of a weight's gradient.
  static String fetch(Variable weight) {
    return "gradient/" + weight.name();
  }

  private static String slot(String name) {
    return "/lbfgs/" + name;
  }

  private static int size(Variable variable) {
    return Math.toIntExact(variable.shape().size());
  }

  @Override
  void run(Batches batches, int epoch, long firstStep) {
    if (steps == batches.count()) {
      return; // paused between the move and what follows it
    }
    statesBefore = new LinkedHashMap<>();
    states.forEach(state -> statesBefore.put(state, net.read(state)));
    double[] x = readWeights();
    FlatPoint start = measured(batches, x, epoch, firstStep);
    if (loop.isEnded()) {
      undo(x);
      return;
    }
    if (start.largest() <= optimizer.toleranceGradient()) {
      loop.stop(
          "no element of the gradient is larger than %s".formatted(optimizer.toleranceGradient()));
      steps = batches.count();
      return;
    }
    CurvaturePairs pairs = readPairs();
    QuasiNewton method = new QuasiNewton(pairs, optimizer.maxEvaluations());
    FlatPoint found =
        method.from(start, rate.at(firstStep), place -> evaluated(batches, place, firstStep));
    if (loop.isEnded()) {
      undo(x);
      return;
    }
    if (!method.remember(start, found)) {
      loop.stop("no step along the gradient lowers the loss");
    }
    writeWeights(found.x());
    writePairs(pairs);
    steps = batches.count();
  }

  private void undo(double[] x) {
    writeWeights(x);
    statesBefore.forEach(net::write);
    meter.reset();
  }

  /// The network as the epoch begins: the numbers of the epoch.
  private FlatPoint measured(Batches batches, double[] x, int epoch, long firstStep) {
    Sums sums = new Sums(batches);
    startClock();
    for (int batch = 0; batch < batches.count() && !loop.isEnded(); batch++) {
      StepPlan plan = plan(batches.size(batch));
      if (!sums.add(plan, batch, firstStep)) {
        throw diverged(plan, batches.size(batch), epoch, batch, firstStep + batch);
      }
      meter.add(plan, batches.size(batch));
      report(epoch, batch + 1, batches.count());
    }
    return sums.at(x);
  }

  private NumericException diverged(StepPlan plan, int size, int epoch, int batch, long before) {
    return new NumericException(
        "epoch %d, step %d: loss is %s. First non-finite tensor: %s. The weights are those before this epoch. Correct the data or their scaling, or start from other weights."
            .formatted(
                epoch,
                batch + 1,
                plan.loss().get(0),
                plans.firstNonFinite(plan, StepKind.GRADIENT, size, before)));
  }

  private StepPlan plan(int size) {
    return plans.training(StepKind.GRADIENT, size, samples.isPresent());
  }

  /// Infinitely bad where a loss is not finite, or when the run is to end.
  private FlatPoint evaluated(Batches batches, double[] x, long firstStep) {
    writeWeights(x);
    statesBefore.forEach(net::write);
    Sums sums = new Sums(batches);
    for (int batch = 0; batch < batches.count(); batch++) {
      StepPlan plan = plan(batches.size(batch));
      if (loop.isEnded() || !sums.add(plan, batch, firstStep)) {
        return new FlatPoint(readWeights(), Double.POSITIVE_INFINITY, new double[length]);
      }
    }
    return sums.at(readWeights());
  }

  /// The loss and its gradient over all batches, each by its share of the samples.
  private final class Sums {

    private final Batches batches;
    private final double all;
    private final double[] gradient = new double[length];
    private double loss;

    Sums(Batches batches) {
      this.batches = batches;
      long count = 0;
      for (int batch = 0; batch < batches.count(); batch++) {
        count += batches.size(batch);
      }
      this.all = count;
    }

    boolean add(StepPlan plan, int batch, long firstStep) {
      double share = plan.write(batches, batch, samples) / all;
      if (!plan.plan().runGuarded(firstStep + batch, Objective.LOSS)) {
        return false;
      }
      loss += share * plan.loss().get(0);
      int at = 0;
      for (Variable weight : weights) {
        Buffer part = plan.plan().fetch(fetch(weight));
        for (long i = 0; i < part.size(); i++) {
          gradient[at++] += share * part.get(i);
        }
      }
      return true;
    }

    FlatPoint at(double[] x) {
      return new FlatPoint(x, loss, gradient);
    }
  }

  private double[] readWeights() {
    double[] flat = new double[length];
    int at = 0;
    for (Variable weight : weights) {
      for (float value : net.read(weight)) {
        flat[at++] = value;
      }
    }
    return flat;
  }

  private void writeWeights(double[] flat) {
    int at = 0;
    for (Variable weight : weights) {
      float[] values = new float[size(weight)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) flat[at++];
      }
      net.write(weight, values);
    }
  }

  private CurvaturePairs readPairs() {
    double[][] moves = readSlot(Lbfgs.MOVES);
    double[][] changes = readSlot(Lbfgs.CHANGES);
    CurvaturePairs pairs = new CurvaturePairs(optimizer.historySize());
    for (int pair = 0; pair < moves.length; pair++) {
      pairs.add(moves[pair], changes[pair]);
    }
    return pairs;
  }

  private void writePairs(CurvaturePairs pairs) {
    writeSlot(Lbfgs.MOVES, pairs.list().stream().map(CurvaturePairs.Pair::move).toList());
    writeSlot(Lbfgs.CHANGES, pairs.list().stream().map(CurvaturePairs.Pair::change).toList());
  }

  private double[][] readSlot(String name) {
    double[][] rows = new double[optimizer.historySize()][length];
    int at = 0;
    for (Variable weight : weights) {
      float[] values = net.read(slot(weight, name));
      int size = size(weight);
      for (int i = 0; i < values.length; i++) {
        rows[i / size][at + i % size] = values[i];
      }
      at += size;
    }
    return rows;
  }

  private void writeSlot(String name, List<double[]> rows) {
    int at = 0;
    for (Variable weight : weights) {
      int size = size(weight);
      float[] values = new float[optimizer.historySize() * size];
      for (int row = 0; row < rows.size(); row++) {
        for (int i = 0; i < size; i++) {
          values[row * size + i] = (float) rows.get(row)[at + i];
        }
      }
      net.write(slot(weight, name), values);
      at += size;
    }
  }

  private Variable slot(Variable weight, String name) {
    return new Variable(
        weight.name() + slot(name), weight.shape().prepend(optimizer.historySize()), false);
  }
}
