-- How many people gave each kind of reaction on a message. An emoji is kept without variation
-- selectors (U+FE0E, U+FE0F), which are no difference; how it is spelled, the table of emoji says.

CREATE TABLE reaction_kind (
  room BIGINT NOT NULL,
  target BIGINT NOT NULL,
  emoji TEXT COLLATE "C" NOT NULL,
  since BIGINT NOT NULL, -- the event with which the kind came
  people BIGINT NOT NULL,
  PRIMARY KEY (room, target, emoji)
);

INSERT INTO reaction (room, target, emoji, account, seq)
  SELECT room, target, replace(replace(emoji, chr(65038), ''), chr(65039), ''), account, MIN(seq)
    FROM reaction
    WHERE strpos(emoji, chr(65038)) > 0 OR strpos(emoji, chr(65039)) > 0
    GROUP BY 1, 2, 3, 4
  ON CONFLICT (room, target, emoji, account) DO UPDATE SET seq = LEAST(reaction.seq, excluded.seq);
DELETE FROM reaction
  WHERE emoji = '' OR strpos(emoji, chr(65038)) > 0 OR strpos(emoji, chr(65039)) > 0;

-- Any text was a reaction once, and any number of them: of a message that has more than may be now,
-- those stay that most people gave, and of these the older ones. The log keeps what happened.
INSERT INTO reaction_kind (room, target, emoji, since, people)
  SELECT room, target, emoji, since, people FROM (
    SELECT room, target, emoji, MIN(seq) AS since, COUNT(*) AS people,
        ROW_NUMBER() OVER (PARTITION BY room, target ORDER BY COUNT(*) DESC, MIN(seq)) AS place
      FROM reaction GROUP BY room, target, emoji) AS kind
    WHERE place <= 50;
DELETE FROM reaction WHERE NOT EXISTS (
  SELECT 1 FROM reaction_kind k
    WHERE k.room = reaction.room AND k.target = reaction.target AND k.emoji = reaction.emoji);

-- The first people of a kind are found without looking at the others.
CREATE INDEX reaction_by_time ON reaction (room, target, emoji, seq);
