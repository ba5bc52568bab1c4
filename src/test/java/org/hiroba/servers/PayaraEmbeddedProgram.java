package org.hiroba.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.glassfish.embeddable.CommandResult;
import org.glassfish.embeddable.GlassFish;
import org.glassfish.embeddable.GlassFishException;
import org.glassfish.embeddable.GlassFishProperties;
import org.glassfish.embeddable.GlassFishRuntime;

/**
 * Runs Payara Embedded Web until its standard input ends: lines {@code deploy FILE}, {@code
 * undeploy} and {@code run COMMAND}, the words of which are parted by tabs and which is one of
 * {@code asadmin}'s; its outcome is told by its number. Needs nothing on its class path but Payara.
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
    int commandsRun = 0;
    String command;
    while ((command = commands.readLine()) != null) {
      if (command.startsWith("deploy ")) {
        File war = new File(command.substring("deploy ".length()));
        // It returns null instead of throwing.
        String name = payara.getDeployer().deploy(war, "--name=hiroba", "--contextroot=hiroba");
        System.out.println("deployed " + name);
      } else if (command.equals("undeploy")) {
        payara.getDeployer().undeploy("hiroba");
      } else if (command.startsWith("run ")) {
        String[] words = command.substring("run ".length()).split("\t", -1);
        CommandResult result =
            payara.getCommandRunner().run(words[0], Arrays.copyOfRange(words, 1, words.length));
        System.out.println(result.getOutput());
        commandsRun++;
        System.out.println("ran " + commandsRun + ": " + result.getExitStatus());
      }
    }
    payara.stop();
    payara.dispose();
    System.exit(0);
  }
}
