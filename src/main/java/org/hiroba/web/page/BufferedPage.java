package org.hiroba.web.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Takes what a JSP shell writes and sends it in one piece, compressed where the browser allows. For
 * one answer, on one thread.
 */
final class BufferedPage extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 << 10);
  private final PrintWriter writer =
      new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));

  BufferedPage(HttpServletResponse response) {
    super(response);
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    throw new IllegalStateException("A shell writes text.");
  }

  @Override
  public void flushBuffer() {
    writer.flush();
  }

  @Override
  public String getCharacterEncoding() {
    return StandardCharsets.UTF_8.name();
  }

  /** Sends all of it. */
  void send(HttpServletRequest request) throws IOException {
    writer.flush();
    byte[] body = bytes.toByteArray();
    HttpServletResponse response = (HttpServletResponse) getResponse();
    response.setContentType("text/html;charset=UTF-8");
    if (Gzip.isAccepted(request)) {
      response.setHeader("Content-Encoding", "gzip");
      body = Gzip.compress(body);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
