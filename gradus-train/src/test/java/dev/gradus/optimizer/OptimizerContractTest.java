package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.expr.Formula;
import dev.gradus.schedule.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every optimizer must do, whatever its method.
class OptimizerContractTest {

  /// A class without a row fails the last test.
  static Stream<Optimizer> optimizers() {
    return OptimizerSubjects.all();
  }

  static Stream<ElementwiseOptimizer> elementwise() {
    return optimizers()
        .flatMap(each ->
            each instanceof ElementwiseOptimizer elementwise
                ? Stream.of(elementwise)
                : Stream.empty());
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void update_namesItsParts(ElementwiseOptimizer optimizer) {
    Formula formula = optimizer.update();
    assertEquals(List.of("weight", "gradient"), formula.inputs().subList(0, 2));
    Set<String> slots = new HashSet<>(formula.inputs().subList(2, formula.inputs().size()));
    Set<String> written = new HashSet<>(formula.outputs());
    assertTrue(written.remove("weight"));
    assertEquals(slots, written);
    assertTrue(Set.of("learningRate", "step").containsAll(formula.scalars()));
    assertEquals(optimizer.kind(), formula.name());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void kind_isAWordOfSpecs(Optimizer optimizer) {
    assertTrue(optimizer.kind().matches("[a-z]+(-[a-z]+)*"), optimizer.kind());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void step_zeroGradient_onlyDecaysWeights(Optimizer optimizer) {
    HostWeights weights = HostWeights.of(optimizer, 1.5, -2);
    double share = optimizer.learningRate().at(0) * OptimizerSubjects.weightDecay(optimizer);
    double[] expected = {1.5, -2};
    for (int i = 0; i < 3; i++) {
      weights.step(0, 0);
      expected[0] -= expected[0] * share;
      expected[1] -= expected[1] * share;
    }
    assertArrayEquals(expected, weights.weights());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void step_learningRateZero_leavesWeights(Optimizer optimizer) {
    HostWeights weights = HostWeights.of(optimizer.withLearningRate(Schedule.constant(0)), 1.5, -2);
    for (int i = 0; i < 3; i++) {
      weights.step(3, -0.5);
    }
    assertArrayEquals(new double[] {1.5, -2}, weights.weights());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void withLearningRate_keepsEverythingElse(Optimizer optimizer) {
    Schedule faster = Schedule.constant(0.75);
    Optimizer changed = optimizer.withLearningRate(faster);
    assertEquals(faster, changed.learningRate());
    assertNotEquals(optimizer, changed);
    assertEquals(optimizer, changed.withLearningRate(optimizer.learningRate()));
  }

  /// `f(x, y) = x^2 + 4 y^2`
  @ParameterizedTest
  @MethodSource("optimizers")
  void step_parabola_reachesOptimum(Optimizer optimizer) {
    double rate = 0.01 * OptimizerSubjects.pace(optimizer);
    Optimizer slowing = optimizer.withLearningRate(step -> rate * Math.pow(0.5, step / 1000.0));
    HostWeights weights =
        minimize(slowing, 5_000, at -> new double[] {2 * at[0], 8 * at[1]}, 1, -0.5);
    assertArrayEquals(new double[] {0, 0}, weights.weights(), 1e-3);
  }

  /// `f(x, y) = (1 - x)^2 + 100 (y - x^2)^2`, a bent and narrow valley; plain gradient descent
  /// needs a rate below 2 over its largest curvature (about 1002 at the optimum), hence the smaller
  /// steps.
  @ParameterizedTest
  @MethodSource("optimizers")
  void step_rosenbrock_reachesOptimum(Optimizer optimizer) {
    UnaryOperator<double[]> gradient =
        at -> {
          double bend = at[1] - at[0] * at[0];
          return new double[] {-2 * (1 - at[0]) - 400 * at[0] * bend, 200 * bend};
        };
    // ops are computed by the oracle, which takes its time: a fifth of the steps, each five times
    // as long
    int steps = optimizer instanceof ElementwiseOptimizer ? 100_000 : 20_000;
    double scale =
        optimizer instanceof Sgd sgd
            ? 0.0005 * (1 - sgd.momentum())
            : 200.0 / steps * OptimizerSubjects.pace(optimizer);
    Schedule schedule = step -> scale * Math.pow(0.5, step / (0.4 * steps));
    HostWeights weights = minimize(optimizer.withLearningRate(schedule), steps, gradient, 0, 0);
    assertArrayEquals(new double[] {1, 1}, weights.weights(), 0.02);
  }

  @Test
  void optimizers_everyClassOfThePackage_isEnrolled() {
    Set<Class<?>> enrolled = optimizers().map(Object::getClass).collect(Collectors.toSet());
    enrolled.add(Lbfgs.class); // moves all weights together, see LbfgsTest
    assertEquals(implementations(), enrolled);
  }

  private static HostWeights minimize(
      Optimizer optimizer, int steps, UnaryOperator<double[]> gradient, double... start) {
    HostWeights weights = HostWeights.of(optimizer, start);
    for (int i = 0; i < steps; i++) {
      weights.step(gradient.apply(weights.weights()));
    }
    return weights;
  }

  private static Set<Class<?>> implementations() {
    try {
      Path directory =
          Path.of(Optimizer.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .resolve("dev/gradus/optimizer");
      try (Stream<Path> files = Files.list(directory)) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
            .map(name -> load("dev.gradus.optimizer." + name.replace(".class", "")))
            .filter(type -> Optimizer.class.isAssignableFrom(type))
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .collect(Collectors.toSet());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
