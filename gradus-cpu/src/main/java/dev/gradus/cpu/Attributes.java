package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import org.bytedeco.dnnl.dnnl_primitive_attr;

/// The attributes of all our primitives: scratch memory comes from the plan.
///
/// No activation is applied inside a product. oneDNN's relu turns NaN into 0, so that a network
/// whose weights have become NaN would go on with a finite loss; see
/// docs/decisions/002-products-and-layouts.md.
final class Attributes implements AutoCloseable {

  private final dnnl_primitive_attr attributes = new dnnl_primitive_attr();

  Attributes() {
    OneDnn.check(dnnl_primitive_attr_create(attributes), "primitive_attr_create");
    OneDnn.check(
        dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user),
        "primitive_attr_set_scratchpad_mode");
  }

  dnnl_primitive_attr get() {
    return attributes;
  }

  @Override
  public void close() {
    OneDnn.check(dnnl_primitive_attr_destroy(attributes), "primitive_attr_destroy");
  }
}
