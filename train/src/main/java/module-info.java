/** Data sets, networks and synchronous SGD under attack. */
module dev.strategikon.train {
  requires transitive dev.strategikon.core;
  requires ai.djl.api;
  requires ai.djl.pytorch_engine;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires org.apache.commons.compress;
  requires org.apache.commons.csv;
  requires java.net.http;

  exports dev.strategikon.model;
}
