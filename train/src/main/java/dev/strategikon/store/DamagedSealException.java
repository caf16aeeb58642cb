package dev.strategikon.store;

import java.io.IOException;

/** A seal that cannot be believed. The message says why, without the folder. */
final class DamagedSealException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedSealException(String message) {
    super(message);
  }
}
