package dev.strategikon.dataset;

/** Shows the progress of a download. */
@FunctionalInterface
public interface Progress {
  /** Shows nothing. */
  Progress SILENT = (file, bytes, total) -> {};

  /**
   * Called after every received piece, by the thread that downloads.
   *
   * @param file the name of the file
   * @param bytes the number of received bytes
   * @param total the size of the file; −1 if the server does not send it
   */
  void advanced(String file, long bytes, long total);
}
