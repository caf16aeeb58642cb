package dev.strategikon.model.layer;

import dev.strategikon.model.layer.Layer.BatchNorm;
import dev.strategikon.model.layer.Layer.Conv;
import dev.strategikon.model.layer.Layer.Dense;
import dev.strategikon.model.layer.Layer.Dropout;
import dev.strategikon.model.layer.Layer.Flatten;
import dev.strategikon.model.layer.Layer.MaxPool;
import dev.strategikon.model.layer.Layer.Relu;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Parameter;
import java.util.List;
import java.util.OptionalInt;

/** The catalogue of the layers that a list of layers can name. */
public final class Layers {
  private static final String CLASSES = "classes";

  /** All layers. */
  public static final Catalogue<LayerFactory> CATALOGUE =
      new Catalogue<>(
          "layer",
          List.of(
              new Entry<>(
                  "conv",
                  "A convolution, with a bias.",
                  "LeCun et al. 1989",
                  List.of(
                      Parameter.required("channels", "channels of the output"),
                      Parameter.optional("kernel", "3", "rows and columns of a kernel"),
                      Parameter.optional("stride", "1", "step from place to place"),
                      Parameter.optional(
                          "padding", "same", "zeros on each side; same is (kernel − 1) / 2")),
                  arguments -> fixed(conv(arguments))),
              new Entry<>(
                  "batch-norm",
                  "Batch normalisation of each channel, with weight and bias.",
                  "Ioffe and Szegedy 2015",
                  List.of(),
                  arguments -> fixed(new BatchNorm())),
              new Entry<>(
                  "relu",
                  "The positive part of every value.",
                  "Nair and Hinton 2010",
                  List.of(),
                  arguments -> fixed(new Relu())),
              new Entry<>(
                  "max-pool",
                  "The maximum of every square.",
                  "Riesenhuber and Poggio 1999",
                  List.of(Parameter.optional("size", "2", "side of a square, and the step")),
                  arguments -> fixed(new MaxPool(arguments.integer("size")))),
              new Entry<>(
                  "dropout",
                  "Sets values to zero in training, and scales the others.",
                  "Srivastava et al. 2014; of channels: Tompson et al. 2015",
                  List.of(
                      Parameter.optional("rate", "0.5", "probability of a zero"),
                      Parameter.optional("of", "values", "single values, or whole channels")),
                  arguments ->
                      fixed(
                          new Dropout(
                              arguments.number("rate"),
                              arguments.choice("of", "values", "channels").equals("channels")))),
              new Entry<>(
                  "flatten",
                  "An image as one vector.",
                  "the same values in another shape",
                  List.of(),
                  arguments -> fixed(new Flatten())),
              new Entry<>(
                  "dense",
                  "Every output is a weighted sum of all inputs, plus a bias.",
                  "Rosenblatt 1958",
                  List.of(
                      Parameter.required(
                          "outputs", "how many; classes is the number that the data set has")),
                  Layers::dense)));

  private Layers() {}

  private static LayerFactory fixed(Layer layer) {
    return classes -> layer;
  }

  private static Layer conv(Arguments arguments) {
    int kernel = arguments.integer("kernel");
    int padding = arguments.countOr("padding", "same").orElse((kernel - 1) / 2);
    return new Conv(arguments.integer("channels"), kernel, arguments.integer("stride"), padding);
  }

  private static LayerFactory dense(Arguments arguments) {
    OptionalInt outputs = arguments.countOr("outputs", CLASSES);
    return outputs.isEmpty() ? Dense::new : fixed(new Dense(outputs.getAsInt()));
  }
}
