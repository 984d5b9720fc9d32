package dev.gradus.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import dev.gradus.core.Shape;
import dev.gradus.cpu.OneDnnPrepared.Argument;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.InnerProduct;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// Dense products by oneDNN's inner product. Data and bias are row-major; the kernel `[K, U]` takes
/// the layout it lies in, or the one oneDNN likes. oneDNN names the kernel's axes `[U, K]`.
final class InnerProducts {

  private final OneDnn library;
  private final Layouts layouts;

  InnerProducts(OneDnn library, Layouts layouts) {
    this.library = library;
    this.layouts = layouts;
  }

  PreparedKernel forward(InnerProduct op, List<Operand> inputs, Operand y) {
    Shape kernel = inputs.get(1).shape();
    try (Descriptions used = new Descriptions()) {
      dnnl_primitive_desc primitive =
          forward(used, inputs.get(0).shape(), inputs.get(1), op.bias(), y.shape());
      dnnl_memory_desc weights = dnnl_primitive_desc_query_md(primitive, dnnl_query_weights_md, 0);
      List<Argument> read = new ArrayList<>();
      read.add(plain(DNNL_ARG_SRC, inputs.get(0).shape()));
      read.add(new Argument(DNNL_ARG_WEIGHTS, layoutOf(used, kernel, weights), weights));
      if (op.bias()) {
        read.add(plain(DNNL_ARG_BIAS, inputs.get(2).shape()));
      }
      return new OneDnnPrepared(library, primitive, read, List.of(plain(DNNL_ARG_DST, y.shape())));
    }
  }

  PreparedKernel backwardData(Operand dy, Operand kernel, Operand dx) {
    try (Descriptions used = new Descriptions();
        Attributes attributes = new Attributes()) {
      dnnl_primitive_desc hint =
          used.keep(forward(used, dx.shape(), Operand.any(kernel.shape()), false, dy.shape()));
      dnnl_primitive_desc primitive = new dnnl_primitive_desc();
      OneDnn.check(
          dnnl_inner_product_backward_data_primitive_desc_create(
              primitive,
              library.engine(),
              used.keep(library.plain(dx.shape())),
              weights(used, kernel),
              used.keep(library.plain(dy.shape())),
              hint,
              attributes.get()),
          "inner_product_backward_data_primitive_desc_create");
      dnnl_memory_desc weights = dnnl_primitive_desc_query_md(primitive, dnnl_query_weights_md, 0);
      return new OneDnnPrepared(
          library,
          primitive,
          List.of(
              plain(DNNL_ARG_DIFF_DST, dy.shape()),
              new Argument(DNNL_ARG_WEIGHTS, layoutOf(used, kernel.shape(), weights), weights)),
          List.of(plain(DNNL_ARG_DIFF_SRC, dx.shape())));
    }
  }

  PreparedKernel backwardWeights(Operand x, Operand dy, List<Operand> outputs) {
    boolean bias = outputs.size() == 2;
    Operand kernel = outputs.getFirst();
    try (Descriptions used = new Descriptions();
        Attributes attributes = new Attributes()) {
      dnnl_primitive_desc hint =
          used.keep(forward(used, x.shape(), Operand.any(kernel.shape()), bias, dy.shape()));
      dnnl_primitive_desc primitive = new dnnl_primitive_desc();
      OneDnn.check(
          dnnl_inner_product_backward_weights_primitive_desc_create(
              primitive,
              library.engine(),
              used.keep(library.plain(x.shape())),
              weights(used, kernel),
              bias(used, bias, dy.shape()),
              used.keep(library.plain(dy.shape())),
              hint,
              attributes.get()),
          "inner_product_backward_weights_primitive_desc_create");
      dnnl_memory_desc weights =
          dnnl_primitive_desc_query_md(primitive, dnnl_query_diff_weights_md, 0);
      List<Argument> written = new ArrayList<>();
      written.add(
          new Argument(DNNL_ARG_DIFF_WEIGHTS, layoutOf(used, kernel.shape(), weights), weights));
      if (bias) {
        written.add(plain(DNNL_ARG_DIFF_BIAS, outputs.get(1).shape()));
      }
      return new OneDnnPrepared(
          library,
          primitive,
          List.of(plain(DNNL_ARG_SRC, x.shape()), plain(DNNL_ARG_DIFF_DST, dy.shape())),
          written);
    }
  }

  private dnnl_primitive_desc forward(
      Descriptions used, Shape x, Operand kernel, boolean bias, Shape y) {
    dnnl_primitive_desc primitive = new dnnl_primitive_desc();
    try (Attributes attributes = new Attributes()) {
      OneDnn.check(
          dnnl_inner_product_forward_primitive_desc_create(
              primitive,
              library.engine(),
              dnnl_forward_training,
              used.keep(library.plain(x)),
              weights(used, kernel),
              bias(used, bias, y),
              used.keep(library.plain(y)),
              attributes.get()),
          "inner_product_forward_primitive_desc_create");
    }
    return primitive;
  }

  private dnnl_memory_desc weights(Descriptions used, Operand kernel) {
    Shape shape = kernel.shape();
    return used.keep(
        kernel
            .layout()
            .map(layout -> Layouts.transposed(used.keep(layouts.description(shape, layout))))
            .orElseGet(() -> layouts.any(Shape.of(shape.dim(1), shape.dim(0)))));
  }

  private dnnl_memory_desc bias(Descriptions used, boolean bias, Shape y) {
    return bias ? used.keep(library.plain(Shape.of(y.dim(1)))) : new dnnl_memory_desc();
  }

  private Layout layoutOf(Descriptions used, Shape kernel, dnnl_memory_desc weights) {
    return layouts.layout(kernel, used.keep(Layouts.transposed(weights)));
  }

  private Argument plain(int argument, Shape shape) {
    return new Argument(argument, Layout.PLAIN, layouts.plain(shape));
  }
}
