package org.hiroba.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.hiroba.bench.load.Seat;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/** Who takes part in a load. */
final class Seats {
  private static final int SENDERS = 4;
  private static final String LOBBY = "lobby";

  private Seats() {}

  /** Returns one room's members, of whom four post. */
  static List<Seat> oneRoom(Subject subject, int members)
      throws InterruptedException, ExecutionException {
    List<String> headers = headers(subject, members);
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      seats.add(
          i < SENDERS
              ? new Seat(LOBBY, i, ChatClient.newId(), headers.get(i))
              : Seat.listening(LOBBY, headers.get(i)));
    }
    return seats;
  }

  /** Returns connections that do nothing. */
  static List<Seat> idle(Subject subject, int count)
      throws InterruptedException, ExecutionException {
    return headers(subject, count).stream().map(one -> Seat.listening(LOBBY, one)).toList();
  }

  /** Returns many rooms of four, all of whom post. */
  static List<Seat> manyRooms(HirobaSubject subject, int rooms)
      throws InterruptedException, ExecutionException {
    List<Guest> guests = subject.guests(rooms * SENDERS);
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < rooms; i++) {
      String room = "";
      for (int sender = 0; sender < SENDERS; sender++) {
        Guest guest = guests.get(i * SENDERS + sender);
        try (ChatClient client = guest.connect()) {
          if (sender == 0) {
            room = accepted(client.ask(command("createRoom").put("name", "Room " + i).put("kind", "public")));
          } else {
            accepted(client.ask(command("joinRoom").put("room", room)));
          }
        }
        seats.add(new Seat(room, sender, ChatClient.newId(), header(guest)));
      }
    }
    return seats;
  }

  private static ObjectNode command(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  private static String accepted(JsonNode answer) {
    if (!answer.path("type").asText().equals("accepted")) {
      throw new IllegalStateException("Refused: " + answer);
    }
    return answer.path("room").asText();
  }

  private static List<String> headers(Subject subject, int count)
      throws InterruptedException, ExecutionException {
    if (subject instanceof HirobaSubject hiroba) {
      return hiroba.guests(count).stream().map(Seats::header).toList();
    }
    List<String> none = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      none.add("");
    }
    return none;
  }

  private static String header(Guest guest) {
    return "Cookie: " + guest.cookie() + "\r\n";
  }
}
