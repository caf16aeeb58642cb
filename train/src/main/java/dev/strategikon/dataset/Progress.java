package dev.strategikon.dataset;

/** Told how far a download is. */
@FunctionalInterface
public interface Progress {
  /** Shows nothing. */
  Progress SILENT = (file, bytes, total) -> {};

  /**
   * Called after every piece that arrives, by the thread that downloads.
   *
   * @param file the name of the file
   * @param bytes how many have arrived
   * @param total how many the file has, or −1 if the server does not say
   */
  void advanced(String file, long bytes, long total);
}
