package dev.gradus.data.catalogue;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A file as its source publishes it.
///
/// @param name of the file
/// @param addresses where it is, the official one first
/// @param bytes its size
/// @param checksum as its source publishes it; empty where none is published
record PublishedFile(String name, List<URI> addresses, long bytes, Optional<Checksum> checksum) {}
