package org.hiroba.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs requests (Signature Version 4) by the signer of Amazon's own SDK, of which nothing else is
 * here: it opens no connection and starts no thread. Thread-safe.
 */
final class S3Signer {
  private static final String SERVICE = "s3";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsIdentity identity;
  private final String region;
  private final Clock clock;

  S3Signer(String accessKey, String secretKey, String region, Clock clock) {
    this.identity = AwsCredentialsIdentity.create(accessKey, secretKey);
    this.region = region;
    this.clock = clock;
  }

  /**
   * Signs a request and the digest of its body, which is read once for it.
   *
   * @param headers what it has besides, which is signed too
   * @return all its headers but those that belong to a connection
   */
  Map<String, List<String>> sign(
      S3Request.Method method,
      URI address,
      Map<String, String> headers,
      S3Request.@Nullable Payload body)
      throws IOException {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.valueOf(method.name())).uri(address);
    headers.forEach(request::putHeader);
    SdkHttpRequest plain = request.build();
    try {
      return signer
          .sign(
              sign -> {
                sign.identity(identity)
                    .request(plain)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    // S3 takes paths as they stand, unlike all other services.
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock);
                if (body != null) {
                  sign.payload(() -> opened(body));
                }
              })
          .request()
          .headers();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static InputStream opened(S3Request.Payload body) {
    try {
      return body.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
