package dev.strategikon.model.layer;

import dev.strategikon.docs.CataloguePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of the layers is what their catalogue says; asked to, it rewrites it. */
class LayerDocsTest {
  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    CataloguePage.assertListed(
        "layers.md",
        Layers.CATALOGUE,
        "mvn -pl train -am test -Dtest=LayerDocsTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dstrategikon.write=true");
  }
}
