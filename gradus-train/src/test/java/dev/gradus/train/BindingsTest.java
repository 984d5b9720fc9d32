package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Softmax;
import dev.gradus.data.Dataset;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.op.Op;
import dev.gradus.optimizer.Adam;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Kernels are bound once to each place where batches are written ahead, however often a network is
/// trained.
class BindingsTest {

  @Test
  void fit_again_bindsNothingAndTakesNoMemory() {
    Dataset data = Toys.blobs("blobs", 50);
    Trainer trainer =
        Trainer.of(
            Sequential.of(Input.of(2), Dense.of(3).withActivation(new Softmax())),
            Adam.defaults(),
            SparseCategoricalCrossentropy.defaults());
    try (Counting backend = new Counting();
        CompiledModel net = trainer.compile(backend)) {
      net.fit(data, Fit.epochs(2).batchSize(8));
      int bound = backend.bound;
      long bytes = net.nativeBytes();
      assertTrue(bound > 0);
      for (int i = 0; i < 3; i++) {
        net.fit(data, Fit.epochs(1).batchSize(8));
      }
      assertEquals(bound, backend.bound);
      assertEquals(bytes, net.nativeBytes());
    }
  }

  /// The reference kernels, and how often one was bound.
  private static final class Counting implements Backend {

    private final ReferenceBackend kernels = new ReferenceBackend();
    private int bound;

    @Override
    public String description() {
      return kernels.description();
    }

    @Override
    public int threads() {
      return kernels.threads();
    }

    @Override
    public PreparedKernel prepare(Op op, List<Operand> inputs, List<Operand> outputs) {
      return new Counted(kernels.prepare(op, inputs, outputs));
    }

    @Override
    public PreparedKernel prepareReorder(Operand from, Operand to) {
      return kernels.prepareReorder(from, to);
    }

    @Override
    public void close() {
      kernels.close();
    }

    private final class Counted implements PreparedKernel {

      private final PreparedKernel kernel;

      private Counted(PreparedKernel kernel) {
        this.kernel = kernel;
      }

      @Override
      public List<Layout> inputs() {
        return kernel.inputs();
      }

      @Override
      public List<Layout> outputs() {
        return kernel.outputs();
      }

      @Override
      public long scratchElements() {
        return kernel.scratchElements();
      }

      @Override
      public String implementation() {
        return kernel.implementation();
      }

      @Override
      public Kernel bind(Binding binding) {
        bound++;
        return kernel.bind(binding);
      }

      @Override
      public void close() {
        kernel.close();
      }
    }
  }
}
