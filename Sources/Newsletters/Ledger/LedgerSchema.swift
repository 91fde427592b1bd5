import GRDB

/// The tables of a ledger, version by version.
enum LedgerSchema {
  /// What the header of the file says it is: `BIFO` (sqlite.org/fileformat2.html, “Application ID”).
  static let application = 0x4249_464F
  /// The version of the tables that this code knows: `user_version` in the header of the file.
  static let version = 1

  /// Brings a ledger of any older version to this one, each step in a transaction of its own.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: firstVersion)
      try db.execute(sql: "PRAGMA application_id = \(application); PRAGMA user_version = 1")
    }
    return migrator
  }

  /// - `about` has the key of the job. `issues.digest` is SHA-256 over all that is kept of an issue, which
  ///   tells whether one that is recorded again is the same, and whether the disk has kept it.
  /// - `posts` is in reading order by `place`. A content digest is a blob of 32 bytes; `shingles` are 16-bit
  ///   values, least significant byte first, `NULL` for a text too short to be compared.
  /// - Issue 0 has the posts that were adopted.
  /// - `planned` names the files that an attempt which was never finished may have left behind.
  private static let firstVersion = """
    CREATE TABLE about (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE issues (
      number INTEGER PRIMARY KEY NOT NULL, title TEXT NOT NULL, since INTEGER, until INTEGER NOT NULL,
      published INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
    CREATE TABLE posts (
      place INTEGER PRIMARY KEY NOT NULL, issue INTEGER NOT NULL REFERENCES issues ON DELETE CASCADE,
      id TEXT NOT NULL, url TEXT NOT NULL, content ANY NOT NULL, title TEXT NOT NULL, instant INTEGER,
      length INTEGER NOT NULL, shingles BLOB) STRICT;
    CREATE INDEX posts_by_issue ON posts (issue);
    CREATE INDEX posts_by_id ON posts (id);
    CREATE INDEX posts_by_url ON posts (url);
    CREATE INDEX posts_by_content ON posts (content);
    CREATE TABLE outputs (
      issue INTEGER NOT NULL REFERENCES issues ON DELETE CASCADE, place INTEGER NOT NULL, name TEXT NOT NULL,
      format TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, pages INTEGER,
      PRIMARY KEY (issue, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX outputs_by_name ON outputs (name);
    CREATE TABLE attempts (
      id INTEGER PRIMARY KEY NOT NULL, number INTEGER NOT NULL, began INTEGER NOT NULL, state TEXT NOT NULL,
      message TEXT) STRICT;
    CREATE TABLE planned (
      name TEXT NOT NULL, sha256 TEXT NOT NULL,
      attempt INTEGER NOT NULL REFERENCES attempts ON DELETE CASCADE,
      PRIMARY KEY (name, sha256, attempt)) STRICT, WITHOUT ROWID;
    CREATE INDEX planned_by_attempt ON planned (attempt);
    CREATE TABLE waiting (id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
    """
}
