/// Layers: what a network is made of. Read [Layer], then [Dense], then [LayerContext], through
/// which a layer asks for weights and adds ops.
///
/// A layer is an immutable record that describes itself and *builds* primitive ops; it owns no
/// memory and no gradient code. The same record in two places of a model makes two layers with
/// weights of their own.
///
/// Shapes are given without the batch axis `N`.
package dev.gradus.layer;
