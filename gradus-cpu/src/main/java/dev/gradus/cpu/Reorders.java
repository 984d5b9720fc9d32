package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import dev.gradus.cpu.OneDnnPrepared.Argument;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// Copies between layouts, by oneDNN where they differ.
final class Reorders {

  private final OneDnn library;

  Reorders(OneDnn library) {
    this.library = library;
  }

  PreparedKernel prepare(Operand from, Operand to) {
    Layout source = from.layout().orElse(Layout.PLAIN);
    Layout target = to.layout().orElse(Layout.PLAIN);
    if (source.equals(target)) {
      return new SameLayout(source);
    }
    dnnl_memory_desc sourceDescription = description(source, target);
    dnnl_memory_desc targetDescription = description(target, source);
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Attributes attributes = new Attributes()) {
      OneDnn.check(
          dnnl_reorder_primitive_desc_create(
              primitive,
              sourceDescription,
              library.engine(),
              targetDescription,
              library.engine(),
              attributes.get()),
          "reorder_primitive_desc_create");
    }
    return new OneDnnPrepared(
        library,
        primitive,
        List.of(new Argument(DNNL_ARG_FROM, source, sourceDescription)),
        List.of(new Argument(DNNL_ARG_TO, target, targetDescription)));
  }

  /// The description of a layout with the axes of the other one: at least one of two different
  /// layouts is oneDNN's.
  private static dnnl_memory_desc description(Layout layout, Layout other) {
    return layout instanceof OneDnnLayout chosen
        ? chosen.description()
        : ((OneDnnLayout) other).plain();
  }

  /// A copy of memory as it is.
  private record SameLayout(Layout layout) implements PreparedKernel {

    @Override
    public List<Layout> inputs() {
      return List.of(layout);
    }

    @Override
    public List<Layout> outputs() {
      return List.of(layout);
    }

    @Override
    public long scratchElements() {
      return 0;
    }

    @Override
    public String implementation() {
      return "copy";
    }

    @Override
    public Kernel bind(Binding binding) {
      MemorySegment from = binding.inputs().getFirst().segment();
      MemorySegment to = binding.outputs().getFirst().segment();
      return (_, _) -> to.copyFrom(from);
    }
  }
}
