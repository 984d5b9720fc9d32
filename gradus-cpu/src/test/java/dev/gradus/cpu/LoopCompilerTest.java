package dev.gradus.cpu;

import static dev.gradus.expr.Expr.constant;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.expr.Binary;
import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Hoisted;
import dev.gradus.expr.Unary;
import dev.gradus.expr.UnaryOp;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopCompilerTest {
  private static final int[] SIZES = {0, 1, 7, 8, 15, 16, 17, 63, 1000};

  private static float[] numbers(String name, int size, double low, double high) {
    RandomStream stream = RandomStream.of(5).named(name);
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) (low + (high - low) * stream.uniform(0, i));
    }
    return numbers;
  }

  private static void assertWithin(double bound, Formula formula, float[]... inputs) {
    double[] expected = LoopRun.expected(formula, LoopRun.NO_SCALARS, inputs)[0];
    float[] actual = LoopRun.compiled(formula, LoopRun.NO_SCALARS, inputs)[0];
    for (int i = 0; i < expected.length; i++) {
      int at = i;
      assertTrue(
          LoopRun.ulps(expected[i], actual[i]) <= bound,
          () -> "%s at %d: %s, expected %s".formatted(formula, at, actual[at], expected[at]));
    }
  }

  /// 2.5 is the largest bound of `SimdMathTest`.
  @ParameterizedTest
  @EnumSource
  void compile_unaryOp_matchesOracleAtEverySize(UnaryOp op) {
    double low = op == UnaryOp.LOG || op == UnaryOp.SQRT ? 0 : op == UnaryOp.LOG1P ? -0.99 : -6;
    for (int size : SIZES) {
      assertWithin(2.5, LoopRun.unary(x -> new Unary(op, x)), numbers("x", size, low, 6));
    }
  }

  /// All but the power are exactly rounded; the power has 2.
  @ParameterizedTest
  @EnumSource
  void compile_binaryOp_matchesOracleAtEverySize(BinaryOp op) {
    double low = op == BinaryOp.POW ? 0 : -6;
    for (int size : SIZES) {
      assertWithin(
          op == BinaryOp.POW ? 2 : 0.5,
          LoopRun.binary((a, b) -> new Binary(op, a, b)),
          numbers("a", size, low, 6),
          numbers("b", size, -6, 6));
    }
  }

  @Test
  void compile_fma_roundsOnce() {
    Formula fused = LoopRun.binary((a, b) -> Expr.fma(a, b, constant(-1)));
    Formula apart = LoopRun.binary((a, b) -> a.times(b).plus(-1));
    float[] a = {1 + 0x1p-20f};
    float[] b = {1 - 0x1p-20f};
    assertEquals(-0x1p-40f, LoopRun.compiled(fused, LoopRun.NO_SCALARS, a, b)[0][0]);
    assertEquals(0, LoopRun.compiled(apart, LoopRun.NO_SCALARS, a, b)[0][0]);
  }

  @ParameterizedTest
  @EnumSource
  void compile_comparison_matchesOracleAlsoForNaN(Comparison test) {
    float[] a = new float[37];
    float[] b = new float[37];
    for (int i = 0; i < a.length; i++) {
      a[i] = i % 5 == 4 ? Float.NaN : i % 3;
      b[i] = i % 7 == 6 ? Float.NaN : i % 2;
    }
    assertWithin(
        0, LoopRun.binary((x, y) -> Expr.select(test, x, y, constant(1), y.plus(2))), a, b);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 3, 0.5, 1.5, -0.5, -1, 2.5, -2, 4})
  void compile_constantPower_matchesOracle(double exponent) {
    assertWithin(2, LoopRun.unary(x -> x.pow(exponent)), numbers("x", 100, 0.01, 9));
  }

  /// The vector body does whole vectors, the plain body what is left over. Cut at every place, the
  /// bits must not change.
  @ParameterizedTest
  @EnumSource
  void run_cutAnywhere_givesTheSameBits(UnaryOp op) {
    Formula formula = LoopRun.unary(x -> new Unary(op, x).plus(x.pow(1.7)).max(x));
    int size = 40;
    float[] x = numbers("cut", size, -3, 30);
    x[3] = Float.NaN;
    x[20] = Float.POSITIVE_INFINITY;
    float[] whole = LoopRun.compiled(formula, LoopRun.NO_SCALARS, x)[0];
    ElementwiseLoop loop = new LoopCompiler().compile(formula);
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer in = scope.allocate(size);
      Buffer out = scope.allocate(size);
      in.copyFrom(x);
      long[] addresses = {in.address(), out.address()};
      for (int cut = 0; cut <= size; cut++) {
        out.fill(0);
        loop.run(addresses, 0, cut, new float[0], new long[0], 0, 0);
        loop.run(addresses, cut, size, new float[0], new long[0], 0, 0);
        assertArrayEquals(whole, out.toArray(), op + " cut at " + cut);
      }
    }
  }

  @Test
  void run_outsideTheRange_touchesNothing() {
    ElementwiseLoop loop = new LoopCompiler().compile(LoopRun.unary(x -> x.plus(1)));
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer buffer = scope.allocate(100);
      long[] addresses = {buffer.address(), buffer.address()};
      loop.run(addresses, 5, 70, new float[0], new long[0], 0, 0);
      loop.run(addresses, 80, 80, new float[0], new long[0], 0, 0);
      loop.run(addresses, 90, 85, new float[0], new long[0], 0, 0);
      for (int i = 0; i < 100; i++) {
        assertEquals(i >= 5 && i < 70 ? 1 : 0, buffer.get(i), "element " + i);
      }
    }
  }

  /// Outputs a' = b and b' = a + b written over their own inputs: reads come first.
  @Test
  void run_inPlace_readsBeforeItWrites() {
    var builder = Formula.named("fibonacci");
    Expr a = builder.input("a");
    Expr b = builder.input("b");
    Formula formula = builder.output("a", b).output("b", a.plus(b)).build();
    ElementwiseLoop loop = new LoopCompiler().compile(formula);
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer bufferA = scope.allocate(50);
      Buffer bufferB = scope.allocate(50);
      bufferB.fill(1);
      long[] addresses = {
        bufferA.address(), bufferB.address(), bufferA.address(), bufferB.address()
      };
      for (int step = 0; step < 10; step++) {
        loop.run(addresses, 0, 50, new float[0], new long[0], 0, 0);
      }
      for (int i = 0; i < 50; i++) {
        assertEquals(55, bufferA.get(i));
        assertEquals(89, bufferB.get(i));
      }
    }
  }

  @Test
  void compile_broadcastInput_readsElementZeroOnly() {
    Formula formula = LoopRun.binary((a, b) -> a.times(b));
    ElementwiseLoop loop = new LoopCompiler().compile(formula, Set.of(1));
    float[] x = numbers("x", 37, -1, 1);
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer in = scope.allocate(37);
      Buffer factor = scope.allocate(1);
      Buffer out = scope.allocate(37);
      in.copyFrom(x);
      factor.set(0, 3);
      loop.run(
          new long[] {in.address(), factor.address(), out.address()},
          0,
          37,
          new float[0],
          new long[0],
          0,
          0);
      for (int i = 0; i < 37; i++) {
        assertEquals(x[i] * 3, out.get(i));
      }
    }
  }

  @Test
  void run_uniforms_areThoseOfTheStreamBitForBit() {
    var builder = Formula.named("draws");
    Formula formula =
        builder.output("y", builder.uniform("u")).output("z", builder.uniform("v")).build();
    ElementwiseLoop loop = new LoopCompiler().compile(formula);
    long[] keys = {0xFEEDBEEFCAFEBABEL, 42};
    long step = 123_456_789_123L;
    int room = 128;
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer y = scope.allocate(room);
      Buffer z = scope.allocate(room);
      long[] addresses = {y.address(), z.address()};
      for (long base : new long[] {0, 1, 2, 7, (1L << 34) - 5, 1L << 40}) {
        for (int from = 0; from < 5; from++) {
          for (int size : new int[] {0, 1, 3, 7, 8, 15, 16, 17, 33, 63, 100}) {
            y.fill(-1);
            z.fill(-1);
            loop.run(addresses, from, from + size, new float[0], keys, step, base);
            for (int i = 0; i < room; i++) {
              boolean inside = i >= from && i < from + size;
              assertEquals(inside ? RandomStream.uniform(keys[0], step, base + i) : -1, y.get(i));
              assertEquals(inside ? RandomStream.uniform(keys[1], step, base + i) : -1, z.get(i));
            }
          }
        }
      }
    }
  }

  private static Formula adam() {
    Expr one = constant(1);
    Expr beta1 = constant(0.9);
    Expr beta2 = constant(0.999);
    var adam = Formula.named("adam");
    Expr w = adam.input("w");
    Expr g = adam.input("g");
    Expr m = adam.input("m");
    Expr v = adam.input("v");
    Expr learningRate = adam.scalar("learningRate");
    Expr t = adam.scalar("t");
    Expr m1 = beta1.times(m).plus(one.minus(beta1).times(g)).flushed();
    Expr v1 = beta2.times(v).plus(one.minus(beta2).times(g.squared())).flushed();
    Expr rate =
        learningRate.times(one.minus(beta2.pow(t)).sqrt()).dividedBy(one.minus(beta1.pow(t)));
    Expr w1 = w.minus(rate.times(m1).dividedBy(v1.sqrt().plus(1e-7)));
    return adam.output("w", w1).output("m", m1).output("v", v1).build();
  }

  /// Each rounding of one float step is at most 2^-24 of its term. m1 and v1 have three roundings
  /// and one of a constant per term; the change of w has those of m1 and half of v1's, and five
  /// more; the rest is w's own rounding.
  @Test
  void compile_adam_isOneRoundingPerOperationFromTheOracle() {
    double unit = 0x1p-24;
    float[] w = numbers("w", 1000, -1, 1);
    float[] g = numbers("g", 1000, -1, 1);
    float[] m = numbers("m", 1000, -0.1, 0.1);
    float[] v = numbers("v", 1000, 1e-6, 0.1);
    double[] scalars = {0.001, 5};
    double[][] expected = LoopRun.expected(adam(), scalars, w, g, m, v);
    float[][] actual = LoopRun.compiled(adam(), scalars, w, g, m, v);
    for (int i = 0; i < w.length; i++) {
      double sizeM = 0.9 * Math.abs(m[i]) + 0.1 * Math.abs(g[i]);
      double change = Math.abs(expected[0][i] - w[i]);
      double changePerM = change / Math.max(1e-12, Math.abs(expected[1][i]));
      assertEquals(expected[1][i], actual[1][i], 4 * unit * sizeM);
      assertEquals(expected[2][i], actual[2][i], 5 * unit * expected[2][i]);
      assertEquals(
          expected[0][i],
          actual[0][i],
          unit * (2 * Math.abs(w[i]) + 4 * sizeM * changePerM + 9 * change));
    }
  }

  @Test
  void compile_equalFormulas_shareOneLoop() {
    LoopCompiler compiler = new LoopCompiler();
    ElementwiseLoop first = compiler.compile(LoopRun.unary(x -> x.plus(1)));
    assertSame(first, compiler.compile(LoopRun.unary(y -> y.plus(1))));
    assertNotSame(first, compiler.compile(LoopRun.unary(x -> x.plus(2))));
    assertNotSame(first, compiler.compile(LoopRun.unary(x -> x.plus(1)), Set.of(0)));
  }

  @Test
  void compile_hugeFormula_saysToFuseLess() {
    Formula huge =
        LoopRun.unary(x -> {
          Expr sum = x;
          for (int k = 0; k < 1000; k++) {
            sum = sum.times(x).plus(k);
          }
          return sum;
        });
    var error = assertThrows(ConfigException.class, () -> new LoopCompiler().compile(huge));
    assertTrue(
        error
            .getMessage()
            .matches(
                "formula unary: its loop has \\d+ bytes of code, the JVM compiles at most 8000\\."
                    + " Fuse fewer formulas into it\\."),
        error.getMessage());
  }

  /// The vectors of a compiled loop live in registers. Runs until the JIT compiler has come by.
  @Test
  void run_onceCompiled_allocatesNothing() {
    Hoisted hoisted = Hoisted.of(adam());
    ElementwiseLoop loop = new LoopCompiler().compile(hoisted.formula());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] scalars = new float[hoisted.parts().size()];
    hoisted.evaluate(new double[] {0.001, 5}, scalars);
    long[] keys = {};
    try (MemoryScope scope = MemoryScope.open()) {
      List<Buffer> state = List.of(1, 2, 3, 4).stream().map(_ -> scope.allocate(1003)).toList();
      long[] addresses =
          Arrays.stream(new int[] {0, 1, 2, 3, 0, 2, 3})
              .mapToLong(k -> state.get(k).address())
              .toArray();
      long allocated = 1;
      for (int round = 0; round < 3000 && allocated > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int run = 0; run < 100; run++) {
          loop.run(addresses, 0, 1003, scalars, keys, run, 0);
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - before;
      }
      assertEquals(0, allocated);
    }
  }
}
