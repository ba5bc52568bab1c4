package org.hiroba.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.glassfish.embeddable.GlassFish;
import org.glassfish.embeddable.GlassFishException;
import org.glassfish.embeddable.GlassFishProperties;
import org.glassfish.embeddable.GlassFishRuntime;

/**
 * Runs Payara Embedded Web until its standard input ends: lines {@code deploy FILE} and {@code
 * undeploy}. Needs nothing on its class path but Payara.
 */
public final class PayaraEmbeddedProgram {
  private PayaraEmbeddedProgram() {}

  /** Starts with the domain.xml that the first argument names. */
  public static void main(String[] args) throws GlassFishException, IOException {
    GlassFishProperties properties = new GlassFishProperties();
    properties.setConfigFileURI(args[0]);
    GlassFish payara = GlassFishRuntime.bootstrap().newGlassFish(properties);
    payara.start();
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String command;
    while ((command = commands.readLine()) != null) {
      if (command.startsWith("deploy ")) {
        File war = new File(command.substring("deploy ".length()));
        // It returns null instead of throwing.
        String name = payara.getDeployer().deploy(war, "--name=hiroba", "--contextroot=hiroba");
        System.out.println("deployed " + name);
      } else if (command.equals("undeploy")) {
        payara.getDeployer().undeploy("hiroba");
      }
    }
    payara.stop();
    payara.dispose();
    System.exit(0);
  }
}
