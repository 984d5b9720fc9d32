/// Assertions, seeded properties and golden files for tests.
package dev.gradus.testkit;
