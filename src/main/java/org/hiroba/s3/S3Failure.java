package org.hiroba.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hiroba.config.OneLine;
import org.hiroba.config.S3Settings;
import org.hiroba.feature.file.FileStoreException;

/**
 * What S3 says when it does not do what it is asked: a status, and mostly a small document with a
 * word for programs and a sentence, of which no more than the beginning is read.
 *
 * @param code the word; empty without one
 * @param message the sentence; empty without one
 * @param region where the bucket is, if it says so
 * @param date the time there, if it says so
 */
record S3Failure(
    int status, String code, String message, Optional<String> region, Optional<String> date) {
  private static final int MAX_BYTES = 8 << 10;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int RANGE = 416;
  private static final int REDIRECT = 3;
  private static final int SERVER_ERROR = 5;

  /** Reads it; a body that does not come tells nothing. */
  static S3Failure read(int status, HttpHeaders headers, InputStream body) {
    String text = beginning(body);
    return new S3Failure(
        status,
        element(text, "Code").orElse(""),
        element(text, "Message").orElse(""),
        headers
            .firstValue("x-amz-bucket-region")
            .map(OneLine::of)
            .or(() -> element(text, "Region")),
        headers.firstValue("date").map(OneLine::of));
  }

  private static String beginning(InputStream body) {
    try (body) {
      return new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static Optional<String> element(String text, String name) {
    return S3Xml.texts(text, name).stream()
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(OneLine::of);
  }

  /** Tells whether only the object is not there. */
  boolean isNoSuchObject() {
    return status == NOT_FOUND && !code.equals("NoSuchBucket");
  }

  /** Tells whether the object ends before what was asked for. */
  boolean isBehindTheEnd() {
    return status == RANGE;
  }

  /**
   * Tells whether it may only be that the object is not there: Amazon says no more than that to who
   * may not list the bucket.
   */
  boolean isNoRight() {
    return code.equals("AccessDenied");
  }

  /** Returns what to tell an operator. */
  FileStoreException told(S3Settings settings) {
    if (status / 100 == REDIRECT) {
      return FileStoreException.lasting(elsewhere(settings));
    }
    return switch (code) {
      case "SignatureDoesNotMatch" ->
          lasting(
              "does not accept the signature: hiroba.files.s3.secret-key is not the key of"
                  + " hiroba.files.s3.access-key, or something in between changes requests");
      case "InvalidAccessKeyId" -> lasting("knows no such key: set hiroba.files.s3.access-key");
      case "NoSuchBucket" ->
          lasting(
              "has no bucket "
                  + settings.bucket()
                  + ": make it, or set hiroba.files.s3.bucket to one that is there");
      case "AccessDenied", "AllAccessDisabled", "AccountProblem" ->
          lasting(
              "does not allow it: this key needs s3:PutObject, s3:GetObject and s3:DeleteObject in"
                  + " the bucket "
                  + settings.bucket()
                  + ", and s3:ListBucket of it");
      case "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
          FileStoreException.lasting(elsewhere(settings));
      case "RequestTimeTooSkewed" ->
          FileStoreException.passing(
              "The clocks of S3 and of this server differ too much for a signature"
                  + date.map(there -> ": there it is " + there).orElse("")
                  + "; set the clock of this server."
                  + said(),
              null);
      default -> other();
    };
  }

  private FileStoreException other() {
    boolean passes =
        status / 100 == SERVER_ERROR || status == TOO_MANY || code.equals("RequestTimeout");
    return passes
        ? FileStoreException.passing("S3 cannot do it now." + said(), null)
        : FileStoreException.lasting("S3 refuses a request." + said());
  }

  private FileStoreException lasting(String what) {
    return FileStoreException.lasting("S3 " + what + "." + said());
  }

  private String elsewhere(S3Settings settings) {
    return "The bucket "
        + settings.bucket()
        + " is elsewhere: set hiroba.files.s3.region"
        + region.map(there -> "=" + there).orElse("")
        + ", and hiroba.files.s3.endpoint if there is one, to where it is."
        + said();
  }

  /** In its own words. */
  private String said() {
    return " It says: "
        + status
        + (code.isEmpty() ? "" : " " + code)
        + (message.isEmpty() ? "" : ", " + message);
  }
}
