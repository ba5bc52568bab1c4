/**
 * Files in a bucket of S3: requests signed by Amazon's own signer, sent by the JDK's HTTP client.
 * Begin at {@link org.hiroba.s3.S3FileStore}.
 */
@NullMarked
package org.hiroba.s3;

import org.jspecify.annotations.NullMarked;
