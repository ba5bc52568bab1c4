package org.hiroba.relay;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the blocks of a PEM file (RFC 7468), whatever stands between them. */
final class PemFile {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s([^-]*)-----END \\1-----");

  private PemFile() {}

  /**
   * A block.
   *
   * @param label what it holds, such as {@code CERTIFICATE}
   * @param base64 its bytes
   */
  record Block(String label, String base64) {
    byte[] der() {
      return Base64.getMimeDecoder().decode(base64);
    }
  }

  /**
   * Returns the blocks in their order.
   *
   * @throws RelayException if a block is not Base64
   */
  static List<Block> blocks(String text, String file) throws RelayException {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String label = block.group(1);
      String body = block.group(2);
      if (label.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED")) {
        throw new RelayException(
            file
                + ": the private key is encrypted. Store it without a password, readable for this"
                + " user only: openssl pkey -in KEY -out PLAIN");
      }
      try {
        Block found = new Block(label, body);
        // Decoded twice, so that a damaged block is reported where the file's name is known.
        var unused = found.der();
        blocks.add(found);
      } catch (IllegalArgumentException e) {
        throw new RelayException(file + ": the block " + label + " is not Base64.", e);
      }
    }
    return blocks;
  }
}
