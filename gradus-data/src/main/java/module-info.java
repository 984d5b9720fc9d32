import org.jspecify.annotations.NullMarked;

/// Floor 1: data sets, readers, scaling and pipelines.
@NullMarked
module dev.gradus.data {
  exports dev.gradus.data;
  exports dev.gradus.data.augment;
  exports dev.gradus.data.catalogue;
  exports dev.gradus.data.describe;
  exports dev.gradus.data.read;
  exports dev.gradus.data.scale;
  exports dev.gradus.data.series;
  exports dev.gradus.data.table;
  exports dev.gradus.data.text;

  requires static transitive org.jspecify;
  requires de.siegmar.fastcsv;
  requires ejml.core;
  requires ejml.ddense;
  requires java.desktop;
  requires java.net.http;
  requires org.apache.commons.compress;
  requires transitive dev.gradus.core;
}
