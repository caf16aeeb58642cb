package dev.strategikon.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.TextFile;
import dev.strategikon.report.data.Configuration;
import dev.strategikon.report.data.LabelMaker;
import dev.strategikon.report.data.ReportData;
import dev.strategikon.report.data.Run;
import dev.strategikon.report.data.RunReader;
import dev.strategikon.report.data.Waiting;
import dev.strategikon.report.figure.FigureFiles;
import dev.strategikon.report.page.Page;
import dev.strategikon.report.page.PageParts;
import dev.strategikon.report.page.PaperFigureSections;
import dev.strategikon.report.page.PaperTable;
import dev.strategikon.report.text.ReportText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the report of a sweep's folder. The sweep may still be running. */
public final class Report {
  /** The name of the page in a sweep's folder. */
  public static final String FILE = "report.html";

  /** Of the head of each page that this program has written. */
  private static final String MARK = "Strategikon</title>";

  private Report() {}

  /**
   * Checks that a sweep's folder has no page of another origin where the report is written.
   *
   * @param sweep the sweep's folder
   * @throws IOException if it has one
   */
  public static void requireOwn(Path sweep) throws IOException {
    Path file = sweep.resolve(FILE);
    if (Files.exists(file) && !TextFile.read(file).contains(MARK)) {
      throw new IOException(
          file
              + " is not a report of this program, and is not replaced; move it, or choose another folder");
    }
  }

  /**
   * Writes {@code report.html} and {@code figures/}.
   *
   * @param sweep the sweep's folder
   * @param text the title, the introduction and the verdicts
   * @throws IOException if the folder holds no run, one of its files cannot be parsed (the message
   *     names the file and the line), or the report cannot be written
   */
  public static void write(Path sweep, ReportText text) throws IOException {
    requireOwn(sweep);
    List<Run> runs = read(sweep);
    String json = new ObjectMapper().writeValueAsString(ReportData.of(runs));
    PaperFigureSections sections = PaperFigureSections.draw(text.figures(), runs);
    FigureFiles.write(sweep, json);
    FigureFiles.write(sweep, sections.svgs());
    LabelMaker labels = ReportData.labels(runs);
    PaperTable table = new PaperTable(Configuration.of(runs, labels), labels);
    Path figures = sweep.resolve(FigureFiles.FOLDER);
    AtomicFile.write(figures.resolve("results.csv"), table.csv());
    AtomicFile.write(figures.resolve("results.tex"), table.latex());
    AtomicFile.write(
        sweep.resolve(FILE),
        new Page(text, new PageParts(runs, Waiting.of(sweep, runs)), sections.html())
            .html(json, ""));
  }

  private static List<Run> read(Path sweep) throws IOException {
    List<Run> runs = new RunReader(sweep).read();
    if (runs.isEmpty()) {
      throw new IOException(
          sweep + " holds no run; expected folders with config.yaml and metrics.csv");
    }
    return runs;
  }
}
