/// The catalogue of techniques: experiments that show what an optimisation technique does, on data
/// that come along or on the user's own.
///
/// Read [dev.gradus.technique.Technique], [dev.gradus.technique.Assignment] (what to try it on) and
/// [dev.gradus.technique.Findings] (what came out) first; [dev.gradus.technique.Techniques] is the
/// list. [dev.gradus.technique.WeightDecay] is a typical experiment: a baseline as a spec, arms as
/// patches, a comparison, and figures from its runs.
///
/// ```java
/// try (Backend backend = Backends.best()) {
///   Findings findings = Techniques.named("weight-decay").run(Assignment.quickly(), Workbench.of(backend));
///   System.out.println(findings.sentence());
/// }
/// ```
///
/// Uses `dev.gradus.study` for comparisons and `dev.gradus.chart` to describe figures; never draws.
package dev.gradus.technique;
