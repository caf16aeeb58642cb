/**
 * Data sets, networks, synchronous SGD under attack, and sweeps of it.
 *
 * <p>Start with {@link dev.strategikon.sweep.SweepRunner}, or with {@link
 * dev.strategikon.sgd.Training} for one run.
 */
module dev.strategikon.train {
  requires transitive dev.strategikon.core;
  requires transitive ai.djl.api;
  requires dev.strategikon.vectors;
  requires ai.djl.pytorch_engine;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires com.sun.jna;
  requires org.apache.commons.compress;
  requires org.apache.commons.csv;
  requires java.desktop;

  exports dev.strategikon.config;
  exports dev.strategikon.dataset;
  exports dev.strategikon.failure;
  exports dev.strategikon.model;
  exports dev.strategikon.model.catalogue;
  exports dev.strategikon.model.layer;
  exports dev.strategikon.model.module;
  exports dev.strategikon.optimizer;
  exports dev.strategikon.options;
  exports dev.strategikon.sgd;
  exports dev.strategikon.split;
  exports dev.strategikon.store;
  exports dev.strategikon.sweep;

  uses dev.strategikon.dataset.DatasetProvider;
  uses dev.strategikon.model.ModelProvider;
  uses dev.strategikon.split.SplitProvider;
  uses dev.strategikon.sweep.ClusterProvider;
}
