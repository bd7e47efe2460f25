#include "ingest/quantities/listed_units.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestLine = 240;  ///< bytes

std::string_view Trimmed(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

/// The power of ten of yuan that the line ends with: 支出明细(万元), 单位:元. Nothing where it ends with no unit.
std::optional<int> UnitAtEnd(std::string_view line) {
  constexpr std::pair<std::string_view, int> kUnits[] = {{"万元", 4}, {"亿元", 8}, {"千元", 3}, {"元", 0}};
  line = Trimmed(line);
  if (line.size() > kLongestLine) return {};
  const bool bracket = line.ends_with(')');
  if (bracket) line.remove_suffix(1);
  for (const auto& [unit, power] : kUnits) {
    if (!line.ends_with(unit)) continue;
    line.remove_suffix(unit.size());
    const bool told = bracket ? line.ends_with('(') || line.ends_with(':') : line.ends_with("单位:");
    return told ? std::optional(power) : std::nullopt;
  }
  return {};
}

/// A name in front of the number, behind which nothing stands.
bool IsEntry(std::string_view line, ByteSpan number) {
  constexpr std::size_t kShortestName = 6;  ///< bytes
  if (line.size() > kLongestLine || number.end != line.size()) return false;
  std::string_view name = line.substr(0, number.start);
  if (!name.ends_with(' ') && !name.ends_with(':')) return false;
  const std::size_t han = name.find_first_not_of(" :.()0123456789");
  return han != std::string_view::npos && name.size() - han > kShortestName &&
         name.find_first_of("|\t;") == std::string_view::npos && name.find("。") == std::string_view::npos;
}

class Lists {
 public:
  Lists(std::string_view text, std::vector<Quantity>& quantities) : text_(text), quantities_(quantities) {}

  void Read() {
    for (std::size_t start = 0; start < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', start), text_.size());
      ReadLine(start, Trimmed(text_.substr(start, end - start)));
      start = end + 1;
    }
    Close();
  }

 private:
  void ReadLine(std::size_t start, std::string_view line) {
    if (line.empty()) return;
    std::size_t last = next_;  // behind the quantities of the line
    while (last < quantities_.size() && quantities_[last].span.start < start + line.size()) ++last;
    const std::size_t first = std::exchange(next_, last);
    if (power_ && last > first && IsAmount(first, last, start, line)) {
      entries_.push_back(last - 1);
      return;
    }
    Close();
    power_ = UnitAtEnd(line);
  }

  /// The last quantity of the line is its only bare number, but for a mark in front, and ends it.
  bool IsAmount(std::size_t first, std::size_t last, std::size_t start, std::string_view line) const {
    const auto is_number = [&](const Quantity& quantity) {
      const bool digits = static_cast<unsigned char>(text_[quantity.span.start]) < 0x80;  // not “两站两员”
      const bool mark = quantity.span.start == start || quantity.span.start == start + 1;
      return quantity.kind == QuantityKind::kNumber && digits && !mark;
    };
    const Quantity& number = quantities_[last - 1];
    const auto at = static_cast<std::uint32_t>(start);
    return is_number(number) && number.role == Quantity::Role::kValue && number.value && number.span.start >= start &&
           std::none_of(quantities_.begin() + static_cast<std::ptrdiff_t>(first),
                        quantities_.begin() + static_cast<std::ptrdiff_t>(last - 1), is_number) &&
           IsEntry(line, {number.span.start - at, number.span.end - at});
  }

  void Close() {
    constexpr std::size_t kFewest = 2;
    if (power_ && entries_.size() >= kFewest) {
      for (const std::size_t entry : entries_) {
        Quantity& quantity = quantities_[entry];
        const auto yuan = quantity.value->Shifted(*power_);
        if (!yuan) continue;
        quantity.kind = QuantityKind::kMoney;
        quantity.unit = "yuan";
        quantity.value = yuan;
      }
    }
    entries_.clear();
    power_.reset();
  }

  std::string_view text_;
  std::vector<Quantity>& quantities_;
  std::size_t next_ = 0;              ///< quantity
  std::optional<int> power_;          ///< of ten of yuan, that the line above the list says
  std::vector<std::size_t> entries_;  ///< the amounts of its lines so far
};

}  // namespace

void TakeUnitsOfLists(std::string_view text, std::vector<Quantity>& quantities) { Lists(text, quantities).Read(); }

}  // namespace jitu::ingest
