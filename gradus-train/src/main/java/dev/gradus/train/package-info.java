/// Optimizers, schedules, metrics, callbacks, the training loop, run folders and spec files.
package dev.gradus.train;
