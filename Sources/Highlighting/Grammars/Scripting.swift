/// Python, Ruby, shells, JavaScript and TypeScript, R.
extension Grammar {
  /// Python.
  static let python = Grammar(
    WordTable(
      keywords: """
        and as assert async await break class continue def del elif else except finally for from global if import
        in is lambda match case nonlocal not or pass raise return try while with yield
        """,
      constants: "True False None Ellipsis NotImplemented",
      types: "bool bytearray bytes complex dict float frozenset int list object set str tuple type",
      names: "self cls")
  ) {
    $0.lineComments = ["#"]
    let prefixed: (inout StringForm) -> Void = {
      $0.prefix = "rRbBuUfFtT"
      $0.holePrefix = "fFtT"
      $0.holes = [.init("{", "}")]
    }
    let tripled: (inout StringForm) -> Void = {
      prefixed(&$0)
      $0.isMultiline = true
    }
    $0.strings = [
      StringForm("\"\"\"", "\"\"\"", tripled), StringForm("'''", "'''", tripled),
      StringForm("\"", "\"", prefixed), StringForm("'", "'", prefixed),
    ]
    $0.sigils = Array("@".utf8)
    $0.softWords = "match case"
    $0.definesFunction = "def"
    $0.definesType = "class"
    $0.habits = [.calls, .capitalTypes, .capitalCalls, .members]
  }

  /// Ruby.
  static let ruby = Grammar(
    WordTable(
      keywords: """
        __FILE__ __LINE__ __method__ BEGIN END alias and attr_accessor attr_reader attr_writer begin break case
        class def defined? do else elsif end ensure extend for if in include loop module next not or prepend
        private protected public raise redo require require_relative rescue retry return self super then undef
        unless until when while yield
        """,
      constants: "true false nil")
  ) {
    $0.lineComments = ["#"]
    let double = StringForm("\"", "\"") { $0.isMultiline = true }.with(.init("#{", "}"))
    let single = StringForm("'", "'") { $0.isMultiline = true }
    let backtick = StringForm("`", "`").with(.init("#{", "}"))
    $0.strings = [double, single, backtick]
    $0.nameRest = Array("?!".utf8)
    $0.sigils = Array("@$".utf8)
    $0.definesFunction = "def"
    $0.definesType = "class module"
    $0.habits = [.calls, .capitalTypes, .members, .slashRegex, .hereDocuments, .ruby]
  }

  /// The Bourne shell and its descendants.
  static let shell = Grammar(
    WordTable(
      keywords: """
        case coproc do done elif else esac fi for function if in select then time until while break continue return
        """,
      constants: "true false",
      functions: """
        alias bg bind builtin cd command declare dirs echo enable eval exec exit export fg getopts hash jobs kill
        let local logout mapfile popd printf pushd pwd read readarray readonly set shift shopt source sudo test
        trap type typeset ulimit umask unalias unset wait
        """)
  ) {
    $0.lineComments = ["#"]
    $0.strings = [
      StringForm("\"", "\"") {
        $0.isMultiline = true
        $0.hasDollarNames = true
        $0.holes = [.init("$(", ")")]
      }, .literal,
    ]
    $0.nameStart = Array("./-~+,:@%".utf8)
    $0.definesFunction = "function"
    $0.sigils = [.dollar]
    $0.habits = [.shell, .hereDocuments]
  }

  /// JavaScript.
  static let javaScript = script(
    WordTable(keywords: scriptWords, constants: scriptConstants), types: "class")

  /// TypeScript.
  static let typeScript = script(
    WordTable(
      keywords: scriptWords + """
         abstract as asserts declare enum implements infer interface is keyof namespace override private protected
        public readonly satisfies type unique
        """,
      constants: scriptConstants,
      types: "any bigint boolean never number object string symbol unknown"),
    types: "class interface enum namespace type")

  private static let scriptConstants = "true false null undefined NaN Infinity"
  private static let scriptWords = """
    async await break case catch class const continue debugger default delete do else export extends finally for
    from function get if import in instanceof let new of return set static super switch this throw try typeof var
    void while with yield
    """

  private static func script(_ words: WordTable, types: WordSet) -> Grammar {
    Grammar(words) {
      $0.lineComments = ["//"]
      $0.blockComments = [BlockComment(open: "/*", close: "*/")]
      $0.strings = [
        .double, .single, StringForm("`", "`") { $0.isMultiline = true }.with(.init("${", "}")),
      ]
      $0.sigils = Array("@#".utf8)
      $0.nameStart = [.dollar]
      $0.softWords = """
        abstract as asserts declare from get implements infer interface is namespace of override package private
        protected public readonly satisfies set static type unique
        """
      $0.definesFunction = "function"
      $0.definesType = types
      $0.habits = [.calls, .capitalTypes, .capitalCalls, .members, .slashRegex]
    }
  }

  /// R.
  static let r = Grammar(
    WordTable(
      keywords: "break else for function if in library next repeat require return while",
      constants: "TRUE FALSE NULL NA NaN Inf NA_integer_ NA_real_ NA_character_ T F")
  ) {
    $0.lineComments = ["#"]
    let string: (inout StringForm) -> Void = { $0.isMultiline = true }
    $0.strings = [StringForm("\"", "\"", string), StringForm("'", "'", string)]
    $0.nameRest = [.dot]
    $0.habits = [.calls]
  }
}

/// Shells inside of other languages.
extension Grammar {
  /// The recipes and values of make files: a shell in which `$(…)` is a variable.
  static let recipe = Grammar(
    WordTable(
      keywords: """
        define endef else endif export ifdef ifeq ifndef ifneq include override private undefine vpath if then fi for
        do done case esac while
        """,
      functions: "cd echo exec exit export set")
  ) {
    $0.lineComments = ["#"]
    $0.strings = [StringForm("\"", "\"") { $0.hasDollarNames = true }, .literal]
    $0.nameStart = Array("./-~+,:@%".utf8)
    $0.sigils = [.dollar]
    $0.habits = [.shell]
  }

  /// What stands behind the instructions of container files that are no commands.
  static let dockerArguments = Grammar(WordTable(keywords: "AS as")) {
    $0.strings = [StringForm("\"", "\"") { $0.hasDollarNames = true }, .single]
    $0.nameStart = Array("./-~+,:@%".utf8)
    $0.sigils = [.dollar]
    $0.habits = [.shell]
  }
}
