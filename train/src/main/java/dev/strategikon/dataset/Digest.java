package dev.strategikon.dataset;

import dev.strategikon.files.Digests;
import java.security.MessageDigest;

/**
 * An expected digest.
 *
 * @param algorithm SHA-256 or MD5
 * @param hex the digest, in lower-case hexadecimal digits
 */
record Digest(String algorithm, String hex) {
  private static final String SHA256 = "SHA-256";

  static Digest sha256(String hex) {
    return new Digest(SHA256, hex);
  }

  static Digest md5(String hex) {
    return new Digest("MD5", hex);
  }

  /** Returns a new computation of such a digest. */
  MessageDigest start() {
    return algorithm.equals(SHA256) ? Digests.sha256() : Digests.md5();
  }

  /** Returns whether a computation has come to this digest, and ends it. */
  boolean is(MessageDigest computed) {
    return Digests.hex(computed).equals(hex);
  }
}
