/// What every backend must do, as tests: [dev.gradus.kernels.contract.KernelContract] runs each op
/// on awkward sizes and compares with the reference kernels, within bounds derived from float32
/// arithmetic. Other rooms see it as this module's test jar.
@NullMarked
package dev.gradus.kernels.contract;

import org.jspecify.annotations.NullMarked;
