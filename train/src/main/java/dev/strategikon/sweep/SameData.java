package dev.strategikon.sweep;

import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.DatasetException;
import dev.strategikon.store.RunData;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a sweep's folder to one set of images for each name. A run goes on, or takes its first
 * steps from another one, only on the images of before; and a finished one is skipped only if it is
 * still what was asked for.
 */
final class SameData {
  private SameData() {}

  /**
   * Checks all runs of a folder whose images the sweep has read. The user's own files are read for
   * that even if their runs are finished; if they are gone, such runs stay as they are.
   *
   * @throws DatasetException if a run was trained on other images of the same name
   * @throws IOException if the folder cannot be read
   */
  static void require(
      Path sweep, List<RunConfig> configs, Materials materials, SweepListener listener)
      throws IOException {
    if (!Files.isDirectory(sweep)) {
      return;
    }
    for (RunFolder folder : RunFolders.in(sweep)) {
      RunConfig config = folder.config();
      Optional<RunData> before = folder.data();
      boolean isAsked =
          configs.contains(config) && config.get(ConfigKeys.DATASET).value().isOfNamedFiles();
      if (before.isPresent() && (isAsked || materials.has(config))) {
        Optional<Dataset> now = dataset(config, materials, listener);
        if (now.isPresent()) {
          before.get().requireSame(folder.path(), RunData.of(config, now.get()));
        }
      }
    }
  }

  private static Optional<Dataset> dataset(
      RunConfig config, Materials materials, SweepListener listener) {
    try {
      return Optional.of(materials.dataset(config, listener));
    } catch (IOException e) {
      return Optional.empty(); // a finished run needs no data, and another one has read it before
    }
  }
}
