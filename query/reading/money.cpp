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
  const std::string whole = std::to_string(size / kFenPerWanYuan);
  std::string text;
  if (negative) text.push_back('-');
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) text.push_back(',');
    text.push_back(whole[i]);
  }
  std::string decimals = std::to_string(size % kFenPerWanYuan);
  decimals.insert(0, kDecimals - decimals.size(), '0');
  while (decimals.size() > kLeastDecimals && decimals.back() == '0') decimals.pop_back();
  text.push_back('.');
  return text.append(decimals);
}

}  // namespace jitu::query
