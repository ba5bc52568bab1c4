package org.hiroba.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The four examples of the Amazon S3 API reference, "Signature calculations for the authorization
 * header": the same request has the same signature.
 */
class S3SignerTest {
  private static final String HOST = "https://examplebucket.s3.amazonaws.com";

  private final S3Signer signer =
      new S3Signer(
          "AKIAIOSFODNN7EXAMPLE",
          "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
          "us-east-1",
          Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC));

  private String authorization(
      S3Request.Method method, String path, Map<String, String> headers, S3Request.Payload body)
      throws IOException {
    Map<String, List<String>> signed = signer.sign(method, URI.create(HOST + path), headers, body);
    assertThat(signed.get("X-Amz-Date")).containsExactly("20130524T000000Z");
    return signed.get("Authorization").get(0);
  }

  private static S3Request.Payload payload(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new S3Request.Payload() {
      @Override
      public long bytes() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  @Test
  void signsARangeOfAnObject() throws IOException {
    assertThat(authorization(S3Request.Method.GET, "/test.txt", Map.of("Range", "bytes=0-9"), null))
        .contains(
            "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
            "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date",
            "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void signsAnObjectAndItsContent() throws IOException {
    assertThat(
            authorization(
                S3Request.Method.PUT,
                "/test%24file.text",
                Map.of(
                    "Date",
                    "Fri, 24 May 2013 00:00:00 GMT",
                    "x-amz-storage-class",
                    "REDUCED_REDUNDANCY"),
                payload("Welcome to Amazon S3.")))
        .contains(
            "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
            "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  }

  @Test
  void signsQueries() throws IOException {
    assertThat(authorization(S3Request.Method.GET, "/?lifecycle", Map.of(), null))
        .contains("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    assertThat(authorization(S3Request.Method.GET, "/?max-keys=2&prefix=J", Map.of(), null))
        .contains("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }
}
