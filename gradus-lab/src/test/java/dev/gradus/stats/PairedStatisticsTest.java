package dev.gradus.stats;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against SciPy, whose header stands in `vectors/stats.json`.
final class PairedStatisticsTest {

  private static final Tolerance TOLERANCE = Tolerance.relative(1e-10);

  /// Differences of numbers near 10^6 hold 1e-10 of absolute rounding themselves; both libraries
  /// round the same subtraction, so only sums differ.
  static Stream<TestVectors> pairs() {
    TestVectors all = TestVectors.read("stats").at("pairs");
    return IntStream.range(0, all.size()).mapToObj(i -> all.at(String.valueOf(i)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void moments_scipy_agree(TestVectors expected) {
    PairedDifferences differences = differences(expected);

    assertClose(expected.number("mean"), differences.mean(), TOLERANCE, "mean");
    assertClose(
        expected.number("standardDeviation"),
        differences.standardDeviation(),
        TOLERANCE,
        "standard deviation");
    assertClose(expected.number("effectSize"), differences.effectSize(), TOLERANCE, "d_z");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void pairedT_scipy_agrees(TestVectors expected) {
    PairedDifferences differences = differences(expected);

    assertInterval(expected.numbers("interval95"), PairedT.interval(differences, 0.95));
    assertInterval(expected.numbers("interval90"), PairedT.interval(differences, 0.90));
    assertClose(expected.number("pairedT"), PairedT.pValue(differences), TOLERANCE, "p");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void signFlip_scipy_agrees(TestVectors expected) {
    // A count over a power of two: exact.
    assertEquals(expected.number("signFlip"), SignFlip.pValue(differences(expected)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void equivalence_scipy_agrees(TestVectors expected) {
    PairedDifferences differences = differences(expected);
    double delta = expected.number("delta");
    double p = expected.number("equivalence");

    assertClose(p, Equivalence.pValue(differences, delta), TOLERANCE, "p");
    assertEquals(p < 0.05, Equivalence.holds(differences, delta));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void superiority_scipy_agrees(TestVectors expected) {
    Superiority superiority = Superiority.of(differences(expected));

    assertEquals((int) expected.number("wins"), superiority.wins());
    assertEquals((int) expected.number("ties"), superiority.ties());
    // SciPy's interval takes whole wins only.
    assertInterval(
        expected.numbers("wilsonOfWins"),
        new Superiority(superiority.wins(), 0, superiority.pairs()).interval());
  }

  private static PairedDifferences differences(TestVectors vectors) {
    return PairedDifferences.of(
        list(vectors.numbers("treatment")), list(vectors.numbers("control")));
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static void assertInterval(double[] expected, Interval actual) {
    // An end near 0 is the difference of larger numbers: relative to the larger end.
    double size = Math.max(Math.abs(expected[0]), Math.abs(expected[1]));
    assertClose(
        expected, new double[] {actual.low(), actual.high()}, (_, _) -> 1e-10 * size, "interval");
  }
}
