package dev.strategikon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.sgd.StepMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  private static final String AUDIT_HEADER =
      "step,epoch,break_lo,break_hi,breaks,worst_epsilon,worst_inner_product,bound,bound_exact,"
          + "theorem1_share,theorem2_epsilon,krum_epsilon\n";

  @TempDir private Path run;

  @Test
  void neighboursOfOneClassBecomeOneRun() throws IOException {
    Files.writeString(
        run.resolve("profile.csv"),
        """
        step,epsilon,inner_product
        1,0.01,3.6
        1,0.1,3.9
        1,1,0.2
        1,10,-0.0004
        1,100,-8
        20,0.01,-1
        """);
    // ‖v̄‖ = 2 in step 1, so products count in units of 4; in step 20 it is not known.
    Profile profile = Profile.read(run, List.of(metrics(1, 2)));
    assertEquals(2, profile.columns().size());
    assertEquals(
        new Profile.Column(1, -2.0, List.of(3, -0.5, 2, 0.5, -1, 1.5, -4, 2.0)),
        profile.columns().get(0));
    assertEquals(new Profile.Column(20, -2.0, List.of(-4, -2.0)), profile.columns().get(1));
    assertTrue(profile.thresholds().isEmpty());
  }

  @Test
  void classesAreTheSignAndThePowersOfTen() {
    assertEquals(1, Profile.classOf(0));
    assertEquals(1, Profile.classOf(0.009));
    assertEquals(2, Profile.classOf(0.01));
    assertEquals(-3, Profile.classOf(-0.1));
    assertEquals(-4, Profile.classOf(Double.NEGATIVE_INFINITY));
    assertEquals(0, Profile.classOf(Double.NaN));
  }

  @Test
  void blanksAndEndlessIntervalsAreKeptApart() throws IOException {
    Files.writeString(
        run.resolve("audit.csv"),
        AUDIT_HEADER + "1,0.5,2.5,inf,1,inf,-3,-3,true,0.25,,\n20,1,,,0,,,,,0.75,0.1,0.3\n40,2,");
    List<Profile.Thresholds> rows = Profile.read(run, List.of()).thresholds();
    // The third row was being written.
    assertEquals(2, rows.size());
    assertEquals(new Profile.Thresholds(1, 0.5, 2.5, null, true, 0.25, null, null), rows.get(0));
    assertEquals(new Profile.Thresholds(20, 1.0, null, null, false, 0.75, 0.1, 0.3), rows.get(1));
    assertNull(rows.get(1).breakLow());
  }

  @Test
  void malformedFilesAreNamed() throws IOException {
    Path file = run.resolve("profile.csv");
    Files.writeString(file, "step,epsilon,inner_product\n1,0.1,2\n1,x,2\n");
    String message =
        assertThrows(IOException.class, () -> Profile.read(run, List.of())).getMessage();
    assertTrue(message.startsWith(file + ", line 3: not a row of numbers"), message);
    Files.writeString(file, "step,eps,inner_product\n");
    message = assertThrows(IOException.class, () -> Profile.read(run, List.of())).getMessage();
    assertEquals(file + ", line 1: there is no column epsilon", message);
  }

  private static StepMetrics metrics(int step, double honestNorm) {
    double none = Double.NaN;
    return new StepMetrics(step, 0.1, none, none, 1, 1, 1, honestNorm, 0, 0, 1);
  }
}
