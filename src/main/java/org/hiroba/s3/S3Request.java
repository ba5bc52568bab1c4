package org.hiroba.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hiroba.config.S3Settings;
import org.jspecify.annotations.Nullable;

/**
 * One request for one object. Each may be sent twice: what it does is done then, too.
 *
 * @param key of the file, behind the prefix of all; empty for the bucket itself
 * @param body what is sent; null for nothing
 * @param from the first byte that is asked for
 * @param after of a list: the key behind which it begins; null for no list
 */
record S3Request(
    Method method, String key, @Nullable Payload body, long from, @Nullable String after) {
  private static final String LOOK = "hiroba-probe-none";

  /** What is done with an object. */
  enum Method {
    /** It is read. */
    GET,
    /** It is measured. */
    HEAD,
    /** It is written. */
    PUT,
    /** It is deleted. */
    DELETE
  }

  /** What is sent: opened more than once, since it is signed before it is sent. */
  interface Payload {
    /** Returns how much it is. */
    long bytes() throws IOException;

    /** Opens it from its beginning. */
    InputStream open() throws IOException;
  }

  /** Asks for what is not there, to see who answers what. */
  static S3Request look() {
    return get(LOOK, 0);
  }

  boolean isRead() {
    return method == Method.GET || method == Method.HEAD;
  }

  boolean isLook() {
    return key.equals(LOOK);
  }

  /** Asks for up to a thousand keys, in order. */
  static S3Request list(String after) {
    return new S3Request(Method.GET, "", null, 0, after);
  }

  static S3Request head(String key) {
    return new S3Request(Method.HEAD, key, null, 0, null);
  }

  static S3Request get(String key, long from) {
    return new S3Request(Method.GET, key, null, from, null);
  }

  static S3Request put(String key, Path file) {
    Payload payload =
        new Payload() {
          @Override
          public long bytes() throws IOException {
            return Files.size(file);
          }

          @Override
          public InputStream open() throws IOException {
            return Files.newInputStream(file);
          }
        };
    return new S3Request(Method.PUT, key, payload, 0, null);
  }

  static S3Request put(String key, byte[] bytes) {
    Payload payload =
        new Payload() {
          @Override
          public long bytes() {
            return bytes.length;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(bytes);
          }
        };
    return new S3Request(Method.PUT, key, payload, 0, null);
  }

  static S3Request delete(String key) {
    return new S3Request(Method.DELETE, key, null, 0, null);
  }

  /** Returns where its object is. Nothing of it needs an escape: settings and keys see to that. */
  URI address(S3Settings settings) {
    URI endpoint = settings.endpoint();
    String bucket =
        settings.pathStyle()
            ? endpoint + "/" + settings.bucket()
            : endpoint.getScheme() + "://" + settings.bucket() + "." + endpoint.getRawAuthority();
    String list = after;
    if (list == null) {
      return URI.create(bucket + "/" + settings.prefix() + key);
    }
    return URI.create(
        bucket
            + (settings.pathStyle() ? "" : "/")
            + "?list-type=2&prefix="
            + URLEncoder.encode(settings.prefix(), StandardCharsets.UTF_8)
            + (list.isEmpty()
                ? ""
                : "&start-after="
                    + URLEncoder.encode(settings.prefix() + list, StandardCharsets.UTF_8)));
  }
}
