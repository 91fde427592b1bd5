/// C, C++ and what descends from them in look: Java, C#, Go, Kotlin, Scala.
extension Grammar {
  private static let slashes: [Mark] = ["//"]
  private static let stars = [BlockComment(open: "/*", close: "*/")]
  private static let nestingStars = [BlockComment(open: "/*", close: "*/", nests: true)]
  private static let tripleDouble = StringForm("\"\"\"", "\"\"\"") { $0.isMultiline = true }

  /// C and Objective-C.
  static let c = Grammar(
    WordTable(
      keywords: """
        auto break case const continue default do else enum extern for goto if inline register restrict return
        sizeof static struct switch typedef union volatile while _Alignas _Atomic _Generic _Noreturn _Static_assert
        self super
        """,
      constants: "NULL true false YES NO nil",
      types: """
        char double float int long short signed unsigned void bool _Bool size_t ssize_t ptrdiff_t intptr_t
        uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t FILE id BOOL instancetype
        """)
  ) {
    $0.lineComments = slashes
    $0.blockComments = stars
    $0.strings = [StringForm("\"", "\"") { $0.prefix = "LuU8" }, .character]
    $0.sigils = Array("@".utf8)
    $0.definesType = "struct union enum"
    $0.habits = [.calls, .directives]
  }

  /// C++.
  static let cPlusPlus = Grammar(
    WordTable(
      keywords: """
        alignas alignof and asm auto break case catch class co_await co_return co_yield concept const consteval
        constexpr constinit const_cast continue decltype default delete do dynamic_cast else enum explicit export
        extern final for friend goto if inline mutable namespace new noexcept not operator or override private
        protected public register reinterpret_cast requires return sizeof static static_assert static_cast struct
        switch template this thread_local throw try typedef typeid typename union using virtual volatile while
        """,
      constants: "nullptr NULL true false",
      types: """
        bool char char8_t char16_t char32_t double float int long short signed unsigned void wchar_t size_t
        ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t
        """)
  ) {
    $0.lineComments = slashes
    $0.blockComments = stars
    $0.strings = [StringForm("\"", "\"") { $0.prefix = "LuU8" }, .character]
    $0.definesType = "class struct union enum typename concept"
    $0.habits = [.calls, .directives, .plusPlus, .capitalTypes]
  }

  /// Java.
  static let java = Grammar(
    WordTable(
      keywords: """
        abstract assert break case catch class const continue default do else enum extends final finally for goto
        if implements import instanceof interface module native new non-sealed package permits private protected
        public record requires return sealed static strictfp super switch synchronized this throw throws transient
        try var void volatile while yield
        """,
      constants: "true false null", types: "boolean byte char double float int long short")
  ) {
    $0.lineComments = slashes
    $0.blockComments = stars
    $0.strings = [tripleDouble, .double, .character]
    $0.sigils = Array("@".utf8)
    $0.nameStart = [.dollar]
    $0.softWords = "module permits record requires sealed var yield"
    $0.definesType = "class interface enum record"
    $0.habits = [.calls, .capitalTypes, .capitalCalls, .members]
  }

  /// C#.
  static let cSharp = Grammar(
    WordTable(
      keywords: """
        abstract as async await base break case catch checked class const continue default delegate do else enum
        event explicit extern finally fixed for foreach get global goto if implicit in init interface internal is
        lock nameof namespace new operator out override params partial private protected public readonly record ref
        required return sealed set sizeof stackalloc static struct switch this throw try typeof unchecked unsafe
        using var virtual volatile when where while with yield
        """,
      constants: "true false null",
      types: """
        bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort
        void
        """)
  ) {
    $0.lineComments = slashes
    $0.blockComments = stars
    let verbatim: (inout StringForm) -> Void = {
      $0.escape = .doubled
      $0.isMultiline = true
    }
    $0.strings = [
      StringForm("$\"\"\"", "\"\"\"") {
        $0.escape = .none
        $0.isMultiline = true
      }.with(.init("{", "}")),
      StringForm("$@\"", "\"", verbatim).with(.init("{", "}")),
      StringForm("@$\"", "\"", verbatim).with(.init("{", "}")),
      StringForm("$\"", "\"").with(.init("{", "}")), StringForm("@\"", "\"", verbatim), tripleDouble, .double,
      .character,
    ]
    $0.softWords = "async init partial record required var with yield"
    $0.definesType = "class interface enum record struct"
    $0.habits = [.calls, .capitalTypes, .members, .directives]
  }

  /// Go.
  static let go = Grammar(
    WordTable(
      keywords: """
        break case chan const continue default defer else fallthrough for func go goto if import interface map
        package range return select struct switch type var
        """,
      constants: "true false nil iota",
      types: """
        any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string
        uint uint8 uint16 uint32 uint64 uintptr
        """)
  ) {
    $0.lineComments = slashes
    $0.blockComments = stars
    $0.strings = [
      .double,
      StringForm("`", "`") {
        $0.escape = .none
        $0.isMultiline = true
      }, .character,
    ]
    $0.definesFunction = "func"
    $0.definesType = "type"
    $0.habits = [.calls, .members]
  }

  /// Kotlin, and Groovy, which Gradle speaks.
  static let kotlin = Grammar(
    WordTable(
      keywords: """
        abstract actual annotation as break by catch class companion const constructor continue crossinline data
        def do else enum expect external final finally for fun if import in infix init inline inner interface
        internal is lateinit new noinline object open operator out override package private protected public
        reified return sealed static super suspend tailrec this throw throws try typealias val value var vararg
        when where while
        """,
      constants: "true false null",
      types: "boolean byte char double float int long short void")
  ) {
    $0.lineComments = slashes
    $0.blockComments = nestingStars
    let template: (inout StringForm) -> Void = {
      $0.hasDollarNames = true
      $0.holes = [.init("${", "}")]
    }
    $0.strings = [
      StringForm("\"\"\"", "\"\"\"") {
        template(&$0)
        $0.escape = .none
        $0.isMultiline = true
      }, StringForm("\"", "\"", template), .character,
    ]
    $0.sigils = Array("@".utf8)
    $0.softWords = """
      actual annotation companion data def enum expect external get infix init inline inner lateinit open operator
      out sealed set tailrec value vararg where
      """
    $0.definesFunction = "fun"
    $0.definesType = "class interface object typealias"
    $0.habits = [.calls, .capitalTypes, .capitalCalls, .members]
  }

  /// Scala.
  static let scala = Grammar(
    WordTable(
      keywords: """
        abstract case catch class def derives do else end enum export extends extension final finally for forSome
        given if implicit import infix inline lazy macro match new object opaque open override package private
        protected return sealed super then this throw trait transparent try type using val var while with yield
        """,
      constants: "true false null", types: "Boolean Byte Char Double Float Int Long Short String Unit")
  ) {
    $0.lineComments = slashes
    $0.blockComments = nestingStars
    let template: (inout StringForm) -> Void = {
      $0.prefix = "sfraw"
      $0.holePrefix = "sf"
      $0.holes = [.init("${", "}")]
    }
    $0.strings = [
      StringForm("\"\"\"", "\"\"\"") {
        template(&$0)
        $0.escape = .none
        $0.isMultiline = true
      }, StringForm("\"", "\"", template), .character,
    ]
    $0.sigils = Array("@".utf8)
    $0.definesFunction = "def"
    $0.softWords = "derives end enum extension given infix inline macro opaque open transparent using"
    $0.definesType = "class trait object enum type"
    $0.habits = [.calls, .capitalTypes, .capitalCalls, .members]
  }
}
