package io.counterpool.launcher.bench;

import java.nio.ByteBuffer;

/** An endless supply of requests. */
interface Requests {

  /** Writes the next whole request; the buffer is empty and holds 64 KiB. */
  void next(ByteBuffer out);

  /** The status of an answer that counts as accepted. */
  default int accepted() {
    return 202;
  }
}
