package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientRoundsTest {
  @Test
  void countsTheStepsUnderAttack() {
    RunConfig run =
        SweepFile.parse(
                "{workers: 5, clients: 20, byzantine: 6, declared: 1, attack: zero, steps: 300,"
                    + " rule: median, seed: 4, byzantine-set: fixed}",
                Map.of())
            .get(0);
    int[] of = new int[6];
    for (int step = 100; step < 300; step++) {
      int byzantine = 0;
      for (boolean is : run.options().threat().byzantineIn(4, step)) {
        byzantine += is ? 1 : 0;
      }
      of[byzantine]++;
    }
    ClientRounds rounds = ClientRounds.of(run, 100);
    assertEquals(200, rounds.steps());
    assertEquals(of[2] + of[3] + of[4] + of[5], rounds.aboveDeclared());
    assertEquals(of[3] + of[4] + of[5], rounds.lost());
    assertTrue(of[rounds.most()] > 0 && rounds.most() >= 3);
    // P(2 or more) is 0.48, and P(3 or more) 0.13.
    assertEquals(96, rounds.aboveDeclared(), 30);
    assertEquals(26, rounds.lost(), 20);
  }
}
