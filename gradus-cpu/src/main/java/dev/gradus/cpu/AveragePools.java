package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_primitive_desc_create;

import dev.gradus.core.Shape;
import dev.gradus.cpu.OneDnnPrepared.Argument;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.AveragePool2d;
import dev.gradus.op.AveragePool2dBackward;
import dev.gradus.op.Window;
import java.util.List;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// Means of windows by oneDNN, channels last.
final class AveragePools {

  private final OneDnn library;
  private final Layouts layouts;

  AveragePools(OneDnn library, Layouts layouts) {
    this.library = library;
    this.layouts = layouts;
  }

  PreparedKernel forward(AveragePool2d op, Shape x, Shape y) {
    return new OneDnnPrepared(
        library,
        forward(x, y, op.height(), op.width()),
        List.of(image(DNNL_ARG_SRC, x)),
        List.of(image(DNNL_ARG_DST, y)));
  }

  PreparedKernel backward(AveragePool2dBackward op, Shape dy, Shape dx) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Descriptions used = new Descriptions();
        Attributes attributes = new Attributes()) {
      dnnl_primitive_desc hint = used.keep(forward(dx, dy, op.height(), op.width()));
      OneDnn.check(
          dnnl_pooling_backward_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_pooling_avg_exclude_padding,
              layouts.image(dx),
              layouts.image(dy),
              pair(op.height().stride(), op.width().stride()),
              pair(op.height().size(), op.width().size()),
              pair(op.height().dilation() - 1, op.width().dilation() - 1),
              pair(op.height().before(), op.width().before()),
              pair(op.height().after(), op.width().after()),
              hint,
              attributes.get()),
          "pooling_backward_primitive_desc_create");
    }
    return new OneDnnPrepared(
        library,
        primitive,
        List.of(image(DNNL_ARG_DIFF_DST, dy)),
        List.of(image(DNNL_ARG_DIFF_SRC, dx)));
  }

  private dnnl_primitive_desc forward(Shape x, Shape y, Window height, Window width) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Attributes attributes = new Attributes()) {
      OneDnn.check(
          dnnl_pooling_forward_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_forward_training,
              dnnl_pooling_avg_exclude_padding,
              layouts.image(x),
              layouts.image(y),
              pair(height.stride(), width.stride()),
              pair(height.size(), width.size()),
              pair(height.dilation() - 1, width.dilation() - 1),
              pair(height.before(), width.before()),
              pair(height.after(), width.after()),
              attributes.get()),
          "pooling_forward_primitive_desc_create");
    }
    return primitive;
  }

  private Argument image(int argument, Shape shape) {
    return new Argument(argument, Layout.PLAIN, layouts.image(shape));
  }

  private static long[] pair(int height, int width) {
    return new long[] {height, width};
  }
}
