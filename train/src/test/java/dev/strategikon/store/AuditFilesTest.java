package dev.strategikon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Premises;
import dev.strategikon.audit.Robustness;
import dev.strategikon.audit.Theorem1;
import dev.strategikon.audit.Theorem2;
import dev.strategikon.profile.Interval;
import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditFilesTest {
  private static final double NONE = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static final StepAudit BROKEN =
      audit(
          new double[] {5, -0.5},
          List.of(new Interval(0.25, 2), new Interval(3, INFINITE)),
          new IpmProfile.Worst(INFINITE, -1e-9 / 3),
          -INFINITE,
          true,
          new Theorem2(true, 0.125, INFINITE),
          new Robustness(INFINITE, true, "values without end", 0.5, NONE, 0.25, 0.5625, 2.25),
          0.125);

  private static final StepAudit TOLERANT =
      audit(
          new double[] {5, 4},
          List.of(),
          new IpmProfile.Worst(10, 4),
          3,
          false,
          new Theorem2(false, NONE, NONE),
          // √(2.25/0.5625) = 2, and (0.5625 − 0.25·2.25)/2 = 0.
          new Robustness(0.25, false, "ends, as said", 0.5, 6, 0, 0.5625, 2.25),
          NONE);

  @TempDir private Path folder;

  @Test
  void rowsAreWrittenForPandas() throws IOException {
    write(0, 1, 10);
    assertEquals(
        """
        step,epoch,break_lo,break_hi,breaks,worst_epsilon,worst_inner_product,bound,bound_exact,\
        theorem1_share,theorem2_epsilon,krum_epsilon,max_g,min_sigma,mean_norm,sigma,max_spread,min_separation,\
        kappa,kappa_exact,kappa_attack,kappa_floor,kappa_proven,influence,variance,noise_ratio,certificate,sent_kappa
        1,0.25,0.25,2,2,inf,-3.33333333333E-10,-inf,true,0.75,0.125,inf,0.5,0,0.75,2,,inf,\
        inf,true,values without end,0.5,,0.25,2.25,2,-inf,0.125
        10,2.5,,,0,10,4,3,false,0.75,,,0.5,0,0.75,2,,inf,\
        0.25,false,"ends, as said",0.5,6,0,2.25,2,0,
        """,
        audits());
    assertEquals(
        """
        step,epsilon,inner_product
        1,0.1,5
        1,10,-0.5
        10,0.1,5
        10,10,4
        """,
        profiles());
  }

  @Test
  void rowsReadAsTheyWereWritten() throws IOException {
    assertEquals(List.of(), AuditFiles.read(folder));
    write(0, 1, 10);
    assertEquals(
        List.of(AuditRow.of(step(1), BROKEN), AuditRow.of(step(10), TOLERANT)).toString(),
        AuditFiles.read(folder).toString().replace("-3.33333333333E-10", "" + -1e-9 / 3));
  }

  @Test
  void profilesReadAsTheyWereWrittenButForHalfALine() throws IOException {
    assertEquals(List.of(), AuditFiles.readProfiles(folder));
    write(0, 1, 10);
    Files.writeString(folder.resolve("profile.csv"), profiles() + "20,0.1,5\n20,10");
    assertEquals(
        List.of(
            new ProfileRow(1, 0.1, 5),
            new ProfileRow(1, 10, -0.5),
            new ProfileRow(10, 0.1, 5),
            new ProfileRow(10, 10, 4),
            new ProfileRow(20, 0.1, 5)),
        AuditFiles.readProfiles(folder));
  }

  @Test
  void whatComesAfterTheCheckpointIsCut() throws IOException {
    write(0, 1, 10, 20, 30);
    String audits = audits();
    String profiles = profiles();
    // As a killed process leaves it.
    Files.writeString(folder.resolve("audit.csv"), audits.substring(0, audits.length() - 3));
    Files.writeString(folder.resolve("profile.csv"), profiles.substring(0, profiles.length() - 9));
    write(19, 20, 30);
    assertEquals(audits, audits());
    assertEquals(profiles, profiles());
    write(10, 20, 30);
    assertEquals(audits, audits());
    assertEquals(profiles, profiles());
    write(0, 1);
    assertTrue(audits.startsWith(audits()));
    assertEquals(2, audits().lines().count());
  }

  /**
   * Files from before the premises, or from before κ̂, are read, and go on with the new columns.
   */
  @ParameterizedTest
  @CsvSource({"12, krum_epsilon, ',0.125,inf'", "18, min_separation, ',inf'"})
  void olderFilesLackTheLastColumns(int columns, String last, String end) throws IOException {
    write(0, 1, 10);
    String now = audits();
    StringBuilder before = new StringBuilder();
    for (String line : now.lines().toList()) {
      before
          .append(String.join(",", List.of(line.split(",", -1)).subList(0, columns)))
          .append('\n');
    }
    assertTrue(before.toString().contains(last + "\n"), before.toString());
    Files.writeString(folder.resolve("audit.csv"), before);
    List<AuditRow> rows = AuditFiles.read(folder);
    assertEquals(2, rows.size());
    assertEquals(0.125, rows.get(0).theorem2Epsilon());
    assertEquals(columns == 12 ? NONE : 2, rows.get(0).premises().deviation());
    assertEquals(NONE, rows.get(0).robustness().kappa());
    assertEquals(NONE, rows.get(0).robustness().noiseRatio());
    assertEquals("", rows.get(0).robustness().attack());
    assertEquals(NONE, rows.get(0).sentKappa());
    write(1, 10);
    List<String> lines = audits().lines().toList();
    assertEquals(now.lines().toList().get(0), lines.get(0));
    assertTrue(lines.get(1).endsWith(end + ",".repeat(28 - columns)), lines.get(1));
    assertEquals(now.lines().toList().get(2), lines.get(2));
  }

  @Test
  void aMalformedRowIsNamed() throws IOException {
    write(0, 1, 10);
    Files.writeString(folder.resolve("audit.csv"), audits().replace("2.5", "soon"));
    String message = assertThrows(IOException.class, () -> AuditFiles.read(folder)).getMessage();
    assertTrue(message.contains("audit.csv, line 3: not a row of numbers"), message);
  }

  /** Step 1 breaks, all others are tolerant. */
  private void write(int after, int... steps) throws IOException {
    try (AuditFiles files = AuditFiles.appendAfter(folder, after)) {
      for (int step : steps) {
        files.add(step(step), step == 1 ? BROKEN : TOLERANT);
      }
    }
  }

  private String audits() throws IOException {
    return Files.readString(folder.resolve("audit.csv"));
  }

  private String profiles() throws IOException {
    return Files.readString(folder.resolve("profile.csv"));
  }

  private static StepMetrics step(int step) {
    return new StepMetrics(step, step / 4.0, NONE, NONE, 1, 1, 1, 1, 0, 0, 0.5);
  }

  private static StepAudit audit(
      double[] products,
      List<Interval> breaks,
      IpmProfile.Worst worst,
      double bound,
      boolean boundExact,
      Theorem2 theorem2,
      Robustness robustness,
      double sentKappa) {
    return new StepAudit(
        new IpmProfile(new double[] {0.1, 10}, products, breaks, worst, true),
        bound,
        boundExact,
        new Theorem1(0.75),
        theorem2,
        new Premises(0.5, 0, 0.75, 2, NONE, INFINITE),
        robustness,
        sentKappa);
  }
}
