/// Models: layers put together. Read [Sequential], then [BuiltModel], what it becomes for a batch
/// size, [Objective], a built model with its loss, and [Summary], its table.
package dev.gradus.model;
