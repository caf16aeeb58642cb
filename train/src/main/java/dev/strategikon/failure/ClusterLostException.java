package dev.strategikon.failure;

/** A part of the cluster is gone that nobody replaces. No run of the sweep can go on there. */
public final class ClusterLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message for the user: what is gone, and what to do
   * @param cause how it was noticed
   */
  public ClusterLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
