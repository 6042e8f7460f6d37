package io.counterpool.kit.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request of unknown length whose body may be read up to a maximum. */
final class MeasuredRequest extends HttpServletRequestWrapper {

  /** As much as the server reads away of a body whose length was stated. */
  private static final long MOST_DROPPED = 32L << 20;

  private final long maximum;

  MeasuredRequest(HttpServletRequest request, long maximum) {
    super(request);
    this.maximum = maximum;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ServletInputStream body = super.getInputStream();
    return new ServletInputStream() {
      private long taken;

      @Override
      public int read() throws IOException {
        int next = body.read();
        count(next < 0 ? 0 : 1);
        return next;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int more = body.read(into, offset, length);
        count(Math.max(0, more));
        return more;
      }

      private void count(int more) throws IOException {
        taken += more;
        if (taken > maximum) {
          drop();
          throw BodyLimitFilter.tooLarge(maximum).asException();
        }
      }

      // Reads the rest away: a caller who is answered in the middle of its body may stop sending,
      // and both would wait for each other.
      private void drop() throws IOException {
        byte[] waste = new byte[8192];
        int more = body.read(waste);
        for (long dropped = 0; more >= 0 && dropped < MOST_DROPPED; dropped += more) {
          more = body.read(waste);
        }
      }

      @Override
      public boolean isFinished() {
        return body.isFinished();
      }

      @Override
      public boolean isReady() {
        return body.isReady();
      }

      @Override
      public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
      }
    };
  }
}
