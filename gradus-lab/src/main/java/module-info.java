import org.jspecify.annotations.NullMarked;

/// Floor 4: studies, statistics, search, diagnosis and the catalogue of techniques.
@NullMarked
module dev.gradus.lab {
  exports dev.gradus.chart;
  exports dev.gradus.picture;
  exports dev.gradus.rate;
  exports dev.gradus.stats;
  exports dev.gradus.study;
  exports dev.gradus.technique;

  requires static transitive org.jspecify;
  requires org.apache.commons.statistics.distribution;
  requires org.apache.commons.statistics.inference;
  requires transitive dev.gradus.train;
}
