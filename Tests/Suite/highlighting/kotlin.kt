package book.river
import kotlin.math.PI
/** KDoc */
@JvmInline value class Level(val value: Double)
data class Gauge(val name: String, var level: Level? = null) : Base(), Reader {
  companion object { const val MAX = 1_000L }
  override suspend fun read(line: String): Int = when {
    line.isEmpty() -> 0
    else -> line.toInt().also { println("level $line of ${name.map { "${it}" }}") } // end
  }
  val raw = """raw "$name" \n"""
  val c = '\u6C34'
}
