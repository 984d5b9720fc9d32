package dev.gradus.data.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the one place below the command line that reads environment and system properties: where a
/// user's cache and proxy are is nowhere else.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface ReadsSurroundings {}
