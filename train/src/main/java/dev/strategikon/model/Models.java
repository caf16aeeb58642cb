package dev.strategikon.model;

import dev.strategikon.model.Layer.BatchNorm;
import dev.strategikon.model.Layer.Conv;
import dev.strategikon.model.Layer.Dense;
import dev.strategikon.model.Layer.Dropout;
import dev.strategikon.model.Layer.Flatten;
import dev.strategikon.model.Layer.MaxPool;
import dev.strategikon.model.Layer.Relu;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Parameter;
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
                      arguments -> Models::cnnBucketing)))
          .with(ServiceLoader.load(ModelProvider.class), ModelProvider::models);

  private Models() {}

  private static Network softmax(ImageShape input, int classes) {
    return new Network(input, List.of(new Flatten(), new Dense(classes)));
  }

  private static ModelFactory mlp(int hidden) {
    Dense hiddenLayer = new Dense(hidden); // refuses a bad count when the spec is read
    return (input, classes) ->
        new Network(input, List.of(new Flatten(), hiddenLayer, new Relu(), new Dense(classes)));
  }

  private static Network cnnSmall(ImageShape input, int classes) {
    return new Network(
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
    return new Network(
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
    return new Network(
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
