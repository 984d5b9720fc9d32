package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_clone;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_permute_axes;

import dev.gradus.core.Shape;
import dev.gradus.kernels.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_memory_desc;

/// Translates between layouts and oneDNN's memory descriptions, and owns the latter: layouts
/// outlive the plans that asked for them, and equal ones are kept once.
final class Layouts implements AutoCloseable {

  private final OneDnn library;
  private final List<OneDnnLayout> chosen = new ArrayList<>();
  private final Map<Shape, dnnl_memory_desc> plain = new HashMap<>();
  private final Map<Shape, dnnl_memory_desc> images = new HashMap<>();

  Layouts(OneDnn library) {
    this.library = library;
  }

  /// The row-major description of a shape; stays owned here.
  dnnl_memory_desc plain(Shape shape) {
    return plain.computeIfAbsent(shape, library::plain);
  }

  /// The description of `[M, C]` row-major as an image of one pixel, `[M, C, 1, 1]`; stays owned
  /// here.
  dnnl_memory_desc rows(Shape shape) {
    int channels = shape.dim(-1);
    return image(Shape.of(Math.toIntExact(shape.size() / channels), 1, 1, channels));
  }

  /// The description of row-major `[N, H, W, C]` with the axes as oneDNN names them, `[N, C, H,
  /// W]`; stays owned here.
  dnnl_memory_desc image(Shape shape) {
    return images.computeIfAbsent(
        shape,
        _ ->
            library.strided(
                new int[] {shape.dim(0), shape.dim(1), shape.dim(2), shape.dim(3)},
                new int[] {0, 3, 1, 2}));
  }

  /// A description of a tensor with a known layout.
  dnnl_memory_desc description(Shape shape, Layout layout) {
    if (layout instanceof OneDnnLayout known) {
      return clone(known.description());
    }
    return library.plain(shape);
  }

  /// A description that leaves the layout to oneDNN.
  dnnl_memory_desc any(Shape shape) {
    return any(shape.dims().stream().mapToLong(Integer::longValue).toArray());
  }

  /// A description of these axes that leaves the layout to oneDNN.
  static dnnl_memory_desc any(long... dims) {
    dnnl_memory_desc description = new dnnl_memory_desc();
    OneDnn.check(
        dnnl_memory_desc_create_with_tag(
            description, dims.length, dims, dnnl_f32, dnnl_format_tag_any),
        "memory_desc_create_with_tag");
    return description;
  }

  /// The layout that a description says; the description stays the caller's.
  Layout layout(Shape shape, dnnl_memory_desc description) {
    return layout(shape, description, plain(shape));
  }

  /// The layout that a description says whose axes are not those of the shape.
  ///
  /// @param shape of the tensor
  /// @param description with axes of oneDNN's; stays the caller's
  /// @param plain the tensor row-major, with the same axes; stays the caller's
  Layout layout(Shape shape, dnnl_memory_desc description, dnnl_memory_desc plain) {
    if (dnnl_memory_desc_equal(plain, description) != 0) {
      return Layout.PLAIN;
    }
    for (OneDnnLayout known : chosen) {
      if (known.shape().equals(shape)
          && dnnl_memory_desc_equal(known.description(), description) != 0) {
        return known;
      }
    }
    OneDnnLayout layout = new OneDnnLayout(shape, clone(description), clone(plain));
    chosen.add(layout);
    return layout;
  }

  /// The same memory with its two axes named the other way round.
  static dnnl_memory_desc transposed(dnnl_memory_desc matrix) {
    dnnl_memory_desc transposed = new dnnl_memory_desc();
    OneDnn.check(
        dnnl_memory_desc_permute_axes(transposed, matrix, new int[] {1, 0}),
        "memory_desc_permute_axes");
    return transposed;
  }

  static dnnl_memory_desc clone(dnnl_memory_desc description) {
    dnnl_memory_desc copy = new dnnl_memory_desc();
    OneDnn.check(dnnl_memory_desc_clone(copy, description), "memory_desc_clone");
    return copy;
  }

  static void destroy(dnnl_memory_desc description) {
    OneDnn.check(dnnl_memory_desc_destroy(description), "memory_desc_destroy");
  }

  @Override
  public void close() {
    chosen.forEach(layout -> {
      destroy(layout.description());
      destroy(layout.plain());
    });
    plain.values().forEach(Layouts::destroy);
    images.values().forEach(Layouts::destroy);
    chosen.clear();
    plain.clear();
    images.clear();
  }
}
