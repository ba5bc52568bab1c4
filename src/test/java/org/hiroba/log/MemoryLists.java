package org.hiroba.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hiroba.account.UserId;
import org.hiroba.log.MemoryState.RoomData;
import org.hiroba.log.RoomEvent.MessageEdited;
import org.hiroba.log.RoomEvent.MessagePosted;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchHit;
import org.hiroba.search.Snippet;
import org.jspecify.annotations.Nullable;

/** Reads the memory store's messages in other ways than as pages of a room's history. */
final class MemoryLists {
  private MemoryLists() {}

  static Optional<VersionPage> versions(MemoryState state, RoomId room, long target, long before) {
    RoomData data = state.rooms.get(room);
    MessageView now = data == null ? null : data.messages.get(target);
    if (now == null || now.deleted()) {
      return Optional.empty();
    }
    List<MessageVersion> all = new ArrayList<>();
    for (RoomEvent event : data.events) {
      if (event instanceof MessagePosted posted && posted.seq() == target) {
        all.add(new MessageVersion(target, posted.at(), posted.text(), posted.from().id()));
      } else if (event instanceof MessageEdited edit && edit.target() == target) {
        all.add(new MessageVersion(edit.seq(), edit.at(), edit.text(), edit.by()));
      }
    }
    all.remove(all.size() - 1);
    all.removeIf(version -> version.seq() >= before);
    List<MessageVersion> page =
        new ArrayList<>(cut(all.stream().sorted(newestFirst()), VersionPage.MAX_VERSIONS));
    page.sort(Comparator.comparing(MessageVersion::seq));
    return Optional.of(new VersionPage(page, page.size() < all.size()));
  }

  private static Comparator<MessageVersion> newestFirst() {
    return Comparator.comparing(MessageVersion::seq).reversed();
  }

  private static List<MessageVersion> cut(Stream<MessageVersion> versions, int limit) {
    List<MessageVersion> page = new ArrayList<>();
    int left = HistoryQuery.MAX_PAGE_BYTES;
    for (MessageVersion version : versions.limit(limit).toList()) {
      left -= WireLength.ofVersion(version.text());
      if (left < 0 && !page.isEmpty()) {
        break;
      }
      page.add(version);
    }
    return page;
  }

  static Listed<MessageView> pins(MemoryState state, RoomId room, long before, int limit) {
    RoomData data = state.rooms.get(room);
    if (data == null) {
      return new Listed<>(List.of(), null);
    }
    List<Long> messages =
        data.pins.keySet().stream()
            .filter(seq -> data.pins.get(seq) < before)
            .sorted(Comparator.comparing((Long seq) -> data.pins.get(seq)).reversed())
            .toList();
    return listed(
        messages,
        limit,
        data.messages::get,
        seq -> data.messages.get(seq).text().length(),
        seq -> String.valueOf(data.pins.get(seq)));
  }

  static Listed<SavedMessage> saved(
      MemoryState state, UserId user, @Nullable MessagePlace before, int limit) {
    return listed(
        places(
            state,
            user,
            before,
            state.saved.stream()
                .filter(saved -> saved.user().equals(user))
                .map(MemoryState.Saved::place)),
        limit,
        place -> new SavedMessage(place.room(), view(state, place), place.at()),
        place -> view(state, place).text().length(),
        MessagePlace::cursor);
  }

  static Listed<SearchHit> mentions(
      MemoryState state, UserId user, @Nullable MessagePlace before, int limit) {
    Stream<MessagePlace> all =
        state.rooms.entrySet().stream()
            .flatMap(
                room ->
                    room.getValue().messages.values().stream()
                        .filter(view -> view.mentions().contains(user))
                        .map(view -> new MessagePlace(view.at(), room.getKey(), view.seq())));
    return listed(
        places(state, user, before, all),
        limit,
        place -> {
          MessageView view = view(state, place);
          return new SearchHit(
              place.room(), place.seq(), place.at(), view.from(), Snippet.beginningOf(view.text()));
        },
        place -> 0,
        MessagePlace::cursor);
  }

  private static MessageView view(MemoryState state, MessagePlace place) {
    return state.room(place.room()).messages.get(place.seq());
  }

  private static List<MessagePlace> places(
      MemoryState state, UserId user, @Nullable MessagePlace before, Stream<MessagePlace> all) {
    return all.filter(place -> before == null || place.compareTo(before) < 0)
        .filter(place -> state.mayRead(user, place.room()))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static <K, T> Listed<T> listed(
      List<K> keys,
      int limit,
      Function<K, T> item,
      Function<K, Integer> length,
      Function<K, String> cursor) {
    List<T> items = new ArrayList<>();
    int left = HistoryQuery.MAX_PAGE_BYTES;
    for (K key : keys) {
      left -= length.apply(key);
      if (items.size() == limit || (left < 0 && !items.isEmpty())) {
        return new Listed<>(items, cursor.apply(keys.get(items.size() - 1)));
      }
      items.add(item.apply(key));
    }
    return new Listed<>(items, null);
  }
}
