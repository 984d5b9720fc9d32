package dev.gradus.data.catalogue;

import dev.gradus.core.Shape;

/// What the catalogue knows of a data set.
///
/// @param name by which it is asked for
/// @param what it is, in a few words
/// @param samples of all its parts together; for a series, its points in time
/// @param shape of one sample's features; for a series, of one point
/// @param classes how many its target has; 0 for a series
/// @param bytes of the files as they are published
/// @param origin whose data these are
public record CatalogueEntry(
    String name, String what, int samples, Shape shape, int classes, long bytes, Origin origin) {}
