// Where what is in this folder, and who may import what: see the head of index.jsp.
import { Compose } from "./features/composer/compose.js";
import { Drafts } from "./features/composer/drafts.js";
import { HirobaComposer } from "./features/composer/hiroba-composer.js";
import { Attachments } from "./features/file/attachments.js";
import { HirobaConnection } from "./features/hello/hiroba-connection.js";
import { HirobaMessage } from "./features/message/hiroba-message.js";
import { Outgoing } from "./features/message/outgoing.js";
import { Sender } from "./features/message/sender.js";
import { Pins } from "./features/pin/pins.js";
import { HirobaAccount } from "./features/profile/hiroba-account.js";
import { Attention, watchAttention } from "./features/reading/attention.js";
import { HirobaTimeline } from "./features/reading/hiroba-timeline.js";
import { HirobaRoomHeader } from "./features/room/hiroba-room-header.js";
import { HirobaRooms } from "./features/room/hiroba-rooms.js";
import { Saved } from "./features/saved/saved.js";
import { Settings } from "./features/settings/settings.js";
import { HirobaTyping } from "./features/typing/hiroba-typing.js";
import { pageData, provide } from "./helpers/context.js";
import { idSource } from "./helpers/ids.js";
import { Place } from "./helpers/place.js";
import { Storage } from "./helpers/storage.js";
import { Texts } from "./helpers/texts.js";
import { Chat } from "./shell/chat.js";
import { HirobaApp } from "./shell/hiroba-app.js";
import { HirobaDetails } from "./shell/hiroba-details.js";
import { HirobaToast, Toast } from "./shell/hiroba-toast.js";
import { fetchAll, fetchBesides, listenToWishes, restoreOffline } from "./shell/on-demand.js";
import { ChatConnection } from "./transport/chat-connection.js";
import { SessionApi } from "./transport/session-api.js";

const { user, texts, language } = pageData();
const newId = idSource();
const session = new SessionApi();
const storage = new Storage(`hiroba:${user.id}:`);
const outgoing = new Outgoing({ storage, newId });
const url = new URL("ws/chat", document.baseURI);
url.protocol = url.protocol.replace("http", "ws");
url.hash = "";

const connection = new ChatConnection({
  url: url.href,
  newId,
  hello: () => chat.greeting,
  checkSession: () => session.check(),
  alive: () => session.alive(),
  watched: () => document.visibilityState === "visible",
});
const chat = new Chat({ user, connection, outgoing, newId });
const settings = new Settings(storage);
new Sender({ connection, outgoing });

listenToWishes();
provide({
  chat,
  connection,
  outgoing,
  session,
  storage,
  settings,
  people: chat.people,
  attention: new Attention({ chat, settings }),
  compose: new Compose(),
  attachments: new Attachments(),
  pins: new Pins({ chat, connection }),
  saved: new Saved({ chat }),
  toast: new Toast(),
  drafts: new Drafts(storage),
  place: new Place(),
  texts: new Texts(texts, language),
});

const elements = {
  "hiroba-app": HirobaApp,
  "hiroba-rooms": HirobaRooms,
  "hiroba-account": HirobaAccount,
  "hiroba-room-header": HirobaRoomHeader,
  "hiroba-message": HirobaMessage,
  "hiroba-timeline": HirobaTimeline,
  "hiroba-connection": HirobaConnection,
  "hiroba-typing": HirobaTyping,
  "hiroba-details": HirobaDetails,
  "hiroba-toast": HirobaToast,
  "hiroba-composer": HirobaComposer,
};
for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
watchAttention();
connection.start();

// What the first view does without comes when the reader has had time to look at it.
const RESTED_MILLIS = 1_000;
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
connection.addEventListener("state", function first() {
  // Whoever comes without a server sees what was kept.
  if (connection.state === "waiting") return restoreOffline();
  if (!connection.online) return;
  connection.removeEventListener("state", first);
  // Who is called in the first seconds is called as well.
  whenIdle(fetchBesides);
  setTimeout(fetchAll, RESTED_MILLIS);
});
