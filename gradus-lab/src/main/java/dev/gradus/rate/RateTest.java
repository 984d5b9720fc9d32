package dev.gradus.rate;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.ConfigException;
import dev.gradus.data.augment.Augment;
import dev.gradus.kernels.Backend;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.run.SharedData;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The learning-rate range test: train a little while the rate rises exponentially, and see from
/// where on the loss falls and where it breaks out.
///
/// ```
/// rate(i)   = from * (to / from)^(i / (steps - 1)),   i = 0 … steps - 1
/// average   = 0.98 * average + 0.02 * loss(i)
/// smooth(i) = average / (1 - 0.98^(i + 1))
/// stops where smooth(i) > 4 * smallest smooth so far, or the loss is not finite
/// ```
///
/// Each seed trains a network of its own, with the spec's data, augmentation, scaling, layers,
/// loss, optimizer and batches, and forgets it; callbacks, schedule and validation of the spec do
/// not take part.
///
/// Sources: L. Smith, "Cyclical learning rates for training neural networks", 2017,
/// arXiv:1506.01186, section 3.3; smoothing and stopping are those of fastai and Lightning.
///
/// @param from the first rate, greater than 0; default 1e-7
/// @param to the last rate, greater than the first; default 10
/// @param steps updates a seed, at least 50; default 300
/// @param seeds how many, at least 1, counted on from the spec's; default 3
public record RateTest(double from, double to, int steps, int seeds) {

  private static final int FEWEST_STEPS = 50;

  /// Checks the ranges.
  ///
  /// @throws ConfigException if a value is out of its range
  public RateTest {
    if (!(from > 0 && from < to && to < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "RateTest: the rates must rise from above 0, got from %s to %s. For example from 1e-7 to 10."
              .formatted(from, to));
    }
    if (steps < FEWEST_STEPS) {
      throw new ConfigException(
          "RateTest: steps must be at least %d, got %d.".formatted(FEWEST_STEPS, steps));
    }
    if (seeds < 1) {
      throw new ConfigException("RateTest: seeds must be at least 1, got %d.".formatted(seeds));
    }
  }

  /// @return all settings at their defaults
  public static RateTest defaults() {
    return new RateTest(1e-7, 10, 300, 3);
  }

  /// @param first the first rate
  /// @param last the last rate
  /// @return this test over that range
  public RateTest withRange(double first, double last) {
    return new RateTest(first, last, steps, seeds);
  }

  /// @param updates a seed
  /// @return this test with so many steps
  public RateTest withSteps(int updates) {
    return new RateTest(from, to, updates, seeds);
  }

  /// @param count how many
  /// @return this test with so many seeds
  public RateTest withSeeds(int count) {
    return new RateTest(from, to, steps, count);
  }

  /// The rate of one step.
  ///
  /// @param step counted from 0
  /// @return its learning rate
  public double rate(long step) {
    return from * Math.pow(to / from, step / (steps - 1.0));
  }

  /// Runs the test.
  ///
  /// @param spec what is trained
  /// @param data where it finds its data loaded, or loads them
  /// @param backend what computes
  /// @param told about each curve when it is there
  /// @return the curves and what follows from them
  /// @throws dev.gradus.core.GradusException if the spec cannot be trained
  public RateTestResult run(
      TrainSpec spec, SharedData data, Backend backend, Consumer<RateCurve> told) {
    if (spec.optimizer() instanceof Lbfgs) {
      throw new ConfigException(
          "RateTest: the optimizer is lbfgs, which searches for the length of each move itself. Leave its learningRate at 1, or test another optimizer.");
    }
    List<RateCurve> curves = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      RateCurve curve = curve(spec, spec.fit().seed() + i, data, backend);
      curves.add(curve);
      told.accept(curve);
    }
    return new RateTestResult(this, curves);
  }

  private RateCurve curve(TrainSpec spec, long seed, SharedData data, Backend backend) {
    TrainRun run =
        TrainRun.of(spec.withMetrics().withCallbacks().withFit(spec.fit().withSeed(seed)), data);
    Trainer trainer = run.trainer();
    List<Double> rates = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    AtomicBoolean brokenOut = new AtomicBoolean();
    Fit fit =
        Fit.epochs(steps)
            .batchSize(spec.fit().batchSize())
            .shuffle(spec.fit().shuffle())
            .classWeight(spec.fit().classWeight())
            .augment(spec.augment().toArray(Augment[]::new))
            .callbacks(watch(rates, losses, brokenOut));
    try (CompiledModel net =
        trainer.optimizer(trainer.optimizer().withLearningRate(this::rate)).compile(backend)) {
      net.adapt(run.trainingData());
      net.fit(run.trainingData(), fit);
    }
    return new RateCurve(seed, rates, losses, brokenOut.get());
  }

  private Callback watch(List<Double> rates, List<Double> losses, AtomicBoolean brokenOut) {
    return control -> {
      Smoothing smoothing = new Smoothing();
      control.eachStep((step, learningRate, loss) -> {
        rates.add(learningRate);
        losses.add(loss);
        if (smoothing.hasBrokenOut(loss)) {
          brokenOut.set(true);
          control.stop("the loss has broken out");
        } else if (step >= steps) {
          control.stop("all rates are tried");
        }
      });
      return event -> {
        if (event instanceof TrainEvent.Diverged) {
          brokenOut.set(true);
          control.stop("the loss is not finite");
        }
      };
    };
  }
}
