/// Which learning rates suit a network and its data: the range test.
///
/// [RateTest][dev.gradus.rate.RateTest] trains a network of its own from each of some seeds while
/// the rate rises exponentially, and gives a [RateTestResult][dev.gradus.rate.RateTestResult]: the
/// [curve][dev.gradus.rate.RateCurve] of each seed, three suggestions with their spread over the
/// seeds, and an interval; or the reason why there is none. May use the training room.
///
/// ```java
/// try (Backend backend = Backends.best()) {
///   RateTestResult result = RateTest.defaults().run(spec, new SharedData(), backend, curve -> {});
///   out.println(result.sentence());
/// }
/// ```
package dev.gradus.rate;
