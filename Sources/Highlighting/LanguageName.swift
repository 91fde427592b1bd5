/// The names by which authors call languages.
enum LanguageName {
  /// The language that a fence or a class names; `nil` where it is not known, or is no code.
  ///
  /// What generators hang on is ignored: `ruby:config.rb`, `js{1,3}`, `python3 title="x"`, `{.go}`.
  static func language(_ name: String) -> CodeLanguage? {
    let name = name.lowercased()
    if let language = languages[name] { return language }
    let start = name.drop { $0 == "{" || $0 == "." || $0 == "=" }
    let end = start.firstIndex { ":{}[(,;= \t".contains($0) } ?? start.endIndex
    return languages[String(start[..<end])]
  }

  private static let languages: [String: CodeLanguage] = table.reduce(into: [:]) { languages, row in
    for name in row.names.split(separator: " ") { languages[String(name)] = row.language }
  }

  private static let table: [(names: String, language: CodeLanguage)] = [
    ("c h objc objective-c objectivec obj-c m arduino ino", .grammar(.c)),
    ("c++ cpp cc cxx hpp hxx hh h++ cuda cu glsl hlsl", .grammar(.cPlusPlus)),
    ("java jsp processing", .grammar(.java)),
    ("c# cs csharp dotnet", .grammar(.cSharp)),
    ("go golang", .grammar(.go)),
    ("kotlin kt kts groovy gradle", .grammar(.kotlin)),
    ("scala sc sbt", .grammar(.scala)),
    ("python py python2 python3 py2 py3 gyp starlark bazel", .grammar(.python)),
    ("ruby rb rake gemfile podfile rails irb jruby crystal", .grammar(.ruby)),
    ("shell sh bash zsh ksh fish ash dash shell-script bashrc zshrc", .grammar(.shell)),
    ("javascript js jsx mjs cjs node es6 ecmascript", .grammar(.javaScript)),
    ("typescript ts tsx mts cts", .grammar(.typeScript)),
    ("r rscript splus", .grammar(.r)),
    ("swift", .grammar(.swift)),
    ("rust rs", .grammar(.rust)),
    ("clojure clj cljs cljc edn lisp scheme elisp emacs-lisp common-lisp racket", .grammar(.clojure)),
    ("sql mysql postgresql postgres psql pgsql plsql plpgsql sqlite sqlite3 tsql hive", .grammar(.sql)),
    ("json json5 jsonc jsonl ndjson geojson webmanifest", .grammar(.json)),
    ("toml", .grammar(.toml)),
    ("ini cfg conf properties dosini gitconfig editorconfig systemd desktop", .grammar(.ini)),
    ("html htm xhtml vue svelte erb handlebars liquid jinja", .markup(isHTML: true)),
    ("xml svg rss atom plist xsd xslt xsl opf ncx wsdl pom xaml", .markup(isHTML: false)),
    ("css scss less sass", .styleSheet),
    ("yaml yml", .yaml),
    ("markdown md mkd kramdown gfm", .markdown),
    ("dockerfile docker containerfile", .dockerfile),
    ("makefile make mk gnumake", .makefile),
    ("console shell-session shellsession terminal sh-session bash-session", .console),
    ("diff patch udiff", .diff),
  ]
}
