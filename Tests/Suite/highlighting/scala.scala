package book.river
import scala.util.{Try, Success}
@main def run(args: String*): Unit =
  val text = s"level ${args.head.toInt + 1} $name"
  val raw = """raw "quotes" \n"""
  case class Gauge[A <: Int](level: Double = 1.5e3, unit: Char = 'c') extends Base with Serializable
  object Gauge { def read(line: String): Try[Gauge] = Try(Gauge(line.toDouble)) }
  (1 to 10).map(_ * 0x1FL) match { case Success(x) if x != null => true /* nested /* comment */ */ }
