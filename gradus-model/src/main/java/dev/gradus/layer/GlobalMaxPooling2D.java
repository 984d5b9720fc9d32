package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import dev.gradus.op.Window;
import java.util.List;

/// The largest value of each channel over the whole image.
///
/// `y[n, c] = max over h, w of x[n, h, w, c]`
///
/// - input `x [N, H, W, C]`; output `y [N, C]`
/// - no weights
///
/// As Keras. PyTorch calls it adaptive pooling to a size of 1.
public record GlobalMaxPooling2D() implements Layer {

  private static final Sliding SLIDING =
      new Sliding(Shape.of(1, 1), Shape.of(1, 1), Shape.of(1, 1), new Padding.Valid());

  @Override
  public String kind() {
    return "global-max-pooling2d";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Value image = SLIDING.image(context, input);
    Shape shape = image.shape();
    MaxPool2d whole = new MaxPool2d(Window.of(shape.dim(1), 1), Window.of(shape.dim(2), 1));
    Value largest = context.addAll(whole, List.of(image)).getFirst();
    return context.add(new Reshape(Shape.of(shape.dim(0), shape.dim(3))), largest);
  }
}
