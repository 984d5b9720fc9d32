/// What a backend is, and how the rest of Gradus finds one.
///
/// [Backend][dev.gradus.kernels.Backend] prepares ops: asked with the layouts of the operands, it
/// answers with a [PreparedKernel][dev.gradus.kernels.PreparedKernel], which says what layouts it
/// takes and gives and is bound to memory once ([Binding][dev.gradus.kernels.Binding]) to become a
/// [Kernel][dev.gradus.kernels.Kernel] that is run at every step.
/// [Backends][dev.gradus.kernels.Backends] finds backends as services
/// ([BackendProvider][dev.gradus.kernels.BackendProvider]) and takes the best that works on this
/// machine; the plain kernels of `dev.gradus.kernels.reference` always do. May use ops and
/// `dev.gradus.core`.
///
/// ```java
/// try (Backend backend = Backends.best()) {
///   System.out.println(backend.description());
/// }
/// ```
package dev.gradus.kernels;
