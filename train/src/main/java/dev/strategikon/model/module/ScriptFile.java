package dev.strategikon.model.module;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.strategikon.model.ImageShape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A TorchScript file, of which any number of modules can be made.
 *
 * @param name of the file, for messages
 * @param contents not copied
 */
record ScriptFile(String name, byte[] contents) implements ModuleSource {
  @Override
  public Module load(NDManager manager, ImageShape input) {
    requireTorchScript();
    try {
      PtNDManager owner = (PtNDManager) manager;
      InputStream in = new ByteArrayInputStream(contents);
      PtSymbolBlock block = JniUtils.loadModule(owner, in, true, false);
      NDList all = JniUtils.moduleGetParams(block, owner);
      return new Module(
          all.stream().filter(NDArray::hasGradient).toList(),
          all.stream().filter(parameter -> !parameter.hasGradient()).toList(),
          (images, training) -> pass(block, images, training),
          block::close);
    } catch (IOException | EngineException e) {
      throw refused("is damaged, or too new for this PyTorch: " + ModuleSource.reason(e), e);
    }
  }

  private static NDList pass(PtSymbolBlock block, NDArray images, boolean training) {
    if (training) {
      JniUtils.enableTrainingMode(block);
    } else {
      JniUtils.enableInferenceMode(block);
    }
    return IValueUtils.forward(block, new NDList(images), training);
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
}
