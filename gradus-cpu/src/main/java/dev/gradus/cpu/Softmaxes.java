package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_accurate;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_log;

import dev.gradus.core.Shape;
import dev.gradus.cpu.OneDnnPrepared.Argument;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.PreparedKernel;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// The gradient of softmax along the last axis by oneDNN, row-major.
final class Softmaxes {

  private final OneDnn library;
  private final Layouts layouts;

  Softmaxes(OneDnn library, Layouts layouts) {
    this.library = library;
    this.layouts = layouts;
  }

  PreparedKernel backward(boolean logarithm, Shape x) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Descriptions used = new Descriptions();
        Attributes attributes = new Attributes()) {
      dnnl_primitive_desc hint = used.keep(primitive(logarithm, x));
      dnnl_memory_desc plain = layouts.plain(x);
      OneDnn.check(
          dnnl_softmax_backward_primitive_desc_create(
              primitive,
              library.engine(),
              algorithm(logarithm),
              plain,
              plain,
              plain,
              x.rank() - 1,
              hint,
              attributes.get()),
          "softmax_backward_primitive_desc_create");
    }
    return new OneDnnPrepared(
        library,
        primitive,
        List.of(plain(DNNL_ARG_DST, x), plain(DNNL_ARG_DIFF_DST, x)),
        List.of(plain(DNNL_ARG_DIFF_SRC, x)));
  }

  private dnnl_primitive_desc primitive(boolean logarithm, Shape x) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Attributes attributes = new Attributes()) {
      dnnl_memory_desc plain = layouts.plain(x);
      OneDnn.check(
          dnnl_softmax_forward_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_forward_training,
              algorithm(logarithm),
              plain,
              plain,
              x.rank() - 1,
              attributes.get()),
          "softmax_forward_primitive_desc_create");
    }
    return primitive;
  }

  private static int algorithm(boolean logarithm) {
    return logarithm ? dnnl_softmax_log : dnnl_softmax_accurate;
  }

  private Argument plain(int argument, Shape shape) {
    return new Argument(argument, Layout.PLAIN, layouts.plain(shape));
  }
}
