package dev.strategikon.model.catalogue;

import dev.strategikon.model.ImageShape;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.ModelProvider;
import dev.strategikon.model.Network;
import dev.strategikon.model.layer.Layer.BatchNorm;
import dev.strategikon.model.layer.Layer.Conv;
import dev.strategikon.model.layer.Layer.Dense;
import dev.strategikon.model.layer.Layer.Dropout;
import dev.strategikon.model.layer.Layer.Flatten;
import dev.strategikon.model.layer.Layer.MaxPool;
import dev.strategikon.model.layer.Layer.Relu;
import dev.strategikon.model.layer.LayerList;
import dev.strategikon.model.layer.LayerNetwork;
import dev.strategikon.model.layer.Layers;
import dev.strategikon.model.module.TorchScript;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Parameter;
import dev.strategikon.spec.Parsed;
import dev.strategikon.spec.Spec;
import java.util.List;
import java.util.ServiceLoader;

/** The catalogue of networks. */
public final class Models {
  /** All networks, those of every {@link ModelProvider} included. */
  public static final Catalogue<ModelFactory> CATALOGUE =
      new Catalogue<ModelFactory>(
              "model",
              List.of(
                  new Catalogue.Entry<>(
                      "softmax",
                      "Softmax regression: one dense layer; convex, so a run's end is known.",
                      "Cox 1958, The Regression Analysis of Binary Sequences",
                      List.of(),
                      arguments -> Models::softmax),
                  new Catalogue.Entry<>(
                      "mlp",
                      "One hidden layer: dense, relu, dense.",
                      "Rumelhart, Hinton and Williams 1986; relu: Nair and Hinton 2010",
                      List.of(Parameter.optional("hidden", "128", "units of the hidden layer")),
                      arguments -> mlp(arguments.integer("hidden"))),
                  new Catalogue.Entry<>(
                      "cnn-small",
                      "Four convolutions (16, 16, 32, 32) and a dense layer, no batch norm;"
                          + " about ten times as fast as cnn-paper.",
                      "A smaller network after Xie, Koyejo and Gupta 2019, section 6",
                      List.of(),
                      arguments -> Models::cnnSmall),
                  new Catalogue.Entry<>(
                      "cnn-paper",
                      "The case study's network: four convolutions (64, 64, 128, 128) with batch norm"
                          + " and dropout, two dense layers; d = 1,310,922 on CIFAR-10.",
                      "Xie, Koyejo and Gupta 2019, section 6, as public reproductions have it",
                      List.of(),
                      arguments -> Models::cnnPaper),
                  new Catalogue.Entry<>(
                      "cnn-bucketing",
                      "Two convolutions (32, 64) without padding, dropout of whole channels, two dense"
                          + " layers; d = 1,199,882 on MNIST.",
                      "Karimireddy, He and Jaggi, ICLR 2022, after PyTorch's example for MNIST",
                      List.of(),
                      arguments -> Models::cnnBucketing),
                  TorchScript.ENTRY))
          .with(ServiceLoader.load(ModelProvider.class), ModelProvider::models);

  private Models() {}

  /**
   * Parses a member of the catalogue, or a list of layers.
   *
   * @param text such as {@code mlp(hidden=64)} or {@code flatten | dense(outputs=classes)}
   * @return the network's factory. The complete text of a network in a file has the file's digest
   * @throws dev.strategikon.spec.InvalidSpecException if the text is neither
   * @throws IllegalArgumentException if a value is out of its range, or a file cannot be read
   */
  public static Parsed<ModelFactory> parse(String text) {
    boolean isList = text.contains("|");
    if (isList || isLayer(Spec.parse(text))) {
      return LayerList.parse(text);
    }
    Spec spec = Spec.parse(text);
    return spec.name().equals(TorchScript.ENTRY.name())
        ? TorchScript.parse(CATALOGUE, spec)
        : CATALOGUE.parse(text);
  }

  private static boolean isLayer(Spec spec) {
    return !CATALOGUE.has(spec.name()) && Layers.CATALOGUE.has(spec.name());
  }

  private static Network softmax(ImageShape input, int classes) {
    return new LayerNetwork(input, List.of(new Flatten(), new Dense(classes)));
  }

  private static ModelFactory mlp(int hidden) {
    Dense hiddenLayer = new Dense(hidden); // refuses a bad count when the spec is read
    return (input, classes) ->
        new LayerNetwork(
            input, List.of(new Flatten(), hiddenLayer, new Relu(), new Dense(classes)));
  }

  private static Network cnnSmall(ImageShape input, int classes) {
    return new LayerNetwork(
        input,
        List.of(
            new Conv(16),
            new Relu(),
            new Conv(16),
            new Relu(),
            new MaxPool(2),
            new Conv(32),
            new Relu(),
            new Conv(32),
            new Relu(),
            new MaxPool(2),
            new Flatten(),
            new Dense(classes)));
  }

  private static Network cnnBucketing(ImageShape input, int classes) {
    return new LayerNetwork(
        input,
        List.of(
            new Conv(32, 0),
            new Relu(),
            new Conv(64, 0),
            new Relu(), // theirs has none here, see below
            new MaxPool(2),
            new Dropout(0.25, true),
            new Flatten(),
            new Dense(128),
            new Relu(),
            new Dropout(0.5, true),
            new Dense(classes)));
  }

  private static Network cnnPaper(ImageShape input, int classes) {
    double rate = 0.25;
    return new LayerNetwork(
        input,
        List.of(
            new Conv(64),
            new Relu(),
            new BatchNorm(),
            new Conv(64),
            new Relu(),
            new BatchNorm(),
            new MaxPool(2),
            new Dropout(rate),
            new Conv(128),
            new Relu(),
            new BatchNorm(),
            new Conv(128),
            new Relu(),
            new BatchNorm(),
            new MaxPool(2),
            new Dropout(rate),
            new Flatten(),
            new Dense(128),
            new Relu(),
            new Dropout(rate),
            new Dense(classes)));
  }
}
