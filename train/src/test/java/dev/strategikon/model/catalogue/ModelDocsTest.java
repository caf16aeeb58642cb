package dev.strategikon.model.catalogue;

import dev.strategikon.docs.CataloguePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of the models is what their catalogue says; asked to, it rewrites it. */
class ModelDocsTest {
  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    CataloguePage.assertListed(
        "models.md",
        Models.CATALOGUE,
        "mvn -pl train -am test -Dtest=ModelDocsTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dstrategikon.write=true");
  }
}
