package dev.strategikon.model.torchscript;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A TorchScript file, of which any number of modules can be made.
 *
 * @param name of the file, for messages
 * @param contents not copied
 */
record ModuleSource(String name, byte[] contents) {
  /**
   * Makes a module.
   *
   * @param manager owns it
   * @throws IllegalArgumentException if this is no TorchScript file
   */
  Module load(NDManager manager) {
    requireTorchScript();
    try {
      return new Module(
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(contents), true, false),
          (PtNDManager) manager);
    } catch (IOException | EngineException e) {
      throw refused("is damaged, or too new for this PyTorch: " + reason(e), e);
    }
  }

  /** PyTorch's own messages on such files are stack traces. */
  private void requireTorchScript() {
    Set<String> names = new HashSet<>();
    try (ZipFile zip = ZipFile.builder().setByteArray(contents).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        names.add(entry.getName().replaceFirst("^[^/]*/", ""));
      }
    } catch (IOException e) {
      throw refused(
          "is no TorchScript file, or cut off: write it by torch.jit.script(net).save(…)", e);
    }
    if (!names.contains("constants.pkl")) {
      throw refused(
          "holds weights or a pickled module, not TorchScript: write it by"
              + " torch.jit.script(net).save(…), not by torch.save",
          null);
    }
  }

  /** Returns the exception that says what is wrong with the file. */
  IllegalArgumentException refused(String what, Throwable cause) {
    return new IllegalArgumentException(name + " " + what, cause);
  }

  /** Returns the one line of a message of PyTorch that says what happened. */
  static String reason(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return message
        .lines()
        .map(String::strip)
        .filter(line -> line.toLowerCase(Locale.ROOT).matches("^\\w*(error|exception): .*"))
        .reduce((first, second) -> second)
        .orElseGet(() -> message.lines().findFirst().orElse("").strip());
  }
}
