/// Models: layers put together. Read [Sequential], a chain, then [Functional], any graph, which is
/// described with [SymbolicTensor]; [Model] says what both are, and how layers are frozen. Then
/// [BuiltModel], what a model becomes for a batch size, [Objective], a built model with its losses,
/// and [Summary], its table. Inside, `GraphAssembly` is the one place where layers are called.
///
/// ```
/// Sequential model =
///     Sequential.of(
///         Input.of(784),
///         Dense.of(1000).withActivation(new Relu()),
///         Dense.of(10).withActivation(new Softmax()));
/// IO.println(model.summary());
/// BuiltModel built = model.build(64, true);
/// Objective objective = Objective.of(built, CategoricalCrossentropy.defaults());
/// Graph graph = built.graph().build();
/// ```
///
/// May import every other package of this module; none of them imports this one.
package dev.gradus.model;
