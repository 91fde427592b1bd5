/// Swift, Rust, Clojure, SQL, and the languages of data.
extension Grammar {
  /// Swift.
  static let swift = Grammar(
    WordTable(
      keywords: """
        Any Self actor any as associatedtype async await borrowing break case catch class consuming continue
        convenience default defer deinit didSet distributed do dynamic else enum extension fallthrough fileprivate
        final for func get guard if import in indirect infix init inout internal is isolated lazy let macro
        mutating nonisolated nonmutating open operator optional override package postfix precedencegroup prefix
        private protocol public repeat required rethrows return self sending set some static struct subscript
        super switch throw throws try typealias unowned var weak where while willSet yield
        """,
      constants: "true false nil")
  ) {
    $0.lineComments = ["//"]
    $0.blockComments = [BlockComment(open: "/*", close: "*/", nests: true)]
    $0.strings = [
      StringForm("\"\"\"", "\"\"\"") { $0.isMultiline = true }.with(.init("\\(", ")")),
      StringForm("\"", "\"") { $0.isGuarded = true }.with(.init("\\(", ")")),
    ]
    $0.sigils = Array("@#$".utf8)
    $0.softWords = """
      actor any borrowing consuming convenience didSet distributed dynamic final get indirect infix isolated lazy
      macro mutating open optional override package postfix prefix required sending set some unowned weak willSet
      """
    $0.definesFunction = "func macro"
    $0.definesType = "class struct enum protocol actor extension typealias associatedtype"
    $0.habits = [.calls, .capitalTypes, .capitalCalls, .members]
  }

  /// Rust.
  static let rust = Grammar(
    WordTable(
      keywords: """
        as async await break const continue crate dyn else enum extern fn for if impl in let loop macro_rules match
        mod move mut pub ref return self Self static struct super trait type union unsafe use where while yield
        """,
      constants: "true false",
      types: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize")
  ) {
    $0.lineComments = ["//"]
    $0.blockComments = [BlockComment(open: "/*", close: "*/", nests: true)]
    $0.strings = [
      StringForm("\"", "\"") {
        $0.isMultiline = true
        $0.prefix = "bc"
      }, .character,
    ]
    $0.definesFunction = "fn"
    $0.definesType = "struct enum trait type union mod"
    $0.habits = [.calls, .capitalTypes, .capitalCalls, .members, .rust]
  }

  /// Clojure, and other Lisps.
  static let clojure = Grammar(
    WordTable(
      keywords: """
        -> ->> and as-> case catch comment cond cond-> cond->> condp def defmacro defmethod defmulti defn defn-
        defonce defprotocol defrecord deftype defun define do doseq dosync dotimes doto finally fn for if if-let
        if-not if-some import lambda let letfn loop monitor-enter new ns or quote recur require set! some-> some->>
        throw try use var when when-first when-let when-not when-some while
        """,
      constants: "true false nil")
  ) {
    $0.lineComments = [";"]
    $0.strings = [
      StringForm("#\"", "\"") { $0.isMultiline = true }, StringForm("\"", "\"") { $0.isMultiline = true },
    ]
    $0.nameStart = Array("*+!-?<>=/.&|%$".utf8)
    $0.nameRest = Array("'#:".utf8)
    $0.definesFunction = "defn defn- defmacro defmulti defmethod defun"
    $0.definesType = "defrecord deftype defprotocol"
    $0.habits = [.lisp]
  }

  /// SQL in its dialects.
  static let sql = Grammar(
    WordTable(
      keywords: """
        add all alter analyze and as asc before begin between by cascade case check collate column commit
        constraint create cross current_date current_time database declare default delete desc distinct drop each
        else elsif end escape except exists explain for foreign from full function grant group having if ilike in
        index inner insert intersect into is join key language left like limit loop materialized natural not of
        offset on or order outer over partition primary procedure recursive references replace return returning
        returns revoke right rollback row rows schema select set show table temporary then to transaction trigger
        truncate union unique update using values view when where window with
        """,
      constants: "true false null",
      types: """
        bigint binary blob boolean bytea char character date datetime decimal double float int integer interval json
        jsonb numeric real serial smallint text time timestamp timestamptz tinyint uuid varbinary varchar
        """)
  ) {
    $0.lineComments = ["--", "#"]
    $0.blockComments = [BlockComment(open: "/*", close: "*/")]
    $0.strings = [
      StringForm("'", "'") {
        $0.escape = .doubled
        $0.isMultiline = true
      }
    ]
    $0.sigils = [.at]
    $0.habits = [.ignoresCase, .calls, .dollarQuotes, .members]
  }

  /// JSON, with the comments that configurations have.
  static let json = Grammar(WordTable(constants: "true false null")) {
    $0.lineComments = ["//"]
    $0.blockComments = [BlockComment(open: "/*", close: "*/")]
    $0.strings = [.double, .single]
    $0.habits = [.colonKeys]
  }

  /// TOML.
  static let toml = Grammar(WordTable(constants: "true false inf nan")) {
    $0.lineComments = ["#"]
    $0.strings = [
      StringForm("\"\"\"", "\"\"\"") { $0.isMultiline = true },
      StringForm("'''", "'''") {
        $0.escape = .none
        $0.isMultiline = true
      }, .double, StringForm("'", "'") { $0.escape = .none },
    ]
    $0.nameRest = [.hyphen, .dot]
    $0.habits = [.equalsKeys, .dates]
  }

  /// Configurations of keys and values, as Windows, Git and Java have them.
  static let ini = Grammar(WordTable(constants: "true false yes no on off")) {
    $0.lineComments = [";", "#"]
    $0.strings = [.double]
    $0.nameRest = [.hyphen, .dot]
    $0.habits = [.equalsKeys]
  }
}
