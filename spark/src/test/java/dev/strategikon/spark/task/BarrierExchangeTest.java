package dev.strategikon.spark.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class BarrierExchangeTest {
  @Test
  void numbersTravelAsTextBitByBit() {
    double[] numbers = {0, -0.0, Double.NaN, Double.MIN_VALUE, Math.PI, Double.NEGATIVE_INFINITY};
    assertArrayEquals(numbers, BarrierExchange.numbers(BarrierExchange.text(numbers)));
    assertArrayEquals(new double[0], BarrierExchange.numbers(BarrierExchange.text(new double[0])));
  }
}
