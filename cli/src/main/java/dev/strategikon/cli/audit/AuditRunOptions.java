package dev.strategikon.cli.audit;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What can be asked of a run's folder besides what can be asked of a file. */
final class AuditRunOptions {
  /** Images that g is the mean over for Definition 4's test, unless the user says how many. */
  private static final int IMAGES = 5000;

  private static final String ATTACK = "ipm-optimal";

  @Option(
      names = "--images",
      paramLabel = "N",
      description =
          "Of a run: measures the aggregate against the mean gradient of N training images, drawn"
              + " independently, instead of the honest mean.")
  private Integer images;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "Of a run: tests Definition 4, ⟨g, E[A]⟩ ≥ 0, by N fresh draws of the gradients; g is the"
              + " mean gradient of --images (default: "
              + IMAGES
              + ").")
  private Integer draws;

  @Option(
      names = "--attack",
      paramLabel = "SPEC",
      description = "The attack in every draw (default: " + ATTACK + ").")
  private String attack;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "Of the test's interval (default: 0.95).")
  private Double confidence;

  @Option(
      names = "--save",
      paramLabel = "VECTORS",
      description = "Of a run: writes the audited gradients, .npy or .csv.")
  private Path save;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Of a run: where data sets lie (default: ${DEFAULT-VALUE}).")
  private Path data = Datasets.defaultDirectory();

  /** Refuses what makes no sense of a file. */
  void refuseForFile(CommandLine command) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("--images", images);
    given.put("--draws", draws);
    given.put("--attack", attack);
    given.put("--confidence", confidence);
    given.put("--save", save);
    given.forEach(
        (option, value) -> {
          if (value != null) {
            throw new ParameterException(
                command, option + " is for a run's folder; a file's gradients are what they are");
          }
        });
  }

  /** Checks what can be checked before anything is computed. */
  void check(CommandLine command, Path reference) throws IOException {
    if (reference != null && images != null && draws == null) {
      throw new ParameterException(command, "Give --reference or --images, not both");
    }
    if (draws == null && (attack != null || confidence != null)) {
      throw new ParameterException(command, "--attack and --confidence need --draws");
    }
    if (draws != null && draws < 1) {
      throw new ParameterException(command, "--draws must be at least 1, not " + draws);
    }
    if (confidence != null && !(confidence > 0 && confidence < 1)) {
      throw new ParameterException(
          command, "--confidence must lie between 0 and 1, not " + confidence);
    }
    Attacks.parse(attack());
    if (save != null) {
      VectorFiles.checkSuffix(save);
      if (reference != null && save.toAbsolutePath().equals(reference.toAbsolutePath())) {
        throw new ParameterException(command, "--save would overwrite --reference");
      }
    }
  }

  /** Returns how many images r or g is the mean over; null if nobody asked for it. */
  Integer images() {
    return images;
  }

  int imagesForTest(AuditRun run) {
    return images != null ? images : run.images(IMAGES);
  }

  /** Returns how many draws Definition 4's test takes; null for no test. */
  Integer draws() {
    return draws;
  }

  String attack() {
    return attack == null ? ATTACK : attack;
  }

  double confidence() {
    return confidence == null ? 0.95 : confidence;
  }

  Path save() {
    return save;
  }

  Path data() {
    return data;
  }
}
