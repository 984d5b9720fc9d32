package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_matmul_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import dev.gradus.core.Shape;
import dev.gradus.cpu.OneDnnPrepared.Argument;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.MatMul;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// Batches of matrix products by oneDNN, row-major. A transposed operand is the same memory seen
/// with its last two axes swapped.
final class MatrixProducts {

  private final OneDnn library;

  MatrixProducts(OneDnn library) {
    this.library = library;
  }

  PreparedKernel prepare(MatMul op, Shape a, Shape b, Shape c) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Descriptions used = new Descriptions();
        Attributes attributes = new Attributes()) {
      OneDnn.check(
          dnnl_matmul_primitive_desc_create(
              primitive,
              library.engine(),
              used.keep(seen(a, op.transposeA())),
              used.keep(seen(b, op.transposeB())),
              new dnnl_memory_desc(),
              used.keep(seen(c, false)),
              attributes.get()),
          "matmul_primitive_desc_create");
    }
    return new OneDnnPrepared(
        library,
        primitive,
        List.of(
            plain(DNNL_ARG_SRC, dnnl_primitive_desc_query_md(primitive, dnnl_query_src_md, 0)),
            plain(
                DNNL_ARG_WEIGHTS,
                dnnl_primitive_desc_query_md(primitive, dnnl_query_weights_md, 0))),
        List.of(
            plain(DNNL_ARG_DST, dnnl_primitive_desc_query_md(primitive, dnnl_query_dst_md, 0))));
  }

  private static Argument plain(int argument, dnnl_memory_desc description) {
    return new Argument(argument, Layout.PLAIN, description);
  }

  private dnnl_memory_desc seen(Shape shape, boolean transposed) {
    int[] order = IntStream.range(0, shape.rank()).toArray();
    if (transposed) {
      order[shape.rank() - 1] = shape.rank() - 2;
      order[shape.rank() - 2] = shape.rank() - 1;
    }
    return library.strided(shape.dims().stream().mapToInt(Integer::intValue).toArray(), order);
  }
}
