package dev.gradus.study;

import java.time.Duration;

/// Under what circumstances a study ran.
///
/// @param backend one line that says what computed; empty if nothing said so
/// @param total its duration
public record Setting(String backend, Duration total) {}
