/// Layers: what a network is made of.
///
/// A layer is an immutable record that describes itself and *builds* primitive ops; it owns no
/// memory and no gradient code. Read [Layer][dev.gradus.layer.Layer], then
/// [Dense][dev.gradus.layer.Dense], then [LayerContext][dev.gradus.layer.LayerContext], through
/// which a layer asks for weights and states and adds ops. The same record in two places of a model
/// makes two layers with weights of their own; a functional graph can call one layer twice.
///
/// - [MergeLayer][dev.gradus.layer.MergeLayer]: layers of several inputs, such as
///   [Concatenate][dev.gradus.layer.Concatenate].
/// - Convolutions and poolings share `Sliding`, how a window moves, and
///   [Padding][dev.gradus.layer.Padding], what it does at the edges.
/// - [RecurrentLayer][dev.gradus.layer.RecurrentLayer]s are a cell, itself a formula, put through
///   time; [Bidirectional][dev.gradus.layer.Bidirectional] and
///   [TimeDistributed][dev.gradus.layer.TimeDistributed] wrap other layers.
/// - [MaskRule][dev.gradus.layer.MaskRule] says what a layer does with padded time steps: keep the
///   mask, use it, or refuse it.
///
/// Defaults are Keras's. Shapes are given with the batch axis `N` in documentation and without it
/// in settings. May use initializers, activations, regularizers and ops.
///
/// ```java
/// Layer hidden = Dense.of(128).withActivation(new Relu()).withKernelRegularizer(new L2(1e-4));
/// ```
package dev.gradus.layer;
