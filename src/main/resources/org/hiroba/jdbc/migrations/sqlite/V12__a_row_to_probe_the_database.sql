-- A row that -/ready reads and writes: whether the database answers, and whether it takes a write.

CREATE TABLE probe (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  probed_at BIGINT NOT NULL
);

INSERT INTO probe (id, probed_at) VALUES (1, 0);
