package dev.strategikon.cli.option;

import dev.strategikon.files.TextFile;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.rule.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option {@code --layers} of commands whose rule may look at the layers of the vectors. */
public final class LayersOption {
  private static final Pattern SIZES = Pattern.compile("[-+0-9,\\s]*");

  @Option(
      names = "--layers",
      paramLabel = "SIZES",
      description =
          "How many coordinates each layer of a network has, in the vectors' order, such as"
              + " 7840,10, or a text file with these numbers. For rules that look at layers (lasa).")
  private String given;

  /**
   * Adds the layers to a round.
   *
   * @param round the round; not changed
   * @param dimension d
   * @param of the name of the vectors, for the message
   * @return the round itself if the option is not given
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the sizes are no numbers above 0, or do not add up to d
   */
  public Round addTo(Round round, int dimension, String of) throws IOException {
    if (given == null) {
      return round;
    }
    LayerSizes layers = layers();
    if (layers.total() != dimension) {
      throw new IllegalArgumentException(
          "--layers %s: the %d layers have %d coordinates in all, but the vectors of %s have %d"
              .formatted(given, layers.sizes().size(), layers.total(), of, dimension));
    }
    return round.with(layers);
  }

  private LayerSizes layers() throws IOException {
    boolean isList = SIZES.matcher(given).matches();
    String text = isList ? given : TextFile.read(Path.of(given));
    List<Integer> sizes = new ArrayList<>();
    for (String number : text.strip().split("[,\\s]+")) {
      sizes.add(size(number));
    }
    return new LayerSizes(sizes);
  }

  private int size(String number) {
    try {
      int size = Integer.parseInt(number);
      if (size > 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "--layers %s: '%s' is no number of coordinates; expected whole numbers above 0, such as"
                .formatted(given, number)
            + " 7840,10");
  }
}
