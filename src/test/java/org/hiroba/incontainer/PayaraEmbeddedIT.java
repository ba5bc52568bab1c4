package org.hiroba.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.HirobaProcess;
import org.hiroba.blackbox.Http;
import org.hiroba.session.SessionRegistry;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR inside Payara Embedded Web: its beans from within, the chat from outside. */
@Tag("in-container")
@ExtendWith({LoopbackPayara.class, ArquillianExtension.class})
class PayaraEmbeddedIT {
  @Inject private SessionRegistry sessions;

  @Deployment
  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, HirobaProcess.war().toFile())
        .addClass(LoopbackPayara.class);
  }

  @Test
  void injectsTheSessionRegistryOfTheApplication() {
    if (sessions == null) {
      throw new AssertionError("no session registry");
    }
  }

  @Test
  @RunAsClient
  void startsTheServicesOfTheStartupBean(@ArquillianResource URL base) throws URISyntaxException {
    Http http = new Http(loopback(base));
    assertThat(http.get("-/live").statusCode()).isEqualTo(200);
    assertThat(http.get("-/ready").statusCode()).isEqualTo(200);
    assertThat(http.get("-/ready").body()).contains("daytime");
  }

  @Test
  @RunAsClient
  void signsInAndChats(@ArquillianResource URL base) throws URISyntaxException {
    URI root = loopback(base);
    Guest alice = Guest.signIn(root, "alice");
    Guest bob = Guest.signIn(root, "bob");
    try (ChatClient hers = alice.connect();
        ChatClient his = bob.connect()) {
      String id = hers.post("lobby", "good morning");
      assertThat(hers.awaitAnswer(id).get("type").asText()).isEqualTo("accepted");
      assertThat(his.awaitMessage("good morning").get("from").get("id").asText())
          .isEqualTo(alice.id());
    }
  }

  private static URI loopback(URL base) throws URISyntaxException {
    URI uri = base.toURI();
    return new URI("http", null, "127.0.0.1", uri.getPort(), uri.getPath(), null, null);
  }
}
