/*
 * The page of somebody who is signed in. Where what is:
 *
 *   transport/           the WebSocket and the HTTP API: nothing else speaks to the server
 *   helpers/             what any feature may use: DOM, texts, storage, dialogs, wishes, the place
 *   shell/               the frame around the features: the conversation (chat.js), the panes, the
 *                        keys, and on-demand.js, which opens what elements wish for
 *   features/composer    writing: the field, completion, commands, drafts
 *   features/diagnostics the page about the way between browser and server
 *   features/hello       the state of the connection, as one sees it
 *   features/member      people: names, faces, presence, the list of a room's members
 *   features/mention     marks of @name, and where one was mentioned
 *   features/message     one message: its model, Markdown, its element, sending it, its versions
 *   features/pin         what is pinned in a room
 *   features/profile     oneself: name, status, the menu at the foot of the sidebar
 *   features/reaction    emoji and who reacted with them
 *   features/reading     the timeline: where one reads, what is new, jumping to a day, attention
 *   features/room        rooms: their model, the sidebar, the header, making and joining them
 *   features/saved       what one has saved for oneself
 *   features/search      searching, and how a hit looks
 *   features/settings    choices of this browser
 *   features/signin      signing in
 *   features/typing      who is writing
 *
 * A feature's folder holds its models, elements and dialogs; its texts stand in the resource bundles,
 * which the server's pages share. Other features use only the files that `PUBLIC` in
 * src/test/js/imports.test.js names; that test also sees that no imports go in a circle. An element
 * that wants something opened says so by helpers/wishes.js. worker.js runs beside the page.
 */
import { Compose } from "./features/composer/compose.js";
import { Drafts } from "./features/composer/drafts.js";
import { HirobaComposer } from "./features/composer/hiroba-composer.js";
import { HirobaConnection } from "./features/hello/hiroba-connection.js";
import { HirobaMessage } from "./features/message/hiroba-message.js";
import { Outgoing } from "./features/message/outgoing.js";
import { Sender } from "./features/message/sender.js";
import { Pins } from "./features/pin/pins.js";
import { HirobaAccount } from "./features/profile/hiroba-account.js";
import { Attention } from "./features/reading/attention.js";
import { HirobaTimeline } from "./features/reading/hiroba-timeline.js";
import { watchAttention } from "./features/reading/notifications.js";
import { HirobaRoomHeader } from "./features/room/hiroba-room-header.js";
import { HirobaRooms } from "./features/room/hiroba-rooms.js";
import { Saved } from "./features/saved/saved.js";
import { Settings } from "./features/settings/settings.js";
import { HirobaTyping } from "./features/typing/hiroba-typing.js";
import { provide } from "./helpers/context.js";
import { idSource } from "./helpers/ids.js";
import { pageData } from "./helpers/page-data.js";
import { Place } from "./helpers/place.js";
import { Storage } from "./helpers/storage.js";
import { Texts } from "./helpers/texts.js";
import { Chat } from "./shell/chat.js";
import { HirobaApp } from "./shell/hiroba-app.js";
import { HirobaDetails } from "./shell/hiroba-details.js";
import { HirobaToast } from "./shell/hiroba-toast.js";
import { fetchAll, listenToWishes } from "./shell/on-demand.js";
import { Toast } from "./shell/toast.js";
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

const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
connection.addEventListener("state", function first() {
  if (!connection.online) return;
  connection.removeEventListener("state", first);
  whenIdle(fetchAll);
});
