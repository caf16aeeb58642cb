/** Tests of somebody's own rule. */
module dev.strategikon.testkit {
  requires transitive dev.strategikon.core;
  requires transitive org.junit.jupiter.api;

  exports dev.strategikon.testkit;
}
