package dev.strategikon.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The addresses and digests of the published data sets. Each downloaded file has a SHA-256; each
 * file in it has a digest too, by which a user's own copy, compressed or not, is compared with the
 * official data.
 */
final class OfficialSites {
  private static final String FASHION_MNIST =
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";

  /** PyTorch's copy of MNIST: its authors' own site no longer gives the files to everyone. */
  private static final String MNIST = "https://ossci-datasets.s3.amazonaws.com/mnist/";

  /** Where Debian's package dataset-fashion-mnist puts its files. */
  private static final Path DEBIAN_FASHION_MNIST = Path.of("/usr/share/datasets/fashion-mnist");

  private OfficialSites() {}

  static PublishedDataset fashionMnist() {
    return new PublishedDataset(
        MnistLayout.ofFashion("fashion-mnist", 60_000, 10_000),
        List.of(
            fashionMnist(
                MnistLayout.TRAIN_IMAGES,
                "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            fashionMnist(
                MnistLayout.TRAIN_LABELS,
                "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            fashionMnist(
                MnistLayout.TEST_IMAGES,
                "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            fashionMnist(
                MnistLayout.TEST_LABELS,
                "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
        Map.of(
            MnistLayout.TRAIN_IMAGES,
            Digest.sha256("c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
            MnistLayout.TRAIN_LABELS,
            Digest.sha256("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
            MnistLayout.TEST_IMAGES,
            Digest.sha256("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
            MnistLayout.TEST_LABELS,
            Digest.sha256("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
        List.of(DEBIAN_FASHION_MNIST));
  }

  private static RemoteFile fashionMnist(String name, String sha256) {
    return new RemoteFile(URI.create(FASHION_MNIST + name + ".gz"), Digest.sha256(sha256));
  }

  static PublishedDataset mnist() {
    return new PublishedDataset(
        MnistLayout.ofDigits(60_000, 10_000),
        List.of(
            mnist(
                MnistLayout.TRAIN_IMAGES,
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            mnist(
                MnistLayout.TRAIN_LABELS,
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            mnist(
                MnistLayout.TEST_IMAGES,
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            mnist(
                MnistLayout.TEST_LABELS,
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
        Map.of(
            MnistLayout.TRAIN_IMAGES,
            Digest.sha256("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            MnistLayout.TRAIN_LABELS,
            Digest.sha256("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            MnistLayout.TEST_IMAGES,
            Digest.sha256("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            MnistLayout.TEST_LABELS,
            Digest.sha256("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
        List.of());
  }

  private static RemoteFile mnist(String name, String sha256) {
    return new RemoteFile(URI.create(MNIST + name + ".gz"), Digest.sha256(sha256));
  }

  static PublishedDataset cifar10() {
    return new PublishedDataset(
        new Cifar10(10_000),
        List.of(
            new RemoteFile(
                URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
                Digest.sha256("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"))),
        Map.of(
            Cifar10.trainBatch(1),
            Digest.md5("5dd7e06a14cb22eb9f671a540d1b7c25"),
            Cifar10.trainBatch(2),
            Digest.md5("5ea93a67294ea407fff1d09f752e9692"),
            Cifar10.trainBatch(3),
            Digest.md5("942cd6a4bcdd0dd3c604fbe906cb4421"),
            Cifar10.trainBatch(4),
            Digest.md5("ae636b3ba5c66a11e91e8cb52e771fcb"),
            Cifar10.trainBatch(5),
            Digest.md5("53f37980c15c3d472c316c40844f3f0d"),
            Cifar10.TEST_BATCH,
            Digest.md5("803d5f7f4d78ea53de84dbe85f74fb6d")),
        List.of());
  }
}
