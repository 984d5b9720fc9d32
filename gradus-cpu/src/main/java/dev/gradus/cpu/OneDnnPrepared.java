package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;

import dev.gradus.core.Buffer;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.PreparedKernel;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/// A oneDNN primitive as a prepared kernel. Owns the primitive, its memory objects and its
/// arguments.
final class OneDnnPrepared implements PreparedKernel {

  /// An operand's role in the primitive.
  ///
  /// @param argument oneDNN's number of the role
  /// @param layout how the operand lies
  /// @param description the same with the axes as the primitive sees them; owned by the primitive's
  ///   description or by the backend
  record Argument(int argument, Layout layout, dnnl_memory_desc description) {}

  private final OneDnn library;
  private final dnnl_primitive_desc description;
  private final List<Argument> inputs;
  private final List<Argument> outputs;
  private final List<Runnable> owned = new ArrayList<>();

  OneDnnPrepared(
      OneDnn library,
      dnnl_primitive_desc description,
      List<Argument> inputs,
      List<Argument> outputs) {
    this.library = library;
    this.description = description;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  @Override
  public List<Layout> inputs() {
    return inputs.stream().map(Argument::layout).toList();
  }

  @Override
  public List<Layout> outputs() {
    return outputs.stream().map(Argument::layout).toList();
  }

  @Override
  public long scratchElements() {
    return Math.ceilDiv(dnnl_memory_desc_get_size(scratchpad()), (long) Float.BYTES);
  }

  @Override
  public String implementation() {
    try (PointerPointer<BytePointer> result = new PointerPointer<>(1)) {
      OneDnn.check(
          dnnl_primitive_desc_query(description, dnnl_query_impl_info_str, 0, result),
          "primitive_desc_query");
      return new BytePointer(result.get(0)).getString();
    }
  }

  @Override
  public Kernel bind(Binding binding) {
    dnnl_primitive primitive = new dnnl_primitive();
    OneDnn.check(dnnl_primitive_create(primitive, description), "primitive_create");
    owned.add(() -> OneDnn.check(dnnl_primitive_destroy(primitive), "primitive_destroy"));

    int count = inputs.size() + outputs.size() + 1;
    dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(count);
    owned.add(arguments::deallocate);
    int next = 0;
    for (int i = 0; i < inputs.size(); i++) {
      set(arguments, next++, inputs.get(i), binding.inputs().get(i));
    }
    for (int i = 0; i < outputs.size(); i++) {
      set(arguments, next++, outputs.get(i), binding.outputs().get(i));
    }
    set(
        arguments,
        next,
        new Argument(DNNL_ARG_SCRATCHPAD, Layout.PLAIN, scratchpad()),
        binding.scratch());
    arguments.position(0);
    return (_, _) ->
        OneDnn.check(
            dnnl_primitive_execute(primitive, library.stream(), count, arguments),
            "primitive_execute");
  }

  private void set(dnnl_exec_arg_t arguments, int place, Argument argument, Buffer buffer) {
    dnnl_memory memory = library.memory(argument.description(), buffer);
    owned.add(() -> OneDnn.check(dnnl_memory_destroy(memory), "memory_destroy"));
    arguments.position(place);
    arguments.arg(argument.argument());
    arguments.memory(memory);
  }

  private dnnl_memory_desc scratchpad() {
    return dnnl_primitive_desc_query_md(description, dnnl_query_scratchpad_md, 0);
  }

  @Override
  public void close() {
    owned.reversed().forEach(Runnable::run);
    owned.clear();
    OneDnn.check(dnnl_primitive_desc_destroy(description), "primitive_desc_destroy");
  }
}
