package dev.strategikon.dataset;

import java.net.URI;

/**
 * A file of an official site.
 *
 * @param address an http or https address that ends with the file's name
 * @param digest what the file must have
 */
record RemoteFile(URI address, Digest digest) {
  /** Returns the name of the file. */
  String name() {
    String path = address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
