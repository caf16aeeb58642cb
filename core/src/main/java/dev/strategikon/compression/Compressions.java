package dev.strategikon.compression;

import dev.strategikon.spec.Catalogue;
import java.util.List;

/** The catalogue of compressions. */
public final class Compressions {
  /** All compressions; the first is the default. */
  public static final Catalogue<Compression> CATALOGUE =
      new Catalogue<>(
          "compression",
          List.of(Uncompressed.ENTRY, TopK.ENTRY, RandomK.ENTRY, ScaledSign.ENTRY, Quantise.ENTRY));

  private Compressions() {}
}
