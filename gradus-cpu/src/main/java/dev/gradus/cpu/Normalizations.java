package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import dev.gradus.core.Shape;
import dev.gradus.cpu.OneDnnPrepared.Argument;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.PreparedKernel;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// Batch normalisation by oneDNN. Everything is row-major with the channels last, and the axes
/// before them are one: `[N, ..., C]` is seen as `[M, C]`.
final class Normalizations {

  private static final int SCALE_AND_SHIFT = dnnl_use_scale | dnnl_use_shift;

  private final OneDnn library;
  private final Layouts layouts;

  Normalizations(OneDnn library, Layouts layouts) {
    this.library = library;
    this.layouts = layouts;
  }

  PreparedKernel forward(double epsilon, Shape x) {
    return new OneDnnPrepared(
        library,
        forward(epsilon, x, dnnl_forward_training, SCALE_AND_SHIFT),
        List.of(rows(DNNL_ARG_SRC, x), channels(DNNL_ARG_SCALE, x), channels(DNNL_ARG_SHIFT, x)),
        List.of(rows(DNNL_ARG_DST, x), channels(DNNL_ARG_MEAN, x), channels(DNNL_ARG_VARIANCE, x)));
  }

  PreparedKernel inference(double epsilon, Shape x) {
    return new OneDnnPrepared(
        library,
        forward(epsilon, x, dnnl_forward_inference, SCALE_AND_SHIFT | dnnl_use_global_stats),
        List.of(
            rows(DNNL_ARG_SRC, x),
            channels(DNNL_ARG_SCALE, x),
            channels(DNNL_ARG_SHIFT, x),
            channels(DNNL_ARG_MEAN, x),
            channels(DNNL_ARG_VARIANCE, x)),
        List.of(rows(DNNL_ARG_DST, x)));
  }

  PreparedKernel backward(double epsilon, Shape x) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Descriptions used = new Descriptions();
        Attributes attributes = new Attributes()) {
      dnnl_primitive_desc hint =
          used.keep(forward(epsilon, x, dnnl_forward_training, SCALE_AND_SHIFT));
      dnnl_memory_desc rows = layouts.rows(x);
      OneDnn.check(
          dnnl_batch_normalization_backward_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_backward,
              rows,
              rows,
              rows,
              (float) epsilon,
              SCALE_AND_SHIFT,
              hint,
              attributes.get()),
          "batch_normalization_backward_primitive_desc_create");
    }
    return new OneDnnPrepared(
        library,
        primitive,
        List.of(
            rows(DNNL_ARG_SRC, x),
            rows(DNNL_ARG_DIFF_DST, x),
            channels(DNNL_ARG_SCALE, x),
            channels(DNNL_ARG_MEAN, x),
            channels(DNNL_ARG_VARIANCE, x)),
        List.of(
            rows(DNNL_ARG_DIFF_SRC, x),
            channels(DNNL_ARG_DIFF_SCALE, x),
            channels(DNNL_ARG_DIFF_SHIFT, x)));
  }

  private dnnl_primitive_desc forward(double epsilon, Shape x, int kind, int flags) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Attributes attributes = new Attributes()) {
      dnnl_memory_desc rows = layouts.rows(x);
      OneDnn.check(
          dnnl_batch_normalization_forward_primitive_desc_create(
              primitive,
              library.engine(),
              kind,
              rows,
              rows,
              (float) epsilon,
              flags,
              attributes.get()),
          "batch_normalization_forward_primitive_desc_create");
    }
    return primitive;
  }

  private Argument rows(int argument, Shape x) {
    return new Argument(argument, Layout.PLAIN, layouts.rows(x));
  }

  private Argument channels(int argument, Shape x) {
    return new Argument(argument, Layout.PLAIN, layouts.plain(Shape.of(x.dim(-1))));
  }
}
