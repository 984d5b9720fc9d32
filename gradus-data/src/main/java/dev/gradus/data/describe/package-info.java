/// What a data set looks like, in numbers: read once through, nothing changed.
///
/// [dev.gradus.data.describe.DataSummary] is the door; the figures of it are made in
/// `dev.gradus.report`. This package uses `dev.gradus.data` and `dev.gradus.core`.
package dev.gradus.data.describe;
