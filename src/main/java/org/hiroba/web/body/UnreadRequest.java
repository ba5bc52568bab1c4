package org.hiroba.web.body;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was refused unread and which is answered with a page all the same. A server
 * would read a form on the thread of the request as soon as anybody, Faces too, asks for a
 * parameter (Jakarta Servlet 6.0 §3.1.1), for as long as the sender likes. So this has none, of the
 * query neither, and its body cannot be read.
 */
public final class UnreadRequest extends HttpServletRequestWrapper {
  /** Wraps a request that goes on with a body nobody has read. */
  public UnreadRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public @Nullable String getParameter(String name) {
    return null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return null;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    throw refused();
  }

  @Override
  public BufferedReader getReader() throws IOException {
    throw refused();
  }

  private static IOException refused() {
    return new IOException("The body was refused unread: it is longer than this path takes.");
  }
}
