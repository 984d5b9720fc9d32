package dev.gradus.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.kernels.contract.KernelCase;
import dev.gradus.kernels.contract.KernelCases;
import dev.gradus.kernels.contract.Tensor;
import dev.gradus.op.Op;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RecurrencesTest {

  private static final int THREADS = 4;

  /// The runtime may give a region fewer threads than the team has.
  @TestFactory
  Stream<DynamicTest> run_fewerMembersThanThreads_sameBits() {
    return KernelCases.all()
        .filter(each -> isRecurrent(each.op()) && each.inputs().getFirst().shape().dim(0) > 30)
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> verify(each)));
  }

  private static boolean isRecurrent(Op op) {
    return op instanceof Recurrent || op instanceof RecurrentBackward;
  }

  private static void verify(KernelCase each) {
    try (CpuBackend loaded = new CpuBackend(THREADS);
        Team team = new Team(loaded.threads());
        MemoryScope scope = MemoryScope.open()) {
      team.enter();
      List<Shape> shapes =
          each.op().outputShapes(each.inputs().stream().map(Tensor::shape).toList());
      List<Buffer> outputs = shapes.stream().map(shape -> scope.allocate(shape.size())).toList();
      Kernel kernel = bound(team, each, outputs, scope);
      kernel.run(0, KernelCase.scalars());
      List<float[]> expected = outputs.stream().map(Buffer::toArray).toList();
      Team.Task task = assertInstanceOf(Team.Task.class, kernel);
      for (int members = 1; members < team.threads(); members++) {
        outputs.forEach(output -> output.fill(Float.NaN));
        for (int member = 0; member < members; member++) {
          task.run(member, members);
        }
        for (int i = 0; i < shapes.size(); i++) {
          assertArrayEquals(expected.get(i), outputs.get(i).toArray(), members + " members");
        }
      }
    }
  }

  private static Kernel bound(Team team, KernelCase each, List<Buffer> outputs, MemoryScope scope) {
    Recurrences recurrences = new Recurrences(new LoopCompiler(), team);
    List<Operand> operands =
        each.inputs().stream().map(tensor -> Operand.plain(tensor.shape())).toList();
    PreparedKernel prepared =
        each.op() instanceof RecurrentBackward backward
            ? recurrences.backward(backward, operands, outputs.size())
            : recurrences.forward((Recurrent) each.op(), operands, outputs.size());
    List<Buffer> inputs =
        each.inputs().stream()
            .map(tensor -> {
              Buffer buffer = scope.allocate(tensor.shape().size());
              buffer.copyFrom(tensor.floats());
              return buffer;
            })
            .toList();
    return prepared.bind(
        new Binding(
            inputs,
            outputs,
            scope.allocate(prepared.scratchElements()),
            KernelCase.SCALAR_NAMES,
            KernelCase.RANDOM));
  }
}
