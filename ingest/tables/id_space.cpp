#include "ingest/tables/id_space.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace jitu::ingest {
namespace {

constexpr std::string_view kOwnIds = "jitu";
constexpr int kNumberBits = 32;

/// Only as one would write it, so that two texts are never one number.
std::optional<std::uint64_t> NumberOf(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || (text.front() == '0' && text.size() > 1)) return {};
  return number;
}

}  // namespace

/// The leading bits tell spaces apart: 31 of a hash, so that even of a thousand spaces hardly ever two are alike.
IdSpace::IdSpace(std::string name)
    : name_(std::move(name)),
      numbers_from_(std::max<std::uint64_t>(ContentId({"import", name_}).value >> kNumberBits, 1) << kNumberBits) {}

NodeId IdSpace::Of(std::string_view id) const {
  const auto number = NumberOf(id);
  if (name_ == kOwnIds && number && *number != 0 && *number <= INT64_MAX) return NodeId{*number};
  if (number && *number >> kNumberBits == 0) return NodeId{numbers_from_ + *number};
  return ContentId({"import", name_, id});
}

}  // namespace jitu::ingest
