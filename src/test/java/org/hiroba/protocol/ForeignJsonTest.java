package org.hiroba.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ForeignJsonTest {
  private static String nameIn(JsonFactory factory, String name) throws IOException {
    try (JsonParser parser = factory.createParser("{\"" + name + "\":1}")) {
      parser.nextToken();
      parser.nextToken();
      return parser.currentName();
    }
  }

  @Test
  void keepsNoNamesThatClientsMakeUp() throws IOException {
    JsonFactory factory = ForeignJson.factory().build();
    String name = nameIn(factory, "made up by a client once");
    assertThat(nameIn(factory, "made up by a client once")).isEqualTo(name).isNotSameAs(name);
  }

  /** Otherwise the virtual machine would give back its own; what stands in a class it has. */
  @Test
  void givesTheVirtualMachineNoNames() throws IOException {
    String name = nameIn(ForeignJson.factory().build(), "made up at " + System.nanoTime());
    String copy = new String(name.toCharArray());
    assertThat(copy.intern()).isSameAs(copy);
  }
}
