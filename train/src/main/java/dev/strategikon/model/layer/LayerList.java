package dev.strategikon.model.layer;

import dev.strategikon.model.ImageShape;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.Network;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Parsed;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A network as a list of layers: {@code conv(channels=16) | relu | flatten | dense(outputs=10)}.
 *
 * @param specs of the layers, in order
 * @param layers the layers
 */
public record LayerList(List<Spec> specs, List<LayerFactory> layers) implements ModelFactory {
  /**
   * Copies the lists.
   *
   * @param specs of the layers, in order
   * @param layers the layers
   */
  public LayerList {
    specs = List.copyOf(specs);
    layers = List.copyOf(layers);
  }

  /**
   * Parses a list of layers.
   *
   * @param text specs joined by {@code |}
   * @return the network's factory, with the text completed by the defaults
   * @throws dev.strategikon.spec.InvalidSpecException if one is no layer
   * @throws IllegalArgumentException if a value is out of its range; the message names the layer
   */
  public static Parsed<ModelFactory> parse(String text) {
    List<Spec> specs = Spec.parsePipeline(text);
    List<LayerFactory> layers = new ArrayList<>();
    for (Spec spec : specs) {
      try {
        layers.add(Layers.CATALOGUE.create(spec));
      } catch (IllegalArgumentException e) {
        String where = "Layer %d, %s: ".formatted(layers.size() + 1, spec.name());
        throw new IllegalArgumentException(where + e.getMessage(), e);
      }
    }
    LayerList list = new LayerList(specs, layers);
    return new Parsed<>(list.joined(Catalogue::comparable), list.joined(Catalogue::brief), list);
  }

  private String joined(BiFunction<Catalogue<LayerFactory>, Spec, Spec> form) {
    return specs.stream()
        .map(spec -> form.apply(Layers.CATALOGUE, spec).toString())
        .collect(Collectors.joining(" | "));
  }

  @Override
  public Network create(ImageShape input, int classes) {
    List<Layer> made = layers.stream().map(layer -> layer.create(classes)).toList();
    Network network = new LayerNetwork(input, made);
    if (network.classes() != classes) {
      throw new IllegalArgumentException(
          ("Layer %d, %s: The last layer gives %d values, but the data set has %d classes: write"
                  + " dense(outputs=classes)")
              .formatted(
                  specs.size(), specs.get(specs.size() - 1).name(), network.classes(), classes));
    }
    return network;
  }
}
