package dev.gradus.cpu;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Leaf;
import dev.gradus.expr.Program;
import dev.gradus.expr.Step;
import dev.gradus.expr.Uniform;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Compiles formulas into vector loops, each as one hidden class; equal formulas share a class.
///
/// All reads of an element happen before its writes. Arithmetic is float32 as written: nothing is
/// contracted or regrouped, so the bits of an element depend neither on its place nor on whether
/// the JIT compiler has come by.
public final class LoopCompiler {
  /// HotSpot never compiles a longer method (`HugeMethodLimit`).
  private static final int LARGEST_METHOD = 8000;

  /// Up to this length a loop is sure to compile whichever inputs are broadcast.
  private static final int SAFE_METHOD = 7500;

  /// A line takes at most this many bytes of code, see `LoopLengthTest`, and a draw or a function
  /// as many more.
  private static final int LINE = 60;

  private static final int FUNCTION = 1200;
  private static final int DRAW = 2500;

  private final Map<Key, Boolean> fitting = new ConcurrentHashMap<>();
  private final Map<Key, ElementwiseLoop> loops = new ConcurrentHashMap<>();

  private record Key(Program program, int inputs, Set<Integer> broadcastInputs) {}

  /// A compiler that has compiled nothing yet.
  public LoopCompiler() {}

  /// The loop of `formula` over inputs that all have one value per element.
  public ElementwiseLoop compile(Formula formula) {
    return compile(formula, Set.of());
  }

  /// The loop of `formula`.
  ///
  /// @param formula best [hoisted][dev.gradus.expr.Hoisted]: parts of scalars alone are computed
  ///   once per run as it is, but in single precision
  /// @param broadcastInputs places of the inputs of which every element is element 0
  public ElementwiseLoop compile(Formula formula, Set<Integer> broadcastInputs) {
    Key key = new Key(formula.program(), formula.inputs().size(), Set.copyOf(broadcastInputs));
    return loops.computeIfAbsent(key, missing -> define(formula.name(), missing));
  }

  /// Whether the loop of `formula` is short enough for the JVM to compile.
  boolean fits(Formula formula) {
    Program program = formula.program();
    if (estimate(program) <= SAFE_METHOD) {
      return true;
    }
    return fitting.computeIfAbsent(
        new Key(program, formula.inputs().size(), Set.of()),
        key -> length(program, key.inputs()) <= SAFE_METHOD);
  }

  /// Bytes of code that a program's loop has.
  static int length(Program program, int inputs) {
    return longest(new LoopWriter(LoopLowering.lower(program, inputs, Set.of())).write());
  }

  /// More bytes of code than a program's loop has, without making it.
  static int estimate(Program program) {
    int bytes = 0;
    for (Step step : program.steps()) {
      bytes +=
          LINE
              + switch (step) {
                case Step.Load(Leaf leaf) -> leaf instanceof Uniform ? DRAW : 0;
                case Step.One _ -> FUNCTION;
                case Step.Two(BinaryOp op, int _, int _) -> op == BinaryOp.POW ? 2 * FUNCTION : 0;
                case Step.MultiplyAdd _, Step.Choose _ -> 0;
              };
    }
    return bytes;
  }

  private static ElementwiseLoop define(String name, Key key) {
    byte[] bytes =
        new LoopWriter(LoopLowering.lower(key.program(), key.inputs(), key.broadcastInputs()))
            .write();
    requireCompilable(name, bytes);
    try {
      return (ElementwiseLoop)
          MethodHandles.lookup()
              .defineHiddenClass(bytes, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("formula " + name + ": its generated loop does not load", e);
    }
  }

  private static void requireCompilable(String name, byte[] bytes) {
    int longest = longest(bytes);
    if (longest > LARGEST_METHOD) {
      throw new ConfigException(
          "formula %s: its loop has %d bytes of code, the JVM compiles at most %d. Fuse fewer formulas into it."
              .formatted(name, longest, LARGEST_METHOD));
    }
  }

  private static int longest(byte[] bytes) {
    return ClassFile.of().parse(bytes).methods().stream()
        .mapToInt(LoopCompiler::codeLength)
        .max()
        .orElseThrow();
  }

  private static int codeLength(MethodModel method) {
    return method.findAttribute(Attributes.code()).orElseThrow().codeLength();
  }
}
