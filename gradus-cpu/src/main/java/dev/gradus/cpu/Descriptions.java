package dev.gradus.cpu;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;

/// Descriptions made on the way to a primitive, destroyed together when it exists.
final class Descriptions implements AutoCloseable {

  private final List<dnnl_memory_desc> all = new ArrayList<>();

  dnnl_memory_desc keep(dnnl_memory_desc description) {
    all.add(description);
    return description;
  }

  @Override
  public void close() {
    all.forEach(Layouts::destroy);
  }
}
