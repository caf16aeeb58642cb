package dev.strategikon.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.experiment.RunFolder;
import dev.strategikon.experiment.Summary;
import dev.strategikon.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the report of a sweep's folder; the sweep may still be running. */
public final class Report {
  private Report() {}

  /**
   * Writes {@code report.html} and {@code figures/}.
   *
   * @throws IOException if the folder holds no run, a file of it cannot be understood (the message
   *     says which, and where), or the report cannot be written
   */
  public static void write(Path sweep, ReportText text) throws IOException {
    List<RunFolder> runs = Summary.runs(sweep);
    String json = new ObjectMapper().writeValueAsString(ReportData.of(sweep, runs));
    FigureFiles.write(sweep, json);
    AtomicFile.write(sweep.resolve("report.html"), new Page(text, runs).html(json));
  }
}
