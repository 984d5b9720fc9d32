package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fpmath_mode_strict;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_set_default_fpmath_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/// The loaded library: its engine, its stream, and the descriptions of memory it understands.
final class OneDnn implements AutoCloseable {

  private static final int[] NO_DIMS = {};

  private final dnnl_engine engine = new dnnl_engine();
  private final dnnl_stream stream = new dnnl_stream();

  /// @throws ConfigException if the native library cannot be loaded on this machine
  OneDnn() {
    WaitPolicy.set();
    try {
      // float32 means float32, whatever the environment asks for.
      check(dnnl_set_default_fpmath_mode(dnnl_fpmath_mode_strict), "set_default_fpmath_mode");
      check(dnnl_engine_create(engine, dnnl_cpu, 0), "engine_create");
      check(dnnl_stream_create(stream, engine, dnnl_stream_default_flags), "stream_create");
    } catch (LinkageError e) {
      throw new ConfigException(
          "the native library of oneDNN did not load on %s (%s). Build with the profile of this platform; until then the reference kernels run."
              .formatted(Loader.getPlatform(), rootMessage(e)),
          e);
    }
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  dnnl_engine engine() {
    return engine;
  }

  dnnl_stream stream() {
    return stream;
  }

  String description() {
    dnnl_version_t version = dnnl_version();
    return "oneDNN %d.%d.%d (%s)"
        .formatted(
            version.major(),
            version.minor(),
            version.patch(),
            InstructionSet.name(dnnl_get_effective_cpu_isa()));
  }

  /// A row-major description.
  dnnl_memory_desc plain(Shape shape) {
    int[] dims = shape.dims().stream().mapToInt(Integer::intValue).toArray();
    return strided(dims, NO_DIMS);
  }

  /// Row-major memory seen with its axes in another order.
  ///
  /// @param dims extents in memory order
  /// @param order for each axis of the description the axis in memory; none keeps the order
  dnnl_memory_desc strided(int[] dims, int[] order) {
    long[] strides = new long[dims.length];
    long stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims[axis];
    }
    long[] seenDims = new long[dims.length];
    long[] seenStrides = new long[dims.length];
    for (int axis = 0; axis < dims.length; axis++) {
      int source = order.length == 0 ? axis : order[axis];
      seenDims[axis] = dims[source];
      seenStrides[axis] = strides[source];
    }
    dnnl_memory_desc description = new dnnl_memory_desc();
    check(
        dnnl_memory_desc_create_with_strides(
            description, dims.length, seenDims, dnnl_f32, seenStrides),
        "memory_desc_create_with_strides");
    return description;
  }

  /// The memory object of a buffer.
  dnnl_memory memory(dnnl_memory_desc description, Buffer buffer) {
    dnnl_memory memory = new dnnl_memory();
    check(
        dnnl_memory_create(memory, description, engine, new Address(buffer.address())),
        "memory_create");
    return memory;
  }

  static void check(int status, String call) {
    if (status != 0) {
      throw new ConfigException(
          "oneDNN: dnnl_%s answered %s. This is a fault of Gradus on this machine; please report it with the output of ./gradus doctor."
              .formatted(call, status(status)));
    }
  }

  private static String status(int status) {
    return switch (status) {
      case 1 -> "out_of_memory";
      case 2 -> "invalid_arguments";
      case 3 -> "unimplemented";
      case 4 -> "last_impl_reached";
      case 5 -> "runtime_error";
      case 6 -> "not_required";
      default -> "status " + status;
    };
  }

  @Override
  public void close() {
    check(dnnl_stream_destroy(stream), "stream_destroy");
    check(dnnl_engine_destroy(engine), "engine_destroy");
  }

  /// Memory that something else owns.
  private static final class Address extends Pointer {
    Address(long address) {
      super((Pointer) null);
      this.address = address;
    }
  }
}
