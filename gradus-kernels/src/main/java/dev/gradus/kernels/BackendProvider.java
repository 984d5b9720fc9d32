package dev.gradus.kernels;

/// Offers a backend to programs that do not name one. Found by [java.util.ServiceLoader]: its
/// module says `provides BackendProvider with …`, and for the classpath the same stands in
/// `META-INF/services`.
public interface BackendProvider {

  /// @return the backend's name for people, for example `oneDNN`
  String name();

  /// @return the larger, the sooner it is tried; the reference kernels have 0
  int preference();

  /// @param threads how many its kernels may use, at least 1
  /// @return a new backend, to be closed by the caller
  /// @throws dev.gradus.core.ConfigException if it cannot run on this machine; the message says why
  ///   and what would help
  Backend open(int threads);
}
