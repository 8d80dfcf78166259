"""What review and the speed of screens need: what was read kept beside what people made of it, names in the one table of verdicts.

One step of the migrations in `schema`, in a file of its own as `screens` is.
"""

from __future__ import annotations

# `claims` and `cells` hold what is shown. Where verdicts changed a claim, `as_read` has its rows as they were read (NULL: nothing
# was, a person added it); `met` are the verdicts that found the words that they are bound to. Both are made anew from the verdicts
# whenever one is added or an article is read: nothing in them is given by hand.
# `cells.label` was computed at each look; written down, an index alone answers which claims have a label.
# `times` counts as `labels` does: the timeline is read from a few hundred rows.
REVIEWING = """
DROP TRIGGER cells_counted;
DROP TRIGGER cells_uncounted;
DROP TRIGGER spots_counted;
DROP TRIGGER spots_uncounted;
DROP INDEX cells_by_label;
DROP INDEX cells_by_weight;
ALTER TABLE cells DROP COLUMN label;
ALTER TABLE cells ADD COLUMN label TEXT;
ALTER TABLE cells ADD COLUMN verdict TEXT;
ALTER TABLE cells ADD COLUMN said TEXT;
UPDATE cells SET label = coalesce(json_extract(value, '$.entity'), json_extract(value, '$.source.entity'),
    json_extract(value, '$.counts'), text) WHERE reason IS NULL;
CREATE INDEX cells_by_label ON cells(cell, label);
CREATE INDEX cells_to_judge ON cells(weight DESC, claim, cell, ordinal) WHERE verdict IS NULL AND weight > 0;
CREATE INDEX cells_judged ON cells(verdict) WHERE verdict IS NOT NULL;
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
CREATE TABLE times (
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    edtf TEXT NOT NULL,
    type TEXT NOT NULL,
    claims INTEGER NOT NULL,
    PRIMARY KEY (first_day, last_day, edtf, type)
) WITHOUT ROWID;
INSERT INTO times
    SELECT coalesce(first_day, ''), coalesce(last_day, ''), coalesce(edtf, ''), type, count(*) FROM claims GROUP BY 1, 2, 3, 4;
CREATE TRIGGER claims_timed AFTER INSERT ON claims BEGIN
    INSERT INTO times VALUES (coalesce(new.first_day, ''), coalesce(new.last_day, ''), coalesce(new.edtf, ''), new.type, 1)
        ON CONFLICT (first_day, last_day, edtf, type) DO UPDATE SET claims = claims + 1;
END;
CREATE TRIGGER claims_untimed AFTER DELETE ON claims BEGIN
    UPDATE times SET claims = claims - 1 WHERE first_day = coalesce(old.first_day, '') AND last_day = coalesce(old.last_day, '')
        AND edtf = coalesce(old.edtf, '') AND type = old.type;
    DELETE FROM times WHERE first_day = coalesce(old.first_day, '') AND last_day = coalesce(old.last_day, '')
        AND edtf = coalesce(old.edtf, '') AND type = old.type AND claims < 1;
END;
CREATE INDEX claims_in_order ON claims(id, article, start, ordinal, modality);
CREATE INDEX articles_in_order ON articles(id, published, inferred, outlet);
DROP INDEX claims_by_article;
CREATE INDEX claims_by_article ON claims(article, start, ordinal, id);
CREATE INDEX articles_by_outlet_and_day ON articles(outlet, coalesce(published, inferred, '9999'), id);
CREATE INDEX articles_by_signature ON articles(signature);
CREATE TABLE as_read (
    claim TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    row TEXT,
    cells TEXT
) WITHOUT ROWID;
CREATE INDEX as_read_by_article ON as_read(article);
CREATE TABLE met (
    verdict TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX met_by_article ON met(article);
CREATE INDEX verdicts_by_cell ON verdicts(cell, number);
INSERT INTO verdicts (id, article, start, "end", type, cell, verdict, proposed, value, note, author, added)
    SELECT lower(hex(randomblob(8))), '', 0, 0, kind, 'name', CASE WHEN canonical IS NULL THEN 'split' ELSE 'merge' END,
        name, canonical, '', '?', added FROM aliases ORDER BY number;
DROP TABLE aliases;
CREATE VIEW aliases AS SELECT number, proposed AS name, value AS canonical, type AS kind, added, author FROM verdicts AS v
    WHERE cell = 'name' AND verdict IN ('merge', 'split') AND NOT EXISTS (SELECT 1 FROM verdicts AS u WHERE u.undoes = v.id);
"""
