package dev.gradus.op;

import dev.gradus.core.Shape;
import java.util.List;

/// A primitive tensor operation: the vocabulary in which layers, losses and optimizers are written
/// and which backends implement. The family is sealed so that every switch over it (gradient,
/// reference kernel, printer) is complete; a new op breaks the build exactly where work is due.
///
/// Backward ops are ordinary ops. Activations, losses' elementwise parts and optimizer updates are
/// all one op: [Elementwise].
public sealed interface Op
    permits InnerProduct,
        InnerProductBackwardData,
        InnerProductBackwardWeights,
        Elementwise,
        Broadcast,
        Reduce,
        Reshape,
        Softmax,
        SoftmaxBackward,
        SoftmaxCrossEntropy,
        SoftmaxCrossEntropyBackward,
        BatchNorm,
        BatchNormInference,
        BatchNormBackward,
        Recurrent,
        RecurrentBackward,
        Slice,
        Concat,
        Pad,
        Transpose,
        Conv2d,
        Conv2dBackwardData,
        Conv2dBackwardWeights,
        MaxPool2d,
        MaxPool2dBackward,
        AveragePool2d,
        AveragePool2dBackward,
        MatMul,
        Gather,
        GatherBackward,
        LayerNorm,
        LayerNormBackward {

  /// The shapes this op writes, given the shapes it reads.
  ///
  /// @param inputs shapes of the operands in the op's order
  /// @return shapes of the results in the op's order
  /// @throws dev.gradus.core.ShapeException if the operands cannot meet
  List<Shape> outputShapes(List<Shape> inputs);
}
