package dev.strategikon.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An expected digest.
 *
 * @param algorithm as {@link MessageDigest} names it
 * @param hex the digest, in lower-case hexadecimal digits
 */
record Digest(String algorithm, String hex) {
  static Digest sha256(String hex) {
    return new Digest("SHA-256", hex);
  }

  /** MD5 detects accidental changes, not intentional ones. */
  static Digest md5(String hex) {
    return new Digest("MD5", hex);
  }

  /** Returns a new computation of such a digest. */
  MessageDigest start() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has MD5 and SHA-256.
      throw new IllegalStateException(e);
    }
  }

  /** Ends a computation and returns its result in hexadecimal digits. */
  static String finish(MessageDigest computed) {
    return HexFormat.of().formatHex(computed.digest());
  }
}
