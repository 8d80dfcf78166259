"""What the screens of the workspace need beside the claims: counts kept while articles are filed, indexes, and verdicts.

One step of the migrations in `schema`, in a file of its own so that its place among them is one line.
"""

from __future__ import annotations

# cells.label is how a value is called: its canonical name where one is known, what a figure counts, else its words.
# cells.weight orders the queue of review: how much an error in this cell would change (figures and sources most: set by
# judgement, before any verdict was given) times how often its rule is wrong; what was not measured counts as half wrong.
# `labels` and `spots` are counted by triggers: a facet or a map of 200,000 claims is then read from a few hundred rows.
# `verdicts` is only added to. It names no claim and references no article: a verdict is kept when articles are read again or removed.
SCREENS = """
ALTER TABLE cells ADD COLUMN label TEXT GENERATED ALWAYS AS (
    coalesce(json_extract(value, '$.entity'), json_extract(value, '$.source.entity'), json_extract(value, '$.counts'), text)
) VIRTUAL;
ALTER TABLE cells ADD COLUMN weight REAL GENERATED ALWAYS AS (
    CASE WHEN reason IS NOT NULL OR cell IN ('modality', 'stance') AND confidence IS NULL THEN 0 ELSE
        (1.0 - coalesce(confidence, 0.5)) * CASE cell
            WHEN 'number' THEN 1.0 WHEN 'attribution' THEN 0.9 WHEN 'type' THEN 0.9 WHEN 'place' THEN 0.8
            WHEN 'time' THEN 0.8 WHEN 'actor' THEN 0.8 WHEN 'target' THEN 0.7 ELSE 0.4 END
    END
) VIRTUAL;
CREATE INDEX cells_by_weight ON cells(weight DESC, claim, cell, ordinal);
CREATE INDEX cells_by_label ON cells(cell, label);
CREATE INDEX claims_by_day ON claims(first_day, last_day, edtf, type);
CREATE INDEX articles_by_day ON articles(coalesce(published, inferred, '9999'), id);
CREATE INDEX articles_by_outlet ON articles(outlet, id);
CREATE INDEX articles_by_language ON articles(language);
CREATE INDEX articles_unread ON articles(id) WHERE signature IS NULL;
CREATE INDEX claims_without_place ON claims(id) WHERE place IS NULL AND origin IS NULL;
CREATE TABLE labels (
    cell TEXT NOT NULL,
    label TEXT NOT NULL,
    cells INTEGER NOT NULL,
    PRIMARY KEY (cell, label)
) WITHOUT ROWID;
CREATE INDEX labels_by_count ON labels(cell, cells DESC, label);
CREATE TABLE spots (
    label TEXT NOT NULL,
    precision TEXT NOT NULL,
    position TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    cells INTEGER NOT NULL,
    PRIMARY KEY (label, precision, position)
) WITHOUT ROWID;
INSERT INTO labels SELECT cell, coalesce(label, ''), count(*) FROM cells WHERE reason IS NULL AND cell <> 'time' GROUP BY 1, 2;
INSERT INTO spots SELECT coalesce(label, ''), json_extract(value, '$.precision'),
        coalesce(json_extract(value, '$.latitude') || ' ' || json_extract(value, '$.longitude'), ''),
        json_extract(value, '$.latitude'), json_extract(value, '$.longitude'), count(*)
    FROM cells WHERE reason IS NULL AND cell IN ('place', 'origin') GROUP BY 1, 2, 3;
CREATE TRIGGER cells_counted AFTER INSERT ON cells WHEN new.reason IS NULL AND new.cell <> 'time' BEGIN
    INSERT INTO labels VALUES (new.cell, coalesce(new.label, ''), 1)
        ON CONFLICT (cell, label) DO UPDATE SET cells = cells + 1;
END;
CREATE TRIGGER cells_uncounted AFTER DELETE ON cells WHEN old.reason IS NULL AND old.cell <> 'time' BEGIN
    UPDATE labels SET cells = cells - 1 WHERE cell = old.cell AND label = coalesce(old.label, '');
    DELETE FROM labels WHERE cell = old.cell AND label = coalesce(old.label, '') AND cells < 1;
END;
CREATE TRIGGER spots_counted AFTER INSERT ON cells WHEN new.reason IS NULL AND new.cell IN ('place', 'origin') BEGIN
    INSERT INTO spots VALUES (coalesce(new.label, ''), json_extract(new.value, '$.precision'),
        coalesce(json_extract(new.value, '$.latitude') || ' ' || json_extract(new.value, '$.longitude'), ''),
        json_extract(new.value, '$.latitude'), json_extract(new.value, '$.longitude'), 1)
        ON CONFLICT (label, precision, position) DO UPDATE SET cells = cells + 1;
END;
CREATE TRIGGER spots_uncounted AFTER DELETE ON cells WHEN old.reason IS NULL AND old.cell IN ('place', 'origin') BEGIN
    UPDATE spots SET cells = cells - 1 WHERE label = coalesce(old.label, '') AND precision = json_extract(old.value, '$.precision')
        AND position = coalesce(json_extract(old.value, '$.latitude') || ' ' || json_extract(old.value, '$.longitude'), '');
    DELETE FROM spots WHERE label = coalesce(old.label, '') AND cells < 1;
END;
CREATE TABLE verdicts (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type TEXT NOT NULL,
    cell TEXT NOT NULL,
    words_start INTEGER,
    words_end INTEGER,
    verdict TEXT NOT NULL,
    proposed TEXT,
    value TEXT,
    undoes TEXT,
    note TEXT NOT NULL,
    author TEXT NOT NULL,
    added TEXT NOT NULL
);
CREATE INDEX verdicts_by_words ON verdicts(article, start, cell);
CREATE INDEX verdicts_by_undone ON verdicts(undoes);
"""
