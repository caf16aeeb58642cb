package dev.strategikon.dataset;

import dev.strategikon.text.ShownNumbers;
import java.nio.file.Path;
import java.util.List;

/**
 * A data set that was installed in the folder of all data sets.
 *
 * @param dataset the data set, completely checked
 * @param folder the folder of its files
 * @param unofficial the files whose digest is not the official one
 */
public record Installation(Dataset dataset, Path folder, List<String> unofficial) {
  /**
   * Copies the list.
   *
   * @param dataset the data set, completely checked
   * @param folder the folder of its files
   * @param unofficial the files whose digest is not the official one
   */
  public Installation {
    unofficial = List.copyOf(unofficial);
  }

  /** {@return one line for the user: sizes, folder, and whether the data is the official one} */
  public String summary() {
    String origin =
        unofficial.isEmpty()
            ? "their digest is the official one"
            : "their structure is right, but the digest is not the official one ("
                + String.join(", ", unofficial)
                + ")";
    return "%s: %s training and %s test images in %s; %s"
        .formatted(
            dataset.name(),
            ShownNumbers.count(dataset.train().count()),
            ShownNumbers.count(dataset.test().count()),
            folder,
            origin);
  }
}
