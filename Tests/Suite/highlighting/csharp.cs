#region Gauges
using System.Linq;
namespace River;
[Serializable]
public record Gauge<T>(string Name) where T : struct {
  const string Path = @"C:\river\""levels""";
  public async Task<int?> ReadAsync(CancellationToken token = default) {
    var text = $"level {Name.ToUpper()} {{literal}} {1_000:N0}"; // end
    var raw = """Level "high" """;
    await foreach (var x in Read().Where(x => x is not null)) yield return x ?? 'c';
    return 0x1F + 1.5m;
  }
}
#endregion
