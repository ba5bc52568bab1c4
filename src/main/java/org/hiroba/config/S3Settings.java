package org.hiroba.config;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files are kept in S3, and by whose key. Holds a secret, which {@link #toString} does not
 * tell.
 *
 * @param endpoint scheme, host and port, without a bucket
 * @param region what requests are signed for
 * @param bucket whose objects they are
 * @param prefix what the names of all objects begin with; may be empty
 * @param accessKey whose key it is
 * @param secretKey the key; empty where a file has it
 * @param secretKeyFile the file with the key
 * @param pathStyle whether the bucket stands in the path, and not in the host's name
 * @param caFile whom to trust instead of those whom Java trusts
 */
public record S3Settings(
    URI endpoint,
    String region,
    String bucket,
    String prefix,
    String accessKey,
    Optional<String> secretKey,
    Optional<Path> secretKeyFile,
    boolean pathStyle,
    Optional<Path> caFile) {
  /** What S3 takes in one request, and so how long a file may be: 5 GiB. */
  public static final long MOST_BYTES = 5L << 30;

  private static final int MAX_SECRET_BYTES = 4_096;

  /**
   * Returns the key.
   *
   * @throws IOException its file cannot be read, or nothing is in it
   */
  public String secret() throws IOException {
    if (secretKey.isPresent()) {
      return secretKey.get();
    }
    Path file = secretKeyFile.orElseThrow();
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_SECRET_BYTES);
    }
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .findFirst()
        .filter(line -> !line.isEmpty())
        .orElseThrow(() -> new IOException("its first line is empty"));
  }

  @Override
  public String toString() {
    return "bucket " + bucket + " at " + endpoint + (prefix.isEmpty() ? "" : ", under " + prefix);
  }
}
