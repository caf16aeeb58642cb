package dev.strategikon.model.module;

import dev.strategikon.files.Digests;
import dev.strategikon.model.ImageShape;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.Network;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Parameter;
import dev.strategikon.spec.Parsed;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Any network of PyTorch, exported as TorchScript. A file is known by the SHA-256 of its contents,
 * which is part of a run's configuration.
 */
public final class TorchScript implements ModelFactory {
  private static final String FILE = "file";
  private static final String DIGEST = "sha256";
  private static final String OF_THE_FILE = "that-of-the-file";

  /** Its place in the catalogue. */
  public static final Entry<ModelFactory> ENTRY =
      new Entry<>(
          "torchscript",
          "Any network of PyTorch, exported by torch.jit.script or torch.jit.trace.",
          "https://pytorch.org/docs/stable/jit.html",
          List.of(
              Parameter.required(
                  FILE,
                  "the exported file, by a path from the folder where the program is started"),
              Parameter.optional(
                  "initial",
                  FILE,
                  "initial values: those in the file, or by the seed, which draws weights of two and"
                      + " more dimensions as the key initialisation says"),
              Parameter.optional(
                  DIGEST, OF_THE_FILE, "digest of the file, which other contents are refused by")),
          TorchScript::new);

  private final Path path;
  private final String digest;
  private final boolean drawn;

  /** Those that were given or have been read, and the network made of them last. */
  private byte[] contents;

  private ModuleNetwork made;

  private TorchScript(Arguments arguments) {
    this(
        Path.of(arguments.text(FILE)),
        arguments.text(DIGEST),
        arguments.choice("initial", FILE, "seed").equals("seed"),
        null);
  }

  private TorchScript(Path path, String digest, boolean drawn, byte[] contents) {
    this.path = path;
    this.digest = digest;
    this.drawn = drawn;
    this.contents = contents;
  }

  /**
   * Parses a spec. If it has no digest, the file is read and its digest completes the text.
   *
   * @param catalogue that has the entry
   * @param spec the entry's name and its arguments
   * @return the network's factory, with a text that has the digest
   * @throws IllegalArgumentException if the file is needed and cannot be read
   */
  public static Parsed<ModelFactory> parse(Catalogue<ModelFactory> catalogue, Spec spec) {
    Spec complete = catalogue.complete(spec);
    Map<String, String> arguments = new LinkedHashMap<>(complete.arguments());
    if (complete.arguments().get(DIGEST).equals(OF_THE_FILE)) {
      arguments.put(DIGEST, digest(read(Path.of(arguments.get(FILE)))));
    }
    Spec named = new Spec(spec.name(), arguments);
    Map<String, String> brief = new LinkedHashMap<>(catalogue.brief(spec).arguments());
    brief.remove(DIGEST);
    return new Parsed<>(
        named.toString(), new Spec(spec.name(), brief).toString(), catalogue.create(named));
  }

  @Override
  public synchronized Network create(ImageShape input, int classes) {
    if (made == null || !made.inputShape().equals(input) || made.classes() != classes) {
      ModuleSource source = new ScriptFile(path.toString(), contents());
      made = Probe.network(source, input, classes, drawn);
    }
    return made;
  }

  @Override
  public Optional<byte[]> file() {
    return Optional.of(contents());
  }

  @Override
  public ModelFactory with(byte[] other) {
    return new TorchScript(path, digest, drawn, other);
  }

  private synchronized byte[] contents() {
    byte[] bytes = contents == null ? read(path) : contents;
    String found = digest(bytes);
    if (!digest.equals(OF_THE_FILE) && !digest.equals(found)) {
      throw new IllegalArgumentException(
          ("%s is not the file that the run was begun with: its SHA-256 is %s, not %s. Bring that"
                  + " file back, or write the model without sha256 for a new run")
              .formatted(path, found, digest));
    }
    contents = bytes;
    return contents;
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "There is no file %s. Paths are from the folder where the program is started, %s"
              .formatted(path, Path.of("").toAbsolutePath()),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("%s cannot be read: %s".formatted(path, e), e);
    }
  }

  private static String digest(byte[] contents) {
    MessageDigest sha256 = Digests.sha256();
    sha256.update(contents);
    return Digests.hex(sha256);
  }
}
