// A chat hub on gorilla/websocket to compare with: every text message goes to all clients.
//
// Each client has a queue of 256 messages and a goroutine that writes. With -coalesce it writes all
// that waits as one WebSocket message, separated by line feeds; without, one message each. A client
// whose queue is full is dropped. Prints "listening on PORT" and ends with its standard input.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/gorilla/websocket"
)

const queueLength = 256

type client struct {
	conn  *websocket.Conn
	queue chan []byte
}

type hub struct {
	arrivals   chan *client
	departures chan *client
	messages   chan []byte
}

func (h *hub) run() {
	clients := map[*client]bool{}
	remove := func(c *client) {
		if clients[c] {
			delete(clients, c)
			close(c.queue)
		}
	}
	for {
		select {
		case c := <-h.arrivals:
			clients[c] = true
		case c := <-h.departures:
			remove(c)
		case message := <-h.messages:
			for c := range clients {
				select {
				case c.queue <- message:
				default:
					remove(c)
				}
			}
		}
	}
}

func (h *hub) read(c *client) {
	defer func() { h.departures <- c }()
	for {
		_, message, err := c.conn.ReadMessage()
		if err != nil {
			return
		}
		h.messages <- message
	}
}

func (c *client) writeEach() {
	defer c.conn.Close()
	for message := range c.queue {
		if c.conn.WriteMessage(websocket.TextMessage, message) != nil {
			return
		}
	}
}

func (c *client) writeAllThatWaits() {
	defer c.conn.Close()
	for message := range c.queue {
		w, err := c.conn.NextWriter(websocket.TextMessage)
		if err != nil {
			return
		}
		if _, err = w.Write(message); err != nil {
			return
		}
		for waiting := len(c.queue); waiting > 0; waiting-- {
			next, open := <-c.queue
			if !open {
				break
			}
			if _, err = w.Write([]byte{'\n'}); err != nil {
				return
			}
			if _, err = w.Write(next); err != nil {
				return
			}
		}
		if w.Close() != nil {
			return
		}
	}
}

func main() {
	coalesce := flag.Bool("coalesce", false, "write all that waits as one message")
	flag.Parse()
	h := &hub{make(chan *client), make(chan *client), make(chan []byte, queueLength)}
	go h.run()
	upgrader := websocket.Upgrader{ReadBufferSize: 1024, WriteBufferSize: 1024}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		c := &client{conn, make(chan []byte, queueLength)}
		h.arrivals <- c
		if *coalesce {
			go c.writeAllThatWaits()
		} else {
			go c.writeEach()
		}
		go h.read(c)
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on %d\n", listener.Addr().(*net.TCPAddr).Port)
	go func() {
		io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	log.Fatal(http.Serve(listener, nil))
}
