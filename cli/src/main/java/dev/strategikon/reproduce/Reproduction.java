package dev.strategikon.reproduce;

import dev.strategikon.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of the paper at a scale, whose runs are finished.
 *
 * @param part what is reproduced
 * @param scale how large
 * @param grid the runs of the part
 */
public record Reproduction(Part part, Scale scale, Grid grid) {
  /**
   * Judges the claims of the part by the runs in a sweep's folder.
   *
   * @throws IOException if a run's files cannot be read
   */
  public List<Verdict> judge(Path sweep) throws IOException {
    return Evidence.read(sweep, grid, scale.judge()).verdicts(Claims.of(part));
  }
}
