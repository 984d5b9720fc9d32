package dev.gradus.data.catalogue;

/// Whose data these are.
///
/// @param source who made them, and where they come from
/// @param license as their source states it, or `none stated`
public record Origin(String source, String license) {}
