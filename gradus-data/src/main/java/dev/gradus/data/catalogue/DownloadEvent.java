package dev.gradus.data.catalogue;

import java.net.URI;

/// What happens while a data set is fetched, in the thread that fetches it.
public sealed interface DownloadEvent {

  /// Somebody else is fetching the same data set; their end is waited for.
  ///
  /// @param name of the data set
  record Waiting(String name) implements DownloadEvent {}

  /// A file is there already, whole, or has been unpacked.
  ///
  /// @param file its name
  /// @param bytes of the file
  record Present(String file, long bytes) implements DownloadEvent {}

  /// A file begins to arrive.
  ///
  /// @param file its name
  /// @param address where from
  /// @param present bytes that are there from an earlier attempt
  /// @param bytes of the whole file
  record Started(String file, URI address, long present, long bytes) implements DownloadEvent {}

  /// More of a file is there.
  ///
  /// @param file its name
  /// @param present bytes that are there
  /// @param bytes of the whole file
  record Progress(String file, long present, long bytes) implements DownloadEvent {}

  /// An attempt failed; another one or another address follows, if there is one.
  ///
  /// @param file its name
  /// @param address where from
  /// @param reason what happened, as a part of a sentence
  record Failed(String file, URI address, String reason) implements DownloadEvent {}

  /// An archive is being unpacked.
  ///
  /// @param file its name
  record Unpacking(String file) implements DownloadEvent {}
}
