package dev.strategikon.report.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes figures as files. They are the same as the page draws. */
public final class FigureFiles {
  /** Their folder within a sweep's folder. */
  public static final String FOLDER = "figures";

  private FigureFiles() {}

  /**
   * Draws and writes {@code figures/NAME.svg}, {@code .pdf} and {@code .png} for every figure.
   * Drawing is slow, so it uses all processors.
   *
   * @param sweep the sweep's folder
   * @param dataJson the JSON of the report's data
   * @throws IOException if a figure cannot be drawn or written
   */
  public static void write(Path sweep, String dataJson) throws IOException {
    List<String> names = EchartsServer.names(dataJson);
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), names.size());
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> tasks = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        List<String> share = share(names, thread, threads);
        tasks.add(
            executor.submit(
                () -> {
                  write(sweep, EchartsServer.render(dataJson, share));
                  return null;
                }));
      }
      for (Future<?> task : tasks) {
        finish(task);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static List<String> share(List<String> names, int from, int step) {
    List<String> share = new ArrayList<>();
    for (int i = from; i < names.size(); i += step) {
      share.add(names.get(i));
    }
    return share;
  }

  /**
   * Writes figures that have been drawn.
   *
   * @param sweep the sweep's folder
   * @param figures SVG by name
   * @throws IOException if a figure cannot be written
   */
  public static void write(Path sweep, Map<String, String> figures) throws IOException {
    Path folder = sweep.resolve(FOLDER);
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      for (String format : Picture.FORMATS) {
        Picture.write(folder.resolve(figure.getKey() + "." + format), figure.getValue());
      }
    }
  }

  private static void finish(Future<?> task) throws IOException {
    try {
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("A figure could not be drawn", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while drawing figures", e);
    }
  }
}
