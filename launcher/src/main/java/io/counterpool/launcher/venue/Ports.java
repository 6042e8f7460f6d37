package io.counterpool.launcher.venue;

import io.counterpool.launcher.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Which TCP ports a venue listens on. */
public final class Ports {

  private Ports() {}

  /**
   * The port, if nobody listens on it.
   *
   * @throws UserError naming who wants it otherwise
   */
  public static int free(String who, int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      throw new UserError(
          "port %d is taken, %s needs it; stop what listens there or choose others with --port-base"
              .formatted(port, who),
          taken);
    }
  }

  /** Any free port. */
  public static int any() {
    return free("a service", 0);
  }
}
