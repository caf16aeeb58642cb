package dev.strategikon.reproduce;

import static dev.strategikon.report.text.Outcome.DOES_NOT_HOLD;
import static dev.strategikon.report.text.Outcome.HOLDS;
import static dev.strategikon.report.text.Outcome.NOT_DECIDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.report.text.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private final Judge judge = new Judge(0.3, 0.2);

  @ParameterizedTest
  @CsvSource({"0.30, HOLDS", "0.29, NOT_DECIDED", "0.20, NOT_DECIDED", "0.19, DOES_NOT_HOLD"})
  void trains(double end, Outcome outcome) {
    assertEquals(outcome, judge.trains(end));
  }

  /** Without attack 26 % become 50 %, of which 40 points are learnt and 24 are progress. */
  @ParameterizedTest
  @CsvSource({
    "0.10, HOLDS,         DOES_NOT_HOLD, HOLDS",
    "0.28, HOLDS,         DOES_NOT_HOLD, HOLDS",
    "0.31, NOT_DECIDED,   NOT_DECIDED,   NOT_DECIDED",
    "0.40, NOT_DECIDED,   NOT_DECIDED,   DOES_NOT_HOLD",
    "0.47, DOES_NOT_HOLD, HOLDS,         DOES_NOT_HOLD"
  })
  void comparesWithTheRunWithoutAttack(
      double end, Outcome breaks, Outcome withstands, Outcome stuck) {
    Comparison run = new Comparison(0.26, end, 0.5, 10);
    assertEquals(breaks, judge.breaks(run));
    assertEquals(withstands, judge.withstands(run));
    assertEquals(stuck, judge.getsStuck(run));
  }

  /** Of 80 % a half above what guessing gets is kept: 45 % of ten classes, 56.7 % of three. */
  @ParameterizedTest
  @CsvSource({"10, 0.45", "3, 0.5666666666666667", "2, 0.65"})
  void whatIsKeptCountsFromGuessing(int classes, double end) {
    assertEquals(0.5, new Comparison(0.2, end, 0.8, classes).kept(), 1e-12);
  }

  /** Without attack the loss falls from 1.2 to 0.2. */
  @ParameterizedTest
  @CsvSource({
    "0.95, HOLDS",
    "1.40, HOLDS",
    "0.70, NOT_DECIDED",
    "0.50, DOES_NOT_HOLD",
    "NaN,  NOT_DECIDED"
  })
  void freezes(double end, Outcome outcome) {
    assertEquals(outcome, Judge.freezes(new LossSince(1.1, end, 1.2, 0.2)));
  }

  @Test
  void nothingFreezesWhereNothingMoves() {
    LossSince still = new LossSince(0.2, 0.2, 0.21, 0.2);
    assertEquals(NOT_DECIDED, Judge.freezes(still));
    assertFalse(Judge.canFreeze(still));
  }

  @ParameterizedTest
  @CsvSource({"0.25, HOLDS", "0.24, NOT_DECIDED", "0.05, NOT_DECIDED", "0.04, DOES_NOT_HOLD"})
  void turnsNegative(double share, Outcome outcome) {
    assertEquals(outcome, Judge.turnsNegative(share));
  }

  @Test
  void nothingIsDecidedAgainstARuleThatDoesNotTrainByItself() {
    Comparison run = new Comparison(0.1, 0.1, 0.19, 10);
    assertEquals(NOT_DECIDED, judge.breaks(run));
    assertEquals(NOT_DECIDED, judge.getsStuck(run));
  }

  @Test
  void progressNeedsARunThatMakesSome() {
    Comparison run = new Comparison(0.45, 0.45, 0.46, 10);
    assertEquals(NOT_DECIDED, judge.getsStuck(run));
    assertEquals(HOLDS, judge.withstands(run));
  }

  @Test
  void seedsMustAgree() {
    assertEquals(HOLDS, Judge.unanimous(List.of(HOLDS, HOLDS)));
    assertEquals(DOES_NOT_HOLD, Judge.unanimous(List.of(DOES_NOT_HOLD, DOES_NOT_HOLD)));
    assertEquals(NOT_DECIDED, Judge.unanimous(List.of(HOLDS, DOES_NOT_HOLD)));
    assertEquals(NOT_DECIDED, Judge.unanimous(List.of(HOLDS, NOT_DECIDED)));
    assertEquals(NOT_DECIDED, Judge.unanimous(List.of()));
  }

  @Test
  void partsAndCases() {
    assertEquals(HOLDS, Judge.every(List.of(HOLDS, HOLDS)));
    assertEquals(DOES_NOT_HOLD, Judge.every(List.of(NOT_DECIDED, DOES_NOT_HOLD)));
    assertEquals(NOT_DECIDED, Judge.every(List.of(HOLDS, NOT_DECIDED)));
    assertEquals(HOLDS, Judge.any(List.of(DOES_NOT_HOLD, HOLDS)));
    assertEquals(NOT_DECIDED, Judge.any(List.of(DOES_NOT_HOLD, NOT_DECIDED)));
    assertEquals(DOES_NOT_HOLD, Judge.any(List.of(DOES_NOT_HOLD, DOES_NOT_HOLD)));
  }

  @Test
  void thresholdsStandInOrder() {
    assertThrows(IllegalArgumentException.class, () -> new Judge(0.2, 0.3));
    assertThrows(IllegalArgumentException.class, () -> new Judge(0.2, 0));
  }
}
