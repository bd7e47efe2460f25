#include "query/reading/money.h"

#include <cstddef>

namespace jitu::query {
namespace {

constexpr std::uint64_t kFenPerWanYuan = 1'000'000;
constexpr std::size_t kDecimals = 6;
constexpr std::size_t kLeastDecimals = 2;

}  // namespace

std::string InWanYuan(std::int64_t fen) {
  const bool negative = fen < 0;
  const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  std::string whole = std::to_string(size / kFenPerWanYuan);
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ",");
  std::string decimals = std::to_string(size % kFenPerWanYuan);
  decimals.insert(0, kDecimals - decimals.size(), '0');
  while (decimals.size() > kLeastDecimals && decimals.back() == '0') decimals.pop_back();
  return (negative ? "-" : "") + whole + "." + decimals;
}

}  // namespace jitu::query
