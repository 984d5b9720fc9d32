package dev.gradus.cpu;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Program;
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
    int longest =
        ClassFile.of().parse(bytes).methods().stream()
            .mapToInt(LoopCompiler::codeLength)
            .max()
            .orElseThrow();
    if (longest > LARGEST_METHOD) {
      throw new ConfigException(
          "formula %s: its loop has %d bytes of code, the JVM compiles at most %d. Fuse fewer formulas into it."
              .formatted(name, longest, LARGEST_METHOD));
    }
  }

  private static int codeLength(MethodModel method) {
    return method.findAttribute(Attributes.code()).orElseThrow().codeLength();
  }
}
