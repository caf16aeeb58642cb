package dev.strategikon.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A data set that was put into the folder of all data sets.
 *
 * @param dataset the data set, completely checked
 * @param folder where its files are
 * @param unofficial the files whose digest is not that of the official ones; empty if all are
 *     official
 */
public record Installation(Dataset dataset, Path folder, List<String> unofficial) {
  /** Copies the list. */
  public Installation {
    unofficial = List.copyOf(unofficial);
  }

  /** Returns one line for the user: what is where, and whether it is the official data. */
  public String summary() {
    String origin =
        unofficial.isEmpty()
            ? "their digest is the official one"
            : "their structure is right, but the digest is not the official one ("
                + String.join(", ", unofficial)
                + ")";
    return String.format(
        Locale.ROOT,
        "%s: %,d training and %,d test images in %s; %s",
        dataset.name(),
        dataset.train().count(),
        dataset.test().count(),
        folder,
        origin);
  }
}
