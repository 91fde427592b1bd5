#include <vector>
#  include "gauge.hpp"
#define LEVEL(x) ((x) * 2) // twice
template <typename T, class Alloc = std::allocator<T>>
class Gauge final : public Base<T> {
 public:
  explicit Gauge(std::string_view name) noexcept : name_{name} {}
  auto read() const -> int { return 1'000'000 + 0x1Fu + 1.5e-3f; }
  static constexpr auto text = R"x(a "raw" )" string)x";
  char quote = '\'';
};
int main() { std::cout << u8"level\n" << sizeof(int) << '\n'; /* never closed
