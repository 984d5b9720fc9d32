/// What tests share. It knows the JDK and JUnit only, never a room of Gradus, so that every room
/// may use it.
///
/// - [dev.gradus.testkit.CloseAssertions] compares arrays within a [dev.gradus.testkit.Tolerance]
///   that was derived, not tuned;
/// - [dev.gradus.testkit.Properties] checks a claim on many generated cases and reports the
///   smallest failure;
/// - [dev.gradus.testkit.GoldenFiles] compares text with files under review;
/// - [dev.gradus.testkit.TestVectors] reads numbers that other libraries computed;
/// - [dev.gradus.testkit.CentralDifferences] and `dev.gradus.testkit.oracle` are independent
///   restatements in double precision.
package dev.gradus.testkit;
