package dev.strategikon.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of bytes. Every Java platform has these two. */
public final class Digests {
  private Digests() {}

  /** {@return a SHA-256 to which no byte has been added} */
  public static MessageDigest sha256() {
    return start("SHA-256");
  }

  /** {@return an MD5 to which no byte has been added} It detects accidents, not intent. */
  public static MessageDigest md5() {
    return start("MD5");
  }

  /**
   * Ends a digest.
   *
   * @param digest what bytes were added to; afterwards it is as new
   * @return the digest in lower-case hexadecimal digits
   */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest start(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
