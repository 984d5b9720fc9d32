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
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_layer_normalization_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_layer_normalization_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import dev.gradus.core.Shape;
import dev.gradus.cpu.OneDnnPrepared.Argument;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.PreparedKernel;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// Layer normalisation by oneDNN, row-major: `[..., C]` is seen as `[M, C]`.
final class LayerNormalizations {

  private static final int SCALE_AND_SHIFT = dnnl_use_scale | dnnl_use_shift;

  private final OneDnn library;
  private final Layouts layouts;

  LayerNormalizations(OneDnn library, Layouts layouts) {
    this.library = library;
    this.layouts = layouts;
  }

  PreparedKernel forward(double epsilon, Shape x) {
    return new OneDnnPrepared(
        library,
        primitive(epsilon, x),
        List.of(
            new Argument(DNNL_ARG_SRC, Layout.PLAIN, matrix(x)),
            channels(DNNL_ARG_SCALE, x),
            channels(DNNL_ARG_SHIFT, x)),
        List.of(
            new Argument(DNNL_ARG_DST, Layout.PLAIN, matrix(x)),
            rows(DNNL_ARG_MEAN, x),
            rows(DNNL_ARG_VARIANCE, x)));
  }

  PreparedKernel backward(double epsilon, Shape x) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Descriptions used = new Descriptions();
        Attributes attributes = new Attributes()) {
      dnnl_primitive_desc hint = used.keep(primitive(epsilon, x));
      dnnl_memory_desc matrix = matrix(x);
      OneDnn.check(
          dnnl_layer_normalization_backward_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_backward,
              matrix,
              matrix,
              matrix,
              layouts.plain(statistics(x)),
              (float) epsilon,
              SCALE_AND_SHIFT,
              hint,
              attributes.get()),
          "layer_normalization_backward_primitive_desc_create");
    }
    return new OneDnnPrepared(
        library,
        primitive,
        List.of(
            new Argument(DNNL_ARG_SRC, Layout.PLAIN, matrix(x)),
            new Argument(DNNL_ARG_DIFF_DST, Layout.PLAIN, matrix(x)),
            channels(DNNL_ARG_SCALE, x),
            rows(DNNL_ARG_MEAN, x),
            rows(DNNL_ARG_VARIANCE, x)),
        List.of(
            new Argument(DNNL_ARG_DIFF_SRC, Layout.PLAIN, matrix(x)),
            channels(DNNL_ARG_DIFF_SCALE, x),
            channels(DNNL_ARG_DIFF_SHIFT, x)));
  }

  private dnnl_primitive_desc primitive(double epsilon, Shape x) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Attributes attributes = new Attributes()) {
      dnnl_memory_desc matrix = matrix(x);
      OneDnn.check(
          dnnl_layer_normalization_forward_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_forward_training,
              matrix,
              matrix,
              layouts.plain(statistics(x)),
              (float) epsilon,
              SCALE_AND_SHIFT,
              attributes.get()),
          "layer_normalization_forward_primitive_desc_create");
    }
    return primitive;
  }

  private dnnl_memory_desc matrix(Shape x) {
    return layouts.plain(statistics(x).insert(1, x.dim(-1)));
  }

  private static Shape statistics(Shape x) {
    return Shape.of(Math.toIntExact(x.size() / x.dim(-1)));
  }

  private Argument rows(int argument, Shape x) {
    return new Argument(argument, Layout.PLAIN, layouts.plain(statistics(x)));
  }

  private Argument channels(int argument, Shape x) {
    return new Argument(argument, Layout.PLAIN, layouts.plain(Shape.of(x.dim(-1))));
  }
}
