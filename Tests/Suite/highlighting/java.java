package book.river;
/** Javadoc {@code x}. */
@FunctionalInterface
public sealed interface Gauge<T extends Comparable<T>> permits Local {
  long MAX = 0xFFFF_FFFFL;
  char quote = '\'', han = '水';
  String text = """
      Level "high" // no comment
      """;
  default List<String> read(final int... values) throws IOException {
    for (var value : values) { System.out.println("a\tb" + value + 1.5f); } // end
    return new ArrayList<>(List.of(text.substring(1)));
  }
  record Point(double x, double y) {}
}
