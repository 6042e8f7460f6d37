package io.counterpool.kit.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request of unknown length whose body may be read up to a maximum. */
final class MeasuredRequest extends HttpServletRequestWrapper {

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

      private void count(int more) {
        taken += more;
        if (taken > maximum) {
          throw BodyLimitFilter.tooLarge(maximum).asException();
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
