// A hub on ws to compare with: every text message goes to all clients, one write each.
// Prints "listening on PORT" and ends with its standard input.
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 1024 });
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    for (const client of server.clients) {
      client.send(data, { binary: false });
    }
  });
  socket.on('error', () => socket.terminate());
});
server.on('listening', () => console.log(`listening on ${server.address().port}`));
process.stdin.on('end', () => process.exit(0)).resume();
