/// Studies: does a change help, by how much, at what cost, and how sure is that?
///
/// A [Comparison][dev.gradus.study.Comparison] names a baseline, [arms][dev.gradus.study.Arm] that
/// each change it, and seeds. [Study][dev.gradus.study.Study] runs each arm from each seed, telling
/// [events][dev.gradus.study.StudyEvent] as it goes, and gives a
/// [ComparisonResult][dev.gradus.study.ComparisonResult] with a [Verdict][dev.gradus.study.Verdict]
/// and a sentence for each arm. [ComparisonTable][dev.gradus.study.ComparisonTable] prints it,
/// [ComparisonFields][dev.gradus.study.ComparisonFields] hands it to programs.
/// [StudyFolder][dev.gradus.study.StudyFolder] keeps a study while it goes on, so that it can be
/// resumed; [RateTuning][dev.gradus.study.RateTuning] tunes each arm alike first.
/// [LeaveOneOut][dev.gradus.study.LeaveOneOut] and [Factorial][dev.gradus.study.Factorial] compare
/// recipes and combinations of edits; [Cost][dev.gradus.study.Cost] and
/// [Views][dev.gradus.study.Views] say what arms take.
/// [BuiltInComparison][dev.gradus.study.BuiltInComparison] is one that needs no file. May use the
/// training room and `stats`.
///
/// ```java
/// Comparison comparison = Comparison.of(spec, Arm.vary("fit.batchSize=256,1024"));
/// try (Backend backend = Backends.best()) {
///   ComparisonResult result =
///       new Study(comparison, kinds, new TrainingRunner(backend, new SharedData())).run(event -> {});
///   out.println(ComparisonTable.of(result));
/// }
/// ```
package dev.gradus.study;
