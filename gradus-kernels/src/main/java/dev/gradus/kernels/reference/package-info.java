/// The reference kernels: every op in plain Java, one thread, accumulating in double and rounding
/// to float32 once, when a result is stored. They are what faster kernels are measured against, and
/// what runs where no native library does.
///
/// Start at [dev.gradus.kernels.reference.ReferenceBackend]; each op's loops are in the class named
/// after it. Shapes are worked out when a kernel is bound; running one allocates nothing.
package dev.gradus.kernels.reference;
