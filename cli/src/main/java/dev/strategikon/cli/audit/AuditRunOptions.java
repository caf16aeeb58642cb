package dev.strategikon.cli.audit;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.cli.option.DataOption;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code audit} that apply to the folder of a run only. */
final class AuditRunOptions {
  /** The default number of images whose mean gradient is g in the test of Definition 4. */
  private static final int IMAGES = 5000;

  private static final String ATTACK = "ipm-optimal";

  @Option(
      names = "--images",
      paramLabel = "N",
      description =
          "For a run: uses the mean gradient of N training images, drawn independently, as"
              + " reference instead of the honest mean.")
  private Integer images;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "For a run: tests Definition 4, ⟨g, E[A]⟩ ≥ 0, by N fresh draws of the gradients, where g"
              + " is the mean gradient of --images (default: "
              + IMAGES
              + ").")
  private Integer draws;

  @Option(
      names = "--attack",
      paramLabel = "SPEC",
      description = "For --draws: the attack in each draw (default: " + ATTACK + ").")
  private String attack;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "For --draws: the confidence of the interval (default: 0.95).")
  private Double confidence;

  @Option(
      names = "--save",
      paramLabel = "VECTORS",
      description = "For a run: writes the audited gradients, .npy or .csv.")
  private Path save;

  @Mixin private DataOption data;

  /** Refuses these options for a file. */
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
                command, option + " needs the folder of a run, not a file");
          }
        });
  }

  /** Checks the options. Call it before long computations. */
  void check(CommandLine command, Path reference) throws IOException {
    if (reference != null && images != null && draws == null) {
      throw new ParameterException(command, "--reference and --images exclude each other");
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

  /** Returns the number of images for r or g; null if the option is not given. */
  Integer images() {
    return images;
  }

  int imagesForTest(AuditRun run) {
    return images != null ? images : run.images(IMAGES);
  }

  /** Returns the number of draws of the test of Definition 4; null for no test. */
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
    return data.folder();
  }
}
