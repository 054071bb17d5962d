-- After the schema of a Fossil repository (D. Richard Hipp, BSD 2-clause licence; https://fossil-scm.org), written anew and shortened:
-- AUTOINCREMENT, checks, unsigned types, unique keys of several columns, conflict clauses, tables without row id, a view with named columns.
CREATE TABLE blob (rid INTEGER PRIMARY KEY, rcvid INTEGER, size INTEGER, uuid TEXT UNIQUE NOT NULL, content BLOB, CHECK (length(uuid) >= 40 AND rid > 0));
CREATE TABLE delta (rid INTEGER PRIMARY KEY, srcid INTEGER NOT NULL REFERENCES blob);
CREATE INDEX delta_i1 ON delta (srcid);
CREATE TABLE rcvfrom (rcvid INTEGER PRIMARY KEY, uid INTEGER REFERENCES user, mtime DATETIME, nonce TEXT UNIQUE, ipaddr TEXT);
CREATE TABLE user (uid INTEGER PRIMARY KEY, login TEXT UNIQUE, pw TEXT, cap TEXT, info TEXT, mtime DATE, photo BLOB, jx TEXT DEFAULT '{}');
CREATE TABLE config (name TEXT PRIMARY KEY NOT NULL, value CLOB, mtime DATE, CHECK (typeof(name) = 'text' AND length(name) >= 1)) WITHOUT ROWID;
CREATE TABLE reportfmt (rn INTEGER PRIMARY KEY, owner TEXT, title TEXT UNIQUE, mtime DATE, cols TEXT, sqlcode TEXT);
CREATE TABLE filename (fnid INTEGER PRIMARY KEY, name TEXT UNIQUE) ;
CREATE TABLE mlink (mid INTEGER, fid INTEGER, pmid INTEGER, pid INTEGER, fnid INTEGER REFERENCES filename, pfnid INTEGER, mperm INTEGER, isaux BOOLEAN DEFAULT 0);
CREATE INDEX mlink_i1 ON mlink (mid);
CREATE INDEX mlink_i4 ON mlink (pid);
CREATE TABLE plink (pid INTEGER REFERENCES blob, cid INTEGER REFERENCES blob, isprim BOOLEAN, mtime DATETIME, baseid INTEGER REFERENCES blob, UNIQUE (pid, cid));
CREATE INDEX plink_i2 ON plink (cid, pid);
CREATE TABLE leaf (rid INTEGER PRIMARY KEY);
CREATE TABLE event (type TEXT, mtime DATETIME, objid INTEGER PRIMARY KEY, tagid INTEGER, uid INTEGER REFERENCES user, bgcolor TEXT, euser TEXT, user TEXT, ecomment TEXT, comment TEXT, brief TEXT, omtime DATETIME);
CREATE INDEX event_i1 ON event (mtime);
CREATE TABLE tag (tagid INTEGER PRIMARY KEY, tagname TEXT UNIQUE);
CREATE TABLE tagxref (tagid INTEGER REFERENCES tag, tagtype INTEGER, srcid INTEGER REFERENCES blob, origid INTEGER REFERENCES blob, value TEXT, mtime TIMESTAMP, rid INTEGER REFERENCES blob, UNIQUE (rid, tagid));
CREATE INDEX tagxref_i1 ON tagxref (tagid, mtime);
CREATE TABLE ticket (tkt_id INTEGER PRIMARY KEY AUTOINCREMENT, tkt_uuid TEXT UNIQUE ON CONFLICT REPLACE, tkt_mtime DATE, status TEXT, subsystem TEXT, title TEXT, comment TEXT);
CREATE TABLE backlink (target TEXT, srctype INT, srcid INT, mtime TIMESTAMP, UNIQUE (target, srctype, srcid));
CREATE INDEX backlink_src ON backlink (srcid, srctype) WHERE srctype > 0;
CREATE VIEW artifact (rid, rcvid, size, atype, srcid, hash, content) AS SELECT blob.rid, rcvid, size, 1, srcid, uuid, content FROM blob LEFT JOIN delta ON (blob.rid = delta.rid);
