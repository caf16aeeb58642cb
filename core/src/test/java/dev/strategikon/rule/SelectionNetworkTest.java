package dev.strategikon.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SelectionNetworkTest {
  @Test
  void onlyWhatTheMedianNeedsIsKept() {
    assertEquals(113, SelectionNetwork.of(25, 12, 12).size());
    assertEquals(0, SelectionNetwork.of(1, 0, 0).size());
    assertEquals(1, SelectionNetwork.of(2, 0, 1).size());
  }
}
