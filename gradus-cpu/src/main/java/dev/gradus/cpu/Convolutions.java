package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import dev.gradus.core.Shape;
import dev.gradus.cpu.OneDnnPrepared.Argument;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Conv2dBackwardData;
import dev.gradus.op.Conv2dBackwardWeights;
import dev.gradus.op.Window;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// Convolutions by oneDNN. Images are row-major with the channels last everywhere, so that nothing
/// is reordered between layers; the kernel takes the layout that oneDNN likes for each of the three
/// directions, which differ (docs/decisions/010-convolutions.md).
final class Convolutions {

  private final OneDnn library;
  private final Layouts layouts;

  Convolutions(OneDnn library, Layouts layouts) {
    this.library = library;
    this.layouts = layouts;
  }

  PreparedKernel forward(Conv2d op, List<Operand> inputs, Operand y) {
    Shape x = inputs.get(0).shape();
    Shape kernel = inputs.get(1).shape();
    try (Descriptions used = new Descriptions()) {
      Call call = new Call(x, y.shape(), kernel, op.height(), op.width(), op.groups());
      dnnl_primitive_desc primitive = forward(used, call, op.bias());
      List<Argument> read = new ArrayList<>();
      read.add(image(DNNL_ARG_SRC, x));
      read.add(kernel(used, call, DNNL_ARG_WEIGHTS, primitive, dnnl_query_weights_md));
      if (op.bias()) {
        read.add(plain(DNNL_ARG_BIAS, inputs.get(2).shape()));
      }
      return new OneDnnPrepared(library, primitive, read, List.of(image(DNNL_ARG_DST, y.shape())));
    }
  }

  PreparedKernel backwardData(Conv2dBackwardData op, List<Operand> inputs, Operand dx) {
    Shape dy = inputs.get(0).shape();
    Shape kernel = inputs.get(1).shape();
    try (Descriptions used = new Descriptions();
        Attributes attributes = new Attributes()) {
      Call call = new Call(dx.shape(), dy, kernel, op.height(), op.width(), op.groups());
      dnnl_primitive_desc hint = used.keep(forward(used, call, false));
      dnnl_primitive_desc primitive = new dnnl_primitive_desc();
      OneDnn.check(
          dnnl_convolution_backward_data_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_convolution_direct,
              layouts.image(dx.shape()),
              used.keep(Layouts.any(call.kernelDims())),
              layouts.image(dy),
              call.strides(),
              call.gaps(),
              call.before(),
              call.after(),
              hint,
              attributes.get()),
          "convolution_backward_data_primitive_desc_create");
      return new OneDnnPrepared(
          library,
          primitive,
          List.of(
              image(DNNL_ARG_DIFF_DST, dy),
              kernel(used, call, DNNL_ARG_WEIGHTS, primitive, dnnl_query_weights_md)),
          List.of(image(DNNL_ARG_DIFF_SRC, dx.shape())));
    }
  }

  PreparedKernel backwardWeights(
      Conv2dBackwardWeights op, List<Operand> inputs, List<Operand> outputs) {
    Shape x = inputs.get(0).shape();
    Shape dy = inputs.get(1).shape();
    Shape kernel = outputs.getFirst().shape();
    try (Descriptions used = new Descriptions();
        Attributes attributes = new Attributes()) {
      Call call = new Call(x, dy, kernel, op.height(), op.width(), op.groups());
      dnnl_primitive_desc hint = used.keep(forward(used, call, op.bias()));
      dnnl_primitive_desc primitive = new dnnl_primitive_desc();
      OneDnn.check(
          dnnl_convolution_backward_weights_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_convolution_direct,
              layouts.image(x),
              used.keep(Layouts.any(call.kernelDims())),
              bias(op.bias(), dy),
              layouts.image(dy),
              call.strides(),
              call.gaps(),
              call.before(),
              call.after(),
              hint,
              attributes.get()),
          "convolution_backward_weights_primitive_desc_create");
      List<Argument> written = new ArrayList<>();
      written.add(kernel(used, call, DNNL_ARG_DIFF_WEIGHTS, primitive, dnnl_query_diff_weights_md));
      if (op.bias()) {
        written.add(plain(DNNL_ARG_DIFF_BIAS, outputs.get(1).shape()));
      }
      return new OneDnnPrepared(
          library,
          primitive,
          List.of(image(DNNL_ARG_SRC, x), image(DNNL_ARG_DIFF_DST, dy)),
          written);
    }
  }

  private dnnl_primitive_desc forward(Descriptions used, Call call, boolean bias) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Attributes attributes = new Attributes()) {
      OneDnn.check(
          dnnl_convolution_forward_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_forward_training,
              dnnl_convolution_direct,
              layouts.image(call.x()),
              used.keep(Layouts.any(call.kernelDims())),
              bias(bias, call.y()),
              layouts.image(call.y()),
              call.strides(),
              call.gaps(),
              call.before(),
              call.after(),
              attributes.get()),
          "convolution_forward_primitive_desc_create");
    }
    return primitive;
  }

  private dnnl_memory_desc bias(boolean bias, Shape y) {
    return bias ? layouts.plain(Shape.of(y.dim(3))) : new dnnl_memory_desc();
  }

  private Argument image(int argument, Shape shape) {
    return new Argument(argument, Layout.PLAIN, layouts.image(shape));
  }

  private Argument plain(int argument, Shape shape) {
    return new Argument(argument, Layout.PLAIN, layouts.plain(shape));
  }

  /// The kernel in the layout that the primitive chose.
  private Argument kernel(
      Descriptions used, Call call, int argument, dnnl_primitive_desc primitive, int what) {
    dnnl_memory_desc chosen = dnnl_primitive_desc_query_md(primitive, what, 0);
    dnnl_memory_desc plain =
        used.keep(library.strided(call.kernelMemory(), call.kernelAxesInMemory()));
    return new Argument(argument, layouts.layout(call.kernel(), chosen, plain), chosen);
  }

  /// A convolution in oneDNN's numbers: the kernel is `[F, C, h, w]`, in groups `[G, F / G, C / G,
  /// h, w]`; dilation counts the gaps.
  private record Call(Shape x, Shape y, Shape kernel, Window height, Window width, int groups) {

    private boolean grouped() {
      return groups > 1;
    }

    long[] kernelDims() {
      long h = kernel.dim(0);
      long w = kernel.dim(1);
      long c = kernel.dim(2);
      long f = kernel.dim(3);
      return grouped() ? new long[] {groups, f / groups, c, h, w} : new long[] {f, c, h, w};
    }

    int[] kernelMemory() {
      int h = kernel.dim(0);
      int w = kernel.dim(1);
      int c = kernel.dim(2);
      int f = kernel.dim(3);
      return grouped() ? new int[] {h, w, c, groups, f / groups} : new int[] {h, w, c, f};
    }

    int[] kernelAxesInMemory() {
      return grouped() ? new int[] {3, 4, 2, 0, 1} : new int[] {3, 2, 0, 1};
    }

    long[] strides() {
      return new long[] {height.stride(), width.stride()};
    }

    long[] gaps() {
      return new long[] {height.dilation() - 1L, width.dilation() - 1L};
    }

    long[] before() {
      return new long[] {height.before(), width.before()};
    }

    long[] after() {
      return new long[] {height.after(), width.after()};
    }
  }
}
