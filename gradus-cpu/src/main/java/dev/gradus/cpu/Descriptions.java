package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// Descriptions made on the way to a primitive, of memory and of other primitives, destroyed
/// together when it exists or cannot be made.
final class Descriptions implements AutoCloseable {

  private final List<dnnl_memory_desc> memory = new ArrayList<>();
  private final List<dnnl_primitive_desc> primitives = new ArrayList<>();

  dnnl_memory_desc keep(dnnl_memory_desc description) {
    memory.add(description);
    return description;
  }

  dnnl_primitive_desc keep(dnnl_primitive_desc description) {
    primitives.add(description);
    return description;
  }

  @Override
  public void close() {
    memory.forEach(Layouts::destroy);
    primitives.forEach(primitive ->
        OneDnn.check(dnnl_primitive_desc_destroy(primitive), "primitive_desc_destroy"));
  }
}
