/// The statistics of paired comparisons, in double precision and free of training: what a handful
/// of paired runs can say, and what they cannot.
///
/// Begin with [PairedDifferences][dev.gradus.stats.PairedDifferences]. Then the questions one may
/// ask of them: how large is the difference ([PairedT][dev.gradus.stats.PairedT]), could it be
/// chance ([PairedT][dev.gradus.stats.PairedT], [SignFlip][dev.gradus.stats.SignFlip],
/// [SignedRank][dev.gradus.stats.SignedRank], [Holm][dev.gradus.stats.Holm]), does one fail more
/// often ([McNemar][dev.gradus.stats.McNemar]), is it too small to matter
/// ([Equivalence][dev.gradus.stats.Equivalence]), how often is it there
/// ([Superiority][dev.gradus.stats.Superiority]), what could have been seen at all
/// ([Power][dev.gradus.stats.Power]). May use `core` and Apache Commons Statistics.
///
/// ```java
/// PairedDifferences differences = PairedDifferences.of(arm, baseline);
/// Interval interval = PairedT.interval(differences, 0.95);
/// double p = PairedT.pValue(differences);
/// ```
package dev.gradus.stats;
