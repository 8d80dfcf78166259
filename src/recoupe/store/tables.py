"""The tables of a dossier, by the version that brought them: SQL that is never changed once written."""

FIRST = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    published TEXT,
    language TEXT NOT NULL,
    encoding TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    published_start INTEGER,
    published_end INTEGER,
    reader TEXT NOT NULL,
    signature TEXT
);
CREATE TABLE originals (
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    zlib BLOB NOT NULL
);
CREATE TABLE appearances (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    added TEXT NOT NULL,
    PRIMARY KEY (article, address)
) WITHOUT ROWID;
CREATE INDEX appearances_by_name ON appearances(name);
CREATE TABLE blocks (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE TABLE sentences (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX sentences_by_article ON sentences(article, start);
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    trigger TEXT NOT NULL,
    sentence TEXT NOT NULL,
    actor TEXT,
    target TEXT,
    place TEXT,
    origin TEXT,
    time TEXT,
    edtf TEXT,
    first_day TEXT,
    last_day TEXT,
    equipment TEXT,
    number TEXT,
    modality TEXT NOT NULL,
    stance TEXT NOT NULL,
    attribution TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    ordinal INTEGER NOT NULL
);
CREATE INDEX claims_by_article ON claims(article, start, ordinal);
CREATE INDEX claims_by_type ON claims(type);
CREATE TABLE cells (
    claim TEXT NOT NULL REFERENCES claims(id) ON DELETE CASCADE,
    cell TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    text TEXT,
    value TEXT,
    start INTEGER,
    "end" INTEGER,
    evidence TEXT,
    rule TEXT,
    method TEXT,
    confidence REAL,
    reason TEXT,
    PRIMARY KEY (claim, cell, ordinal)
) WITHOUT ROWID;
CREATE TABLE loaded (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    category TEXT NOT NULL,
    rule TEXT NOT NULL,
    neutral TEXT,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE TABLE failures (
    address TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    noted TEXT NOT NULL
);
-- The double quotes are what Datasette looks for to offer a search box.
CREATE VIRTUAL TABLE sentences_fts USING fts5(
    text, content="sentences", content_rowid="number", tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentences_in AFTER INSERT ON sentences BEGIN
    INSERT INTO sentences_fts(rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER sentences_out AFTER DELETE ON sentences BEGIN
    INSERT INTO sentences_fts(sentences_fts, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE VIRTUAL TABLE articles_fts USING fts5(
    title, text, content="articles", content_rowid="number", tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
    INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO articles_fts(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
"""

# What an article says about itself, whom it cites, and the lines by which furniture is learnt from the pile.
# articles.published_start and published_end are written no more: facts has them.
SECOND = """
ALTER TABLE articles ADD COLUMN outlet TEXT;
ALTER TABLE articles ADD COLUMN reprint_of TEXT;
ALTER TABLE articles ADD COLUMN modified TEXT;
ALTER TABLE articles ADD COLUMN inferred TEXT;
ALTER TABLE articles ADD COLUMN renderer TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN pile TEXT NOT NULL DEFAULT '';
ALTER TABLE blocks ADD COLUMN outlet TEXT;
ALTER TABLE blocks ADD COLUMN language TEXT;
CREATE TABLE facts (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    fact TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    value TEXT NOT NULL,
    origin TEXT NOT NULL,
    words TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (article, fact, ordinal)
) WITHOUT ROWID;
INSERT INTO facts
    SELECT id, 'published', 0, published, 'byline', substr(text, published_start + 1, published_end - published_start),
        published_start, published_end
    FROM articles WHERE published IS NOT NULL AND published_start IS NOT NULL;
CREATE TABLE cites (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    entity TEXT,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE TABLE lines (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    PRIMARY KEY (article, line)
) WITHOUT ROWID;
CREATE INDEX lines_by_line ON lines(line);
"""

# Names that a person put together. Rows are only added: the last of a name and kind holds, one without a canonical name ends it.
# No reference to an article: they stay when articles are read again or taken out.
THIRD = """
CREATE TABLE aliases (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    canonical TEXT,
    kind TEXT NOT NULL,
    added TEXT NOT NULL
);
"""

# What articles are to one another. `fingerprints` and `compared` are what a run needs to compute only what changed; the others are
# written anew from `copies` whenever articles come or go. `related` has one row: the state that they hold for.
FOURTH = """
CREATE TABLE fingerprints (
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    runs BLOB NOT NULL
);
CREATE TABLE compared (
    a TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    alone TEXT,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX compared_by_b ON compared(b);
CREATE TABLE copies (
    a TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    b TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    relation TEXT NOT NULL,
    direction TEXT NOT NULL,
    share_a REAL NOT NULL,
    share_b REAL NOT NULL,
    why TEXT NOT NULL,
    passages TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX copies_by_b ON copies(b);
CREATE TABLE roots (
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    root TEXT NOT NULL,
    because TEXT
) WITHOUT ROWID;
CREATE TABLE relays (
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    root TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    taken TEXT NOT NULL,
    step INTEGER NOT NULL,
    relation TEXT NOT NULL,
    share REAL NOT NULL,
    credit TEXT,
    cut TEXT NOT NULL,
    added TEXT NOT NULL,
    altered TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE citations (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    cites TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, cites)
) WITHOUT ROWID;
CREATE TABLE missing_roots (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (number, article)
) WITHOUT ROWID;
CREATE TABLE alerts (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    taken TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    relay TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    before_start INTEGER NOT NULL,
    before_end INTEGER NOT NULL,
    after_start INTEGER NOT NULL,
    after_end INTEGER NOT NULL,
    lost_start INTEGER,
    lost_end INTEGER,
    found_start INTEGER,
    found_end INTEGER
);
CREATE TABLE related (
    state TEXT NOT NULL
);
"""

# Places that a user gave: they come before those of the gazetteer that is shipped, and stay when articles are read again.
PLACES = """
CREATE TABLE places (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    kind TEXT NOT NULL,
    country TEXT NOT NULL,
    variants TEXT NOT NULL,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    added TEXT NOT NULL
);
"""

# What claims tell together. `sketches` is what comparing needs of each article, `whereabouts` finds claims by the names of their
# places; both are kept while an article is. `events` and `foreseen` hold results with a digest of all that they depend on: what
# has the same digest is not made again. `told` has one row: the state that all of it holds for.
EVENTS = """
CREATE TABLE sketches (
    article TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    mark TEXT NOT NULL,
    packed BLOB NOT NULL
);
CREATE TABLE whereabouts (
    place TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claims(id) ON DELETE CASCADE,
    PRIMARY KEY (place, claim)
) WITHOUT ROWID;
CREATE INDEX whereabouts_by_claim ON whereabouts(claim);
CREATE TABLE event_claims (
    claim TEXT PRIMARY KEY REFERENCES claims(id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    root TEXT
) WITHOUT ROWID;
CREATE INDEX event_claims_by_event ON event_claims(event);
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    roots INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    gist TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_by_count ON events(roots DESC, articles DESC, claims DESC, id);
CREATE TABLE foreseen (
    claim TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    said TEXT NOT NULL,
    outcome TEXT NOT NULL,
    prediction TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE told (
    state TEXT NOT NULL
);
"""
