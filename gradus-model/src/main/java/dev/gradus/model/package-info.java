/// Models: layers put together. Read [Sequential], then [BuiltModel], what it becomes for a batch
/// size, [Objective], a built model with its loss, and [Summary], its table.
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
