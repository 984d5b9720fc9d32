package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_inner_blks;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_inner_idxs;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_inner_nblks_s32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_ndims_s32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_strides;

import dev.gradus.core.Shape;
import dev.gradus.kernels.Layout;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerPointer;

/// A layout that oneDNN chose. The description's axes are oneDNN's own: for a dense kernel those of
/// the tensor's shape, for a convolution's filters first. That is why the row-major description
/// that it is reordered from and to stands beside it.
final class OneDnnLayout implements Layout {

  private final Shape shape;
  private final dnnl_memory_desc description;
  private final dnnl_memory_desc plain;

  /// @param shape of the tensors it is for
  /// @param description owned by the backend for as long as it is open
  /// @param plain the same axes over row-major memory, owned likewise
  OneDnnLayout(Shape shape, dnnl_memory_desc description, dnnl_memory_desc plain) {
    this.shape = shape;
    this.description = description;
    this.plain = plain;
  }

  dnnl_memory_desc description() {
    return description;
  }

  dnnl_memory_desc plain() {
    return plain;
  }

  Shape shape() {
    return shape;
  }

  @Override
  public long elements(Shape of) {
    return dnnl_memory_desc_get_size(description) / Float.BYTES;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OneDnnLayout layout
        && layout.shape.equals(shape)
        && dnnl_memory_desc_equal(layout.description, description) != 0;
  }

  @Override
  public int hashCode() {
    return shape.hashCode();
  }

  /// The layout as oneDNN's own tag: axes a, b, … from the outermost in memory to the innermost, in
  /// capitals where they are split into the blocks that follow, for example `BA16a64b`.
  @Override
  public String toString() {
    List<Long> strides = longs(dnnl_query_strides, rank());
    int blocks = blockCount();
    List<Long> sizes = longs(dnnl_query_inner_blks, blocks);
    List<Long> axes = longs(dnnl_query_inner_idxs, blocks);
    String outer =
        IntStream.range(0, rank())
            .boxed()
            .sorted(Comparator.comparing(strides::get).reversed())
            .map(axis -> axes.contains((long) axis) ? letter('A', axis) : letter('a', axis))
            .collect(Collectors.joining());
    String inner =
        IntStream.range(0, blocks)
            .mapToObj(i -> sizes.get(i) + letter('a', axes.get(i)))
            .collect(Collectors.joining());
    return outer + inner;
  }

  private static String letter(char first, long axis) {
    return String.valueOf((char) (first + axis));
  }

  private int rank() {
    return count(dnnl_query_ndims_s32);
  }

  private int blockCount() {
    return count(dnnl_query_inner_nblks_s32);
  }

  private int count(int what) {
    try (IntPointer count = new IntPointer(1)) {
      OneDnn.check(dnnl_memory_desc_query(description, what, count), "memory_desc_query");
      return count.get();
    }
  }

  private List<Long> longs(int what, int count) {
    if (count == 0) {
      return List.of();
    }
    try (PointerPointer<LongPointer> result = new PointerPointer<>(1)) {
      OneDnn.check(dnnl_memory_desc_query(description, what, result), "memory_desc_query");
      LongPointer values = new LongPointer(result.get(0));
      return IntStream.range(0, count).mapToObj(i -> values.get(i)).toList();
    }
  }
}
